import { expect, test } from 'vitest';
import { english } from '../../src/report/translate.ts';

test.each<[string, (string | number)[], string]>([
  ['nothing to fill in', [], 'nothing to fill in'],
  ['{0} of {1}', [1, 2], '1 of 2'],
  ['{1} before {0}', ['b', 'a'], 'a before b'],
  ['{0} and {0}', ['x'], 'x and x'],
  ['{0} {1}', ['only one'], 'only one {1}'],
  ['{0}', [0], '0'],
  ['{0}', [''], ''],
  // What an argument says is not read again.
  ['{0} {1}', ['{1}', 'x'], '{1} x'],
  ['{10}', Array.from({ length: 11 }, (_, index) => index), '10'],
  ['{name} {}', ['x'], '{name} {}'],
])('%s with %j', (message, args, text) => {
  expect(english(message, ...args)).toBe(text);
});
