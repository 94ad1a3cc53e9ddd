import fc from 'fast-check';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { defaultSettings, readSettings } from '../../src/server/settings.ts';

test.each([
  ['nothing', undefined, {}],
  ['null', null, {}],
  ['text', 'all', {}],
  ['one group', { hints: { density: 'tokens' } }, { hints: { enabled: true, density: 'tokens' } }],
  ['a group of the wrong type', { hints: 5 }, {}],
  ['an unknown density', { hints: { enabled: false, density: 'most' } }, { hints: { enabled: false, density: 'all' } }],
  ['a flag of the wrong type', { hover: { enabled: 'yes' } }, {}],
  ['a debounce out of range', { debounce: 60_000 }, {}],
  ['a debounce', { debounce: 0 }, { debounce: 0 }],
  [
    'a deployment',
    { deployment: { model: 'a', hardware: 'b', gpus: 2 } },
    { deployment: { model: 'a', hardware: 'b', gpus: 2 } },
  ],
  [
    'a deployment with nonsense in it',
    { deployment: { model: '', hardware: 'b', gpus: 0.5 } },
    { deployment: { hardware: 'b' } },
  ],
  ['keys of another extension', { unrelated: true }, {}],
])('%s', (_, sent, expected) => {
  expect(readSettings(sent)).toEqual({ ...defaultSettings, ...expected });
});

test('any value gives settings', () => {
  fc.assert(fc.property(fc.jsonValue(), value => typeof readSettings(value).hints.enabled === 'boolean'));
});

test('the defaults are those of the manifest', () => {
  const { properties } = manifest.contributes.configuration;
  const declared = Object.entries(properties).filter(([key]) => !key.startsWith('inferenceCost.trace'));
  const read = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], defaultSettings);
  for (const [key, { default: value }] of declared)
    expect([key, read(key.slice('inferenceCost.'.length))]).toEqual([key, value]);
});
