import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, scan } from '../scanner-of-tests.ts';

/** The text that an expression of a language comes to, when it is sent. */
const sent: Partial<Record<LanguageId, (before: string, expression: string) => string>> = {
  python: (before, expression) =>
    `from openai import OpenAI\n${before}\nOpenAI().responses.create(model="m", input=${expression})`,
  typescript: (before, expression) =>
    `import OpenAI from 'openai';\n${before}\nnew OpenAI().responses.create({ model: 'm', input: ${expression} });`,
};
const textOf = async (language: LanguageId, before: string, expression: string) =>
  prompts(await scan(language, sent[language]!(before, expression), { readFile: () => undefined }))
    .map(line => line.replace(/^user: /, ''))
    .join(' | ');

describe('texts in Python', () => {
  test.each<[string, string, string]>([
    ['"Say {}.".format(word)', '', 'Say {word}.'],
    ['"Say {0} and {1} and {0}.".format(a, b)', '', 'Say {a} and {b} and {a}.'],
    ['"Say {what}, {who}.".format(what=word, who=user.name)', '', 'Say {word}, {user.name}.'],
    ['"Say {what}.".format(what="hello")', '', 'Say hello.'],
    ['"Keep {{braces}} of {x}.".format(x=1)', '', 'Keep {braces} of 1.'],
    ['T.format(word=word)', 'T = "Say {word} in {tongue}."', 'Say {word} in {tongue}.'],
    ['"Say {word}.".format(**values)', '', 'Say {word}.'],
    ['"%s is %d years old" % (name, age)', '', '{name} is {age} years old'],
    ['"%(name)s is old" % {"name": name}', '', '{name} is old'],
    ['"100 %% of %s" % name', '', '100 % of {name}'],
    ['"  Say hello.  ".strip()', '', 'Say hello.'],
    ['"--Say--".strip("-")', '', '--Say--'],
    ['"\\n".join(["One", "Two", word])', '', 'One\nTwo\n{word}'],
    ['", ".join(words)', '', '{words}'],
    ['", ".join(f"<{w}>" for w in words)', '', '{w}'],
    ['"Say WORD.".replace("WORD", word)', '', 'Say {word}.'],
    ['"Say WORD, WORD.".replace("WORD", "hello")', '', 'Say hello, hello.'],
    ['"Say it.".replace("WORD", word)', '', 'Say it.'],
    ['"Say" + " it" + "."', '', 'Say it.'],
    ['"Say " "it" \'.\'', '', 'Say it.'],
    ['("Say "\n    f"{word}.")', '', 'Say {word}.'],
    ['"ab" * 3', '', 'ababab'],
    ['"Say it.".upper()', '', 'Say it.'],
    ['str("Say it.")', '', 'Say it.'],
    ['f"Say {word!r} and {n:>5} and {d[\'k\']}"', '', 'Say {word} and {n} and {d.k}'],
    ['f"Say {WORD}."', 'WORD = "hello"', 'Say hello.'],
    ['f"Keep {{x}}"', '', 'Keep {x}'],
    ['r"a\\n{x}"', '', 'a\\n{x}'],
    ['text', 'text = "One"\ntext += " two"\ntext += f" {three}"', 'One two {three}'],
    ['text', 'text = "One"\nif more:\n    text += " two"', 'One two'],
    ['lines[1]', 'lines = ["One", "Two"]', 'Two'],
    ['texts["b"]', 'texts = {"a": "One", "b": "Two"}', 'Two'],
    ['texts.get("b")', 'texts = {"a": "One", "b": "Two"}', 'Two'],
    ['texts.get("c", "Three")', 'texts = {"a": "One"}', 'Three'],
    ['build("hello")', 'def build(word):\n    return f"Say {word}."', 'Say hello.'],
    ['build(word="hello")', 'def build(word, end="!"):\n    return f"Say {word}" + end', 'Say hello{end}'],
    ['One.text', 'class One:\n    text = "Say it."', 'Say it.'],
  ])('%s', async (expression, before, expected) => {
    expect(await textOf('python', before, expression)).toBe(expected);
  });
});

describe('texts in TypeScript', () => {
  const dollar = '$';
  test.each<[string, string, string]>([
    [`\`Say ${dollar}{word}.\``, '', 'Say {word}.'],
    [`\`Say ${dollar}{WORD}.\``, "const WORD = 'hello';", 'Say hello.'],
    [`\`Say ${dollar}{user.name} and ${dollar}{list[0]}\``, '', 'Say {user.name} and {list}'],
    ["'Say ' + word + '.'", '', 'Say {word}.'],
    ["['One', 'Two', word].join('\\n')", '', 'One\nTwo\n{word}'],
    ["words.join(', ')", '', '{words}'],
    ["['One', ...more].join(', ')", '', 'One, {more}'],
    ["'  Say it.  '.trim()", '', 'Say it.'],
    ["'Say WORD.'.replace('WORD', word)", '', 'Say {word}.'],
    ["'Say WORD WORD.'.replaceAll('WORD', 'x')", '', 'Say x x.'],
    ["'ab'.repeat(2)", '', 'abab'],
    ["'One'.concat(' two ', word)", '', 'One two {word}'],
    ['String.raw`a\\n`', '', 'a\\n'],
    ["build('hello')", `const build = (word: string) => \`Say ${dollar}{word}.\`;`, 'Say hello.'],
    [
      "build({ word: 'hello' })",
      `function build({ word }: { word: string }) { return \`Say ${dollar}{word}.\`; }`,
      'Say hello.',
    ],
    ['TEXTS.short', "const TEXTS = { short: 'One.', long: 'Two.' } as const;", 'One.'],
    ["TEXTS['long']", "const TEXTS = { short: 'One.', long: 'Two.' };", 'Two.'],
    ['Text.Short', "enum Text { Short = 'One.', Long = 'Two.' }", 'One.'],
    ['text', "let text = 'One';\ntext += ' two';", 'One two'],
    ["formal ? 'One.' : 'Two.'", '', 'One.'],
    ["given ?? 'One.'", '', 'One.'],
    ['JSON.stringify(order)', '', '{order}'],
    ['(text as string)!', "const text = 'One.';", 'One.'],
  ])('%s', async (expression, before, expected) => {
    expect(await textOf('typescript', before, expression)).toBe(expected);
  });
});
