import { describe, expect, test } from 'vitest';
import { run, Workspace } from './command-line.ts';

const asked = [
  'plan',
  '--model',
  'meta-llama/Llama-3.1-8B-Instruct',
  '--rate',
  '2',
  '--lengths',
  'fixed:300:50',
  '--slo',
  'ttft=1,itl=0.05',
  '--hardware',
  'l4,h100-sxm',
  '--budget-gpus',
  '1',
  '--weights',
  'fp8',
  '--kv',
  'fp8',
];

/** Two candidates are weighed in seconds: once for all tests that only read it. */
const once = run([...asked, '--format', 'json']);
const inWords = run(asked);

describe('plan', () => {
  test('ranks by dollars, marks the Pareto set and compares with the list price', async () => {
    const report = JSON.parse((await once).out);
    const dollars = report.deployments.map((entry: { usdPerHour: number }) => entry.usdPerHour);
    expect(dollars).toEqual([...dollars].sort((a, b) => a - b));
    expect(report.pareto).toContain(report.deployments[0].id);
    expect(report.deployments[0]).toMatchObject({ id: '1×l4 fp8/fp8', replicas: 1, gpus: 1 });
    expect(report.deployments[0].usdPerMonth).toBeCloseTo(report.deployments[0].usdPerHour * 730, 9);
    expect(report.breakEven.hosted.priceDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(report.request).toMatchObject({ rate: 2, hardware: ['l4', 'h100-sxm'], attainment: 0.99 });
  });

  test('in words', async () => {
    const { out, status } = await inWords;
    expect(status).toBe(0);
    expect(out).toContain('meta-llama/Llama-3.1-8B-Instruct at 2 requests/s');
    expect(out).toMatch(/^\* +1×l4 fp8\/fp8 +≈\$\d+/m);
    expect(out).toMatch(/Hosted by \S+ .*llama-3\.1-8b-instruct/i);
  });

  test('nothing serves: the reasons, and status 1', async () => {
    const { out, status } = await run([...asked.slice(0, 8), 'itl=0.0001', ...asked.slice(9)]);
    expect(status).toBe(1);
    expect(out).toContain('No deployment meets the objective.');
    expect(out).toMatch(/1×l4 fp8\/fp8: too slow/);
  });

  test('shares that are merged give the bytes of one run', async () => {
    using workspace = new Workspace();
    for (const index of [1, 2, 3]) {
      const { out } = await run([...asked, '--format', 'json', '--shard', `${index}/3`]);
      workspace.write(`${index}.json`, out);
    }
    const whole = await once;
    const merged = await run(['merge', '3.json', '1.json', '2.json'], workspace.folder);
    expect(merged).toEqual({ ...whole, status: 0 });
    const words = await run(['merge', '1.json', '2.json', '3.json', '--format', 'text'], workspace.folder);
    expect(words.out).toBe((await inWords).out);
  });

  test.each([
    {
      name: 'a rate so low that the requests of a plan would take more than a year',
      argv: asked.map((word, index) => (asked[index - 1] === '--rate' ? '0.0001' : word)),
      message: '--rate takes a number from 0.0002 to 1000000, not "0.0001".',
    },
    {
      name: 'no rate',
      argv: asked.filter(word => !['--rate', '2'].includes(word)),
      message: 'plan needs --rate, e.g. --rate 20.',
    },
    {
      name: 'lengths of a trace',
      argv: [...asked.slice(0, 6), 'trace', ...asked.slice(7)],
      message: 'not those of a trace',
    },
    {
      name: 'unknown hardware',
      argv: [...asked.slice(0, 10), 'h100-sxn'],
      message: 'Unknown hardware "h100-sxn". Did you mean "h100-sxm"',
    },
    {
      name: 'one price for several',
      argv: [...asked, '--price-per-gpu-hour', '2'],
      message: 'name it with --hardware ID',
    },
    { name: 'a bad objective', argv: [...asked.slice(0, 8), 'speed=1'], message: '"speed" is not a limit' },
    { name: 'a word too many', argv: [...asked, 'now'], message: 'plan takes no "now".' },
  ])('$name', async ({ argv, message }) => {
    const { err, status } = await run(argv);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});
