import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string) => resolved(await scan('python', text));
const guidance =
  'from guidance import assistant, gen, models, select, system, user\nlm = models.Anthropic(model="m")\n';
const sglang = 'import sglang as sgl\n@sgl.function\ndef talk(s, topic):\n';

describe('a generation sends what the statements before it put together', () => {
  test.each<[string, string, string[]]>([
    [
      'one statement',
      `${guidance}lm += "One, two, " + gen(max_tokens=3)`,
      ['gen, m (literal), <= 3', 'user: One, two, '],
    ],
    [
      'blocks with their roles',
      `${guidance}with system():\n    lm += "Count."\nwith user():\n    lm += "To three."\nwith assistant():\n    lm += gen("n")`,
      ['gen, m (literal)', 'system: Count.', 'user: To three.'],
    ],
    [
      'what an earlier generation gave stands in by its name',
      `${guidance}lm += "A: " + gen("first") + "B: " + gen("second")`,
      ['gen, m (literal)', 'user: A: ', 'gen, m (literal)', 'user: A: ', 'assistant: {first}', 'user: B: '],
    ],
    [
      'a generation inside a text',
      `${guidance}lm += f"The weather is {gen('weather')} today and {gen('tomorrow')} tomorrow."`,
      [
        'gen, m (literal)',
        'user: The weather is ',
        'gen, m (literal)',
        'user: The weather is ',
        'assistant: {weather}',
        'user:  today and ',
      ],
    ],
    [
      'a prompt that is started anew',
      `${guidance}lm += "Old."\nlm = models.OpenAI("n") + "New: "\nlm += select(["a", "b"])`,
      ['select, n (literal)', 'user: New: '],
    ],
    [
      'a prompt that grows by being written again',
      `${guidance}lm = lm + "One."\nlm = lm + " Two."\nlm = lm + gen()`,
      ['gen, m (literal)', 'user: One. Two.'],
    ],
    [
      'a function of its own, and what is known by a name',
      `import guidance\nfrom guidance import gen\nRULES = "Be brief."\n@guidance\ndef ask(lm, question):\n    lm += RULES\n    lm += question\n    return lm + " Answer: " + gen("answer", max_tokens=7)`,
      ['gen, <= 7', 'user: Be brief.{question} Answer: '],
    ],
    [
      'roles as functions',
      `${sglang}    s += sgl.system("Be brief.")\n    s += sgl.user("About " + topic)\n    s += sgl.assistant(sgl.gen("answer", max_tokens=8))`,
      ['sgl.gen, <= 8', 'system: Be brief.', 'user: About {topic}'],
    ],
    ['a generation that nothing is added to', 'from guidance import gen\nanswer = gen("a")', ['gen']],
    ['a generation handed on', 'from guidance import gen\nuse(gen("a"))', ['gen']],
  ])('%s', async (_name, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test('only the last 200 statements are read', async () => {
    const text = `${guidance}${Array.from({ length: 300 }, (_, index) => `lm += "${index} "\n`).join('')}lm += gen()`;
    const [, prompt] = await found(text);
    expect(prompt!.startsWith('user: 101 102 ')).toBe(true);
    expect(prompt!.endsWith(' 299 ')).toBe(true);
  });
});

describe('no generation', () => {
  test.each<[string, string]>([
    ['a function called gen of another package', 'from numpy import gen\nx += "a" + gen("b")  # guidance'],
    ['roles alone', `${guidance}with system():\n    lm += "Count."`],
  ])('%s', async (_name, text) => {
    expect(await found(text)).toEqual([]);
  });
});
