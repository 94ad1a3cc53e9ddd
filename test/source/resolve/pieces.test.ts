import { describe, expect, test } from 'vitest';
import { append, flatten } from '../../../src/source/resolve/pieces.ts';
import { partText, scan } from '../scanner-of-tests.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('pieces', () => {
  test('are appended in order, up to 20,000', () => {
    const to = [1];
    append(to, [2, 3]);
    expect(to).toEqual([1, 2, 3]);
    append(to, numbers(30_000));
    expect(to).toHaveLength(20_000);
    expect(to.slice(0, 5)).toEqual([1, 2, 3, 0, 1]);
    append(to, [9]);
    expect(to).toHaveLength(20_000);
  });

  test('of several lists are put into one, and no list is asked for once it is full', () => {
    expect(flatten([[1], [], [2, 3]])).toEqual([1, 2, 3]);
    let asked = 0;
    function* lists() {
      for (;;) {
        asked++;
        yield numbers(8000);
      }
    }
    expect(flatten(lists())).toHaveLength(20_000);
    expect(asked).toBe(3);
  });
});

/** Programs of a few lines that say a text or a list twice in each. */
const doubled = (line: (last: string, next: string) => string, lines = 24) => [
  'import openai',
  'def ask(a0):',
  ...numbers(lines).map(index => `    ${line(`a${index}`, `a${index + 1}`)}`),
  `    return a${lines}`,
  'openai.responses.create(model="m", input=ask("ha {x} "))',
];

describe('a program that doubles a value in each line ends, with what it has', () => {
  test.each<[name: string, lines: string[]]>([
    ['sum', doubled((last, next) => `${next} = ${last} + ${last}`)],
    ['f-string', doubled((last, next) => `${next} = f"{${last}} {${last}}"`)],
    ['list', doubled((last, next) => `${next} = [*${last}, *${last}]`)],
    ['join', doubled((last, next) => `${next} = ${last}.join([${last}, ${last}])`)],
    ['replace', doubled((last, next) => `${next} = ${last}.replace("ha", "haha")`)],
    ['format', doubled((last, next) => `${next} = "{} {}".format(${last}, ${last})`)],
    ['dictionary', doubled((last, next) => `${next} = {**${last}, "${next}": ${last}}`)],
    ['append', ['import openai', 'x = "a"', ...numbers(24).map(() => 'x += x'), 'openai.responses.create(input=x)']],
    ['type', ['import openai', 'def f(c: A[c, c, c, [c, c, c]]):', '    openai.responses.create(input=c)']],
  ])('%s', async (_name, lines) => {
    const { calls, problems } = await scan('python', lines.join('\n'));
    expect(problems).toEqual([]);
    expect(calls).toHaveLength(1);
    const characters = calls[0]!.prompt.reduce((sum, part) => sum + partText(part).length, 0);
    expect(characters).toBeLessThan(4_100_000);
  });

  test('and what is said twice only a few times is said in full', async () => {
    const { calls } = await scan('python', doubled((last, next) => `${next} = ${last} + ${last}`, 3).join('\n'));
    expect(calls[0]!.prompt.map(partText)).toEqual(['ha {x} '.repeat(8)]);
  });
});
