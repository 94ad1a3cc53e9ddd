import { expect, test } from 'vitest';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['single quotes', '', `'Say "hi"'`, 'Say "hi"'],
  ['escapes', '', String.raw`"a\tb\n\x41\u00e9\N{DASH}\\"`, 'a\tb\nAé\\N{DASH}\\'],
  ['raw', '', String.raw`r"a\n{b}"`, String.raw`a\n{b}`],
  ['triple quotes', '', '"""a\n  b"""', 'a\n  b'],
  ['a line that goes on', '', '"a \\\nb"', 'a b'],
  ['neighbouring literals', '', '("a " "b "\n  f"{x}")', 'a b {x}'],
  ['f-string', 'name = input()', 'f"Hi {name!r:>10}, {1 + 1} {{x}}"', 'Hi {name}, 2 {x}'],
  ['f-string of a constant', 'TONE = "kind"', 'f"Be {TONE}."', 'Be kind.'],
  ['sum', 'A = "a"', 'A + "b" + str(count)', 'ab{count}'],
  ['repetition', '', '"=" * 20', '='.repeat(20)],
  ['format by position and name', '', '"{} {0} {name} {{}}".format(1, name="x")', '1 1 x {}'],
  ['format with something unknown', '', '"{a} {b}".format(a=get(), **rest)', '{get} {b}'],
  ['percent', '', '"%s has %d %% of %(x)s" % (who, 5)', '{who} has 5 % of {x}'],
  ['percent with a dictionary', '', '"%(a)s" % {"a": "b"}', 'b'],
  ['join', '', '", ".join(["a", x, "c"])', 'a, {x}, c'],
  ['join of something unknown', '', '"\\n".join(lines)', '{lines}'],
  ['strip and replace', '', '"  {topic} x ".strip().replace("{topic}", topic)', '{topic} x'],
  ['dedent', '', 'textwrap.dedent("""\\\n    a\n      b\n    """)', 'a\n  b\n'],
  ['cleandoc', '', 'inspect.cleandoc("""\n    a\n    b\n    """)', 'a\nb'],
  ['a constant that is appended to', 'P = "a"\nP += "b"', 'P', 'ab'],
  ['a branch keeps what was there', 'P = "a"\nif x:\n    P = "b"', 'P', 'a'],
  ['a branch fills what was empty', 'P = ""\nif x:\n    P = "b"', 'P', 'b'],
  ['a conditional expression takes its first', '', '"a" if x else "b"', 'a'],
  ['a setting with a default varies', '', 'os.environ.get("PROMPT", "a")', '{PROMPT}'],
  ['a dictionary of prompts', 'PROMPTS = {"a": "one", "b": "two"}', 'PROMPTS["b"]', 'two'],
  ['a class of prompts', 'class P:\n    ask = "one"', 'P.ask', 'one'],
  ['a function that returns it', 'def make(x, tone="kind"):\n    return f"Be {tone} to {x}."', 'make("Bob")', 'Be {tone} to Bob.'],
  ['unpacking', 'a, b = "one", "two"', 'b', 'two'],
  ['a walrus', '(p := "one")', 'p', 'one'],
  ['a comprehension', '', '"".join(f"- {d}" for d in docs)', '{d}'],
  ['a list of messages', '', '[{"role": "system", "content": "a"}, {"role": "user", "content": "b"}]', 'a\n---\nb'],
  ['messages that are added', 'm = [{"role": "system", "content": "a"}]\nm.append({"role": "user", "content": "b"})\nm.extend(history)', 'm', 'a\n---\nb\n---\n{history}'],
  ['messages in a sum', '', '[{"role": "system", "content": "a"}] + history + [{"role": "user", "content": "b"}]', 'a\n---\n{history}\n---\nb'],
  ['messages in a spread', '', '[*history, {"role": "user", "content": "b"}]', '{history}\n---\nb'],
  ['what a with statement opens', 'with open_prompt("x") as p, ("one") as q:\n    pass', 'q', 'one'],
  ['a with statement in parentheses', 'with ("one" as p):\n    pass', 'p', 'one'],
  ['a with statement in parentheses, with a comma', 'with (\n    # first\n    "one" as p,\n):\n    pass', 'p', 'one'],
  ['a caught error is no text', 'try:\n    pass\nexcept (ValueError) as p:\n    pass', 'f"{p}"', '{p}'],
  ['a broken string', '', '"a', '{a}'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('python', before, expression)).toBe(sent);
});
