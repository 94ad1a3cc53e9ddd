import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import {
  BrokenConfigurationError,
  overwrittenBy,
  withDeployment,
  withTraffic,
} from '../../src/server/configuration-edit.ts';

const settings = { model: 'm', hardware: 'h200', gpus: 1 };

describe('a choice written into inference-cost.json', () => {
  test.each([
    ['no file', undefined],
    ['an empty file', '\n'],
    ['an empty object', '{}'],
    ['other keys', '{ "placeholders": { "q": 60 } }'],
  ])('%s', (_, text) => {
    expect(parse(withDeployment(text, 'default', settings))).toMatchObject({
      deployments: { default: settings },
      use: 'default',
    });
  });

  test('keeps comments, order and other deployments', () => {
    const text = `{
  // What we run.
  "deployments": {
    "prod": {
      "model": "m", // the big one
      "hardware": "h100-sxm",
      "gpus": 2,
      "concurrency": 32
    },
    "small": { "model": "s", "hardware": "l4" }
  },
  "use": "prod" // today
}
`;
    const after = withDeployment(text, 'prod', { model: 'm', hardware: 'h200', gpus: 1, concurrency: 32 });
    expect(after).toBe(text.replace('"h100-sxm"', '"h200"').replace('"gpus": 2', '"gpus": 1'));
  });

  test('removes what was chosen for the hardware before', () => {
    const text =
      '{ "deployments": { "a": { "model": "m", "hardware": "x", "tensorParallel": 2, "pricePerGpuHour": 9 } }, "use": "a" }';
    expect(parse(withDeployment(text, 'a', settings))).toEqual({ deployments: { a: settings }, use: 'a' });
  });

  test.each([
    ['tabs', '{\n\t"use": "a"\n}\n', '\n\t"deployments": {\n\t\t"a"'],
    ['four blanks', '{\n    "use": "a"\n}\n', '\n    "deployments": {\n        "a"'],
    ['carriage returns', '{\r\n  "use": "a"\r\n}\r\n', '\r\n  "deployments": {\r\n    "a"'],
  ])('is indented as the file is: %s', (_, text, expected) => {
    expect(withDeployment(text, 'a', settings)).toContain(expected);
  });

  test('twice is once', () => {
    const once = withDeployment('{}', 'a', settings);
    expect(withDeployment(once, 'a', settings)).toBe(once);
  });

  test.each([['{'], ['[]'], ['{ "deployments": [] }'], ['{ "deployments": 3 }'], ['nonsense']])(
    'is refused where the text cannot be read: %s',
    text => {
      expect(() => withDeployment(text, 'a', settings)).toThrow(BrokenConfigurationError);
    },
  );
});

describe('a scenario written into inference-cost.json', () => {
  const save = (text: string | undefined, name = 'prod', callsPerMonth = 3e6) =>
    withTraffic(text, name, settings, callsPerMonth);

  test('a new file is complete: it prices calls by what was saved', () => {
    expect(parse(save(undefined))).toEqual({
      deployments: { prod: settings },
      use: 'prod',
      traffic: { callsPerMonth: 3e6 },
    });
  });

  test('in a file that stands, what prices calls stays', () => {
    const text = '{ "deployments": { "small": { "model": "s", "hardware": "l4" } }, "use": "small" }';
    expect(parse(save(text))).toEqual({
      deployments: { small: { model: 's', hardware: 'l4' }, prod: settings },
      use: 'small',
      traffic: { callsPerMonth: 3e6 },
    });
    expect(parse(save('{}'))).toEqual({ deployments: { prod: settings }, traffic: { callsPerMonth: 3e6 } });
  });

  test('keeps comments, order and other traffic', () => {
    const text = `{
  "traffic": {
    // A guess until March.
    "callsPerMonth": 100000, // all calls
    "turnsPerConversation": 6
  },
  "deployments": { "prod": { "model": "m", "hardware": "h200", "gpus": 1 /* one is enough */ } }
}
`;
    expect(save(text)).toBe(text.replace('100000', '3000000'));
  });

  test('twice is once', () => {
    expect(save(save('{}'))).toBe(save('{}'));
  });

  test.each([['{'], ['[]'], ['{ "traffic": [] }'], ['{ "traffic": 7 }'], ['{ "deployments": 3 }']])(
    'is refused where the text cannot be read: %s',
    text => {
      expect(() => save(text)).toThrow(BrokenConfigurationError);
    },
  );

  test.each<[string, string | undefined, string[]]>([
    ['no file', undefined, []],
    ['another name and no traffic', '{ "deployments": { "small": { "model": "s", "hardware": "l4" } } }', []],
    ['the same already', save('{}'), []],
    [
      'other values',
      '{ "deployments": { "prod": { "model": "m", "hardware": "l4", "gpus": 1 } }, "traffic": { "callsPerMonth": 5 } }',
      ['deployments.prod.hardware: "l4" → "h200"', 'traffic.callsPerMonth: 5 → 3000000'],
    ],
    [
      'a key that goes',
      '{ "deployments": { "prod": { "model": "m", "hardware": "h200", "gpus": 1, "kv": "fp8" } } }',
      ['deployments.prod.kv: "fp8" → –'],
    ],
    [
      'a deployment that is none',
      '{ "deployments": { "prod": 7 } }',
      [`deployments.prod: 7 → ${JSON.stringify(settings)}`],
    ],
  ])('says what would be overwritten: %s', (_, text, lines) => {
    expect(overwrittenBy(text, 'prod', settings, 3e6)).toEqual(lines);
  });
});
