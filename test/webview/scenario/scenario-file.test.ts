import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { readScenarioFile, writeScenarioFile } from '../../../webview/scenario/scenario-file.ts';

const rich: Scenario = {
  ...defaultScenario,
  name: 'prod "fp8" | 中文',
  origin: 'src/chat.py:42',
  speculation: { draft: 'meta-llama/Llama-3.2-1B', length: 3, acceptance: 0.7 },
  sparsity: { kind: '2:4' },
  hybrid: { share: 0.5, deployment: { model: 'm', hardware: 'l40s' } },
};
const written = (change: (file: { version: unknown; scenarios: Record<string, unknown>[] }) => void): string => {
  const file = JSON.parse(writeScenarioFile([defaultScenario, rich]));
  change(file);
  return JSON.stringify(file);
};

test('what is written is read back, and ends with a line break', () => {
  const text = writeScenarioFile([defaultScenario, rich]);
  expect(readScenarioFile(text, 'a.json')).toEqual({ scenarios: [defaultScenario, rich] });
  expect(text).toMatch(/\}\n$/);
  expect(JSON.parse(text).version).toBe(1);
});

describe('a file that cannot be read says which, where, and what was expected', () => {
  test.each<[string, string, RegExp]>([
    ['no JSON', 'hello', /^team\.json: this is not JSON \(.*h.*\)\.$/],
    ['cut off', '{"version":1,', /^team\.json: this is not JSON/],
    ['empty', '', /^team\.json: this is not JSON/],
    ['another kind of JSON', '[1,2]', /^team\.json: this is not a scenario file/],
    ['null', 'null', /^team\.json: this is not a scenario file/],
    ['a configuration', '{"deployments":{}}', /has no list "scenarios"/],
    [
      'a newer version',
      written(file => {
        file.version = 2;
      }),
      /its version is 2, and this one reads 1/,
    ],
    ['no version', written(file => void delete file.version), /its version is –, and this one reads 1/],
    [
      'no scenarios',
      written(file => {
        file.scenarios = [];
      }),
      /it has 0 scenarios; a file has 1 to 4/,
    ],
    [
      'five scenarios',
      written(file => void file.scenarios.push(...file.scenarios, ...file.scenarios)),
      /it has 6 scenarios/,
    ],
    [
      'a scenario that is text',
      written(file => {
        file.scenarios[0] = 'x' as never;
      }),
      /^team\.json: scenarios\[0\]/,
    ],
    [
      'a negative count in the second',
      written(file => {
        file.scenarios[1]!.deployment = { model: 'm', hardware: 'h', gpus: -2 };
      }),
      /^team\.json: scenarios\[1\]\.deployment\.gpus: .*>=1.*-2/,
    ],
    [
      'a key that nobody knows',
      written(file => {
        file.scenarios[0]!.command = 'rm -rf';
      }),
      /^team\.json: scenarios\[0\]\.command: /,
    ],
    ['a missing part', written(file => void delete file.scenarios[0]!.fleet), /scenarios\[0\]\.fleet: /],
    [
      'a curve of 23 hours',
      written(file => {
        file.scenarios[0]!.traffic = { ...defaultScenario.traffic, curve: Array(23).fill(1) };
      }),
      /scenarios\[0\]\.traffic\.curve: /,
    ],
  ])('%s', (_, text, message) => {
    const reading = readScenarioFile(text, 'team.json');
    expect('problem' in reading && reading.problem).toMatch(message);
  });
});

test('any JSON, and any text: scenarios or one line, never an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), text => {
      const reading = readScenarioFile(text, 'f.json');
      expect('problem' in reading && reading.problem.startsWith('f.json: ')).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
