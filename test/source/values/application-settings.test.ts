// biome-ignore-all lint/suspicious/noTemplateCurlyInString: properties as Spring writes them
import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../../src/source/values/application-settings.ts';
import { scan } from '../scanner-of-tests.ts';

const controller = `package example;

import org.springframework.ai.chat.client.ChatClient;

class Controller {
    private final ChatClient client;

    Controller(ChatClient.Builder builder) {
        this.client = builder.build();
    }

    String ask(String question) {
        return client.prompt().user(question).call().content();
    }
}
`;
const file = 'shop/src/main/java/example/Controller.java';
const resources = 'shop/src/main/resources/';

const one = async (settings: Readonly<Record<string, string>>, text = controller) => {
  const { calls } = await scan('java', text, { readFile: name => settings[name] }, file);
  expect(calls).toHaveLength(1);
  const { model, provider, outputLimit } = calls[0]!;
  return { model: model.id, from: model.from, provider, limit: outputLimit.value };
};

const unknown = { model: undefined, from: 'unknown', provider: undefined, limit: undefined };

describe('the model and the limit of a Spring application', () => {
  test.each([
    [
      'in properties',
      'application.properties',
      'spring.ai.openai.chat.options.model=gpt-4o-mini\nspring.ai.openai.chat.options.max-tokens=300\n',
      { model: 'gpt-4o-mini', from: 'default', provider: 'openai', limit: 300 },
    ],
    [
      'in YAML',
      'application.yml',
      'spring:\n  ai:\n    ollama:\n      chat:\n        options:\n          model: granite3.3:2b\n          num-predict: 64\n',
      { model: 'granite3.3:2b', from: 'default', provider: 'self-hosted', limit: 64 },
    ],
    [
      'spelled in camel case',
      'application.yaml',
      'spring.ai.anthropic.chat.options:\n  model: claude-sonnet-4-5\n  maxTokens: 900\n',
      { model: 'claude-sonnet-4-5', from: 'default', provider: 'anthropic', limit: 900 },
    ],
    [
      'without `options`',
      'application.properties',
      'spring.ai.mistralai.chat.model = mistral-small-latest',
      { model: 'mistral-small-latest', from: 'default', provider: 'mistral', limit: undefined },
    ],
    [
      'the default of a variable',
      'application.properties',
      'spring.ai.openai.chat.options.model=${MODEL:gpt-4o}',
      { model: 'gpt-4o', from: 'default', provider: 'openai', limit: undefined },
    ],
    ['a variable alone', 'application.properties', 'spring.ai.openai.chat.options.model=${MODEL}', unknown],
    ['commented out', 'application.properties', '# spring.ai.openai.chat.options.model=gpt-4o', unknown],
    ['of embeddings only', 'application.properties', 'spring.ai.openai.embedding.options.model=m', unknown],
    [
      'two providers, of which a profile chooses',
      'application.properties',
      'spring.ai.openai.chat.options.model=gpt-4o\nspring.ai.ollama.chat.options.model=llama3.2',
      unknown,
    ],
    ['no YAML', 'application.yml', 'spring: [ai: {', unknown],
    ['an empty file', 'application.yml', '', unknown],
  ])('%s', async (_what, name, text, expected) => {
    expect(await one({ [resources + name]: text })).toEqual(expected);
  });

  test('an edit of the settings is seen at the next scan', async () => {
    const settings = { [`${resources}application.properties`]: 'spring.ai.openai.chat.options.model=gpt-4o' };
    expect((await one(settings)).model).toBe('gpt-4o');
    settings[`${resources}application.properties`] = 'spring.ai.openai.chat.options.model=gpt-4.1';
    expect((await one(settings)).model).toBe('gpt-4.1');
  });

  test('what the code says comes first', async () => {
    const text = controller
      .replace(
        '.user(question)',
        '.user(question).options(OpenAiChatOptions.builder().model("o3").maxTokens(9).build())',
      )
      .replace('import', 'import org.springframework.ai.openai.OpenAiChatOptions;\nimport');
    const settings = 'spring.ai.openai.chat.options.model=gpt-4o\nspring.ai.openai.chat.options.max-tokens=300';
    expect(await one({ [`${resources}application.properties`]: settings }, text)).toMatchObject({
      model: 'o3',
      limit: 9,
    });
  });

  test('the settings of another module are not this one’s', async () => {
    const other = { 'other/src/main/resources/application.properties': 'spring.ai.openai.chat.options.model=gpt-4o' };
    expect(await one(other)).toEqual(unknown);
  });
});

test('the model of a Quarkus application', async () => {
  const text = `package example;
import dev.langchain4j.model.chat.ChatModel;
class Clerk { ChatModel model; String ask(String q) { return model.chat(q); } }
`;
  const settings = {
    [`${resources}application.properties`]:
      '%dev.quarkus.langchain4j.openai.log-requests=true\nquarkus.langchain4j.openai.chat-model.model-name=gpt-4o-mini\nquarkus.langchain4j.openai.chat-model.max-tokens=120\n',
  };
  expect(await one(settings, text)).toEqual({ model: 'gpt-4o-mini', from: 'default', provider: 'openai', limit: 120 });
});

test.each([
  [
    'a.properties',
    'a.b-c=1\n a_d : x y \n#e=2\n!f=3\n\ng=',
    [
      ['a.bc', '1'],
      ['ad', 'x y'],
    ],
  ],
  ['a.properties', '%prod.a.b=1', [['a.b', '1']]],
  [
    'a.yml',
    'a:\n  b-c: 1\n  d: [2]\n---\na:\n  b-c: 3\n',
    [
      ['a.bc', '1'],
      ['a.bc', '3'],
    ],
  ],
  ['a.yml', 'text', [['', 'text']]],
  ['a.yml', 'a: {b: }', []],
])('keys and values of %s: %j', (name, text, entries) => {
  expect(entriesOf(name, text)).toEqual(entries);
});
