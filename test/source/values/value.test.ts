import { describe, expect, test } from 'vitest';
import { isLong, type Segment, staticText, textOf, type Value, varying } from '../../../src/source/values/value.ts';
import { sent } from '../sending.ts';

const site = {} as Value['site'];
const place = { module: {} as Segment['module'], start: 0, end: 0 };
const text = (...pieces: (string | { name: string })[]) =>
  textOf(
    pieces.map(piece => (typeof piece === 'string' ? { text: piece, ...place } : { ...piece, ...place })),
    site,
  );

describe('static text', () => {
  test.each<[string, Value | undefined, string | undefined]>([
    ['pieces', text('a', 'b'), 'ab'],
    ['nothing', text(), ''],
    ['with a placeholder', text('a', { name: 'b' }), undefined],
    ['a number', { kind: 'number', value: 3, via: 'literal', site }, undefined],
    ['no value', undefined, undefined],
  ])('%s', (_name, value, expected) => {
    expect(staticText(value)).toBe(expected);
  });
});

describe('what may be another one', () => {
  test.each<[string, Value, boolean]>([
    ['a text', text('a'), true],
    ['a list', { kind: 'list', items: [], site }, true],
    ['a constant is what it is', { kind: 'constant', value: null, site }, false],
  ])('%s', (_name, value, expected) => {
    expect('varies' in varying(value)).toBe(expected);
  });

  test.each<[string, ReturnType<typeof text>, boolean]>([
    ['399 characters', text('a'.repeat(399)), false],
    ['400 characters', text('a'.repeat(400)), true],
    ['400 in two pieces', text('a'.repeat(200), { name: 'b' }, 'c'.repeat(200)), true],
    ['placeholders alone', text(...Array.from({ length: 500 }, () => ({ name: 'b' }))), false],
  ])('%s: shown inside a text: %s', (_name, value, expected) => {
    expect(isLong(value)).toBe(expected);
  });

  const section = 'Use the tools. '.repeat(30).trim();

  test.each<[string, string, string, string]>([
    ['a short choice', 'tone = "dry" if flag else "warm"', 'f"Be {tone}."', 'Be {tone}.'],
    ['a long section or nothing', `tools = "${section}" if flag else ""`, 'f"Go. {tools}"', `Go. ${section}`],
    [
      'a long text that a caller may replace',
      `def build(rules="${section}"):\n    return f"Go. {rules}"`,
      'build()',
      `Go. ${section}`,
    ],
    [
      'a long text that a branch makes',
      `rules = ""\nif flag:\n    rules = "${section}"`,
      'f"Go. {rules}"',
      `Go. ${section}`,
    ],
  ])('%s', async (_name, before, value, expected) => {
    expect(await sent('python', before, value)).toEqual([expected]);
  });
});
