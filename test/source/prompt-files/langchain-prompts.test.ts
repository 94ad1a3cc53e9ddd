import { describe, expect, test } from 'vitest';
import { readJsonFile } from './read-json-file.ts';

const template = (text: string, format = 'f-string') => ({
  _type: 'prompt',
  input_variables: [],
  template: text,
  template_format: format,
});

describe('saved by `save`', () => {
  test.each<[string, unknown, string[]]>([
    [
      'a template',
      template('Tell {name} a joke about {topic}.'),
      ['4:16 langchain model=? (unknown)', 'user: "Tell {name} a joke about {topic}."'],
    ],
    [
      'braces that `format` doubles, conversions and widths',
      template('Answer as {{"a": {x!r:>9}}} or {{no}}.'),
      ['4:16 langchain model=? (unknown)', String.raw`user: "Answer as {\"a\": {x}} or {no}."`],
    ],
    [
      'Jinja and Mustache',
      template('Tell {{ name }} {no}.', 'jinja2'),
      ['4:16 langchain model=? (unknown)', 'user: "Tell {name} {no}."'],
    ],
    [
      'a chat',
      {
        _type: 'chat',
        messages: [
          { role: 'system', prompt: template('You are {mood}.') },
          { variable_name: 'past', optional: true },
          { prompt: template('{question}') },
        ],
      },
      ['9:22 langchain model=? (unknown)', 'system: "You are {mood}."', 'history: "{past}"', 'user: "{question}"'],
    ],
    [
      'examples in between are left out',
      { _type: 'few_shot', prefix: 'Say the opposite.', examples: [{ a: 'b' }], suffix: 'Word: {word}' },
      ['3:14 langchain model=? (unknown)', 'user: "Say the opposite."', 'user: "Word: {word}"'],
    ],
    ['a template of another type', { _type: 'prompt', template: 7 }, []],
    ['a chat without messages', { _type: 'chat', messages: 'none' }, []],
    ['another saved thing', { _type: 'stuff', llm: { _type: 'prompt' }, template: 'Hi there' }, []],
    ['an empty template', template('  '), []],
  ])('%s', async (_name, value, expected) => {
    expect(await readJsonFile(value)).toEqual(expected);
  });
});

const constructed = (id: string, kwargs: object) => ({ lc: 1, type: 'constructor', id: id.split('.'), kwargs });
const prompt = (text: string, format = 'f-string') =>
  constructed('langchain_core.prompts.prompt.PromptTemplate', { template: text, template_format: format });
const message = (kind: string, text: string, format?: string) =>
  constructed(`langchain_core.prompts.chat.${kind}MessagePromptTemplate`, { prompt: prompt(text, format) });
const chat = (...messages: object[]) => constructed('langchain_core.prompts.chat.ChatPromptTemplate', { messages });

describe('written as constructors, as LangSmith does', () => {
  test.each<[string, unknown, string[]]>([
    [
      'each class of message has its role',
      chat(
        message('System', 'Be {mood}.'),
        constructed('langchain_core.prompts.chat.MessagesPlaceholder', { variable_name: 'past' }),
        constructed('langchain_core.messages.ai.AIMessage', { content: 'Yes, {sir}.' }),
        message('Human', 'Sum up {{text}}.', 'mustache'),
      ),
      [
        'langchain model=? (unknown)',
        'system: "Be {mood}."',
        'history: "{past}"',
        'assistant: "Yes, {sir}."',
        'user: "Sum up {text}."',
      ],
    ],
    [
      'a message of a text and a picture',
      chat(
        constructed('langchain_core.prompts.chat.HumanMessagePromptTemplate', {
          prompt: [
            prompt('What is this?'),
            constructed('langchain_core.prompts.image.ImagePromptTemplate', { template: { url: '{u}' } }),
          ],
        }),
      ),
      ['langchain model=? (unknown)', 'user: "What is this?"'],
    ],
    [
      'a role by its name',
      chat(constructed('x.prompts.chat.ChatMessagePromptTemplate', { role: 'assistant', prompt: prompt('Hm') })),
      ['langchain model=? (unknown)', 'assistant: "Hm"'],
    ],
    ['one text', prompt('Say {x}.'), ['langchain model=? (unknown)', 'user: "Say {x}."']],
    [
      'with its model, in a sequence, as a commit of the hub holds it',
      {
        commit_hash: 'c0ffee',
        manifest: constructed('langsmith.playground.PromptPlayground', {
          first: chat(message('Human', 'Say {x}.')),
          last: constructed('langchain.schema.runnable.RunnableBinding', {
            bound: constructed('langchain.chat_models.openai.ChatOpenAI', { model: 'gpt-4o-mini', max_tokens: 300 }),
          }),
        }),
      },
      ['langchain model=gpt-4o-mini (literal) limit=max_tokens:300', 'user: "Say {x}."'],
    ],
    [
      'in the steps of a sequence',
      constructed('langchain_core.runnables.RunnableSequence', {
        first: constructed('langchain_core.runnables.RunnableParallel', { steps: { a: prompt('One {x}') } }),
        middle: [chat(message('Human', 'Two'))],
      }),
      ['langchain model=? (unknown)', 'user: "One {x}"', 'langchain model=? (unknown)', 'user: "Two"'],
    ],
    ['messages alone', constructed('langchain_core.messages.human.HumanMessage', { content: 'x' }), []],
    ['nothing that constructs', { lc: 1, type: 'not_implemented', id: ['a', 'prompts', 'b'], kwargs: {} }, []],
    ['runs that only mention prompts', { runs: [prompt('Say {x}.')] }, []],
  ])('%s', async (_name, value, expected) => {
    const found = await readJsonFile(value);
    expect(found.map(line => line.replace(/^\d+:\d+ /, ''))).toEqual(expected);
  });
});
