import { describe, expect, test } from 'vitest';
import { deployments, json, run, Workspace } from './command-line.ts';

const llama = ['estimate', '--model', 'meta-llama/Llama-3.3-70B-Instruct', '--hardware', 'h100-sxm'];
const two = [...llama, '--gpus', '2', '--tp', '2', '--weights', 'fp8', '--kv', 'fp8'];
const request = ['--input', '1000', '--output', '256'];

describe('a request that fits', () => {
  test('has every figure of the contract', async () => {
    const report = await json([...two, ...request, '--concurrency', '32', '--price-per-gpu-hour', '2.5']);
    expect(report).toMatchObject({
      hardware: 'h100-sxm',
      gpus: 2,
      fits: true,
      request: { inputTokens: 1000, cachedTokens: 0, outputTokens: 256 },
      cost: { perGpuHour: 2.5 },
    });
    for (const key of ['weightsBytes', 'kvBytesPerToken', 'kvBytes', 'activationBytes', 'freeBytes', 'maxConcurrency'])
      expect(report.memory[key], key).toBeGreaterThan(0);
    for (const key of ['seconds', 'flops', 'bytes']) expect(report.prefill[key], key).toBeGreaterThan(0);
    for (const key of ['secondsPerToken', 'flops', 'bytes']) expect(report.decode[key], key).toBeGreaterThan(0);
    expect(report.endToEndSeconds).toBeGreaterThan(report.ttftSeconds);
    expect(report.throughput.outputTokensPerSecond).toBeCloseTo(report.throughput.requestsPerSecond * 256, 3);
    const { perRequest, prefill, decode, perMillionInputTokens, perMillionOutputTokens } = report.cost;
    expect(prefill + decode).toBeCloseTo(perRequest, 12);
    expect(perMillionInputTokens).toBeCloseTo(prefill * 1000, 9);
    expect(perMillionOutputTokens).toBeCloseTo((decode / 256) * 1e6, 9);
    expect(report.energy.wattHoursPerRequest).toBeGreaterThan(0);
    expect(report.accuracy.expectedRelativeError).toBeGreaterThan(0);
    expect(report.accuracy.basis).not.toBe('');
    expect(report.assumptions).toBeInstanceOf(Array);
    expect(report.warnings).toBeInstanceOf(Array);
  });

  test('text says the same in words', async () => {
    const { status, out } = await run([...two, ...request, '--price-per-gpu-hour', '2.5']);
    expect(status).toBe(0);
    for (const label of ['request', 'prefill', 'decode', 'latency', 'throughput', 'cost', 'accuracy', 'memory'])
      expect(out).toMatch(new RegExp(`^ {2}${label} `, 'm'));
    expect(out).toContain('1,000 tokens in, 256 out');
    expect(out).toMatch(/per thousand requests at \$2\.50 per GPU-hour/);
  });

  test('a format that the hardware lacks is warned about', async () => {
    const report = await json([
      'estimate',
      '--model',
      'meta-llama/Llama-3.1-8B-Instruct',
      '--hardware',
      'a100-80gb-sxm',
      '--weights',
      'fp8',
      '--activations',
      'fp8',
      ...request,
    ]);
    expect(report.warnings.join()).toMatch(/fp8 is not native on A100.*math in (fp16|bf16)/);
  });
});

test('what does not fit prints no speed: what is missing, the nearest layout, exit 1', async () => {
  const { status, out } = await run([...llama, ...request, '--format', 'json']);
  const report = JSON.parse(out);
  expect(status).toBe(1);
  expect(report).toMatchObject({ fits: false, reason: 'weights' });
  expect(report.missingBytes).toBeGreaterThan(0);
  expect(report.nearest.gpus).toBeGreaterThanOrEqual(1);
  for (const key of ['prefill', 'decode', 'ttftSeconds', 'throughput', 'cost'])
    expect(report[key], key).toBeUndefined();
  const text = await run([...llama, ...request]);
  expect(text.status).toBe(1);
  expect(text.out).toMatch(/does not fit 1×H100 SXM: ≈\d+ GB short/);
  expect(text.out).not.toMatch(/throughput|first token/);
});

describe('where the figures come from', () => {
  test('a deployment of the configuration, changed by flags', async () => {
    using workspace = new Workspace({
      'inference-cost.json': JSON.stringify({ deployments, use: 'prod', outputTokens: { default: 77 } }),
    });
    const inUse = await json(['estimate', '--input', '10'], workspace.folder);
    expect(inUse).toMatchObject({
      deployment: 'prod',
      precision: { weights: 'fp8', kv: 'fp8' },
      request: { outputTokens: 77 },
    });
    const named = await json(['estimate', '--deployment', 'prod', '--input', '10', '--kv', 'bf16'], workspace.folder);
    expect(named.precision).toMatchObject({ weights: 'fp8', kv: 'bf16' });
    const relaid = await json(['estimate', '--deployment', 'prod', '--input', '10', '--tp', '4'], workspace.folder);
    expect(relaid).toMatchObject({ gpus: 4, layout: { tensorParallel: 4 } });
  });

  test('speculation and sparsity of the configuration are those of the flags, which change them', async () => {
    const draft = { draft: 'meta-llama/Llama-3.2-1B-Instruct', length: 4, acceptance: 0.8 };
    const settings = { model: 'meta-llama/Llama-3.3-70B-Instruct', hardware: 'h100-sxm', gpus: 4, concurrency: 1 };
    using workspace = new Workspace({
      'inference-cost.json': JSON.stringify({
        deployments: { plain: settings, both: { ...settings, speculative: draft, sparsity: '2:4' } },
      }),
    });
    const of = (...flags: string[]) => json(['estimate', ...request, ...flags], workspace.folder);
    const figures = ({ memory, decode, ttftSeconds }: Awaited<ReturnType<typeof of>>) => ({
      memory,
      decode,
      ttftSeconds,
    });
    const flagged = await of(
      ...['--deployment', 'plain', '--speculative', 'meta-llama/Llama-3.2-1B-Instruct:4:0.8', '--sparsity', '2:4'],
    );
    const both = await of('--deployment', 'both');
    expect(figures(both)).toEqual(figures(flagged));
    const plain = await of('--deployment', 'plain');
    expect(both.memory.weightsBytes).toBeLessThan(plain.memory.weightsBytes);
    const dense = await of('--deployment', 'both', '--sparsity', 'unstructured:0');
    expect(dense.memory.weightsBytes).toBeGreaterThan(plain.memory.weightsBytes);
  });

  test('a model by its config.json', async () => {
    const config = {
      architectures: ['LlamaForCausalLM'],
      model_type: 'llama',
      hidden_size: 2048,
      intermediate_size: 8192,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      num_hidden_layers: 16,
      vocab_size: 128256,
      max_position_embeddings: 131072,
      tie_word_embeddings: true,
      torch_dtype: 'bfloat16',
    };
    using workspace = new Workspace({
      'mine/config.json': JSON.stringify(config),
      'inference-cost.json': '{ "models": { "mine": { "config": "mine/config.json" } } }',
    });
    const byPath = await json(
      ['estimate', '--model', 'mine/config.json', '--hardware', 'l4', ...request],
      workspace.folder,
    );
    const byName = await json(['estimate', '--model', 'mine', '--hardware', 'l4', ...request], workspace.folder);
    expect(byPath.memory.weightsBytes).toBeGreaterThan(2.2e9);
    expect(byPath.memory.weightsBytes).toBeLessThan(2.8e9);
    expect(byName.memory).toEqual(byPath.memory);
  });

  test('input as tokens, as text or as a file', async () => {
    using workspace = new Workspace({ 'prompt.txt': 'hello world '.repeat(50) });
    const text = await json([...two, '--text', 'hello world '.repeat(50), '--output', '1']);
    const file = await json([...two, '--file', 'prompt.txt', '--output', '1'], workspace.folder);
    expect(text.request.inputTokens).toBeGreaterThan(90);
    expect(file.request).toEqual(text.request);
  });

  test('cached input shortens the prefill', async () => {
    const cold = await json([...two, '--input', '8000', '--output', '8']);
    const warm = await json([...two, '--input', '8000', '--output', '8', '--cached', '7000']);
    expect(warm.prefill.seconds).toBeLessThan(cold.prefill.seconds / 2);
  });

  test('`max` is as many as fit', async () => {
    const report = await json([...two, ...request, '--concurrency', 'max']);
    // Requests are at different points of their length: on average somewhat more fit than at full length.
    expect(report.concurrency).toBeGreaterThanOrEqual(report.memory.maxConcurrency);
  });

  test('speculation and sparsity are taken', async () => {
    const plain = await json([...two, ...request, '--concurrency', '1']);
    const fast = await json([
      ...two,
      ...request,
      '--concurrency',
      '1',
      '--speculative',
      'meta-llama/Llama-3.2-1B-Instruct:4:0.8',
    ]);
    expect(fast.decode.secondsPerToken).toBeLessThan(plain.decode.secondsPerToken);
    const sparse = await json([...two, ...request, '--sparsity', '2:4']);
    expect(sparse.memory.weightsBytes).toBeLessThan(plain.memory.weightsBytes);
  });
});

const large = ['estimate', '--model', 'meta-llama/Llama-3.3-70B-Instruct', '--hardware', 'h100-sxm', ...request];

describe('bad input is one line and status 2', () => {
  test.each([
    [['estimate', '--input', '1'], 'Name a model with --model ID, or a deployment with --deployment NAME.'],
    [['estimate', '--model', 'meta-llama/Llama-3.3-70B-Instruct', '--input', '1'], 'Name hardware with --hardware ID'],
    [[...llama.slice(0, 4), 'h100-smx', ...request], 'Unknown hardware "h100-smx". Did you mean "h100-sxm"'],
    [
      ['estimate', '--model', 'meta-llama/Llama-3.3-70B-Instuct', '--hardware', 'l4', ...request],
      'Unknown model "meta-llama/Llama-3.3-70B-Instuct". Did you mean "meta-llama/Llama-3.3-70B-Instruct"',
    ],
    [
      ['estimate', '--model', 'qqqqqqqq', '--hardware', 'l4', ...request],
      '`inference-cost catalog models` lists those that are known',
    ],
    [
      ['estimate', '--model', 'none.json', '--hardware', 'l4', ...request],
      'none.json cannot be read: there is no such file.',
    ],
    [['estimate', '--model', 'package.json', '--hardware', 'l4', ...request], 'package.json: '],
    [
      ['estimate', '--deployment', 'prd', ...request],
      'There is no deployment "prd"; none is configured in an inference-cost.json.',
    ],
    [[...llama, '--output', '1'], 'The input is missing: give one of --input N, --text S or --file F.'],
    [[...llama, '--input', '1', '--text', 'x'], '--input and --text exclude each other'],
    [[...llama, '--file', 'none.txt'], 'none.txt cannot be read: there is no such file.'],
    [[...two, '--input', '10', '--cached', '11'], '--cached 11 is more than the 10 input tokens.'],
    [[...llama, '--input', '-5'], '--input'],
    [[...llama, '--tp', '3', ...request], 'The 64 attention heads of'],
    [[...llama, '--gpus', '3', '--tp', '2', ...request], '3 GPUs cannot be filled with replicas of tensorParallel 2'],
    [[...llama, '--weights', 'fp9', ...request], '--weights cannot be "fp9"'],
    [
      [...llama, '--concurrency', 'many', ...request],
      '--concurrency takes a whole number from 1 to 1000000, or max, not "many".',
    ],
    [[...large, '--gpus', '6'], '--gpus: The 64 attention heads of meta-llama/Llama-3.3-70B-Instruct do not'],
    [[...large, '--tp', '3'], '--tp: The 64 attention heads of meta-llama/Llama-3.3-70B-Instruct do not'],
    [[...large, '--pp', '81'], '--pp: pipelineParallel 81 is more than the 80 layers'],
    [[...large, '--ep', '2'], '--ep: meta-llama/Llama-3.3-70B-Instruct has no experts'],
    [[...large, '--gpus', '1e15'], '--gpus takes a whole number from 1 to 4096, not "1e15".'],
    [[...two, ...request, '--price-per-gpu-hour', '1e300'], 'takes a number from 0 to 1000000, not "1e300".'],
    [[...two, ...request, '--speculative', `gpt2:${'9'.repeat(400)}:0.7`], 'with 1 to 100 tokens and a share'],
    [
      ['estimate', '--model', 'gpt-4o', '--hardware', 'l4', ...request],
      '"gpt-4o" is sold by the token: its weights are not public, so no hardware can be chosen for it.',
    ],
    [
      ['estimate', '--model', 'gpt2', '--hardware', 'zzzzzz', ...request],
      'Unknown hardware "zzzzzz". `inference-cost catalog hardware` lists what is known.',
    ],
    [[...two, ...request, '--speculative', 'x'], '--speculative takes DRAFT:LENGTH:ACCEPTANCE'],
    [[...two, ...request, '--speculative', 'qqqqqqqq:4:0.7'], 'Unknown model "qqqqqqqq".'],
    [[...two, ...request, '--sparsity', '4:8'], '--sparsity takes 2:4 or unstructured:F'],
    [[...two, ...request, '--sparsity', 'unstructured:1'], '--sparsity takes 2:4 or unstructured:F'],
    [[...two, ...request, 'hello'], 'estimate takes no "hello"; the input goes to --text or --file.'],
  ])('%j', async (argv, expected) => {
    const { status, out, err } = await run(argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(expected);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

test.each(['0', '1'])('%s output tokens: nothing is decoded, and no time per token is claimed', async output => {
  const { out } = await run([...llama, '--gpus', '2', '--weights', 'fp8', '--input', '100', '--output', output]);
  expect(out).toMatch(/^ {2}decode +none: the first token is the answer$/m);
  expect(out).toMatch(/^ {2}latency +≈\S+ m?s in all$/m);
});
