import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfiguration, readConfiguration } from '../../src/configuration/read-configuration.ts';

const full = `{
  // what the team shares
  "deployments": { "prod": { "model": "meta-llama/Llama-3.3-70B-Instruct", "hardware": "h100-sxm", "gpus": 2, "tensorParallel": 2,
                             "weights": "fp8", "kv": "fp8", "batching": "in-flight", "concurrency": 32, "pricePerGpuHour": 2.5 } },
  "use": "prod",
  "models": { "gpt-4o": { "deployment": "prod" }, "my-finetune": { "config": "./models/my-finetune/config.json" } },
  "traffic": { "callsPerMonth": 100000, "calls": { "src/chat.ts": 2000000 }, "turnsPerConversation": 6, "cachedPrefixShare": 0.7 },
  "outputTokens": { "default": 300, "reasoning": { "low": 500, "medium": 2000, "high": 8000 } },
  "placeholders": { "context": 2000, "question": 60 }, "defaultPlaceholderTokens": 120,
  "budgets": [ { "files": "src/**", "maxInputTokens": 4000, "maxUsdPerThousandCalls": 10 } ],
  "rules": { "unbounded-output": "error", "over-budget": "off" }, "ignore": [ "examples/**" ],
}`;

test('reads every setting, with comments and trailing commas', () => {
  const { configuration, problems } = readConfiguration(full);
  expect(problems).toEqual([]);
  expect(configuration).toEqual({
    deployments: {
      prod: {
        model: 'meta-llama/Llama-3.3-70B-Instruct',
        hardware: 'h100-sxm',
        gpus: 2,
        tensorParallel: 2,
        weights: 'fp8',
        kv: 'fp8',
        batching: 'in-flight',
        concurrency: 32,
        pricePerGpuHour: 2.5,
      },
    },
    use: 'prod',
    models: { 'gpt-4o': { deployment: 'prod' }, 'my-finetune': { config: './models/my-finetune/config.json' } },
    traffic: {
      callsPerMonth: 100000,
      calls: { 'src/chat.ts': 2000000 },
      turnsPerConversation: 6,
      cachedPrefixShare: 0.7,
    },
    outputTokens: { default: 300, reasoning: { low: 500, medium: 2000, high: 8000 }, configured: true },
    placeholders: { context: 2000, question: 60 },
    defaultPlaceholderTokens: 120,
    budgets: [{ files: 'src/**', maxInputTokens: 4000, maxUsdPerThousandCalls: 10 }],
    rules: { 'unbounded-output': 'error', 'over-budget': 'off' },
    ignore: ['examples/**'],
  });
});

describe('a deployment that is left out for a fault of its own is there all the same', () => {
  const refersTo = (deployments: string) =>
    readConfiguration(
      `{ "deployments": ${deployments}, "use": "a", "models": { "gpt-4o": { "deployment": "a" } } }`,
    ).problems.map(({ code, path }) => `${code} ${path}`);
  test.each([
    ['{ "a": { "model": 3, "hardware": "l4" } }', ['wrong-type deployments.a.model']],
    ['{ "a": { "hardware": "l4" } }', ['missing-key deployments.a.model']],
    ['{ "a": [] }', ['wrong-type deployments.a']],
    // Which names there would be, nobody can tell.
    ['[]', ['wrong-type deployments']],
    ['null', ['wrong-type deployments']],
    ['{}', ['unknown-deployment use', 'unknown-deployment models.gpt-4o.deployment']],
    [
      '{ "b": { "model": 3, "hardware": "l4" } }',
      ['wrong-type deployments.b.model', 'unknown-deployment use', 'unknown-deployment models.gpt-4o.deployment'],
    ],
  ])('%s', (deployments, problems) => expect(refersTo(deployments)).toEqual(problems));
});

test('an empty object is the defaults', () => {
  expect(readConfiguration('{}')).toEqual({ configuration: defaultConfiguration, problems: [] });
  expect(defaultConfiguration).toEqual({
    deployments: {},
    models: {},
    traffic: { calls: {}, turnsPerConversation: 1, cachedPrefixShare: 0 },
    outputTokens: { default: 256, reasoning: { low: 500, medium: 2000, high: 8000 }, configured: false },
    placeholders: {},
    defaultPlaceholderTokens: 100,
    budgets: [],
    rules: {},
    ignore: [],
  });
});

/** The problem's text between its positions, which is what an editor underlines. */
function underlined(
  text: string,
  range: { start: { line: number; column: number }; end: { line: number; column: number } },
) {
  const lines = text.split('\n');
  const offset = ({ line, column }: { line: number; column: number }) =>
    lines.slice(0, line - 1).reduce((sum, entry) => sum + entry.length + 1, 0) + column - 1;
  return text.slice(offset(range.start), offset(range.end));
}

const prod = (settings: string) =>
  `{ "deployments": { "prod": { "model": "meta-llama/Llama-3.3-70B-Instruct", "hardware": "h100-sxm"${settings} } } }`;
const mixtral = (settings: string) =>
  `{ "deployments": { "moe": { "model": "mistralai/Mixtral-8x7B-Instruct-v0.1", "hardware": "h100-sxm"${settings} } } }`;

describe('problems stand at their position', () => {
  test.each([
    ['unknown key', '{ "deployment": {} }', 'unknown-key', '"deployment"', ['deployments'], 'deployment'],
    [
      'unknown nested key',
      prod(', "tensorparallel": 2'),
      'unknown-key',
      '"tensorparallel"',
      ['tensorParallel'],
      'deployments.prod.tensorparallel',
    ],
    [
      'key in a budget',
      '{ "budgets": [\n { "files": "a", "maxInputToken": 1 } ] }',
      'unknown-key',
      '"maxInputToken"',
      ['maxInputTokens'],
      'budgets.0.maxInputToken',
    ],
    ['wrong type', '{ "use": 3 }', 'wrong-type', '3', [], 'use'],
    ['array for object', '{ "traffic": [] }', 'wrong-type', '[]', [], 'traffic'],
    ['whole file', '[]', 'wrong-type', '[]', [], ''],
    ['whole file is null', 'null', 'wrong-type', 'null', [], ''],
    ['concurrency', prod(', "concurrency": "many"'), 'wrong-type', '"many"', [], 'deployments.prod.concurrency'],
    [
      'severity',
      '{ "rules": { "unbounded-output": "warn" } }',
      'unknown-value',
      '"warn"',
      ['warning'],
      'rules.unbounded-output',
    ],
    ['precision', prod(', "kv": "fp9"'), 'unknown-value', '"fp9"', ['fp8'], 'deployments.prod.kv'],
    [
      'share above one',
      '{ "traffic": { "cachedPrefixShare": 70 } }',
      'out-of-range',
      '70',
      [],
      'traffic.cachedPrefixShare',
    ],
    [
      'draft model',
      prod(', "speculative": { "draft": "meta-llama/Llama-3.2-1B-Instuct", "length": 4, "acceptance": 0.7 }'),
      'unknown-model',
      '"meta-llama/Llama-3.2-1B-Instuct"',
      ['meta-llama/Llama-3.2-1B-Instruct'],
      'deployments.prod.speculative.draft',
    ],
    [
      'more accepted than drafted',
      prod(', "speculative": { "draft": "meta-llama/Llama-3.2-1B-Instruct", "length": 4, "acceptance": 70 }'),
      'out-of-range',
      '70',
      [],
      'deployments.prod.speculative.acceptance',
    ],
    [
      'a hundred and one draft tokens',
      prod(', "speculative": { "draft": "meta-llama/Llama-3.2-1B-Instruct", "length": 101, "acceptance": 0.7 }'),
      'out-of-range',
      '101',
      [],
      'deployments.prod.speculative.length',
    ],
    [
      'speculation without its draft',
      prod(', "speculative": { "length": 4, "acceptance": 0.7 }'),
      'missing-key',
      '"speculative"',
      [],
      'deployments.prod.speculative.draft',
    ],
    ['sparsity', prod(', "sparsity": "4:8"'), 'unknown-value', '"4:8"', [], 'deployments.prod.sparsity'],
    ['an empty glob', '{ "ignore": ["a/**", ""] }', 'out-of-range', '""', [], 'ignore.1'],
    [
      'a budget for no files',
      '{ "budgets": [{ "files": "", "maxInputTokens": 9 }] }',
      'out-of-range',
      '""',
      [],
      'budgets.0.files',
    ],
    ['half a GPU', prod(', "gpus": 0.5'), 'out-of-range', '0.5', [], 'deployments.prod.gpus'],
    [
      'missing model',
      '{ "deployments": { "prod": { "hardware": "h100-sxm" } } }',
      'missing-key',
      '"prod"',
      [],
      'deployments.prod.model',
    ],
    [
      'hardware',
      '{ "deployments": { "prod": { "model": "meta-llama/Llama-3.3-70B-Instruct", "hardware": "h100-smx" } } }',
      'unknown-hardware',
      '"h100-smx"',
      ['h100-sxm'],
      'deployments.prod.hardware',
    ],
    [
      'model',
      '{ "deployments": { "prod": { "model": "mistralai/Mixtral-8x7B-Instuct-v0.1", "hardware": "h100-sxm" } } }',
      'unknown-model',
      '"mistralai/Mixtral-8x7B-Instuct-v0.1"',
      ['mistralai/Mixtral-8x7B-Instruct-v0.1'],
      'deployments.prod.model',
    ],
    ['use', `{ "deployments": {}, "use": "prod" }`, 'unknown-deployment', '"prod"', [], 'use'],
    [
      'deployment of a model',
      '{ "models": { "gpt-4o": { "deployment": "prod" } } }',
      'unknown-deployment',
      '"prod"',
      [],
      'models.gpt-4o.deployment',
    ],
    [
      'rule',
      '{ "rules": { "unbound-output": "off" } }',
      'unknown-rule',
      '"unbound-output"',
      ['unbounded-output'],
      'rules.unbound-output',
    ],
    ['layout and GPUs', prod(', "gpus": 3, "tensorParallel": 2'), 'layout-gpus', '3', [], 'deployments.prod.gpus'],
    ['layout and heads', prod(', "tensorParallel": 3'), 'layout-heads', '3', [], 'deployments.prod.tensorParallel'],
    [
      'layout and layers',
      prod(', "pipelineParallel": 81'),
      'layout-layers',
      '81',
      [],
      'deployments.prod.pipelineParallel',
    ],
    [
      'experts of a dense model',
      prod(', "expertParallel": 2'),
      'layout-dense',
      '2',
      [],
      'deployments.prod.expertParallel',
    ],
    [
      'too many expert groups',
      mixtral(', "expertParallel": 16'),
      'layout-experts',
      '16',
      [],
      'deployments.moe.expertParallel',
    ],
    [
      'budget without a limit',
      '{ "budgets": [ { "files": "src/**" } ] }',
      'budget-without-limit',
      '{ "files": "src/**" }',
      [],
      'budgets.0',
    ],
    ['key twice', '{ "use": "a", "deployments": {}, "use": "b" }', 'duplicate-key', '"use"', [], 'use'],
    ['syntax', '{ "ignore": [ "a" "b" ] }', 'syntax', '"b"', [], ''],
    ['empty file', '  \n', 'empty-file', '', [], ''],
  ] as const)('%s', (_name, text, code, where, nearest, path) => {
    const problem = readConfiguration(text).problems.find(entry => entry.code === code);
    expect(problem, JSON.stringify(readConfiguration(text).problems)).toBeDefined();
    expect(underlined(text, problem!.range)).toBe(where);
    expect(problem!.nearest.slice(0, 1)).toEqual(nearest);
    expect(problem!.path).toBe(path);
  });

  test('CRLF and a byte-order mark do not shift positions', () => {
    const { problems } = readConfiguration('\uFEFF{\r\n  "use": 3\r\n}');
    expect(problems[0]!.range).toEqual({ start: { line: 2, column: 10 }, end: { line: 2, column: 11 } });
  });
});

test('what is wrong with a sparsity is said with the forms that are right', () => {
  const [problem] = readConfiguration(prod(', "sparsity": "unstructured:1"')).problems;
  expect(problem!.args).toEqual({
    key: 'sparsity',
    value: 'unstructured:1',
    valid: '2:4, unstructured:F with F from 0 to below 1',
  });
});

test('speculation and sparsity are settings of a deployment', () => {
  const text = prod(
    ', "speculative": { "draft": "meta-llama/Llama-3.2-1B-Instruct", "length": 4, "acceptance": 0.7 }, "sparsity": "unstructured:0.5"',
  );
  const { configuration, problems } = readConfiguration(text);
  expect(problems).toEqual([]);
  expect(configuration.deployments.prod).toMatchObject({
    speculative: { draft: 'meta-llama/Llama-3.2-1B-Instruct', length: 4, acceptance: 0.7 },
    sparsity: 'unstructured:0.5',
  });
});

describe('one mistake does not undo the rest', () => {
  test('a deployment stays without a speculation that cannot be', () => {
    const { configuration, problems } = readConfiguration(
      prod(', "gpus": 2, "speculative": { "length": 4, "acceptance": 0.7 }'),
    );
    expect(problems).toHaveLength(1);
    expect(configuration.deployments.prod).toEqual({
      model: 'meta-llama/Llama-3.3-70B-Instruct',
      hardware: 'h100-sxm',
      gpus: 2,
    });
  });

  test('a wrong entry is left out', () => {
    const { configuration, problems } = readConfiguration(
      '{ "defaultPlaceholderTokens": "many", "placeholders": { "a": 5, "b": -1 }, "budgets": [ { "files": 1 }, { "files": "x", "maxInputTokens": 9 } ] }',
    );
    expect(problems.map(problem => problem.path).sort()).toEqual([
      'budgets.0.files',
      'defaultPlaceholderTokens',
      'placeholders.b',
    ]);
    expect(configuration).toMatchObject({
      defaultPlaceholderTokens: 100,
      placeholders: { a: 5 },
      budgets: [{ files: 'x', maxInputTokens: 9 }],
    });
  });

  test('a deployment without its model goes, the other stays', () => {
    const { configuration } = readConfiguration(
      '{ "deployments": { "a": { "hardware": "h100-sxm" }, "b": { "model": "meta-llama/Llama-3.3-70B-Instruct", "hardware": "h100-sxm" } } }',
    );
    expect(Object.keys(configuration.deployments)).toEqual(['b']);
  });

  test('broken JSON keeps what could be read', () => {
    const { configuration, problems } = readConfiguration('{ "defaultPlaceholderTokens": 7, "ignore": [');
    expect(problems.some(problem => problem.code === 'syntax')).toBe(true);
    expect(configuration.defaultPlaceholderTokens).toBe(7);
  });

  test('a model described by a config.json is known', () => {
    const text =
      '{ "models": { "mine": { "config": "m/config.json" } }, "deployments": { "d": { "model": "mine", "hardware": "h100-sxm" } } }';
    expect(readConfiguration(text).problems).toEqual([]);
  });
});

test('names that JavaScript gives every object are names like others', () => {
  const { configuration } = readConfiguration('{ "placeholders": { "a": 1 } }');
  expect(configuration.placeholders.constructor).toBeUndefined();
  expect(configuration.rules.toString).toBeUndefined();
  const problems = readConfiguration('{ "use": "constructor", "rules": { "__proto__": "off" } }').problems;
  expect(problems.map(problem => problem.code)).toContain('unknown-deployment');
});

test('no text makes it throw', () => {
  const json = fc.json().map(text => text);
  const damaged = fc
    .tuple(fc.constant(full), fc.nat(full.length), fc.string())
    .map(([text, at, noise]) => text.slice(0, at) + noise + text.slice(at));
  fc.assert(
    fc.property(fc.oneof(json, damaged, fc.string()), text => {
      const { configuration, problems } = readConfiguration(text);
      expect(configuration.outputTokens.default).toBeGreaterThanOrEqual(0);
      for (const { range } of problems) expect(range.start.line).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('problems stand in the order of the file, whatever found them', () => {
  const { problems } = readConfiguration(
    '{\n"budgets": [{ "files": "src/**" }],\n"use": "none",\n"ignore": 5,\n"placeholders": { "a": 1, "a": 2 },\n"rules": { "nope": "off" }\n}',
  );
  expect(problems.map(({ range, code }) => [range.start.line, code])).toEqual([
    [2, 'budget-without-limit'],
    [3, expect.any(String)],
    [4, expect.any(String)],
    [5, 'duplicate-key'],
    [6, expect.any(String)],
  ]);
});
