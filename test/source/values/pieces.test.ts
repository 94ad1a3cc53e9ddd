import { describe, expect, test } from 'vitest';
import { append, Bounds, boundedText, flatten } from '../../../src/source/values/pieces.ts';
import type { ListValue, ObjectValue, Segment, Site, Value } from '../../../src/source/values/value.ts';
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

describe('a value within the bounds of a scan', () => {
  const site = { module: undefined!, node: undefined! } as Site;
  const text: Value = { kind: 'text', segments: [], via: 'literal', site };
  const list = (...items: Value[]): ListValue => ({ kind: 'list', items, site });
  const object = (entries: [string, Value][]): ObjectValue => ({
    kind: 'object',
    entries: new Map(entries),
    open: false,
    site,
  });
  const times = <T>(count: number, item: T): T[] => numbers(count).map(() => item);

  test('is the value itself where it holds little', () => {
    const bounds = new Bounds();
    for (const value of [text, list(text, list(text)), object([['a', list(text)]])])
      expect(bounds.bounded(value)).toBe(value);
  });

  test('is a list of at most 20,000 items', () => {
    expect(new Bounds().bounded(list(...times(20_001, text)))).toMatchObject({ items: { length: 20_000 } });
  });

  test('holds at most 200,000 values, however often it says the same one: what comes first is kept', () => {
    const bounds = new Bounds();
    const hundred = list(...times(99, text));
    const many = list(...times(999, hundred));
    expect(bounds.bounded(many)).toBe(many);
    // 99,901 values each: there is room for two, and then for none, however small.
    const kept = bounds.bounded(list(many, many, many, text)) as ListValue;
    expect(kept.items).toEqual([many, many]);
    expect(bounds.bounded(kept)).toBe(kept);
  });

  test('an object that is cut is open', () => {
    const bounds = new Bounds();
    const many = list(...times(999, list(...times(99, text))));
    const cut = bounds.bounded(
      object([
        ['a', many],
        ['b', many],
        ['c', many],
      ]),
    ) as ObjectValue;
    expect([cut.open, [...cut.entries.keys()]]).toEqual([true, ['a', 'b']]);
  });
});

describe('the segments of a text within the bounds', () => {
  const said = (text: string) => ({ text, module: undefined!, start: 0, end: 0 }) as Segment;

  test('are those that fit into four million characters', () => {
    const few = [said('a'), said('b')];
    expect(boundedText(few)).toBe(few);
    const million = said('m'.repeat(1e6));
    expect(boundedText([million, million, million, million, few[0]!])).toEqual([million, million, million, million]);
  });

  test('are the one that there is', () => {
    const long = [said('m'.repeat(4_000_001))];
    expect(boundedText(long)).toBe(long);
  });
});

/** Lists inside lists, of which each says the one before it sixty times: 60^8 values in nine lines. */
const nested = (sent: string) => [
  'import json, openai',
  'a0 = "ha"',
  ...numbers(8).map(index => `a${index + 1} = [${numbers(60).map(() => `a${index}`)}]`),
  `openai.chat.completions.create(model="m", messages=[{"role": "user", "content": ${sent}}])`,
];

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
    ['nested list', nested('a8')],
    ['nested list as JSON', nested('json.dumps(a8)')],
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
