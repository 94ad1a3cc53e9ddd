// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';
import { sent } from '../sending.ts';

describe('functions of the project', () => {
  test.each<[string, string, string, string]>([
    ['arguments by position', 'def f(a, b):\n    return f"{a}-{b}"', 'f("x", "y")', 'x-y'],
    ['arguments by name', 'def f(a, b):\n    return f"{a}-{b}"', 'f(b="y", a="x")', 'x-y'],
    ['what is not given', 'def f(a, b):\n    return f"{a}-{b}"', 'f("x")', 'x-{b}'],
    ['what only runs', 'def f(a):\n    return f"Hi {a}"', 'f(read())', 'Hi {a}'],
    ['the last of two returns', 'def f(a):\n    if a:\n        return "x"\n    return "y"', 'f(a)', 'y'],
    [
      'arguments by name that are passed on',
      'def f(a, **words):\n    return "{b} {c} {d}".format(**words)',
      'f("z", b="x", c="y", **rest)',
      'x y {d}',
    ],
    [
      'a default that is given beside what a package finds',
      'from omegaconf import OmegaConf\ndef f(a, b=None):\n    if not c:\n        return b\n    return OmegaConf.select(c, a)',
      'f("key", "Be brief.")',
      'Be brief.',
    ],
    [
      'a text of the function beside what a package finds',
      'from omegaconf import OmegaConf\ndef f(a):\n    if not c:\n        return "nothing found"\n    return OmegaConf.select(c, a)',
      'f("key")',
      '{OmegaConf}',
    ],
    ['the return that is known', 'def f(a):\n    if a:\n        return "x"\n    return a', 'f(a)', 'x'],
    [
      'what may be added to a text that is given',
      'def f(a, b):\n    if not b:\n        return a\n    return a + " and " + b',
      'f(read(), "y")',
      '{read}',
    ],
    [
      'a text that is known beside what is given',
      'def f(a, b):\n    if not b:\n        return a\n    return "x" + b',
      'f(read(), "y")',
      'xy',
    ],
    [
      'an empty text beside what only runs',
      'def f(a):\n    if a:\n        return ""\n    return load(a)',
      'f(a)',
      '{a}',
    ],
    ['nothing returned counts for nothing', 'def f(a):\n    if a:\n        return None\n    return "y"', 'f(a)', 'y'],
    ['a function in a function', 'def g(a):\n    return a + "!"\ndef f(a):\n    return g(a)', 'f("x")', 'x!'],
    ['three deep', 'def h():\n    return "x"\ndef g():\n    return h()\ndef f():\n    return g()', 'f()', 'x'],
    [
      'four deep is not followed',
      'def i():\n    return "x"\ndef h():\n    return i()\ndef g():\n    return h()\ndef f():\n    return g()',
      'f()',
      '{f}',
    ],
    ['a name of the caller is not the one inside', 'a = "x"\ndef f(b):\n    a = "y"\n    return a + b', 'f(a)', 'yx'],
    ['a closure', 'def f(a):\n    def g():\n        return "Hi " + a\n    return g()', 'f("x")', 'Hi x'],
    ["a parameter's default of its own name", 'tone = "dry"\ndef f(a, tone=tone):\n    return tone', 'f("x")', 'dry'],
    ["a parameter's default that names another one", 'b = "x"\ndef f(a, c=b):\n    return c', 'f("y")', 'x'],
    ['a lambda', 'f = lambda a: f"Hi {a}"', 'f("x")', 'Hi x'],
    ['a method', 'class A:\n    def f(self, a):\n        return f"Hi {a}"', 'A().f("x")', 'Hi x'],
    [
      'what the constructor was given',
      'class A:\n    def __init__(self, a):\n        self.a = a\n    def f(self):\n        return self.a',
      'A("x").f()',
      'x',
    ],
  ])('%s', async (_name, before, value, expected) => {
    expect(await sent('python', before, value)).toEqual([expected]);
  });

  test.each<[string, string, string, string]>([
    ['one of two texts', 'def f(a):\n    if a:\n        return "x"\n    return "y"', 'f"{f(a)}!"', '{a}!'],
    [
      'a text or what only runs',
      'def f(a):\n    if a:\n        return "none"\n    return read(a)',
      'f"{f(a)}!"',
      '{a}!',
    ],
    ['a text or nothing', 'def f(a):\n    if not a:\n        return ""\n    return "x"', 'f"{f(a)}!"', 'x!'],
    ['a text or None', 'def f(a):\n    if not a:\n        return None\n    return "x"', 'f"{f(a)}!"', 'x!'],
    ['an empty text alone', 'def f(a):\n    return ""', 'f"{f(a)}!"', '!'],
  ])('inside another text: %s', async (_name, before, value, expected) => {
    expect(await sent('python', before, value)).toEqual([expected]);
  });

  test('a factory that chooses among classes leaves the model open', async () => {
    const program = `from openai import OpenAI
class Small:
    def ask(self, text):
        return OpenAI().responses.create(model="small", input=text)
class Large:
    def ask(self, text):
        return OpenAI().responses.create(model="large", input=text)
def make(kind):
    if kind:
        return Small()
    return Large()
make(kind).ask("Name three rivers of Europe.")
`;
    expect(resolved(await scan('python', program)).slice(-2)).toEqual([
      'wrapper make().ask',
      'user: Name three rivers of Europe.',
    ]);
  });
});

describe("the languages' own functions", () => {
  test.each<[LanguageId, string, string, string]>([
    ['python', '', 'str("x")', 'x'],
    ['python', '', 'str(3)', '3'],
    ['python', 'd = dict(a="x", b="y")', 'd["b"]', 'y'],
    ['python', 'd = dict({"a": "x"})', 'd["a"]', 'x'],
    ['python', 'd = dict(rows)', 'd["a"]', '{d.a}'],
    ['typescript', '', "JSON.stringify('x')", 'x'],
    ['typescript', "const a = Object.freeze({ b: 'x' });", 'a.b', 'x'],
    ['typescript', '', 'String.raw`x`', 'x'],
    ['typescript', '', 'String(3)', '3'],
    ['php', '$a = ["x", "y"];', 'implode(", ", $a)', 'x, y'],
    ['php', '', 'trim(" x ")', 'x'],
    ['php', '', 'str_replace("{who}", "Ann", "Hi {who}!")', 'Hi Ann!'],
    ['php', '', 'sprintf("%s and %d", "x", 2)', 'x and 2'],
    ['java', '', 'String.format("%s and %s", "x", name)', 'x and {name}'],
    ['java', 'var a = Map.of("b", "x", "c", "y");', 'a.get("c")', 'y'],
    ['java', 'var a = String.join(", ", List.of("x", "y"));', '"A: " + a', 'A: x, y'],
    ['java', 'var a = new StringBuilder("x");\na.append("y").append(name);', 'a.toString()', 'xy{name}'],
    ['go', '\ta := []string{"x"}\n\ta = append(a, "y")', 'strings.Join(a, "-")', 'x-y'],
    ['rust', '', 'format!("Hi {}, {name}", "x")', 'Hi x, {name}'],
  ])('%s: %s %s is %j', async (language, before, value, expected) => {
    expect(await sent(language, before, value)).toEqual([expected]);
  });
});
