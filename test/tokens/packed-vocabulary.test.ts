import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPackedVocabulary } from '../../src/tokens/packed-vocabulary.ts';
import { findToken, forEachToken } from '../../src/tokens/token-table.ts';
import { readMedia } from './media.ts';

const utf8 = new TextEncoder();
const words = (...values: number[]): number[] => [...new Uint8Array(Uint32Array.from(values).buffer)];

/** The three tokens a, b, ab with ids 7, 8 and 20: every part of a file, written out by hand. */
interface Parts {
  magic: string;
  counts: {
    nodes: number;
    tokens: number;
    inherited: number;
    runs: number;
    unreachable: number;
    wide: number;
    added: number;
  };
  flags: number;
  runs: number[];
  unreachable: number[];
  wide: number[];
  labels: number[];
  shapes: number[];
  ranks: { low: number[]; middle: number[]; high: number[] };
  lefts: number[];
  crossed: number;
  added: { id: number; length: number; text: string }[];
}

const small = (): Parts => ({
  magic: 'BPV2',
  counts: { nodes: 4, tokens: 3, inherited: 0, runs: 2, unreachable: 0, wide: 0, added: 0 },
  flags: 0,
  runs: [0, 7, 2, 20],
  unreachable: [],
  wide: [],
  // The root; a and b; ab below a.
  labels: [0, 0x61, 0x62, 0x62],
  shapes: [2 * 2, 2 * 1 + 1, 1, 1],
  ranks: { low: [0, 1, 2], middle: [0, 0, 0], high: [0, 0, 0] },
  lefts: [],
  crossed: 0x2000,
  added: [],
});

function fileOf({ magic, counts, flags, ranks, crossed, added, ...parts }: Parts): Uint8Array {
  const { nodes, tokens, inherited, runs, unreachable, wide } = counts;
  return Uint8Array.from([
    ...utf8.encode(magic),
    ...words(nodes, tokens, inherited, runs, unreachable, wide, counts.added, flags),
    ...words(...parts.runs, ...parts.unreachable, ...parts.wide),
    ...parts.labels,
    ...parts.shapes,
    ...ranks.low,
    ...ranks.middle,
    ...ranks.high,
    ...parts.lefts,
    ...new Uint8Array(crossed),
    ...words(...added.map(({ id }) => id)),
    ...added.map(({ length }) => length),
    ...added.flatMap(({ text }) => [...utf8.encode(text)]),
  ]);
}

const read = (change: (parts: Parts) => void = () => {}) => {
  const parts = small();
  change(parts);
  return readPackedVocabulary(fileOf(parts), 'small');
};

describe('a file written by hand', () => {
  test('its tokens, their ids and nothing else', () => {
    const { table, ids, added, byteFallback, splits, unreachable, crossed } = read();
    const rankOf = (text: string): number => findToken(table, utf8.encode(text), 0, utf8.encode(text).length);
    expect(['a', 'b', 'ab'].map(rankOf)).toEqual([0, 1, 2]);
    expect(['c', 'ba', 'aba', 'abb'].map(rankOf)).toEqual([-1, -1, -1, -1]);
    expect([...ids]).toEqual([7, 8, 20]);
    expect(table).toMatchObject({ size: 3, maxLength: 2 });
    expect(added.size).toBe(0);
    expect(byteFallback).toBe(false);
    expect(splits).toBeUndefined();
    expect(unreachable).toBeUndefined();
    expect(crossed).toEqual(new Uint8Array(0x2000));
  });

  test('added tokens keep their ids, also beyond ASCII', () => {
    const { added } = read(parts => {
      parts.counts.added = 2;
      parts.added = [
        { id: 100_000, length: 5, text: '<pre>' },
        { id: 5, length: 2, text: '▁é' },
      ];
    });
    expect([...added]).toEqual([
      ['<pre>', 100_000],
      ['▁é', 5],
    ]);
  });

  test('the left halves come by rank, whatever the order of nodes', () => {
    const { splits } = read(parts => {
      parts.flags = 1;
      // Ranks by node: ab is rank 0 here, a is 1, b is 2.
      parts.ranks.low = [1, 2, 0];
      parts.lefts = [0, 0, 1];
    });
    expect([...splits!]).toEqual([1, 0, 0]);
  });

  test('ranks that merging does not make are marked', () => {
    const { unreachable } = read(parts => {
      parts.counts.unreachable = 1;
      parts.unreachable = [2];
    });
    expect([...unreachable!]).toEqual([0, 0, 1]);
  });

  test('with bytes for unknown characters there are 256 ids more', () => {
    const { ids, byteFallback } = read(parts => {
      parts.flags = 2;
      parts.counts.runs = 3;
      parts.runs = [0, 7, 2, 20, 3, 1000];
    });
    expect(byteFallback).toBe(true);
    expect(ids).toHaveLength(3 + 256);
    expect([ids[2], ids[3], ids[258]]).toEqual([20, 1000, 1255]);
  });

  test('a node with many children says how many behind the header', () => {
    const { table } = read(parts => {
      parts.counts = { ...parts.counts, nodes: 1 + 256, tokens: 256, wide: 1, runs: 1 };
      parts.runs = [0, 0];
      parts.wide = [256];
      const bytes = Array.from({ length: 256 }, (_, byte) => byte);
      parts.labels = [0, ...bytes];
      parts.shapes = [2 * 127, ...bytes.map(() => 1)];
      parts.ranks = { low: [...bytes].reverse(), middle: bytes.map(() => 0), high: bytes.map(() => 0) };
    });
    expect(table.size).toBe(256);
    expect(findToken(table, Uint8Array.of(0), 0, 1)).toBe(255);
    expect(findToken(table, Uint8Array.of(255), 0, 1)).toBe(0);
  });

  test('tokens continue those of a base', () => {
    const base = read();
    const parts = small();
    parts.counts = { ...parts.counts, nodes: 3, tokens: 1, inherited: 3, runs: 1 };
    parts.runs = [0, 0];
    parts.labels = [0, 0x62, 0x61];
    parts.shapes = [2, 2, 1];
    parts.ranks = { low: [0], middle: [0], high: [0] };
    const { table, ids } = readPackedVocabulary(fileOf(parts), 'larger', base);
    const tokens: string[] = [];
    forEachToken(table, (bytes, length, rank) => {
      tokens[rank] = String.fromCharCode(...bytes.subarray(0, length));
    });
    expect(tokens).toEqual(['a', 'b', 'ab', 'ba']);
    expect([...ids]).toEqual([0, 1, 2, 3]);
    expect(() => readPackedVocabulary(fileOf(parts), 'larger')).toThrow(
      'larger: it needs 3 tokens of its base vocabulary, which has 0; pack the vocabulary again',
    );
  });
});

describe('a damaged file is refused with one message', () => {
  test.each<[string, string, (parts: Parts) => void]>([
    ['another format', 'not a packed vocabulary', parts => (parts.magic = 'BPV1')],
    ['more nodes than bytes', 'it is cut short', parts => (parts.counts.nodes = 100_000)],
    ['more tokens than bytes', 'it is cut short', parts => (parts.counts.tokens = 100_000)],
    ['counts beyond any file', 'it is cut short', parts => (parts.counts.runs = 0xffff_ffff)],
    ['a missing column', 'it is cut short', parts => (parts.crossed = 0x1fff)],
    ['a byte too many', 'its size does not match its lengths', parts => (parts.crossed = 0x2001)],
    ['more children than nodes', 'its tree has 4 nodes and 4 children', parts => (parts.shapes[3] = 3)],
    ['fewer children than nodes', 'its tree has 4 nodes and 2 children', parts => (parts.shapes[0] = 2)],
    ['a ring', 'its tree has 4 nodes and 0 children', parts => (parts.shapes = [0, 5, 3, 1])],
    ['fewer ends than tokens', 'its tree ends 2 tokens of 3', parts => (parts.shapes[3] = 0)],
    ['a rank beyond the last', 'a token has rank 3 of 3', parts => (parts.ranks.low[2] = 3)],
    ['a rank far beyond', 'a token has rank 65538 of 3', parts => (parts.ranks.high[2] = 1)],
    [
      'an added token without its text',
      'its size does not match its lengths',
      parts => {
        parts.counts.added = 1;
        parts.added = [{ id: 1, length: 9, text: 'short' }];
      },
    ],
    [
      'a base that it does not name',
      'it needs 2 tokens of its base vocabulary, which has 0',
      parts => (parts.counts.inherited = 2),
    ],
  ])('%s', (_, why, change) => {
    expect(() => read(change)).toThrow(new RangeError(`small: ${why}; pack the vocabulary again`));
  });

  test.each([0, 3, 4, 35, 36, 50])('its first %i bytes', length => {
    expect(() => readPackedVocabulary(fileOf(small()).subarray(0, length), 'small')).toThrow(/^small: .*pack the/);
  });
});

describe('a shipped file', async () => {
  const file = new Uint8Array(gunzipSync(await readMedia('vocab/r50k_base.bin.gz')));

  test('every token is found by its bytes', () => {
    const { table } = readPackedVocabulary(file, 'r50k');
    let visited = 0;
    let lost = 0;
    forEachToken(table, (bytes, length, rank) => {
      visited++;
      if (findToken(table, bytes, 0, length) !== rank) lost++;
    });
    expect({ visited, lost }).toEqual({ visited: 50_256, lost: 0 });
  });

  test('its first half is refused', () => {
    expect(() => readPackedVocabulary(file.subarray(0, file.length / 2), 'r50k')).toThrow('r50k: it is cut short');
  });

  test('what it keeps does not hold on to the file', () => {
    const { tree } = readPackedVocabulary(file, 'r50k').table;
    expect(tree.labels.buffer).not.toBe(file.buffer);
    expect(tree.labels.buffer.byteLength).toBe(tree.labels.length);
  });
});
