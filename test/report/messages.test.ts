import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ConfigurationProblem, readConfiguration } from '../../src/configuration/read-configuration.ts';
import { remarkMessages } from '../../src/report/messages/remark-messages.ts';
import {
  configurationProblemText,
  countBasisText,
  findingMessage,
  fixTitle,
  remarkText,
  scanProblemText,
} from '../../src/report/messages.ts';
import { english } from '../../src/report/translate.ts';
import type { CountBasis } from '../../src/tokens/token-counter.ts';
import { range } from './priced-calls.ts';

test('every remark of the performance model has its wording', () => {
  const folder = path.join(import.meta.dirname, '..', '..', 'src', 'performance');
  const codes = readdirSync(folder)
    .filter(name => name.endsWith('.ts'))
    .flatMap(name => [...readFileSync(path.join(folder, name), 'utf8').matchAll(/\bcode: '([a-z0-9-]+)'/g)])
    .map(match => match[1]!);
  expect([...new Set(codes)].filter(code => !(code in remarkMessages))).toEqual([]);
  expect(codes.length).toBeGreaterThan(0);
});

test('an unworded code shows itself and its figures', () => {
  expect(remarkText({ code: 'new-thing', args: { a: 1, b: 'x' } }, english)).toBe('new-thing, a 1, b x');
  expect(findingMessage({ code: 'new-rule', args: {} }, english)).toBe('new-rule');
  expect(fixTitle({ code: 'new-fix', args: {} }, english)).toBe('new-fix');
});

describe('problems of inference-cost.json', () => {
  const prod = (settings: string) =>
    `{ "deployments": { "prod": { "model": "meta-llama/Llama-3.3-70B-Instruct", "hardware": "h100-sxm"${settings} } } }`;
  test.each([
    ['{ "deployment": {} }', 'There is no key "deployment" here. Did you mean "deployments"?'],
    ['{ "use": 3 }', '"use" must be a string, not a number.'],
    [
      '{ "deployments": { "a": { "model": "gpt2", "hardware": "h100-sxm" }, "a": 1 } }',
      '"a" stands here twice; only the last one counts.',
    ],
    [prod(', "kv": "fp9"'), /^"kv" cannot be "fp9"; valid: fp32, bf16, .* Did you mean "fp8"/],
    [prod(', "gpus": 0'), '"gpus" cannot be 0: it must be at least 1.'],
    [prod(', "gpus": 1.5'), '"gpus" cannot be 1.5: it must be a whole number.'],
    [prod(', "tensorParallel": 3'), /^The 64 attention heads of .* do not split over tensorParallel 3\.$/],
    [
      prod(', "gpus": 3, "tensorParallel": 2'),
      '3 GPUs cannot be filled with replicas of tensorParallel 2 × pipelineParallel 1.',
    ],
    [prod(', "expertParallel": 2'), /has no experts to spread over expertParallel 2\.$/],
    [
      '{ "deployments": { "moe": { "model": "mistralai/Mixtral-8x7B-v0.1", "hardware": "h100-sxm", "gpus": 8, "expertParallel": 3 } } }',
      'expertParallel 3 does not share the 8 GPUs of a pipeline stage evenly: take a divisor of 8, or other gpus.',
    ],
    [prod(', "pricePerGpuHour": 1e999'), '"pricePerGpuHour" cannot be Infinity: it must be at most 1000000.'],
    ['{ "deployments": { "a": { "model": "gpt2" } } }', '"hardware" is missing here.'],
    ['{ "use": "prod" }', 'There is no deployment "prod": "deployments" has none.'],
    [
      '{ "deployments": { "a": { "model": "gpt2", "hardware": "l4" } }, "use": "zzz" }',
      'There is no deployment "zzz"; there are: a.',
    ],
    [prod(', "gpus": 5000'), '"gpus" cannot be 5000: it must be at most 4096.'],
    [
      prod(', "gpus": 6'),
      /^The 64 attention heads of .* do not split over 6 GPUs: take another number, or say how they share the work/,
    ],
    [
      '{ "deployments": { "a": { "model": "zzzzzz", "hardware": "l4" } } }',
      'Unknown model "zzzzzz". `inference-cost catalog models` lists what is known.',
    ],
    [
      '{ "deployments": { "a": { "model": "gpt2", "hardware": "zzzzzz" } } }',
      'Unknown hardware "zzzzzz". `inference-cost catalog hardware` lists what is known.',
    ],
    ['[]', 'The file must be an object, not an array.'],
    ['null', 'The file must be an object, not null.'],
    ['"text"', 'The file must be an object, not a string.'],
    ['{ "deployments": [] }', '"deployments" must be an object, not an array.'],
    ['{ "ignore": "a" }', '"ignore" must be an array, not a string.'],
    ['{ "ignore": ["a", 5] }', '"ignore[1]" must be a string, not a number.'],
    ['{ "budgets": [5] }', '"budgets[0]" must be an object, not a number.'],
    ['{ "use": true }', '"use" must be a string, not true or false.'],
    [prod(', "sequenceParallel": 1'), '"sequenceParallel" must be true or false, not a number.'],
    [prod(', "concurrency": "most"'), '"concurrency" must be a whole number or "max", not a string.'],
    [prod(', "pricePerGpuHour": 1e300'), '"pricePerGpuHour" cannot be 1e+300: it must be at most 1000000.'],
    ['{ "defaultPlaceholderTokens": 1e12 }', /^"defaultPlaceholderTokens" cannot be 1000000000000: it must be at most/],
    [`{ "use": ${'['.repeat(5000)}`, 'Not valid JSON here: nested too deeply.'],
    ['{ "rules": { "x": "off" } }', 'There is no rule "x".'],
    [
      '{ "budgets": [ { "files": "a" } ] }',
      'This budget limits nothing: give maxInputTokens or maxUsdPerThousandCalls.',
    ],
    ['{ "ignore": [ "a" "b" ] }', 'Not valid JSON here: comma expected.'],
    ['', 'The file is empty; write {} for the defaults, or a configuration.'],
  ])('%s', (text, expected) => {
    const worded = readConfiguration(text).problems.map(problem => configurationProblemText(problem, english));
    expect(worded).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  test('two near names are both given', () => {
    const problem: ConfigurationProblem = {
      code: 'unknown-hardware',
      args: { name: 'h100' },
      nearest: ['h100-sxm', 'h100-pcie', 'h100-nvl'],
      path: '',
      range: range(1, 1, 1, 2),
      severity: 'error',
    };
    expect(configurationProblemText(problem, english)).toBe(
      'Unknown hardware "h100". Did you mean "h100-sxm" or "h100-pcie"?',
    );
  });
});

test.each([
  [{ code: 'too-large', detail: '12 MB' }, 'too large to scan: 12 MB'],
  [{ code: 'too-large' }, 'too large to scan'],
  [{ code: 'generated', detail: 'bundle' }, 'generated or bundled: its calls are looked for in what it was made of'],
  [{ code: 'binary' }, 'binary file'],
  [{ code: 'syntax-error', range: range(3, 1, 3, 2) }, 'syntax error in line 3: read as far as possible'],
  [{ code: 'syntax-error' }, 'syntax error: read as far as possible'],
  [{ code: 'time-limit' }, 'took too long to scan: results are partial'],
  [
    { code: 'parser-failed', detail: 'memory access out of bounds' },
    'not scanned: the parser failed on this text (memory access out of bounds); please report it, with a text that shows it',
  ],
  [{ code: 'unsupported-language', detail: 'cobol' }, 'language not supported: cobol'],
  [{ code: 'unsupported-language' }, 'language not supported'],
] as const)('a scan problem %j reads %s', (problem, expected) => {
  expect(scanProblemText(problem, english)).toBe(expected);
});

test.each<[CountBasis['code'], string]>([
  ['exact-vocabulary', 'own vocabulary'],
  ['mapped-vocabulary', 'known to use'],
  ['local-tokenizer', 'on this machine'],
  ['measured-ratio', 'measured ratio'],
  ['unknown-model', 'unknown'],
])('why a count is what it is: %s', (code, expected) => {
  expect(countBasisText({ code, vocabulary: 'o200k_base', source: '', date: '' }, english)).toContain(expected);
});

test('every wording of a remark fills all its arguments', () => {
  const args = new Proxy({}, { get: (_, name) => (name === 'accelerator' || name === 'interconnect' ? 'X' : 2) });
  for (const [code, word] of Object.entries(remarkMessages))
    expect(word(args, english), code).not.toMatch(/\{\d\}|undefined|NaN/);
});
