import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import type { TextRange } from '../../src/configuration/problem.ts';
import { type JsonPath, sourceMap } from '../../src/configuration/source-map.ts';

const mapOf = (text: string) => sourceMap(text, parseTree(text));
const place = ({ start, end }: TextRange): string => `${start.line}:${start.column}-${end.line}:${end.column}`;

const text = `{
  "use": "prod",
  "list": [ 1,
    { "deep": true } ]
}`;

describe('values', () => {
  test.each<[JsonPath, string]>([
    [['use'], '2:10-2:16'],
    [['list'], '3:11-4:23'],
    [['list', 0], '3:13-3:14'],
    [['list', 1], '4:5-4:21'],
    [['list', 1, 'deep'], '4:15-4:19'],
    [[], '1:1-5:2'],
    // Nothing stands there: what encloses it.
    [['none'], '1:1-5:2'],
    [['list', 7], '3:11-4:23'],
    [['list', 1, 'none', 'deeper'], '4:5-4:21'],
    [['use', 'below a text'], '2:10-2:16'],
  ])('%j', (path, expected) => {
    expect(place(mapOf(text).value(path))).toBe(expected);
  });
});

describe('keys', () => {
  test.each<[JsonPath, string]>([
    [['use'], '2:3-2:8'],
    [['list'], '3:3-3:9'],
    [['list', 1, 'deep'], '4:7-4:13'],
    // An item has no key, the file has none.
    [['list', 0], '3:13-3:14'],
    [[], '1:1-5:2'],
    [['none'], '1:1-5:2'],
  ])('%j', (path, expected) => {
    expect(place(mapOf(text).key(path))).toBe(expected);
  });
});

describe('offsets', () => {
  test.each<[string, string, number, number, string]>([
    ['line feeds', 'a\nbc\n', 2, 2, '2:1-2:3'],
    ['carriage returns and line feeds', 'a\r\nbc', 3, 2, '2:1-2:3'],
    ['carriage returns alone', 'a\rbc', 2, 1, '2:1-2:2'],
    ['an empty last line', 'a\n', 2, 1, '2:1-2:1'],
    ['nothing at all', '', 0, 1, '1:1-1:1'],
    ['over an end of line', 'ab\ncd', 1, 3, '1:2-2:2'],
    ['past the end', 'ab', 1, 10, '1:2-1:3'],
    // Editors count UTF-16 code units: a smile is two.
    ['beyond the first plane', '🙂x', 2, 1, '1:3-1:4'],
  ])('%s', (_, content, offset, length, expected) => {
    expect(place(sourceMap(content, undefined).at(offset, length))).toBe(expected);
  });

  test('without a tree every value is the start of the file', () => {
    const map = sourceMap('not JSON', undefined);
    expect(place(map.value(['a', 0]))).toBe('1:1-1:1');
    expect(place(map.key(['a']))).toBe('1:1-1:1');
  });

  test('lines and columns lead back to the offset', () => {
    const texts = fc
      .array(fc.constantFrom('a', '\n', '\r\n', '🙂', ' '), { maxLength: 40 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(80), (content, seed) => {
        const offset = seed % (content.length + 1);
        const { start } = sourceMap(content, undefined).at(offset, 0);
        const before = content.slice(0, offset).split('\n');
        expect(start).toEqual({ line: before.length, column: before.at(-1)!.length + 1 });
      }),
    );
  });
});
