import { expect, test } from 'vitest';
import { partText, scan } from './scanner-of-tests.ts';

const head = 'import openai\n';
const call = 'openai.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])';
const promptOf = async (body: string) => {
  const { calls } = await scan('python', `${head}${body}\n${call}\n`);
  return calls.at(-1)!.prompt.map(partText).join('|');
};

test.each([
  ['the last assignment counts', 'prompt = "a"\nprompt = "b"', 'b'],
  ['a branch does not replace what held before', 'prompt = "a"\nif x:\n    prompt = "b"', 'a'],
  ['an empty start gives way to a branch', 'prompt = ""\nif x:\n    prompt = "b"', 'b'],
  ['of two branches the last stands for both', 'if x:\n    prompt = "a"\nelse:\n    prompt = "b"', 'b'],
  ['a constant is part of the text', 'NAME = "Bo"\nprompt = f"Hi {NAME}"', 'Hi Bo'],
  ['a choice inside a text is a placeholder', 'tail = "a" if x else ""\nprompt = f"Hi {tail}"', 'Hi {tail}'],
  [
    'what a loop builds is a placeholder',
    'text = ""\nfor d in ds:\n    text += d\nprompt = f"Docs: {text}"',
    'Docs: {text}',
  ],
  ['an addition after the fact', 'prompt = "a"\nprompt += " b"', 'a b'],
  ['a function of the file', 'def build(q):\n    return f"Q: {q}"\nprompt = build("why")', 'Q: why'],
  ['format with names and positions', 'prompt = "{} and {b}".format(x, b="two")', '{x} and two'],
  ['percent', 'prompt = "%s is %d" % (name, 5)', '{name} is 5'],
  ['join', 'prompt = ", ".join(["a", b, "c"])', 'a, {b}, c'],
])('%s', async (_name, body, expected) => {
  expect(await promptOf(body)).toBe(expected);
});
