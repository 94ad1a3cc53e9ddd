import type {
  HostedCost,
  PricedCall,
  PricedPart,
  SelfHostedCost,
  SelfHostedRefusal,
  TokenRange,
} from '../../src/cost/priced-call.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import type { DoesNotFit, MemoryEstimate, PerformanceEstimate } from '../../src/performance/estimate.ts';
import type { CallSite, Range } from '../../src/source/call-site.ts';
import {
  bytes,
  bytesPerSecond,
  dollars,
  dollarsPerHour,
  flops,
  flopsPerSecond,
  seconds,
  tokens,
  watts,
} from '../../src/units.ts';

/** Hand-made values of the pipeline's types, for tests of wording and rules. The figures are chosen to be easy to read. */
export const range = (startLine: number, startColumn: number, endLine: number, endColumn: number): Range => ({
  start: { line: startLine, column: startColumn },
  end: { line: endLine, column: endColumn },
});

export const exactly = (count: number): TokenRange => ({
  tokens: tokens(count),
  low: tokens(count),
  high: tokens(count),
  exact: true,
});

export const about = (count: number, low = count / 2, high = count * 2): TokenRange => ({
  tokens: tokens(count),
  low: tokens(low),
  high: tokens(high),
  exact: false,
});

const sourced = { source: 'test', date: '2026-11-22' };

export const deployment: Deployment = {
  name: 'prod',
  model: {
    ...sourced,
    id: 'meta-llama/Llama-3.3-70B-Instruct',
    family: 'llama-3',
    layers: 80,
    hidden: 8192,
    vocabulary: 128_256,
    attention: { kind: 'grouped-query', heads: 64, kvHeads: 8, headDim: 128 },
    layerKinds: { full: 80, sliding: 0, window: 0, linear: 0 },
    feedForward: { intermediate: 28_672, gated: true, denseLayers: 80 },
    tiedEmbeddings: false,
    contextWindow: 131_072,
    nativePrecision: 'bf16',
    parameters: { total: 70.6e9, active: 70.6e9 },
  },
  accelerator: {
    ...sourced,
    id: 'h100-sxm',
    name: 'H100 SXM 80 GB',
    soldAs: '80 GB',
    corrected: [],
    vendor: 'NVIDIA',
    family: 'hopper',
    memory: bytes(80e9),
    bandwidth: bytesPerSecond(3.35e12),
    peak: { fp16: flopsPerSecond(9.89e14), fp8: flopsPerSecond(1.979e15) },
    interconnect: { kind: 'nvlink', name: 'NVLink 4', bandwidth: bytesPerSecond(4.5e11) },
    power: watts(700),
  },
  gpus: 2,
  tensorParallel: 2,
  pipelineParallel: 1,
  expertParallel: 1,
  sequenceParallel: false,
  weights: 'fp8',
  kv: 'fp8',
  activations: 'bf16',
  batching: 'in-flight',
  kvAllocation: 'paged',
  attention: 'flash',
  engine: 'vllm',
  concurrency: 32,
};

export const memory: MemoryEstimate = {
  capacityBytes: bytes(144e9),
  weightsBytes: bytes(70.6e9),
  kvBytesPerToken: bytes(163_840),
  kvBytes: bytes(412e6),
  activationBytes: bytes(2e9),
  overheadBytes: bytes(4e9),
  freeBytes: bytes(67.4e9),
  maxConcurrency: 163,
  fits: true,
};

export const performance: PerformanceEstimate = {
  fits: true,
  concurrency: 32,
  memory,
  prefill: { seconds: seconds(0.038), flops: flops(1.7e14), bytes: bytes(7e10), bound: 'compute', operators: [] },
  decode: {
    secondsPerToken: seconds(0.0114),
    seconds: seconds(2.9),
    flops: flops(1.4e11),
    bytes: bytes(7e10),
    bound: 'memory bandwidth',
    operators: [],
  },
  ttftSeconds: seconds(0.06),
  itlSeconds: seconds(0.0114),
  endToEndSeconds: seconds(2.96),
  throughput: { requestsPerSecond: 10.8, outputTokensPerSecond: 2760, totalTokensPerSecond: 16_000 },
  wattHoursPerRequest: 0.036,
  accuracy: { expectedRelativeError: 0.12, basis: 'hopper, vllm, fp8' },
  assumptions: [],
  warnings: [],
};

export const selfHosted = (changes: Partial<SelfHostedCost> = {}): SelfHostedCost => ({
  name: 'prod',
  from: 'configuration',
  deployment,
  gpuHour: { perGpuHour: dollarsPerHour(2.5), from: 'configuration' },
  shape: { input: tokens(1234), cached: tokens(0), output: tokens(256) },
  estimate: performance,
  costPerRequest: dollars(0.00042),
  prefillCost: dollars(0.00002),
  decodeCost: dollars(0.0004),
  ...changes,
});

export const refused = (estimate: Partial<DoesNotFit> = {}): SelfHostedRefusal => ({
  name: 'prod',
  from: 'configuration',
  deployment,
  shape: { input: tokens(1234), cached: tokens(0), output: tokens(256) },
  estimate: {
    fits: false,
    reason: 'weights',
    memory: { ...memory, freeBytes: bytes(-11e9), maxConcurrency: 0, fits: false },
    missingBytes: bytes(11e9),
    warnings: [],
    ...estimate,
  },
});

export const hosted: HostedCost = {
  provider: 'openai',
  model: 'gpt-4o',
  costPerRequest: dollars(0.0056),
  inputCost: dollars(0.0031),
  outputCost: dollars(0.0025),
  priceDate: '2026-09-23',
};

export const part = (changes: Partial<PricedPart> = {}): PricedPart => ({
  role: 'system',
  count: exactly(181),
  static: true,
  staticCount: exactly(181),
  templateCount: exactly(181),
  text: 'You answer questions.',
  normalizedText: 'You answer questions.',
  range: range(13, 30, 13, 60),
  placeholders: [],
  ...changes,
});

export const site = (changes: Partial<CallSite> = {}): CallSite => ({
  id: 'src/a.py:12:client.chat.completions.create',
  kind: 'call',
  file: 'src/a.py',
  language: 'python',
  range: range(12, 12, 19, 6),
  sdk: 'openai',
  callee: 'client.chat.completions.create',
  model: { id: 'gpt-4o', from: 'literal' },
  provider: 'openai',
  outputLimit: { key: 'max_completion_tokens', value: 512, valueRange: range(18, 31, 18, 34) },
  inLoop: false,
  prompt: [{ role: 'system', segments: [{ kind: 'static', text: 'You answer questions.' }] }],
  ...changes,
});

export const pricedCall = (changes: Partial<PricedCall> = {}): PricedCall => ({
  site: site(),
  basis: { code: 'exact-vocabulary', vocabulary: 'o200k_base', source: 'test', date: '2026-11-22' },
  parts: [
    part(),
    part({
      role: 'user',
      count: about(1046, 846, 1846),
      static: false,
      staticCount: exactly(46),
      templateCount: exactly(46),
      text: 'Answer this: {question}',
      normalizedText: 'Answer this: {}',
      range: range(14, 30, 14, 60),
      placeholders: [{ name: 'question', assumedTokens: tokens(1000), from: 'default' }],
    }),
  ],
  wrapping: exactly(7),
  input: about(1234, 1034, 2034),
  carried: [],
  staticPrefixTokens: tokens(200),
  cached: tokens(0),
  output: { ...about(256, 1, 512), from: 'configuration' },
  hosted,
  selfHosted: selfHosted(),
  headline: 'self-hosted',
  unknown: [],
  ...changes,
});
