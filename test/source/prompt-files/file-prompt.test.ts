import { describe, expect, test } from 'vitest';
import { promptOf, settings, systemFirst } from '../../../src/source/prompt-files/file-prompt.ts';
import type { FilePart } from '../../../src/source/prompt-files/prompt-text.ts';

const part = (role: FilePart['role'], start: number): FilePart => ({ role, segments: [], start, end: start + 5 });

describe('a prompt stands where its first text stands', () => {
  test.each([
    ['in order', [part('system', 3), part('user', 40)], 3],
    ['out of order', [part('system', 40), part('user', 3)], 3],
    ['after a description', [part('tool', 0), part('system', 20)], 20],
    ['only a description', [part('tool', 7)], 7],
  ])('%s', (_name, parts, at) => {
    expect(promptOf(parts, { sdk: 'x' })).toEqual([{ parts, sdk: 'x', at }]);
  });

  test('unless the layout says otherwise', () => {
    expect(promptOf([part('user', 9)], { sdk: 'x', at: 2 })[0]).toMatchObject({ at: 2 });
  });

  test('nothing to send is no prompt', () => {
    expect(promptOf([], { sdk: 'x', at: 2, model: 'm' })).toEqual([]);
  });
});

describe('model and limit', () => {
  test.each([
    ['gpt-4o', 100, { model: 'gpt-4o', limit: 100 }],
    ['gpt-4o', undefined, { model: 'gpt-4o' }],
    ['', 0, {}],
    [`\${env:MODEL}`, -1, {}],
    ['{{ model }}', '100', {}],
    [4, null, {}],
  ])('%j, %j', (model, limit, expected) => {
    expect(settings(model, limit)).toEqual(expected);
  });
});

test('instructions come first, the rest as it stands', () => {
  const roles = ['user', 'developer', 'assistant', 'system', 'user'] as const;
  const parts = roles.map((role, index) => part(role, index));
  expect(systemFirst(parts).map(({ role, start }) => `${role} ${start}`)).toEqual([
    'developer 1',
    'system 3',
    'user 0',
    'assistant 2',
    'user 4',
  ]);
});
