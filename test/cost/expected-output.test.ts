import { describe, expect, test } from 'vitest';
import { expectedOutput } from '../../src/cost/expected-output.ts';
import type { CallSite } from '../../src/source/call-site.ts';
import { configured, site } from './fixtures.ts';

const reasoning = { low: 500, medium: 2000, high: 8000 };
const byDefault = configured({ outputTokens: { default: 256, reasoning } });
const byUser = configured({ outputTokens: { default: 400, reasoning, configured: true } });

describe('expectedOutput', () => {
  const cases: [string, Partial<CallSite>, typeof byDefault, number | undefined, object][] = [
    [
      'no limit: up to the model’s maximum',
      {},
      byDefault,
      16384,
      { tokens: 256, low: 1, high: 16384, from: 'default' },
    ],
    [
      'no limit, maximum unknown: sixteen times',
      {},
      byDefault,
      undefined,
      { tokens: 256, high: 4096, from: 'default' },
    ],
    ['what the user expects', {}, byUser, 16384, { tokens: 400, high: 16384, from: 'configuration' }],
    [
      'a limit below the expectation',
      { outputLimit: { value: 50 } },
      byDefault,
      16384,
      { tokens: 50, high: 50, from: 'limit' },
    ],
    [
      'a limit above it',
      { outputLimit: { value: 512 } },
      byDefault,
      16384,
      { tokens: 256, high: 512, from: 'default' },
    ],
    [
      'the SDK’s own default limit',
      { outputLimit: { defaultValue: 16 } },
      byDefault,
      undefined,
      { tokens: 16, high: 16, from: 'limit' },
    ],
    [
      'several answers',
      { choices: 3, outputLimit: { value: 50 } },
      byDefault,
      16384,
      { tokens: 150, low: 3, high: 150 },
    ],
    ['reasoning is written too', { reasoningEffort: 'high' }, byDefault, 100_000, { tokens: 8256, high: 100_000 }],
    ['an effort nobody knows adds nothing', { reasoningEffort: 'extreme' }, byDefault, 1000, { tokens: 256 }],
    ['an embedding writes nothing', { kind: 'embedding' }, byDefault, 1000, { tokens: 0, low: 0, high: 0 }],
    [
      'a text that is sent elsewhere writes nothing here',
      { kind: 'prompt', model: { from: 'unknown' } },
      byUser,
      1000,
      { tokens: 0, low: 0, high: 0 },
    ],
    [
      'nor does a file of instructions',
      { kind: 'prompt-file', model: { from: 'unknown' } },
      byDefault,
      1000,
      { tokens: 0, low: 0, high: 0 },
    ],
    ['a prompt file that names its model is a request', { kind: 'prompt-file' }, byDefault, 1000, { tokens: 256 }],
    ['a prompt with a model of its own is answered', { kind: 'prompt' }, byDefault, 1000, { tokens: 256, low: 1 }],
    [
      'and so is one with a limit of its own',
      { kind: 'prompt', model: { from: 'unknown' }, outputLimit: { value: 40 } },
      byDefault,
      1000,
      { tokens: 40, high: 40, from: 'limit' },
    ],
    [
      'a call whose model is unknown is answered all the same',
      { model: { from: 'unknown' } },
      byDefault,
      1000,
      { tokens: 256 },
    ],
  ];
  test.each(cases)('%s', (_, changes, configuration, maximum, expected) => {
    expect(expectedOutput(site(changes), configuration, maximum)).toMatchObject(expected);
  });
});
