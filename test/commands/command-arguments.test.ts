import { describe, expect, test } from 'vitest';
import { parseCommandArguments } from '../../src/commands/command-arguments.ts';
import type { Flag } from '../../src/commands/flag.ts';
import { UsageError } from '../../src/commands/usage-error.ts';

const flags: Flag[] = [
  { name: 'rate', value: 'N', help: '' },
  { name: 'format', value: 'FORMAT', help: '', choices: ['text', 'json'] },
  { name: 'quiet', help: '' },
  { name: 'search', value: 'WORDS', mayBeEmpty: true, help: '' },
];
const parsed = (...argv: string[]) => parseCommandArguments(argv, flags);

describe('what stands on a command line', () => {
  test.each([
    { argv: ['a', '--rate', '2', 'b'], words: ['a', 'b'], rate: '2' },
    { argv: ['--rate=2'], words: [], rate: '2' },
    { argv: ['--rate=--quiet'], words: [], rate: '--quiet' },
    { argv: ['--rate', '-2'], words: [], rate: '-2' },
    { argv: ['--', '--rate', '2'], words: ['--rate', '2'], rate: undefined },
    { argv: ['-'], words: ['-'], rate: undefined },
  ])('$argv', ({ argv, words, rate }) => {
    expect(parsed(...argv).positionals).toEqual(words);
    expect(parsed(...argv).text('rate')).toBe(rate);
  });

  test('a value of nothing is one where it may be', () => {
    expect([parsed('--search=').text('search'), parsed('--search', '').text('search')]).toEqual(['', '']);
  });

  test('a switch is there or not, and has no text', () => {
    expect([parsed('--quiet').has('quiet'), parsed().has('quiet'), parsed('--quiet').text('quiet')]).toEqual([
      true,
      false,
      undefined,
    ]);
  });

  test.each([
    { argv: ['--rte', '2'], message: 'There is no option --rte. Did you mean "--rate"?' },
    { argv: ['-x'], message: 'There is no option -x.' },
    { argv: ['--rate'], message: '--rate needs a value: --rate N.' },
    { argv: ['--rate='], message: '--rate needs a value: --rate N.' },
    { argv: ['--format', ' '], message: '--format needs a value: --format FORMAT.' },
    { argv: ['--helpp'], message: 'There is no option --helpp. Did you mean "--help"?' },
    { argv: ['--rate', '--quiet'], message: '--rate needs a value: --rate N.' },
    { argv: ['--rate', '1', '--rate', '2'], message: '--rate is given twice.' },
    { argv: ['--quiet=yes'], message: '--quiet takes no value, but got "yes".' },
    { argv: ['--format', 'jsn'], message: '--format cannot be "jsn"; valid: text, json. Did you mean "json"?' },
  ])('$message', ({ argv, message }) => {
    expect(() => parsed(...argv)).toThrow(new UsageError(message));
  });
});

describe('numbers', () => {
  test.each([
    { text: '2', options: {}, value: 2 },
    { text: '0.5', options: {}, value: 0.5 },
    { text: '1e3', options: { whole: true }, value: 1000 },
    { text: '0', options: {}, value: 0 },
  ])('$text', ({ text, options, value }) => {
    expect(parsed('--rate', text).number('rate', options)).toBe(value);
  });

  test('not given is not zero', () => {
    expect(parsed().number('rate')).toBeUndefined();
  });

  test.each([
    { text: 'two', options: {}, message: '--rate takes a number of at least 0, not "two".' },
    { text: 'Infinity', options: {}, message: 'not "Infinity"' },
    {
      text: '0.5',
      options: { whole: true, least: 1 },
      message: '--rate takes a whole number of at least 1, not "0.5".',
    },
    { text: '-1', options: {}, message: 'not "-1"' },
    { text: '7', options: { most: 5 }, message: '--rate takes a number from 0 to 5, not "7".' },
  ])('$text: $message', ({ text, options, message }) => {
    expect(() => parsed(`--rate=${text}`).number('rate', options)).toThrow(message);
  });
});
