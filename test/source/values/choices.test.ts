import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const client = "import OpenAI from 'openai';\nconst openai = new OpenAI();\n";
const asked = async (before: string, settings: string) =>
  resolved(
    await scan('typescript', `${client}${before}\nopenai.responses.create({ ${settings} });`, {
      readFile: () => undefined,
    }),
  );
const call = 'openai.responses.create';

describe('which of several models is asked', () => {
  const input = "input: 'Name a river.'";
  const said = 'user: Name a river.';
  test.each<[string, string, string, string]>([
    ['of two ids the first', '', "large ? 'gpt-4o' : 'gpt-4o-mini'", ', gpt-4o (literal)'],
    ['an id or what was chosen', '', "large ? 'gpt-4o' : model", ', gpt-4o (default)'],
    ['what was chosen or an id', '', "small ? pick() : 'gpt-4o'", ', gpt-4o (default)'],
    ['in several steps', "const id = a ? model.slice(1) : b ? 'gpt-4o' : model;", 'id', ', gpt-4o (default)'],
    ['an id or nothing', '', "large ? 'gpt-4o' : undefined", ', gpt-4o (literal)'],
    ['an id instead of an empty one', '', "large ? '' : 'gpt-4o'", ', gpt-4o (literal)'],
    ['none that is written', '', 'large ? first : second', ''],
  ])('%s', async (_name, before, model, expected) => {
    expect(await asked(before, `model: ${model}, ${input}`)).toEqual([`${call}${expected}`, said]);
  });
});

test.each<[string, string, string]>([
  [
    'two clients',
    "key ? new ChatAnthropic({ model: 'claude-sonnet-4-5' }) : new ChatOpenAI({ model: 'gpt-4o' })",
    ', claude-sonnet-4-5 (default)',
  ],
  [
    'a client, or one that a parameter brings',
    "given ? given : new ChatOpenAI({ model: 'gpt-4o' })",
    ', gpt-4o (literal)',
  ],
])('which of several models is asked by %s', async (_name, model, expected) => {
  const imports =
    "import { ChatAnthropic } from '@langchain/anthropic';\nimport { ChatOpenAI } from '@langchain/openai';\n";
  const text = `${imports}const model = ${model};\nconst bound = model.bindTools(tools);\nbound.invoke('Name a river.');`;
  expect(resolved(await scan('typescript', text, { readFile: () => undefined }))).toEqual([
    `bound.invoke${expected}`,
    'user: Name a river.',
  ]);
});

describe('which of several texts is sent', () => {
  test.each<[string, string, string]>([
    ['a whole message is its first', "short ? 'Be brief.' : 'Take your time.'", 'Be brief.'],
    ['in words beside what is not known', "short ? 'Be brief.' : text", 'Be brief.'],
    ['inside a text it is a placeholder', `\`Now: \${short ? 'be brief' : 'take your time'}\``, 'Now: {value}'],
    ['a number that is always the same', `\`\${short ? 3 : 3} lines\``, '3 lines'],
    ['different numbers', `\`\${short ? 3 : 9} lines\``, '{value} lines'],
  ])('%s', async (_name, text, expected) => {
    expect(await asked('', `model: 'gpt-4o', input: ${text}`)).toEqual([
      `${call}, gpt-4o (literal)`,
      `user: ${expected}`,
    ]);
  });
});

describe('members of an enum of Rust', () => {
  const program = (model: string, prompt = '"Why?"') => `use rig::{completion::Prompt, providers::openai};
pub enum Model { Small, Large, Tiny, Custom(String) }
impl Model {
    const USUAL: &'static str = "o1";
    pub fn id(&self) -> &'static str {
        match self {
            Model::Small | Model::Tiny => "gpt-4o-mini",
            Self::Large => "gpt-4o",
            Model::Custom(name) => name,
        }
    }
    pub fn best() -> Self { Self::Large }
    pub fn title(&self) -> String {
        match self { Model::Large => "Write a long title.".to_string(), _ => { log(); "Write a short title.".to_string() } }
    }
}
async fn ask(model: Model) {
    let agent = openai::Client::from_env().agent(${model}).build();
    agent.prompt(${prompt}).await;
}`;
  test.each<[string, string, string]>([
    ['the one that is named', 'Model::Large.id()', 'agent.prompt, gpt-4o (default)'],
    ['one of several in a pattern', 'Model::Tiny.id()', 'agent.prompt, gpt-4o-mini (default)'],
    ['the one that a function gives', 'Model::best().id()', 'agent.prompt, gpt-4o (default)'],
    ['a constant of the type', 'Model::USUAL', 'agent.prompt, o1 (default)'],
    ['one that a parameter brings: the first', 'model.id()', 'agent.prompt, gpt-4o-mini (default)'],
  ])('%s', async (_name, model, expected) => {
    expect(resolved(await scan('rust', program(model))).slice(-2)).toEqual([expected, 'user: Why?']);
  });
  test.each([
    ['Model::Large.title()', 'user: Write a long title.'],
    ['Model::Small.title()', 'user: Write a short title.'],
    // A text that may be another one is shown by the first.
    ['model.title()', 'user: Write a long title.'],
    ['format!("For {}: why?", model)', 'user: For {model}: why?'],
  ])('%s', async (prompt, expected) => {
    expect(resolved(await scan('rust', program('"gpt-4o"', prompt))).at(-1)).toBe(expected);
  });
});

test.each<[string, string, string]>([
  ['off unless a caller turns it on', 'smart=False', 'small (literal)'],
  ['on', 'smart=True', 'large (literal)'],
  ['for the caller to say', 'smart', 'large (literal)'],
])('which of two models is asked by a parameter that is %s', async (_name, parameter, expected) => {
  const text = `from openai import OpenAI
def ask(text, ${parameter}):
    OpenAI().responses.create(model="large" if smart else "small", input=text)`;
  const [call] = resolved(await scan('python', text, { readFile: () => undefined }));
  expect(call).toBe(`OpenAI().responses.create, ${expected}`);
});

describe('which of several models is asked that branches give a name', () => {
  const go = (branches: string) => `package main
import "github.com/sashabaranov/go-openai"
func ask(ctx context.Context, client *openai.Client, kind string) {
	var model string
	${branches}
	client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: model})
}`;
  const typescript = (branches: string) => `${client}function ask(kind) {
  let model;
  ${branches}
  return openai.responses.create({ model, input: 'Name a river.' });
}`;
  test.each<[string, 'go' | 'typescript', string, string]>([
    ['an if and its else', 'typescript', "if (kind) model = 'gpt-4o'; else model = 'gpt-4.1';", 'gpt-4.1 (default)'],
    ['cases', 'typescript', "switch (kind) { case 'a': model = 'gpt-4o'; break; default: model = 'gpt-4.1'; }", 'gpt-4.1 (default)'],
    ['the same in both', 'typescript', "if (kind) { model = 'gpt-4o'; log(); } else model = 'gpt-4o';", 'gpt-4o (constant)'],
    ['an if alone', 'typescript', "if (kind) model = 'gpt-4o';", 'gpt-4o (constant)'],
    ['cases of Go', 'go', 'switch kind {\n\tcase "a":\n\t\tmodel = "gpt-4o"\n\tdefault:\n\t\tmodel = "gpt-4.1"\n\t}', 'gpt-4.1 (default)'],
  ])('%s', async (_name, language, branches, expected) => {
    const found = resolved(await scan(language, (language === 'go' ? go : typescript)(branches)));
    expect(found[0]!.replace(/^[^,]*, /, '')).toBe(expected);
  }); // biome-ignore format: a table
});
