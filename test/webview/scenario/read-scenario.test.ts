import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import { readScenario, readSeed } from '../../../webview/scenario/read-scenario.ts';

/** The default scenario with the value at a dotted path replaced; undefined leaves the key out. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(defaultScenario) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  let holder = copy;
  for (const key of keys.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  if (value === undefined) delete holder[keys.at(-1)!];
  else holder[keys.at(-1)!] = value;
  return copy;
}

describe('readScenario', () => {
  test('reads back what was saved', () => {
    expect(readScenario(JSON.parse(JSON.stringify(defaultScenario)))).toEqual({ scenario: defaultScenario });
  });

  const wrong: [string, unknown, RegExp][] = [
    ['not an object', 'hello', /object/i],
    ['a missing key', changed('request', undefined), /^request/],
    ['an unknown key', changed('evil', 1), /^evil/],
    ['a negative count', changed('deployment.gpus', -1), /^deployment\.gpus/],
    ['a short curve', changed('traffic.curve', [1, 2]), /^traffic\.curve/],
    ['an unknown precision', changed('deployment.weights', 'fp7'), /^deployment\.weights/],
    ['not a number', changed('traffic.burstiness', Number.NaN), /^traffic\.burstiness/],
    [
      'lengths without as many outputs',
      changed('request.recorded', { inputs: [1, 2], outputs: [1] }),
      /^request\.recorded/,
    ],
    [
      'more recorded lengths than a file holds',
      changed('request.recorded', { inputs: Array(513).fill(1), outputs: Array(513).fill(1) }),
      /^request\.recorded\.inputs/,
    ],
    ['an unknown shape of a day', changed('traffic.shape', 'full-moon'), /^traffic\.shape/],
    [
      'no replica of the second pool',
      changed('hybrid', { share: 0.5, replicas: 0, deployment: { model: 'm', hardware: 'h' } }),
      /^hybrid\.replicas/,
    ],
    ['a share above one', changed('objective.attainment', 1.5), /^objective\.attainment/],
  ];
  test.each(wrong)('%s is refused, by its key', (_, json, problem) => {
    expect(readScenario(json)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), json => {
        const reading = readScenario(json);
        expect('scenario' in reading || typeof reading.problem === 'string').toBe(true);
      }),
    );
  });
});

describe('readSeed', () => {
  const seed = {
    origin: 'src/chat.py:42',
    deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', gpus: 1 },
    inputTokens: 900,
    sharedPrefixTokens: 700,
    outputTokens: 64,
  };

  test('puts a call’s request and deployment into the scenario, and leaves its traffic', () => {
    const seeded = readSeed(seed, defaultScenario)!;
    expect(seeded).toMatchObject({ origin: 'src/chat.py:42', deployment: seed.deployment });
    expect(seeded.request).toEqual({ inputTokens: 900, sharedPrefixTokens: 700, outputTokens: 64, variation: 0.5 });
    expect(seeded.traffic).toBe(defaultScenario.traffic);
  });

  test.each([
    ['nothing', undefined],
    ['half a request', { ...seed, outputTokens: 0.5 }],
    ['a key too many', { ...seed, run: 'rm -rf' }],
  ])('%s is no seed', (_, json) => {
    expect(readSeed(json, defaultScenario)).toBeUndefined();
  });
});
