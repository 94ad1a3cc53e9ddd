// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import { prompts, scan } from '../scanner-of-tests.ts';

/** What an expression comes to as a prompt, behind statements that stand before the call. */
const ofPython = async (before: string, expression: string) =>
  prompts(
    await scan(
      'python',
      `from openai import OpenAI\n${before}\nOpenAI().responses.create(model="m", input=${expression})\n`,
    ),
  );
const ofTypeScript = async (before: string, expression: string) =>
  prompts(
    await scan(
      'typescript',
      `import OpenAI from 'openai';\n${before}\nnew OpenAI().responses.create({ model: 'm', input: ${expression} });\n`,
    ),
  );

describe('Python', () => {
  test.each<[string, string, string, string[]]>([
    ['adjacent texts', '', '("a" "b")', ['user: ab']],
    ['a number in a text', 'most = 3', 'f"At most {most} words."', ['user: At most 3 words.']],
    ['a text in a text', 'tone = "dry"', 'f"Be {tone}, {name}."', ['user: Be dry, {name}.']],
    ['an entry of an object', 'texts = {"en": "Hi", "de": "Hallo"}', 'texts["de"]', ['user: Hallo']],
    ['an entry that is not there', 'texts = {"en": "Hi"}', 'texts["fr"]', ['user: {texts.fr}']],
    ['an entry by a name with a known text', 'texts = {"en": "Hi"}\nkey = "en"', 'texts[key]', ['user: Hi']],
    ['an item of a list', 'texts = ["a", "b"]', 'texts[1]', ['user: b']],
    ['an item past the end', 'texts = ["a", "b"]', 'texts[2]', ['user: {texts}']],
    ['a member of a class', 'class P:\n    system = "Hi"', 'P.system', ['user: Hi']],
    ['the first of two branches', '', '"a" if short else "b"', ['user: a']],
    ['the branch that is known', '', 'given if given else "b"', ['user: b']],
    ['an object spread into another', 'base = {"a": "x"}\nall = {**base, "b": "y"}', 'all["a"]', ['user: x']],
    ['what is spread over an entry', 'base = {"a": "x"}\nall = {"a": "y", **base}', 'all["a"]', ['user: x']],
    ['a list spread into another', 'some = ["b"]\nall = ["a", *some]', 'all[1]', ['user: b']],
    ['what a function returns', 'def f(name):\n    return f"Hi {name}"', 'f("Ann")', ['user: Hi Ann']],
    ['a default in a text varies', 'def f(name="you"):\n    return f"Hi {name}"', 'f()', ['user: Hi {name}']],
    ['what calls itself', 'def f():\n    return f()', 'f()', ['user: {f}']],
    ['a name that is its own value', 'a = b\nb = a', 'a', ['user: {a}']],
    ['what only runs', '', 'read()', ['user: {read}']],
  ])('%s', async (_name, before, expression, expected) => {
    expect(await ofPython(before, expression)).toEqual(expected);
  });
});

describe('TypeScript', () => {
  test.each<[string, string, string, string[]]>([
    ['a template', 'const tone = "dry";', '`Be ${tone}, ${user.name}.`', ['user: Be dry, {user.name}.']],
    ['a member', "const texts = { en: 'Hi', inner: { de: 'Hallo' } };", 'texts.inner.de', ['user: Hallo']],
    ['a spread object', "const a = { x: 'Hi' };\nconst b = { ...a };", 'b.x', ['user: Hi']],
    ['an item', "const texts = ['a', 'b'];", 'texts[1]', ['user: b']],
    ['a function that is an expression', 'const f = (name: string) => `Hi ${name}`;', "f('Ann')", ['user: Hi Ann']],
    ['as const', "const a = 'Hi' as const;", 'a!', ['user: Hi']],
    ['a computed key', "const key = 'x';\nconst a = { [key]: 'Hi' };", 'a.x', ['user: Hi']],
    ['a choice of numbers is not known', 'const n = big ? 1 : 2;', '`Say ${n}`', ['user: Say {n}']],
    ['a choice of one number is known', 'const n = big ? 2 : 2;', '`Say ${n}`', ['user: Say 2']],
  ])('%s', async (_name, before, expression, expected) => {
    expect(await ofTypeScript(before, expression)).toEqual(expected);
  });
});
