import { describe, expect, test } from 'vitest';
import { bases, createParameters, tagClasses, tagged } from '../../scripts/fit-parameters.mjs';
import { coefficientNames, coefficientTags } from '../../src/performance/coefficients.ts';
import { numberFormats } from '../../src/performance/number-formats.ts';
import { deploy } from './deployments.ts';

type Parameter = { readonly key: string; readonly prior: number; readonly sigma: number; readonly rows: number[] };

/** Tags of a row: what is not named is shared by all rows and gets no multiplier. */
const tags = (named: Readonly<Record<string, string>>): string[] =>
  tagClasses.map((name: string) => named[name] ?? `any-${name}`);

/** Parameters of rows, each with its table and its tags by class. */
const parametersOf = (rows: readonly (readonly [string, Readonly<Record<string, string>>])[], minimum = 1) => {
  const found = createParameters(
    rows.map(([, named]) => tags(named)),
    rows.map(([table]) => table),
    minimum,
  ) as unknown as readonly Parameter[];
  return new Map(found.map(parameter => [parameter.key, parameter]));
};

describe('the fit and the model agree on names', () => {
  test('every coefficient has a base, but the one that is not fitted', () => {
    const names = new Set(bases.map(([name]) => name));
    expect(coefficientNames.filter(name => !names.has(name))).toEqual(['structured-sparsity-gain']);
    expect(names.size).toBe(bases.length);
  });

  test('every tag has a class, in order', () =>
    expect(coefficientTags(deploy(), numberFormats(deploy()))).toHaveLength(tagClasses.length));

  test('every multiplier is of a known coefficient and of known classes, with room above zero', () => {
    for (const [name, classes] of Object.entries(tagged)) {
      expect(coefficientNames).toContain(name);
      for (const [kind, sigma] of Object.entries(classes)) {
        expect(tagClasses, `${name}: ${kind}`).toContain(kind);
        expect(sigma).toBeGreaterThan(0);
      }
    }
  });
});

describe('a multiplier moves as far as it has tables', () => {
  const rows = (tables: number, of: Readonly<Record<string, string>>) =>
    Array.from({ length: tables }, (_, i) => [`table ${i}`, of] as const);
  const other = ['another table', {}] as const;
  const sigmaOf = (key: string, tables: number, of: Readonly<Record<string, string>>) =>
    parametersOf([...rows(tables, of), other]).get(key)!.sigma;

  // tables / (tables + 6) of the variance that the class of the tag may have.
  test.each([
    [1, Math.sqrt(1 / 7)],
    [2, Math.sqrt(2 / 8)],
    [6, Math.sqrt(1 / 2)],
    [54, Math.sqrt(54 / 60)],
  ])('%d tables', (tables, share) =>
    expect(sigmaOf('matrix-compute@blackwell', tables, { family: 'blackwell' })).toBeCloseTo(
      tagged['matrix-compute'].family * share,
      9,
    ),
  );

  test('many rows of one table are one witness', () => {
    const many = Array.from({ length: 250 }, () => ['one table', { family: 'blackwell' }] as const);
    expect(parametersOf([...many, other]).get('matrix-compute@blackwell')!.sigma).toBeCloseTo(
      sigmaOf('matrix-compute@blackwell', 1, { family: 'blackwell' }),
      9,
    );
  });

  test('ports to other vendors keep their room, however few tables they have', () => {
    for (const [kind, tag] of [
      ['port', 'vllm/2024/amd'],
      ['engineVendor', 'vllm/amd'],
    ] as const)
      expect(sigmaOf(`matrix-compute@${tag}`, 1, { [kind]: tag })).toBe(tagged['matrix-compute'][kind]);
  });

  // What the server does before the first token is its own; its steps are those of the runtime, of which other tables tell.
  test.each([
    ['host-prefill-token', 1],
    ['host-prefill', 1],
    ['host-request', 1],
    ['group-share', 1],
    ['group-tokens', 1],
    ['queue-share', 1],
    ['host-step', Math.sqrt(2 / 8)],
    ['host-rank', Math.sqrt(2 / 8)],
    ['host-decode-request', Math.sqrt(2 / 8)],
  ] as const)('a server with two tables: %s', (name, share) =>
    expect(sigmaOf(`${name}@nim-server`, 2, { server: 'nim-server' })).toBeCloseTo(tagged[name].server * share, 9),
  );

  test('an engine has no such room: its first tokens are learned as far as it has tables', () =>
    expect(sigmaOf('host-request@nim', 2, { engine: 'nim' })).toBeCloseTo(
      tagged['host-request'].engine * Math.sqrt(2 / 8),
      9,
    ));
});

describe('which multipliers there are', () => {
  test('none for what every row carries: that is the base', () =>
    expect([
      ...parametersOf([
        ['a', {}],
        ['b', {}],
      ]).keys(),
    ]).toEqual(bases.map(([name]) => name)));

  test('none for tags with fewer rows than asked', () => {
    const rows = [
      ['a', { family: 'blackwell' }],
      ['a', { family: 'blackwell' }],
      ['b', {}],
    ] as const;
    expect(parametersOf(rows, 2).has('matrix-compute@blackwell')).toBe(true);
    expect(parametersOf(rows, 3).has('matrix-compute@blackwell')).toBe(false);
  });

  test('none for what is usual, whose constants are the bases', () => {
    const found = parametersOf([
      ['a', { server: 'library' }],
      ['b', { server: 'nim-server' }],
    ]);
    expect(found.has('host-step@library')).toBe(false);
    expect(found.has('host-step@nim-server')).toBe(true);
  });

  test('a multiplier draws to 1, or to what is known before the fit', () => {
    const found = parametersOf([
      ['a', { server: 'nim-server' }],
      ['b', {}],
    ]);
    expect(found.get('host-step@nim-server')!.prior).toBe(0);
    expect(found.get('host-decode-request@nim-server')!.prior).toBeCloseTo(Math.log(4), 12);
  });

  test('on vector units the format of the cache alone has none: it counts with runtime, year and batching', () => {
    const found = parametersOf([
      ['a', { kv: 'kv-8', batchingKv: 'x/2024/static/kv-8' }],
      ['b', {}],
    ]);
    expect(found.has('decode-attention-vector@kv-8')).toBe(false);
    expect(found.has('decode-attention-vector@x/2024/static/kv-8')).toBe(true);
    expect(found.has('decode-attention@kv-8')).toBe(true);
  });
});
