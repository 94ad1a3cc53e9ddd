import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, resolved, scan } from '../scanner-of-tests.ts';
import { sent } from '../sending.ts';

const openai = 'from openai import OpenAI\nclient = OpenAI()\n';
const create = (messages: string) => `client.chat.completions.create(model="m", messages=${messages})\n`;
const user = (text: string) => `{"role": "user", "content": ${text}}`;

/** The prompts of a Python program below a client. */
const of = async (program: string) => prompts(await scan('python', openai + program));

describe('a list that grows between its uses', () => {
  test('each use has what stood above it', async () => {
    const program =
      'history = []\n' +
      create('history') +
      `history.append(${user('"one"')})\n` +
      create('history') +
      `history.append(${user('"two"')})\nhistory.append(${user('"three"')})\n` +
      create('history');
    expect(await of(program)).toEqual(['user: one', 'user: one', 'user: two', 'user: three']);
  });

  test('a use in the middle that is read after one below it is not given what comes later', async () => {
    // The innermost call ends first and is read first; the list is asked for at three places of one statement.
    const program =
      `history = [${user('"a"')}]\n` +
      `history.append(${user('"b"')})\n` +
      `print(${create('history').trim()}, ${create(`history + [${user('"c"')}]`).trim()})\n` +
      `history.append(${user('"d"')})\n` +
      create('history');
    expect(await of(program)).toEqual([
      ...['user: a', 'user: b'],
      ...['user: a', 'user: b', 'user: c'],
      ...['user: a', 'user: b', 'user: d'],
    ]);
  });

  test('a second binding of the name begins anew', async () => {
    const program =
      `history = [${user('"a"')}]\nhistory.append(${user('"b"')})\n${create('history')}` +
      `history = [${user('"x"')}]\nhistory.append(${user('"y"')})\n${create('history')}`;
    expect(await of(program)).toEqual(['user: a', 'user: b', 'user: x', 'user: y']);
  });

  test('lists of the same name in two functions do not meet', async () => {
    const ask = (name: string, text: string) =>
      `def ${name}():\n    history = []\n    history.append(${user(text)})\n    ${create('history')}`;
    expect(await of(ask('first', '"one"') + ask('second', '"two"'))).toEqual(['user: one', 'user: two']);
  });

  test('a text that is put together grows likewise', async () => {
    const program =
      `text = "a"\n${create(`[${user('text')}]`)}text += "b"\n${create(`[${user('text')}]`)}` +
      `text += "c"\n${create(`[${user('text')}]`)}`;
    expect(await of(program)).toEqual(['user: a', 'user: ab', 'user: abc']);
  });

  test('a function’s parameter is what this call gives, however often another was asked before', async () => {
    const program =
      `def build(topic):\n    parts = []\n    parts.append(${user('"About " + topic')})\n    return parts\n` +
      create('build("cats")') +
      create('build("dogs")');
    expect(await of(program)).toEqual(['user: About cats', 'user: About dogs']);
  });

  test('entries that are set count for the uses below', async () => {
    const program =
      `message = {"role": "user"}\nmessage["content"] = "first"\n${create('[message]')}` +
      `message["content"] = "second"\n${create('[message]')}`;
    expect(await of(program)).toEqual(['user: first', 'user: second']);
  });
});

describe('where a name is bound', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'the last binding above the use counts',
      'python',
      `${openai}text = "old"\ntext = "new"\n${create(`[${user('text')}]`)}text = "later"\n`,
      ['user: new'],
    ],
    [
      'a local hides the one outside',
      'python',
      `${openai}text = "outer"\ndef ask():\n    text = "inner"\n    ${create(`[${user('text')}]`)}`,
      ['user: inner'],
    ],
    [
      'a function sees what its file binds below it',
      'python',
      `${openai}def ask():\n    ${create(`[${user('TEXT')}]`)}\nTEXT = "below"\n`,
      ['user: below'],
    ],
    [
      'a class’s own name is no name inside its methods where `self.` is needed',
      'python',
      `${openai}text = "module"\nclass Desk:\n    text = "class"\n    def ask(self):\n        ${create(`[${user('text')}]`)}`,
      ['user: module'],
    ],
    [
      'one of two branches stands for both, as something that varies',
      'python',
      `${openai}text = "a"\nif x:\n    text = "b"\n${create(`[${user('"Say " + text')}]`)}`,
      ['user: Say {text}'],
    ],
    [
      'a destructured value is followed to its part',
      'typescript',
      "import OpenAI from 'openai';\nconst client = new OpenAI();\nconst { system: { text }, list: [, second] } = " +
        "{ system: { text: 'Be brief.' }, list: ['a', 'b'] };\n" +
        "client.chat.completions.create({ model: 'm', messages: [{ role: 'system', content: text }, { role: 'user', content: second }] });\n",
      ['system: Be brief.', 'user: b'],
    ],
  ])('%s', async (_title, language, text, expected) => {
    expect(prompts(await scan(language, text))).toEqual(expected);
  });
});

describe('an item that is set', () => {
  test.each<[string, string, string[]]>([
    ['the last', `m = [${user('"a"')}, ${user('"b"')}]\nm[-1] = ${user('"c"')}\n`, ['user: a', 'user: c']],
    ['the first', `m = [${user('"a"')}, ${user('"b"')}]\nm[0] = ${user('"c"')}\n`, ['user: c', 'user: b']],
    ['past the end', `m = [${user('"a"')}]\nm[7] = ${user('"c"')}\n`, ['user: a']],
    [
      'of what is not known',
      `m = old + [${user('"a"')}]\nm[0] = ${user('"c"')}\n`,
      ['history: {old}', 'user: c', 'user: a'],
    ],
  ])('%s', async (_name, program, expected) => {
    expect(await of(`${program}${create('m')}`)).toEqual(expected);
  });

  test('the last in TypeScript', async () => {
    const program =
      "import OpenAI from 'openai';\nconst m = [{ role: 'user', content: 'a' }, { role: 'user', content: 'b' }];\n" +
      "m[m.length - 1] = { role: 'user', content: 'c' };\nnew OpenAI().responses.create({ model: 'm', input: m });\n";
    expect(prompts(await scan('typescript', program))).toEqual(['user: a', 'user: c']);
  });
});

describe('a branch that only adds', () => {
  test.each<[string, string, string[]]>([
    ['messages before', `m = [${user('"a"')}]\nif long:\n    m = [${user('"s"')}] + m\n`, ['user: s', 'user: a']],
    ['messages after', `m = [${user('"a"')}]\nif long:\n    m = m + [${user('"z"')}]\n`, ['user: a', 'user: z']],
    ['other messages', `m = [${user('"a"')}]\nif long:\n    m = [${user('"s"')}]\n`, ['user: a']],
    ['a text', `t = "a"\nif long:\n    t = t + " z"\nm = [${user('t')}]\n`, ['user: a z']],
    ['another text', `t = "a"\nif long:\n    t = "z"\nm = [${user('t')}]\n`, ['user: a']],
  ])('%s', async (_name, program, expected) => {
    expect(await of(`${program}${create('m')}`)).toEqual(expected);
  });
});

describe('a request of Java that is put together in several statements', () => {
  const java = (body: string) => `import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.*;
import java.util.*;
class A {
  void f(OpenAIClient client) {
    ChatCompletionCreateParams.Builder request = ChatCompletionCreateParams.builder().model("m").addUserMessage("One?");
    ${body}
  }
}`;
  const send = 'client.chat().completions().create(request.build());';
  test.each<[string, string, string[]]>([
    ['as it was made', send, ['user: One?']],
    ['with a message more', `request.addUserMessage("Two?"); ${send}`, ['user: One?', 'user: Two?']],
    [
      'each use has what stood above it',
      `${send} request.addUserMessage("Two?"); ${send}`,
      ['user: One?', 'user: One?', 'user: Two?'],
    ],
    [
      'parts, with a list of a package that is imported whole',
      `request.addUserMessageOfArrayOfContentParts(List.of(ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder().text("Two?").build()))); ${send}`,
      ['user: One?', 'user: Two?'],
    ],
  ])('%s', async (_name, body, expected) => {
    expect(prompts(await scan('java', java(body)))).toEqual(expected);
  });
});

describe('what alternatives add', () => {
  test.each<[LanguageId, string, string, string[]]>([
    ['python', 's = "x"\nif flag:\n    s += "a"\nelse:\n    s += "b"\ns += "c"', 's', ['xac']],
    ['python', 's = "x"\nif flag:\n    s += "a"\nif name:\n    s += "b"', 's', ['xab']],
    [
      'python',
      's = "x"\nif flag:\n    s += "a"\nelif name:\n    s += "b"\n    s += "c"\nelse:\n    s += "d"',
      's',
      ['xa'],
    ],
    [
      'python',
      's = ["x"]\nfor r in rows:\n    if r:\n        s.append("a")\n    else:\n        s.append("b")',
      's',
      ['x', 'a', 'b'],
    ],
    [
      'typescript',
      'const s = ["x"]; if (flag) { s.push("a"); s.push("b"); } else { s.push("c"); }',
      's',
      ['x', 'a', 'b'],
    ],
    ['typescript', 'let s = "x"; switch (name) { case "a": s += "1"; break; default: s += "2"; }', 's', ['x1']],
    [
      'go',
      'var b strings.Builder\nif flag {\n b.WriteString("x")\n} else {\n b.WriteString("y")\n}',
      'b.String()',
      ['x'],
    ],
    [
      'java',
      'var b = new StringBuilder(); if (flag) { b.append("x"); } else { b.append("y"); }',
      'b.toString()',
      ['x'],
    ],
    ['csharp', 'var b = new StringBuilder(); if (flag) b.Append("x"); else b.Append("y");', 'b.ToString()', ['x']],
    [
      'kotlin',
      'val b = StringBuilder()\nwhen (name) { "a" -> b.append("1")\n else -> b.append("2") }',
      'b.toString()',
      ['1'],
    ],
    ['rust', 'let mut b = String::new();\nmatch name { "a" => b.push_str("1"), _ => b.push_str("2") }', 'b', ['1']],
    ['ruby', 'b = +"x"\nif flag\n b << "a"\nelse\n b << "b"\nend', 'b', ['xa']],
    ['php', '$b = "x"; if ($flag) { $b .= "a"; } else { $b .= "b"; }', '$b', ['xa']],
  ])('%s: %s', async (language, before, value, expected) => {
    expect(await sent(language, before, value)).toEqual(expected);
  });
});

describe('a text of many words that a branch writes where only a name stood', () => {
  const long = 'Answer in one word. '.repeat(25).trim();
  test.each<[string, string, string[]]>([
    ['in place of what was given', `let s = given || ''; if (flag) s = "${long}";`, [long]],
    ['not a short one', "let s = given || ''; if (flag) s = 'Answer in one word.';", ['{s}']],
    ['not where words stood before', `let s = 'Be brief.'; if (flag) s = "${long}";`, ['Be brief.']],
  ])('%s', async (_name, before, expected) => {
    expect(await sent('typescript', before, 's')).toEqual(expected);
  });
});

describe('a package that may not be installed', () => {
  const asks = (start: string) => `${start}
def ask(text):
    return ollama.generate(model="m", prompt=text)
`;
  test.each<[string, string, string[]]>([
    ['nothing instead', 'try:\n    import ollama\nexcept ImportError:\n    ollama = None', ['user: {text}']],
    [
      'a class instead',
      'try:\n    import ollama\nexcept ImportError:\n    class ollama:\n        pass',
      ['user: {text}'],
    ],
    ['nothing in the other branch', 'if has_ollama():\n    import ollama\nelse:\n    ollama = None', ['user: {text}']],
    ['nothing before', 'ollama = None\nif has_ollama():\n    import ollama', ['user: {text}']],
    ['a class of the project, always', 'import ollama\nclass ollama:\n    pass', []],
    ['nothing, always', 'import ollama\nollama = None', []],
  ])('%s', async (_name, start, expected) => {
    expect(prompts(await scan('python', asks(start)))).toEqual(expected);
  });
});

describe('a list that one branch adds to and another begins anew', () => {
  const branches = (start: string) =>
    `def ask(system, text, rows):
    messages = ${start}
    if messages:
        messages.append(${user('text')})
    else:
        messages = [${user('text')}]
    ${create('messages')}`;
  test.each<[string, string, string[]]>([
    [
      'what is known before stays',
      `[${'{"role": "system", "content": "Be brief."}'}]`,
      ['system: Be brief.', 'user: {text}'],
    ],
    ['nothing before', '[]', ['user: {text}']],
  ])('%s', async (_name, start, expected) => {
    expect(await of(branches(start))).toEqual(expected);
  });
});

describe('texts of many words of which each branch of a choice writes one', () => {
  const first = 'Answer in one word. '.repeat(25).trim();
  const second = 'Answer in two words. '.repeat(25).trim();
  const chosen = (one: string, two: string) =>
    `s = "Be brief."\nif flag:\n    s = "${one}"\nelif name:\n    s = "${two}"`;
  test.each<[string, string, string]>([
    ['the first stands for all', chosen(first, second), first],
    ['not what is short', chosen('Be quick.', 'Be slow.'), 'Be brief.'],
    ['not beside what is short', chosen('Be quick.', second), 'Be brief.'],
    ['not one branch alone', `s = "Be brief."\nif flag:\n    s = "${first}"`, 'Be brief.'],
  ])('%s', async (_name, before, expected) => {
    expect(await sent('python', before, 's')).toEqual([expected]);
  });
});

describe('messages that a parameter brings', () => {
  test.each<[string, string, string[]]>([
    [
      'with one put before them in a branch',
      `    if tools:\n        messages = [${'{"role": "system", "content": "Be brief."}'}] + messages\n`,
      ['system: Be brief.', 'history: {messages}'],
    ],
    ['that a branch replaces', '    if tools:\n        messages = other(messages)\n', ['history: {messages}']],
    ['that a branch empties', `    if tools:\n        messages = [${user('"one"')}]\n`, ['history: {messages}']],
  ])('%s', async (_name, branch, expected) => {
    for (const parameter of ['messages', 'messages: list[dict]'])
      expect(await of(`def ask(${parameter}, tools):\n${branch}    return ${create('messages')}`)).toEqual(expected);
  });
});

describe('what a branch makes of a builder', () => {
  const rust = (branch: string) => `use rig::providers::openai;
use crate::tools::with_more;
fn with_some<M>(agent: AgentBuilder<M>) -> AgentBuilder<M> { agent.tool(Search) }
fn basic(name: &str) -> AgentBuilder<M> { openai::Client::from_env().agent(name).max_tokens(2 * 32) }
pub fn build(more: bool) -> Agent {
    let mut agent = with_some(with_some(basic("gpt-4o"))).preamble("You look things up.");
    if more { ${branch} }
    agent.build()
}`;
  test.each([
    ['by a function of another file', 'agent = with_more(agent);'],
    ['by one of this file', 'agent = with_some(agent);'],
    ['nothing', ''],
  ])('%s', async (_name, branch) => {
    const result = await scan('rust', rust(branch), { readFile: () => undefined });
    expect(resolved(result)).toEqual(['agent agent.build, gpt-4o (literal), <= 64', 'system: You look things up.']);
  });
});

test('each branch of a choice has a constant of its own, also for a function inside it', async () => {
  const program = `export async function ask(text: string, isChat: boolean) {
  if (isChat) {
    const body = { model: 'm-1', messages: [{ role: 'user', content: 'Name a river.' }] };
    return retry(() => fetch('https://api.openai.com/v1/chat/completions', { body: JSON.stringify(body) }));
  } else {
    const body = { model: 'm-2', prompt: 'Name a lake.' };
    return retry(() => fetch('https://api.openai.com/v1/completions', { body: JSON.stringify(body) }));
  }
}`;
  expect(resolved(await scan('typescript', program))).toEqual([
    ...['fetch, m-1 (literal)', 'user: Name a river.'],
    ...['fetch, m-2 (literal)', 'user: Name a lake.'],
  ]);
});
