import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { partText, resolved, scan } from '../scanner-of-tests.ts';

const of = async (language: LanguageId, text: string) => resolved(await scan(language, text));

describe('fields that are made from themselves', () => {
  const method = (index: number) =>
    `void find${index}() { owners = this.owners.byName("prompt ${index}").and(this.owners); }`;

  test('are looked up once, however many assignments there are', async () => {
    const methods = Array.from({ length: 40 }, (_, index) => method(index)).join('\n');
    const { problems } = await scan(
      'java',
      `import com.openai.client.OpenAIClient;\nclass A { Owners owners;\n${methods}\n}`,
    );
    expect(problems).toEqual([]);
  });

  test('keep what they were first', async () => {
    const text = `
from openai import OpenAI
class Chat:
    def __init__(self):
        self.client = OpenAI()
        self.system = "Be brief."
    def ask(self):
        self.system = self.system
        return self.client.responses.create(model="gpt-4o", input=self.system)
`;
    expect(await of('python', text)).toEqual(['self.client.responses.create, gpt-4o (literal)', 'user: Be brief.']);
  });
});

describe('an assignment to a bare name', () => {
  const java = (body: string) => `
import dev.langchain4j.model.openai.OpenAiChatModel;
class A {
  String question = "What is the field?";
  OpenAiChatModel model = OpenAiChatModel.builder().apiKey("k").modelName("gpt-4o").build();
  void change() { ${body} }
  void ask() { model.chat(question); }
}`;
  test.each([
    ['of a field reaches other methods', 'question = "What is new?";', 'user: What is new?'],
    ['of a local does not', 'String question = ""; question = "What is local?";', 'user: What is the field?'],
    ['of a parameter of a lambda does not', 'run(question -> { question = "no"; });', 'user: What is the field?'],
  ])('%s', async (_name, body, expected) => {
    expect((await of('java', java(body)))[1]).toBe(expected);
  });
});

describe('what a class says of its fields in Python', () => {
  const asks = (field: string, body = '') => `from functools import cached_property
from pydantic import BaseModel, Field
from dataclasses import dataclass, field
from openai import OpenAI
from .settings import make_client

def own_client():
    return OpenAI(base_url="http://localhost:8000/v1")

class Desk(BaseModel):
${field}
    def ask(self):
        return self.client.responses.create(model="gpt-4o", input=${body || '"Who is there?"'})
`;
  const asked = ['self.client.responses.create, gpt-4o (literal)', 'user: Who is there?'];
  test.each<[string, string, string[]]>([
    ['a factory that is a class', '    client: object = Field(default_factory=OpenAI)', asked],
    ['a factory that is a function', '    client: object = field(default_factory=own_client)', asked],
    ['a factory without a name', '    client: object = Field(default_factory=lambda: OpenAI())', asked],
    [
      'a property by what it returns',
      '    @property\n    def client(self):\n        return self._client or OpenAI()',
      asked,
    ],
    [
      'a property by its type',
      '    @cached_property\n    def client(self) -> OpenAI:\n        return make_client()',
      asked,
    ],
    [
      'a property of another name for it',
      '    @functools.cached_property\n    def client(self):\n        return own_client()',
      asked,
    ],
  ])('%s', async (_, field, expected) => {
    expect(await of('python', asks(field))).toEqual(expected);
  });

  test('a text that a property gives', async () => {
    const text = asks(
      '    client: OpenAI\n    @property\n    def system(self):\n        return f"You help {self.name}."',
      'self.system',
    );
    expect(await of('python', text)).toEqual([
      'self.client.responses.create, gpt-4o (literal)',
      'user: You help {name}.',
    ]);
  });

  test('a property that reads itself', async () => {
    const text = asks('    @property\n    def client(self):\n        return self.client');
    expect(await of('python', text)).toEqual(asked);
  });

  test('a method is no property', async () => {
    const text = `from openai import OpenAI
class Desk:
    @cache
    def client(self):
        return OpenAI()
    def ask(self):
        return self.client.completions.create(prompt=text)
`;
    expect(await of('python', text)).toEqual([]);
  });
});

describe('what a class that derives from an agent of an SDK says of its objects', () => {
  const laravel = (body: string, call: string) => `<?php
use LarAgent\\Agent;
class Clerk extends Agent {
${body}
}
${call};`;
  test.each<[string, LanguageId, string, string[]]>([
    [
      'fields and a method',
      'php',
      laravel(
        `  protected $model = 'gpt-4o-mini';
  protected $maxCompletionTokens = 300;
  public function instructions() { return 'You sell tea.'; }`,
        `Clerk::for('user')->respond('Which one?')`,
      ),
      ['Clerk.for().respond, gpt-4o-mini (default), <= 300', 'system: You sell tea.', 'user: Which one?'],
    ],
    [
      'what is set at the call comes first',
      'php',
      laravel(`  protected $model = 'gpt-4o-mini';`, `Clerk::for('user')->withModel('gpt-4o')->respond('Which one?')`),
      ['Clerk.for().withModel().respond, gpt-4o (default)', 'user: Which one?'],
    ],
    [
      'a method that only the running program answers',
      'php',
      laravel(
        '  public function instructions() { return $this->settings->text(); }',
        `Clerk::for('user')->respond('Which one?')`,
      ),
      ['Clerk.for().respond', 'system: {settings}', 'user: Which one?'],
    ],
    [
      'a class of another name says nothing of it',
      'php',
      laravel('', `class Other { protected $model = 'gpt-4o'; }\nClerk::for('user')->respond('Which one?')`),
      ['Clerk.for().respond', 'user: Which one?'],
    ],
    [
      'macros in the body of a class',
      'ruby',
      `class Clerk < RubyLLM::Agent
  model "gpt-5-nano"
  instructions "You sell tea."
end
Clerk.new.ask("Which one?")`,
      ['Clerk().ask, gpt-5-nano (constant)', 'system: You sell tea.', 'user: Which one?'],
    ],
    [
      'a class that has the name of the SDK',
      'ruby',
      `class RubyLLM < RubyLLM::Agent
  model "gpt-5-nano"
  instructions "You sell tea."
end
RubyLLM.new.ask("Which one?")`,
      ['RubyLLM().ask, gpt-5-nano (constant)', 'system: You sell tea.', 'user: Which one?'],
    ],
    [
      'a macro that is given no value',
      'ruby',
      `class Clerk < RubyLLM::Agent
  model :fast
  instructions
end
Clerk.new.ask("Which one?")`,
      ['Clerk().ask', 'user: Which one?'],
    ],
    [
      'a call of that name in a method is no macro',
      'ruby',
      `class Clerk < RubyLLM::Agent
  def set
    model "gpt-5-nano"
  end
end
Clerk.new.ask("Which one?")`,
      ['Clerk().ask', 'user: Which one?'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await of(language, text)).toEqual(expected);
  });
});

describe('entries that a method sets on an object in a field', () => {
  const ruby = (body: string) => `class Gemini
  include HTTParty
  def initialize
    @options = { headers: { 'Content-Type' => 'application/json' } }
  end
  def call(prompt)
${body}
    self.class.post("/models/gemini-1.5-flash:generateContent", @options)
  end
end`;
  test.each<[string, string, string[]]>([
    [
      'a body',
      '    @options[:body] = { contents: [{ parts: [{ text: "Say: #{prompt}" }] }] }.to_json',
      ['self.class.post, gemini-1.5-flash (default)', 'user: Say: {prompt}'],
    ],
    [
      'of two the last',
      `    @options[:body] = { contents: [] }.to_json
    @options[:body] = { contents: [{ parts: [{ text: prompt }] }] }.to_json`,
      ['self.class.post, gemini-1.5-flash (default)', 'user: {prompt}'],
    ],
    ['another entry', '    @options[:timeout] = 20', ['self.class.post, gemini-1.5-flash (default)']],
  ])('%s', async (_name, body, expected) => {
    expect(await of('ruby', ruby(body))).toEqual(expected);
  });
});

describe('a field that is set again where something failed', () => {
  const python = (body: string) => `
from litellm import completion
class Writer:
    def __init__(self, model="gpt-4"):
${body}
    def ask(self):
        return completion(model=self.model, messages=[{"role": "user", "content": "Hello"}])
`;
  test.each<[string, string, string]>([
    [
      'keeps what it holds otherwise',
      `        self.model = model
        try:
            check(model)
        except Exception:
            self.model = "gpt-3.5-turbo"`,
      'gpt-4 (default)',
    ],
    [
      'has that, where nothing else is known',
      `        try:
            self.model = pick()
        except Exception:
            self.model = "gpt-3.5-turbo"`,
      'gpt-3.5-turbo (constant)',
    ],
    [
      'has the last of several that nothing fails for',
      `        self.model = model
        self.model = "gpt-4o"`,
      'gpt-4o (constant)',
    ],
  ])('%s', async (_name, body, model) => {
    expect(await of('python', python(body))).toEqual([`completion, ${model}`, 'user: Hello']);
  });
});

describe('a field that a class declares empty', () => {
  const python = (declared: string) => `
import requests
class Pipe:
    base: str = ${declared}
    system: str = ${declared}
    def ask(self, question):
        body = {"model": "m", "messages": [{"role": "system", "content": self.system}, {"role": "user", "content": question}]}
        return requests.post(f"{self.base}/v1/chat/completions", json=body)
`;
  test('is a setting that is given elsewhere, and no empty text', async () => {
    expect(await of('python', python('""'))).toEqual([
      'requests.post, m (literal)',
      'system: {system}',
      'user: {question}',
    ]);
  });

  test('is what it says otherwise', async () => {
    expect(await of('python', python('"http://localhost:9"'))).toEqual([
      'requests.post, m (literal)',
      'system: http://localhost:9',
      'user: {question}',
    ]);
  });
});

describe('objects that methods which give them back have built', () => {
  const client = "import OpenAI from 'openai';\nconst openai = new OpenAI();\n";
  const builder = `class Talk {
  private messages = [];
  private text = 'Goal: ';
  constructor(private persona) { this.messages.push({ role: 'system', content: \`You are \${persona}.\` }); }
  user(question) { this.messages.push({ role: 'user', content: question }); return this; }
  both(first, second) { return this.user(first).user(second); }
  goal(goal) { this.text += goal; return this; }
  other() { return new Talk('somebody else'); }
  get() { return this.messages; }
  toText() { return this.text; }
}
class LoudTalk extends Talk { shout(word) { this.messages.push({ role: 'user', content: \`\${word}!\` }); return this; } }
`;
  const asked = async (before: string, input: string) =>
    (
      await of(
        'typescript',
        `${client}${builder}${before}\nopenai.responses.create({ model: 'gpt-4o', input: ${input} });`,
      )
    ).slice(1);

  test.each<[string, string, string[]]>([
    [
      'hold what each link added, in its order',
      "new Talk('Ann').user('Name a river.').user(more).get()",
      ['system: You are Ann.', 'user: Name a river.', 'user: {more}'],
    ],
    ['hold what was there at first', "new Talk('Ann').user('Go.').get()", ['system: You are Ann.', 'user: Go.']],
    [
      'hold the text that they wrote',
      "new Talk('Ann').goal('a walk ').goal('home').toText()",
      ['user: Goal: a walk home'],
    ],
    [
      'hold what was added after a link that makes another one',
      "new Talk('Ann').user('Go.').other().user('Stay.').get()",
      ['system: You are somebody else.', 'user: Stay.'],
    ],
  ])('%s', async (_name, input, expected) => {
    expect(await asked('', input)).toEqual(expected);
  });

  test('are open as soon as they have a name, for statements may go on', async () => {
    expect(await asked("const talk = new Talk('Ann').user('Go.');\ntalk.user('Stay.');", 'talk.get()')).toEqual([
      'system: You are {persona}.',
      'history: {messages}',
    ]);
  });

  test('are open when they are longer than forty links', async () => {
    const links = (count: number) => `new Talk('Ann')${".user('Go.')".repeat(count)}.get()`;
    expect(await asked('', links(40))).toHaveLength(41);
    expect((await asked('', links(41))).at(-1)).toBe('history: {messages}');
  });

  test('in Python', async () => {
    const text = `from openai import OpenAI
class Talk:
    def __init__(self, persona):
        self.messages = [{"role": "system", "content": f"You are {persona}."}]
    def user(self, text):
        self.messages.append({"role": "user", "content": text})
        return self
    def build(self):
        return self.messages
OpenAI().responses.create(model="gpt-4o", input=Talk("Ann").user("Name a river.").user(more).build())
`;
    expect((await of('python', text)).slice(1)).toEqual([
      'system: You are Ann.',
      'user: Name a river.',
      'user: {more}',
    ]);
  });

  test('from another file', async () => {
    const files: Record<string, string> = { 'src/talk-prompt.ts': builder.replace('class Talk', 'export class Talk') };
    const text = `${client}import { Talk } from './talk-prompt';\nopenai.responses.create({ model: 'gpt-4o', input: new Talk('Ann').user('Name a river.').get() });`;
    const { calls } = await scan('typescript', text, { readFile: file => files[file] }, 'src/app.ts');
    expect(calls[0]!.prompt.map(partText)).toEqual(['You are Ann.', 'Name a river.']);
  });
});
