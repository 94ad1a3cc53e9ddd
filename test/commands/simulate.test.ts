import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deployments, json, run, Workspace } from './command-line.ts';

const llama = ['simulate', '--model', 'meta-llama/Llama-3.1-8B-Instruct', '--hardware', 'h100-sxm'];
const busy = [...llama, '--arrivals', 'poisson:4', '--lengths', 'fixed:500:100', '--duration', '120'];

describe('a workload on a deployment', () => {
  test('has every figure of the contract', async () => {
    const report = await json([...busy, '--slo', 'ttft=1,itl=0.1,e2e=20', '--price-per-gpu-hour', '3']);
    for (const key of ['ttft', 'itl', 'endToEnd'])
      for (const statistic of ['mean', 'p50', 'p90', 'p95', 'p99'])
        expect(report[key][statistic], key).toBeGreaterThan(0);
    expect(report.completed).toBe(report.requests);
    expect(report.requests).toBeGreaterThan(400);
    expect(report.throughput.requestsPerSecond).toBeGreaterThan(3);
    expect(report.utilization).toBeGreaterThan(0);
    expect(report.kvPeakBytes).toBeGreaterThan(0);
    expect(report.preemptions).toBe(0);
    expect(report.replicas).toEqual({ mean: 1, max: 1 });
    expect(report.costUsd).toBeCloseTo(report.gpuHours * 3, 6);
    expect(report.costPerThousandRequests).toBeCloseTo((report.costUsd / report.completed) * 1000, 6);
    expect(report.sloAttainment).toBeGreaterThan(0);
    expect(report.wallSeconds).toBeGreaterThan(0);
    expect(report.timeline.length).toBeGreaterThan(1);
  });

  test('the same seed gives the same run, another one another', async () => {
    const { wallSeconds: _, ...first } = await json([...busy, '--seed', '7']);
    const { wallSeconds: __, ...again } = await json([...busy, '--seed', '7']);
    const { wallSeconds: ___, ...other } = await json([...busy, '--seed', '8']);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('a trace is replayed request by request', async () => {
    using workspace = new Workspace({
      'trace.csv':
        'TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.68,374,44\n2023-11-16 18:15:50.95,396,109\n',
    });
    const argv = [...llama, '--arrivals', 'trace:trace.csv', '--requests-out', 'requests.csv'];
    const report = await json(argv, workspace.folder);
    expect(report).toMatchObject({ requests: 2, completed: 2 });
    const [header, ...rows] = readFileSync(path.join(workspace.folder, 'requests.csv'), 'utf8').trimEnd().split('\n');
    expect(header).toMatch(/^request_id,arrived_at,scheduled_at,first_token_at,completed_at/);
    expect(rows).toHaveLength(2);
    const [id, arrived, scheduled, first, completed] = rows[1]!.split(',').map(Number);
    expect(id).toBe(1);
    expect(arrived).toBeCloseTo(4.27, 6);
    expect(scheduled).toBeGreaterThanOrEqual(arrived!);
    expect(first).toBeGreaterThan(scheduled!);
    expect(completed).toBeGreaterThan(first!);
  });

  test('static batching is slower than in-flight batching', async () => {
    const crowded = [...llama, '--arrivals', 'poisson:20', '--lengths', 'lognormal:500:1:200:1', '--duration', '60'];
    const inFlight = await json(crowded);
    const inBatches = await json([...crowded, '--batching', 'static', '--max-batch', '16']);
    expect(inBatches.endToEnd.mean).toBeGreaterThan(inFlight.endToEnd.mean);
  });

  test('replicas follow the load, a share goes to a second deployment', async () => {
    const small = { model: 'meta-llama/Llama-3.2-1B-Instruct', hardware: 'l4', pricePerGpuHour: 0.7 };
    using workspace = new Workspace({
      'inference-cost.json': JSON.stringify({ deployments: { ...deployments, small }, use: 'prod' }),
    });
    const scaled = await json([...busy, '--replicas', '1:3', '--startup-seconds', '10']);
    expect(scaled.replicas.max).toBeLessThanOrEqual(3);
    const argv = [
      'simulate',
      '--arrivals',
      'poisson:2',
      '--lengths',
      'fixed:100:20',
      '--duration',
      '60',
      '--route',
      'small:0.5',
    ];
    const routed = await json(argv, workspace.folder);
    expect(routed.pools.map((pool: { name: string }) => pool.name)).toEqual(['prod', 'small']);
    expect(routed.pools[1].completed).toBeGreaterThan(10);
  });

  test.each([
    { route: 'small:class=2', lengths: '0.5*fixed:100:20+0.5*fixed:40:5', pools: ['prod', 'small'] },
    { route: 'small:input=50', lengths: '0.5*fixed:100:20+0.5*fixed:40:5', pools: ['small', 'prod'] },
  ])('a class of requests, or the short ones, go to a second deployment: $route', async ({ route, lengths, pools }) => {
    const small = { model: 'meta-llama/Llama-3.2-1B-Instruct', hardware: 'l4', pricePerGpuHour: 0.7 };
    using workspace = new Workspace({
      'inference-cost.json': JSON.stringify({ deployments: { ...deployments, small }, use: 'prod' }),
    });
    const argv = ['simulate', '--arrivals', 'poisson:2', '--lengths', lengths, '--duration', '60', '--route', route];
    const report = await json([...argv, '--requests-out', 'out.csv'], workspace.folder);
    expect(report.pools.map((pool: { name: string }) => pool.name)).toEqual(pools);
    const shares = report.pools.map((pool: { completed: number }) => pool.completed / report.completed);
    for (const share of shares) expect(share).toBeCloseTo(0.5, 0);
  });

  test('who waits too long gives up', async () => {
    const crowded = [
      ...llama,
      '--arrivals',
      'poisson:50',
      '--lengths',
      'fixed:2000:200',
      '--duration',
      '30',
      '--max-batch',
      '4',
    ];
    expect((await json(crowded)).timedOut).toBe(0);
    const report = await json([...crowded, '--queue-timeout', '2']);
    expect(report.timedOut).toBeGreaterThan(0);
    expect(report.timedOut + report.completed).toBe(report.requests);
  });

  test('energy: a busy hour takes more than an idle one, an idle one more than nothing', async () => {
    const hour = (rate: string) =>
      json([...llama, '--arrivals', `constant:${rate}`, '--lengths', 'fixed:500:100', '--duration', '600']);
    const [idle, full] = [await hour('0.01'), await hour('5')];
    // 700 W rated: 27 % of it for ten minutes are 31.5 Wh, 77.5 % are 90.4 Wh.
    expect(idle.energy).toBeGreaterThan(31.4);
    expect(idle.energy).toBeLessThan(33);
    expect(full.energy).toBeGreaterThan(idle.energy * 1.5);
    expect(full.energy).toBeLessThan(92);
  });

  test.each([
    { rate: '1', says: 'stable: requests are mostly served as they come' },
    { rate: '200', says: 'overloaded: more comes than is served, and the queue grows' },
  ])('at $rate requests/s: $says', async ({ rate, says }) => {
    const { out } = await run([
      ...llama,
      '--arrivals',
      `poisson:${rate}`,
      '--lengths',
      'fixed:500:100',
      '--duration',
      '60',
    ]);
    expect(out).toContain(`${says}\n`);
  });

  test('the knee lies between a rate that is stable and one that is not, and an objective lowers it', async () => {
    const asked = [...busy, '--knee'];
    const { knee } = await json(asked);
    expect(knee.requestsPerSecond).toBeGreaterThan(4);
    expect(knee.requestsPerSecond).toBeLessThan(200);
    expect(knee.saturation).toBeGreaterThanOrEqual(knee.requestsPerSecond);
    const strict = await json([...asked, '--slo', 'itl=0.008']);
    expect(strict.knee.requestsPerSecond).toBeLessThan(knee.requestsPerSecond);
    expect(await json(busy)).not.toHaveProperty('knee');
  });

  test('text says what became of the requests', async () => {
    const { status, out } = await run([...busy, '--slo', 'ttft=1']);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^meta-llama\/Llama-3\.1-8B-Instruct · 1×H100 SXM .*\n\d+ requests in \S+ \S+, \d+ completed\n/,
    );
    expect(out).toMatch(/^ {2}first token +≈[\d.]+ ms/m);
    expect(out).toMatch(/of the requests met the objective\n$/);
  });

  test('requests that can never fit are counted, not lost', async () => {
    const argv = [
      ...llama,
      '--arrivals',
      'constant:1',
      '--lengths',
      'fixed:100:10',
      '--requests',
      '5',
      '--max-batch',
      '2',
    ];
    expect(await json(argv)).toMatchObject({ requests: 5, completed: 5, rejected: 0, unfinished: 0 });
  });
});

describe('bad input is one line and status 2', () => {
  const rest = ['--lengths', 'fixed:10:10'];
  test.each([
    [[...llama, ...rest], 'Say how requests arrive, e.g. --arrivals poisson:2 or --arrivals trace:FILE.csv.'],
    [[...llama, '--arrivals', 'poisson:2'], 'Say how long requests are, e.g. --lengths fixed:1000:200.'],
    [[...llama, '--arrivals', 'poison:2', ...rest], 'Did you mean poisson'],
    [[...llama, '--arrivals', 'poisson:0', ...rest], 'the rate must be more than zero'],
    [[...llama, '--arrivals', 'trace:none.csv'], 'none.csv cannot be read: there is no such file.'],
    [
      [...llama, '--arrivals', 'trace:bad.csv'],
      'bad.csv: row 3, column num_decode_tokens: "x" is not a whole number of tokens.',
    ],
    [[...llama, '--arrivals', 'poisson:2', '--lengths', 'trace'], '--lengths trace needs --arrivals trace:FILE.csv.'],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--knee', '--replicas', '1:2'],
      'A knee needs a fixed number of replicas.',
    ],
    [[...llama, '--arrivals', 'poisson:2', ...rest, '--duration', '0'], '--duration takes a number'],
    [[...llama, '--arrivals', 'poisson:2', '--lengths', '0.5*fixed:10:10'], 'add up to 1'],
    [[...llama, '--arrivals', 'poisson:2', ...rest, '--slo', 'tft=1'], 'is not a limit'],
    [[...llama, '--arrivals', 'poisson:2', ...rest, '--replicas', '4:2'], 'the smaller first'],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--startup-seconds', '4'],
      '--startup-seconds needs replicas that scale',
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--route', 'small:0.5'],
      'There is no deployment "small"; none is configured in an inference-cost.json.',
    ],
    [[...llama, '--arrivals', 'poisson:0', ...rest], '--arrivals "poisson:0": the rate must be more than zero'],
    [[...llama, '--arrivals', 'constructor:0', ...rest], '--arrivals "constructor:0": unknown arrivals'],
    [[...llama, '--arrivals', 'poisson:2', '--lengths', 'fixed:1'], '--lengths "fixed:1": the wrong number of fields'],
    [
      [...llama, '--arrivals', 'poisson:2', '--lengths', 'fixed:131000:100'],
      "Requests of 131,000 tokens in and 100 out are longer than the model's context window of 131,072.",
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--queue-delay', '1'],
      '--queue-delay needs --batching dynamic: only there a request waits for a full batch.',
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--slo', 'ttft=1,ttft=2'],
      '--slo "ttft=1,ttft=2": "ttft" is given twice',
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--replicas', '2:1'],
      '--replicas "2:1": replicas are whole numbers',
    ],
    [[...llama, '--arrivals', 'poisson:2', ...rest, '--route', 'small'], '--route "small": a route has a deployment'],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--duration', '0'],
      '--duration takes a number of at least 0.001, not "0".',
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--prefix-cache', '2'],
      '--prefix-cache takes a number from 0 to 1, or hashes, not "2".',
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--prefix-cache', 'hashes'],
      'A prefix cache by hashes needs a trace with a column of block hashes (hash_ids).',
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--concurrency', '4', '--max-batch', '4'],
      '--concurrency and --max-batch exclude each other',
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--max-batch', '9000', '--max-batched-tokens', '10'],
      'must be at least the limit on sequences',
    ],
    [
      [...llama, '--arrivals', 'poisson:2', ...rest, '--requests-out', 'no/such/folder.csv'],
      'no/such/folder.csv cannot be written: its folder does not exist.',
    ],
    [
      [
        'simulate',
        '--model',
        'meta-llama/Llama-3.3-70B-Instruct',
        '--hardware',
        'l4',
        '--arrivals',
        'poisson:2',
        ...rest,
      ],
      'The model does not fit',
    ],
    [[...llama, 'poisson:2'], 'simulate takes no "poisson:2".'],
  ])('%j', async (argv, expected) => {
    using workspace = new Workspace({
      'bad.csv': 'arrived_at,num_prefill_tokens,num_decode_tokens\n0,1,1\n1,2,x\n',
    });
    const extra = argv.includes('--requests-out') ? ['--duration', '1'] : [];
    const { status, out, err } = await run([...argv, ...extra], workspace.folder);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(expected);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('--concurrency limits the sequences that run together, as --max-batch does', async () => {
  const asked = ['simulate', '--model', 'meta-llama/Llama-3.1-8B-Instruct', '--hardware', 'h100-sxm'];
  const load = ['--arrivals', 'constant:20', '--lengths', 'fixed:200:50', '--duration', '5'];
  const outcome = async (...more: string[]) => {
    const { wallSeconds: _, ...result } = await json([...asked, ...load, ...more]);
    return result;
  };
  const two = await outcome('--concurrency', '2');
  expect(two).toEqual(await outcome('--max-batch', '2'));
  const all = await outcome('--concurrency', 'max');
  expect(all).toEqual(await outcome());
  expect(two.endToEnd.mean).toBeGreaterThan(all.endToEnd.mean);
  expect(all.sloAttainment).toBeNull();
});

test('a run without a request says what was paid for nothing', async () => {
  const asked = ['simulate', '--model', 'meta-llama/Llama-3.1-8B-Instruct', '--hardware', 'h100-sxm'];
  const { out, status } = await run([
    ...asked,
    '--arrivals',
    'poisson:0.0001',
    '--lengths',
    'fixed:1:1',
    '--duration',
    '36',
  ]);
  expect(status).toBe(0);
  // A hundredth of an hour at the list price of one H100.
  expect(out).toMatch(/^0 requests in 36 s, 0 completed$/m);
  expect(out).toMatch(/^ {2}first token +- +- +- +- +-$/m);
  expect(out).toMatch(/^no request arrived: let it run longer \(--duration\), or take a higher rate$/m);
  expect(out).toMatch(/≈0\.01 GPU-hours, ≈\$0\.0299, for no request that completed$/m);
});

test('a latency that no request has is null, never zero: answers of one token have none between tokens', async () => {
  const asked = ['simulate', '--model', 'meta-llama/Llama-3.1-8B-Instruct', '--hardware', 'h100-sxm'];
  const measured = await json([...asked, '--arrivals', 'constant:1', '--lengths', 'fixed:10:1', '--duration', '5']);
  expect(measured.completed).toBe(5);
  expect(measured.ttft.p50).toBeGreaterThan(0);
  expect(measured.itl).toEqual({ mean: null, p50: null, p90: null, p95: null, p99: null, max: null });
  const none = await json([...asked, '--arrivals', 'poisson:0.0001', '--lengths', 'fixed:10:9', '--duration', '36']);
  expect([none.ttft.mean, none.itl.mean, none.endToEnd.p99, none.costPerThousandRequests]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
