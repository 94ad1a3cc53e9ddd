import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { mostCompared } from '../../../src/source/prompts/used-prompts.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string, language: LanguageId = 'python') =>
  resolved(await scan(language, text, { readFile: () => undefined }));

/** Long enough to be a prompt. */
const rules =
  'You are a clerk who sorts letters into boxes for a large office. Read each letter with care, name the box it belongs in, and say nothing else.';

describe('a prompt that a file only defines', () => {
  test.each<[string, string, string[]]>([
    ['a constant', `SYSTEM_PROMPT = "${rules}"`, ['prompt SYSTEM_PROMPT', `system: ${rules}`]],
    [
      'a template of the system',
      `SYSTEM_CHAT_TEMPLATE = "${rules}"`,
      ['prompt SYSTEM_CHAT_TEMPLATE', `system: ${rules}`],
    ],
    [
      'a template of a program that asks models',
      `import openai\nclerk_template = "${rules}"`,
      ['prompt clerk_template', `user: ${rules}`],
    ],
    [
      'a template beside a prompt',
      `LETTER_TEMPLATE = "${rules}"\nsort_prompt = "${rules.replace('clerk', 'baker')}"`,
      ['prompt LETTER_TEMPLATE', `user: ${rules}`, 'prompt sort_prompt', `user: ${rules.replace('clerk', 'baker')}`],
    ],
    [
      'not a template of a program',
      `import openai\nAPP_TEMPLATE = """# made by a script\nimport office\n# ${rules}\n"""`,
      [],
    ],
    ['not a template of a program that asks none', `LETTER_TEMPLATE = "${rules}"`, []],
    ['with a type', `user_prompt: str = "${rules}"`, ['prompt user_prompt', `user: ${rules}`]],
    ['an entry of a table', `PROMPTS["sort"] = """${rules}"""`, ['prompt PROMPTS["sort"]', `user: ${rules}`]],
    ['in pieces', `sort_prompt = ("${rules}"\n    " Thanks.")`, ['prompt sort_prompt', `user: ${rules} Thanks.`]],
    ['put together', `sort_prompt = "${rules}" + " Thanks."`, ['prompt sort_prompt', `user: ${rules} Thanks.`]],
    ['with what a name holds', `sort_prompt = "${rules}" + TOOLS`, ['prompt sort_prompt', `user: ${rules}{TOOLS}`]],
    [
      'with a constant of the file',
      `TOOLS = "Use a pen."\nsort_prompt = "${rules} " + TOOLS`,
      ['prompt sort_prompt', `user: ${rules} Use a pen.`],
    ],
    [
      'with a constant of the file inside it',
      `TOOLS = "Use a pen."\nsort_prompt = f"${rules} {TOOLS} For {letter}."`,
      ['prompt sort_prompt', `user: ${rules} Use a pen. For {letter}.`],
    ],
    [
      'with a name that is set twice',
      `TOOLS = "Use a pen."\nTOOLS = "Use ink."\nsort_prompt = f"${rules} {TOOLS}"`,
      ['prompt sort_prompt', `user: ${rules} {TOOLS}`],
    ],
    [
      'with a name of a function',
      `def build(tools):\n    sort_prompt = f"${rules} {tools}"\ntools = "Use a pen."`,
      ['prompt sort_prompt', `user: ${rules} {tools}`],
    ],
    [
      'with constants that name each other',
      `A = f"{B} a"\nB = f"{A} b"\nsort_prompt = f"${rules} {A}"`,
      ['prompt sort_prompt', `user: ${rules} {A} b a b a`],
    ],
    [
      'with one that is a prompt itself, shown once',
      `RULES_PROMPT = "${rules}"\nsort_prompt = f"{RULES_PROMPT}\\nYour answer should name one box, and why the letter belongs in it, in ten words."`,
      [
        'prompt sort_prompt',
        `user: ${rules}\nYour answer should name one box, and why the letter belongs in it, in ten words.`,
      ],
    ],
    ['tidied', `sort_prompt = dedent("""${rules}\n""").strip()`, ['prompt sort_prompt', `user: ${rules}\n`]],
    ['a template', `sort_prompt = "${rules} {letter}"`, ['prompt sort_prompt', `user: ${rules} {letter}`]],
    [
      'with an example of JSON, whose braces are its own',
      `sort_prompt = '${rules} {"box": 1} for {letter}'`,
      ['prompt sort_prompt', `user: ${rules} {"box": 1} for {letter}`],
    ],
    [
      'what a function returns',
      `def build(letter):\n    prompt = f"${rules} {letter.text}"\n    return prompt`,
      ['prompt prompt', `user: ${rules} {letter.text}`],
    ],
    ['a field of a class', `class Sorter:\n    instructions = "${rules}"`, ['prompt instructions', `system: ${rules}`]],
    [
      'the same text twice',
      `a_prompt = "${rules}"\nb_prompt = "${rules}"`,
      ['prompt a_prompt', `user: ${rules}`, 'prompt b_prompt', `user: ${rules}`],
    ],
    [
      'one of which another is a part',
      `base_prompt = "${rules}"\nlong_prompt = "${rules} Thanks."`,
      ['prompt long_prompt', `user: ${rules} Thanks.`],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['a constant', `export const SYSTEM_PROMPT = "${rules}";`, ['prompt SYSTEM_PROMPT', `system: ${rules}`]],
    ['with a type', `const instructions: string = \`${rules}\` as const;`, ['prompt instructions', `system: ${rules}`]],
    [
      'a template',
      `let sortPrompt = \`${rules} \${letter.text}\`;`,
      ['prompt sortPrompt', `user: ${rules} {letter.text}`],
    ],
    ['in pieces', `const sortPrompt =\n  "${rules}" +\n  " Thanks.";`, ['prompt sortPrompt', `user: ${rules} Thanks.`]],
    [
      'in lines',
      `const sortPrompt = ["${rules}", thanks, "Bye."].join("\\n");`,
      ['prompt sortPrompt', `user: ${rules}\n{thanks}\nBye.`],
    ],
    ['tidied', `const sortPrompt = \`${rules}\`.trim();`, ['prompt sortPrompt', `user: ${rules}`]],
    [
      "a setting's default",
      `const _defaultSystemMessage =\n  import.meta.env.VITE_PROMPT ??\n  "${rules}";`,
      ['prompt _defaultSystemMessage', `system: ${rules}`],
    ],
    ['with a tag', `const sortPrompt = dedent\`${rules}\`;`, ['prompt sortPrompt', `user: ${rules}`]],
    [
      'a field of a class',
      `class Sorter {\n  private readonly systemPrompt = "${rules}";\n}`,
      ['prompt systemPrompt', `system: ${rules}`],
    ],
    [
      'inside a function',
      `function ask(letter) {\n  const prompt = "${rules}";\n  return queue.add({ prompt });\n}`,
      ['prompt prompt', `user: ${rules}`],
    ],
  ])('in ECMAScript, %s', async (_, text, expected) => {
    expect(await found(`import { queue } from './llm';\n${text}`, 'typescript')).toEqual(expected);
  });

  test('stands in place order among the calls', async () => {
    const text = `from openai import OpenAI
first_prompt = "${rules} First."
OpenAI().responses.create(model="gpt-4o", input="Who is there?")
second_prompt = "${rules} Second."`;
    const { calls } = await scan('python', text);
    expect(calls.map(({ callee, range }) => `${range.start.line} ${callee}`)).toEqual([
      '2 first_prompt',
      '3 OpenAI().responses.create',
      '4 second_prompt',
    ]);
  });

  test.each<[number, string, string[]]>([
    [20, 'the part of another one and the one that is sent', []],
    [mostCompared, 'in a table of prompts only the one that is sent', ['first_prompt']],
  ])('of %i more, left out: %s', async (count, _what, shown) => {
    const lines = [
      'from openai import OpenAI',
      `first_prompt = "${rules}"`,
      `whole_prompt = "${rules} Thanks."`,
      `sent_prompt = "Hello. ${rules} Be quick."`,
      'OpenAI().responses.create(model="gpt-4o", input=sent_prompt)',
      ...Array.from({ length: count }, (_none, index) => `p${index}_prompt = "No. ${index}: ${rules}"`),
    ];
    const { calls } = await scan('python', lines.join('\n'));
    const callees = calls.map(({ callee }) => callee);
    expect(callees.length).toBe(count + shown.length + 2);
    expect(callees.slice(0, shown.length + 3)).toEqual([
      ...shown,
      'whole_prompt',
      'OpenAI().responses.create',
      'p0_prompt',
    ]);
  });

  test('in a notebook, by its cell', async () => {
    const cells = [`x_prompt = "${rules}"`, 'print(x_prompt)'].map(source => ({
      cell_type: 'code',
      source,
      metadata: {},
    }));
    const notebook = JSON.stringify({ cells, metadata: { kernelspec: { language: 'python' } }, nbformat: 4 });
    const { calls } = await scan('jupyter', notebook, { readFile: () => undefined }, 'a.ipynb');
    expect(calls.map(({ callee, cell }) => [callee, cell])).toEqual([['x_prompt', 0]]);
  });
});

describe('a prompt that a request of the file fills', () => {
  const asks = (value: string) => `from openai import OpenAI\n${value}`;
  const [start, end] = [rules, 'Answer in the language of the letter and do not add a word to it.'];
  test.each<[string, string]>([
    [
      'by position',
      `SORT_PROMPT = "${start} {} ${end}"\nOpenAI().responses.create(model="m", input=SORT_PROMPT.format(letter))`,
    ],
    ['by %', `SORT_PROMPT = "${start} %s ${end}"\nOpenAI().responses.create(model="m", input=SORT_PROMPT % letter)`],
  ])('%s is shown once', async (_name, text) => {
    expect((await found(asks(text))).filter(line => line.startsWith('prompt'))).toEqual([]);
  });
});

describe('no prompt of its own', () => {
  test.each<[string, string]>([
    ['a question to a person', 'prompt = "What is your name? "'],
    ['few words', 'prompt = "Sort this letter into one of the boxes."'],
    ['no words', `prompt = "${'-'.repeat(120)}"`],
    ['a path', `prompt_path = "${rules}"`],
    ['a key', `PROMPT_NAME = "${rules}"`],
    ['a template of something else', `LETTER_TEMPLATE = "${rules}"`],
    ['another name', `rules = "${rules}"`],
    [
      'instructions for people',
      'INSTRUCTIONS = "The board is full of tiles with numbers. Slide them with the arrow keys until all of them stand in order, in as few moves as possible."',
    ],
    ['a comparison', `if prompt == "${rules}":\n    pass`],
    ['an argument by name', `ask(\n    prompt="${rules}")`],
    ['what a call gives', `prompt = load("${rules}")`],
    ['a value that is added to', `prompt += "${rules}"`],
    ['in a comment', `# prompt = "${rules}"`],
  ])('%s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  test.each<[string, string]>([
    [
      'a question to a person',
      'const prompt = "Are you sure that you want to delete all letters of this box for ever?";',
    ],
    ['a title', `const promptTitle = "${rules}";`],
    ['another name', `const rules = "${rules}";`],
    ['a comparison', `if (prompt === "${rules}") stop();`],
    ['a function', `const buildPrompt = () => "${rules}";`],
    ['an argument', `ask({ prompt: "${rules}" });`],
    ['what an element shows', `const page = <Field prompt="${rules}" />;`],
    ['lines with more in them than is known', `const prompt = [...lines, "${rules}"].join("\\n");`],
    ['in a comment', `// const prompt = "${rules}";`],
  ])('in ECMAScript, %s', async (_, text) => {
    expect(await found(text, 'typescriptreact')).toEqual([]);
  });

  test('what a test expects', async () => {
    const text = `const prompt = "${rules}";`;
    const { calls } = await scan('typescript', text, { readFile: () => undefined }, 'src/sort.test.ts');
    expect(calls).toEqual([]);
  });

  test.each<[string, string]>([
    ['a call of the file sends it', 'OpenAI().responses.create(model="gpt-4o", input=sort_prompt)'],
    ['a call sends it filled', 'OpenAI().responses.create(model="gpt-4o", input=sort_prompt.format(letter=text))'],
    ['a call sends it with a place filled', 'OpenAI().responses.create(model="gpt-4o", input=filled_text)'],
    [
      'a call sends it among other words',
      'OpenAI().responses.create(model="gpt-4o", input=f"{sort_prompt} Be quick. {text}")',
    ],
  ])('%s', async (_, call) => {
    const places = 'filled_text = sort_prompt.replace("{letter}", text)';
    const text = `from openai import OpenAI\nsort_prompt = "${rules} {letter}"\n${places}\n${call}`;
    expect((await scan('python', text)).calls.map(({ callee }) => callee)).toEqual(['OpenAI().responses.create']);
  });

  test('a call sends it without the indents that it is written with', async () => {
    const text = `from textwrap import dedent
from openai import OpenAI
sort_prompt = """
    ${rules}
    Answer with the name of the box.
    """
OpenAI().responses.create(model="gpt-4o", input=dedent(sort_prompt))`;
    expect((await scan('python', text)).calls.map(({ callee }) => callee)).toEqual(['OpenAI().responses.create']);
  });

  test('in a language that is read for calls alone', async () => {
    expect(await found(`<?php\nconst SYSTEM_PROMPT = '${rules}';`, 'php')).toEqual([]);
  });

  test('in a file that makes pictures', async () => {
    const text = `const prompt = "${rules}";\nawait generateImage({ model, prompt: { text: prompt, images } });`;
    expect(await found(text, 'typescript')).toEqual([]);
    const posted = `prompt = "${rules}"\npost(host + "/images/generations", {"prompt": prompt})`;
    expect(await found(posted)).toEqual([]);
    expect(await found(`prompt = "${rules}"\npost(url, {"prompt": prompt, "size": "1024x1024"})`)).toEqual([]);
    for (const model of [
      'gemini-2.5-flash-image',
      'gemini-3-pro-image-preview',
      'googleai/gemini-2.5-flash-image-preview',
      'gpt-image-1',
      'dall-e-3',
      'imagen-4.0-generate',
    ])
      expect(await found(`prompt = "${rules}"\ndraw("${model}", prompt)`)).toEqual([]);
    expect(await found(`prompt = "${rules}"\ndraw("gemini-2.5-flash", prompt)`)).not.toEqual([]);
  });

  test('long names take no time', async () => {
    const text = `${'prompt'.repeat(20_000)} = 1\n${'a'.repeat(120_000)} = "prompt"`;
    expect(await found(text)).toEqual([]);
  });
});

describe('a constant of Rust that other files send', () => {
  test.each<[string, string, string[]]>([
    ['public', `pub const SORT_PROMPT: &str = "${rules}";`, ['prompt SORT_PROMPT', `user: ${rules}`]],
    [
      'for the crate, raw, with instructions in its name',
      `pub(crate) static INSTRUCTIONS: &'static str = r#"${rules}"#;`,
      ['prompt INSTRUCTIONS', `system: ${rules}`],
    ],
    ['of a preamble', `pub const PREAMBLE: &str = "${rules}";`, ['prompt PREAMBLE', `user: ${rules}`]],
    // What uses it here tells what it is for.
    ['one that the file uses', `pub const SORT_PROMPT: &str = "${rules}";\nfn f() { g(SORT_PROMPT); }`, []],
    ['one of the file alone', `const SORT_PROMPT: &str = "${rules}";`, []],
    ['a path', 'pub const PROMPT_PATH: &str = "prompts/sort.txt";', []],
    ['a short text', 'pub const PROMPT: &str = "Your name: ";', []],
    ['another constant', `pub const GREETING: &str = "${rules}";`, []],
  ])('%s', async (_, text, expected) => {
    expect(await found(`${text}\n// for the prompt`, 'rust')).toEqual(expected);
  });
});

describe('what only has a prompt in its name', () => {
  test.each(['promptUsage', 'promptHelp', 'promptTitle', 'promptError'])('%s', async name => {
    const text = `package main\n\nvar ${name} = \`${rules}\`\n`;
    expect(await found(text, 'go')).toEqual([]);
    expect(await found(text.replace(name, 'letterPrompt'), 'go')).toEqual(['prompt letterPrompt', `user: ${rules}`]);
  });
});
