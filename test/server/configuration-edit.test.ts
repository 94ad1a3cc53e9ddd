import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { BrokenConfigurationError, withDeployment } from '../../src/server/configuration-edit.ts';

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
