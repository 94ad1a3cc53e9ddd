import { describe, expect, test } from 'vitest';
import { ownCopy, remembered } from '../../../src/source/values/remembered.ts';

/** A function that counts how often it is really called. */
function counting<T>(read: (name: string) => T) {
  const asked: string[] = [];
  const answer = remembered((name: string): T => {
    asked.push(name);
    return read(name);
  });
  return { answer, asked };
}

describe('a remembered function', () => {
  test('answers as the function does, and asks it once for each name', () => {
    const { answer, asked } = counting(name => name.length);
    expect(['model', 'max_tokens', 'model', '', ''].map(answer)).toEqual([5, 10, 5, 0, 0]);
    expect(asked).toEqual(['model', 'max_tokens', '']);
  });

  test.each([
    ['false', false],
    ['nothing but a text', ''],
    ['zero', 0],
    ['null', null],
  ])('keeps %s like any other answer', (_title, value) => {
    const { answer, asked } = counting(() => value);
    expect([answer('x'), answer('x')]).toEqual([value, value]);
    expect(asked).toEqual(['x']);
  });

  test('does not keep long names: a text of a megabyte may stand where a name is expected', () => {
    const { answer, asked } = counting(name => name.length);
    const kept = 'a'.repeat(100);
    const long = 'a'.repeat(101);
    expect([kept, kept, long, long].map(answer)).toEqual([100, 100, 101, 101]);
    expect(asked).toEqual([kept, long, long]);
  });

  test('forgets all when it has met 20,000 names, and goes on', () => {
    const { answer, asked } = counting(name => name);
    for (let index = 0; index < 20_000; index++) answer(`n${index}`);
    answer('n0');
    expect(asked).toHaveLength(20_000);
    answer('one more');
    expect(answer('n0')).toBe('n0');
    expect(asked.slice(20_000)).toEqual(['one more', 'n0']);
  });

  test('two functions keep their answers apart', () => {
    const upper = remembered(name => name.toUpperCase());
    const lower = remembered(name => name.toLowerCase());
    expect([upper('aB'), lower('aB'), upper('aB')]).toEqual(['AB', 'ab', 'AB']);
  });
});

describe('a copy of a name that keeps nothing else in memory', () => {
  test.each([
    [''],
    ['model'],
    ['generateChatCompletion'],
    ['größe_der_antwort'],
    ['say😀toEverybody'],
    ['broken\ud83dsurrogate'],
  ])('%j is the same text', name => {
    expect(ownCopy(`before ${name} behind`.slice(7, 7 + name.length))).toBe(name);
  });
});
