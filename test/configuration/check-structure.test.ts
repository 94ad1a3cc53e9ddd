import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';

const codes = (text: string) =>
  readConfiguration(text).problems.map(
    ({ code, path, range }) => `${range.start.line}:${range.start.column} ${code} ${path}`,
  );

describe('every mistake of a file is told of, each at its place', () => {
  test.each([
    {
      name: 'two unknown keys of one object',
      text: '{ "a": 1, "b": 2 }',
      told: ['1:3 unknown-key a', '1:11 unknown-key b'],
    },
    {
      name: 'in several objects',
      text: '{ "traffic": { "x": 1, "y": 2 },\n "outputTokens": { "z": 3 } }',
      told: ['1:16 unknown-key traffic.x', '1:24 unknown-key traffic.y', '2:20 unknown-key outputTokens.z'],
    },
    {
      name: 'in the items of a list',
      text: '{ "budgets": [ { "maxInputTokens": 1, "files": "a", "p": 1, "q": 2 },\n { "maxInputTokens": 1, "files": "b", "r": 3 } ] }',
      told: ['1:53 unknown-key budgets.0.p', '1:61 unknown-key budgets.0.q', '2:39 unknown-key budgets.1.r'],
    },
    {
      name: 'a wrong type beside an unknown key',
      text: '{ "use": 3, "usage": 1 }',
      told: ['1:10 wrong-type use', '1:13 unknown-key usage'],
    },
  ])('$name', ({ text, told }) => {
    expect(codes(text).sort()).toEqual([...told].sort());
  });

  test('fifty of them, and what is right still holds', () => {
    const wrong = Array.from({ length: 50 }, (_, index) => `"wrong${index}": ${index}`).join(', ');
    const { configuration, problems } = readConfiguration(`{ ${wrong}, "outputTokens": { "default": 7 } }`);
    expect(problems).toHaveLength(50);
    expect(configuration.outputTokens.default).toBe(7);
  });
});

test('what a repair brings about is not the user’s mistake', () => {
  // Without its model the deployment cannot stand and goes as a whole: one problem, not two.
  expect(codes('{ "deployments": { "a": { "model": 5, "hardware": "l4" } } }')).toEqual([
    '1:36 wrong-type deployments.a.model',
  ]);
});

test.each([
  ['""', 'some text'],
  [`"${'a'.repeat(1001)}"`, 'at most 1000 characters'],
])('a glob that cannot be matched says what one is: %s', (glob, expected) => {
  const { configuration, problems } = readConfiguration(`{ "ignore": ["src/**", ${glob}] }`);
  expect(problems.map(({ path, args }) => [path, args.expected])).toEqual([['ignore.1', expected]]);
  expect(configuration.ignore).toEqual(['src/**']);
});
