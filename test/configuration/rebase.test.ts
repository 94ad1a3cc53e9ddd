import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';
import { rebaseConfiguration } from '../../src/configuration/rebase.ts';

const { configuration } = readConfiguration(
  JSON.stringify({
    traffic: { callsPerMonth: 10, calls: { 'src/a.py': 5, 'b.py': 7 } },
    budgets: [{ files: 'src/**', maxInputTokens: 1 }],
    ignore: ['examples/**', '!examples/kept.py', '*.gen.ts', '/vendor/', '!(a|b)/**'],
    placeholders: { question: 3 },
  }),
);

test('in its own folder it stays what it is', () => {
  expect(rebaseConfiguration(configuration, '')).toBe(configuration);
});

test('seen from above, globs and names start with the folder, the rest stays', () => {
  const rebased = rebaseConfiguration(configuration, 'services/chat');
  expect(rebased.traffic.calls).toEqual({ 'services/chat/src/a.py': 5, 'services/chat/b.py': 7 });
  expect(rebased.traffic.callsPerMonth).toBe(10);
  expect(rebased.budgets).toEqual([{ files: 'services/chat/src/**', maxInputTokens: 1 }]);
  expect(rebased.ignore).toEqual([
    'services/chat/examples/**',
    '!services/chat/examples/kept.py',
    'services/chat/*.gen.ts',
    'services/chat/vendor',
    'services/chat/!(a|b)/**',
  ]);
  expect(rebased.placeholders).toBe(configuration.placeholders);
});

describe('a folder’s own name is no pattern', () => {
  test.each([['a[1]'], ['(b)'], ['c{d,e}'], ['f*'], ['what?'], ['!g'], ['+h@i']])('%s', folder => {
    const [pattern] = rebaseConfiguration(configuration, folder).ignore;
    const matches = picomatch(pattern!, { dot: true });
    expect(matches(`${folder}/examples/x.py`)).toBe(true);
    expect(matches(`other/examples/x.py`)).toBe(false);
    expect(matches(`a1/examples/x.py`)).toBe(false);
    expect(matches(`fz/examples/x.py`)).toBe(false);
  });
});
