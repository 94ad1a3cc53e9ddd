import { parse } from 'jsonc-parser';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChoiceEdit, ClientRequestMethod, ParamsOf, ResultOf } from '../../src/protocol.ts';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
const configurationUri = 'file:///workspace/inference-cost.json';
const prod = {
  model: 'meta-llama/Llama-3.3-70B-Instruct',
  hardware: 'h100-sxm',
  gpus: 2,
  tensorParallel: 2,
  weights: 'fp8',
  kv: 'fp8',
};
const configured = (deployment: object = {}): Record<string, string> => ({
  [configurationUri]: JSON.stringify({ deployments: { prod: { ...prod, ...deployment } }, use: 'prod' }),
});

let client: TestClient;
const start = async (server: Partial<TestServer> = {}): Promise<TestClient> => {
  client = await startTestClient({ analyzer: lineAnalyzer(), ...server });
  return client;
};
afterEach(() => client.stop());

const ask = <M extends ClientRequestMethod>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> =>
  client.wire.sendRequest(method, params);

describe('the deployment in force', () => {
  test.each<[string, Partial<TestServer>, object]>([
    [
      'of a configuration file',
      { files: configured() },
      {
        hardware: '2×H100 SXM',
        model: 'Llama-3.3-70B-Instruct · fp8',
        origin: 'prod in inference-cost.json',
        configurationUri,
      },
    ],
    ['while nothing is configured', {}, { hardware: '2×H100 SXM', origin: 'stand-in until you choose' }],
    [
      'of the personal setting',
      { initializationOptions: { settings: { deployment: { model: prod.model, hardware: 'h200-sxm', gpus: 2 } } } },
      { hardware: '2×H200 SXM', origin: 'your setting inferenceCost.deployment' },
    ],
    [
      'with an unknown name in it',
      { files: configured({ hardware: 'h100-smx' }) },
      { hardware: 'h100-smx', problem: expect.stringContaining('inference-cost.json: Unknown hardware "h100-smx"') },
    ],
    [
      'that does not hold its model',
      { files: configured({ gpus: 1, tensorParallel: 1, weights: 'bf16' }) },
      { hardware: '1×H100 SXM', problem: expect.stringMatching(/^does not fit 1×H100 SXM: .* short$/) },
    ],
    [
      'in a file that is broken',
      { files: { [configurationUri]: '{' } },
      { problem: expect.stringContaining('inference-cost.json') },
    ],
    ['without a workspace', { workspaceFolders: null }, { origin: 'stand-in until you choose' }],
  ])('%s', async (_, server, expected) => {
    await start(server);
    expect(await ask('inferenceCost/deployment', { uri })).toMatchObject(expected);
    if (server.workspaceFolders !== null) expect(await ask('inferenceCost/deployment', {})).toMatchObject(expected);
  });
});

describe('choices', () => {
  test('of hardware: the one in force is marked, its vendor comes first, prices rise within a vendor', async () => {
    await start({ files: configured() });
    const choices = await ask('inferenceCost/choices', { uri, kind: 'hardware' });
    expect(choices.filter(({ inForce }) => inForce).map(({ id }) => id)).toEqual(['h100-sxm']);
    expect(choices[0]!.group).toBe('NVIDIA');
    const dollars = choices
      .filter(({ group }) => group === 'NVIDIA')
      .map(({ description }) => /\$([\d.,]+)\/k/.exec(description)?.[1])
      .filter(price => price !== undefined)
      .map(price => Number(price.replace(',', '')));
    expect(dollars.length).toBeGreaterThan(5);
    expect(dollars).toEqual([...dollars].sort((a, b) => a - b));
    const groups = choices.map(({ group }) => group);
    expect(new Set(groups).size).toBe(groups.filter((group, index) => group !== groups[index - 1]).length);
  });

  test('say what each would change, and what does not hold the model', async () => {
    await start({ files: configured() });
    const choices = await ask('inferenceCost/choices', { uri, kind: 'hardware' });
    const of = (id: string) => choices.find(choice => choice.id === id)!;
    expect(of('h100-sxm').description).toMatch(/^≈\$[\d.]+\/k$/);
    expect(of('h200-sxm').description).toMatch(/^≈\$[\d.]+\/k {2}[+−][\d.]+ %$/);
    expect(of('h200-sxm').detail).toMatch(
      /^\d+×H200 SXM · [\d.]+ ms \+ [\d.]+ s · \$[\d.]+ per GPU-hour · .*native fp8$/,
    );
    expect(of('t4').detail).toContain('no native fp8');
  });

  test('of models: by publisher, with size and context', async () => {
    await start({ files: configured() });
    const choices = await ask('inferenceCost/choices', { uri, kind: 'model' });
    expect(choices.find(({ inForce }) => inForce)).toMatchObject({
      id: prod.model,
      group: 'meta-llama',
      label: 'Llama-3.3-70B-Instruct',
      detail: expect.stringMatching(/B parameters · 128k context$/),
    });
    expect(choices[0]!.group).toBe('meta-llama');
  });

  test('nothing is in force where the name is unknown, and every choice can still be made', async () => {
    await start({ files: configured({ hardware: 'h100-smx' }) });
    const choices = await ask('inferenceCost/choices', { uri, kind: 'hardware' });
    expect(choices.some(({ inForce }) => inForce)).toBe(false);
    expect(choices.every(({ description }) => description !== '')).toBe(true);
  });
});

describe('a choice', () => {
  const written = (edit: ChoiceEdit): unknown => (edit.target === 'file' ? parse(edit.newText) : edit);

  test('of hardware is written into the file, without the layout and the price of the old', async () => {
    await start({ files: configured({ pricePerGpuHour: 2 }) });
    const edit = await ask('inferenceCost/choose', { uri, kind: 'hardware', id: 'h200-sxm' });
    expect(edit).toMatchObject({ target: 'file', uri: configurationUri, exists: true });
    expect(written(edit)).toEqual({
      deployments: {
        prod: { model: prod.model, hardware: 'h200-sxm', gpus: expect.any(Number), weights: 'fp8', kv: 'fp8' },
      },
      use: 'prod',
    });
  });

  test('of a model that fits keeps the layout', async () => {
    await start({ files: configured() });
    const edit = await ask('inferenceCost/choose', { uri, kind: 'model', id: 'Qwen/Qwen2.5-72B-Instruct' });
    expect(written(edit)).toEqual({
      deployments: { prod: { ...prod, model: 'Qwen/Qwen2.5-72B-Instruct' } },
      use: 'prod',
    });
  });

  test('of a model that does not fit takes more GPUs', async () => {
    await start({ files: configured() });
    const edit = await ask('inferenceCost/choose', { uri, kind: 'model', id: 'meta-llama/Llama-3.1-405B-Instruct' });
    const { deployments } = written(edit) as { deployments: { prod: { gpus: number } } };
    expect(deployments.prod.gpus).toBeGreaterThan(2);
  });

  test('makes the file where there is none', async () => {
    await start();
    const edit = await ask('inferenceCost/choose', { uri, kind: 'hardware', id: 'h200-sxm' });
    expect(edit).toMatchObject({ target: 'file', uri: configurationUri, exists: false });
    expect(written(edit)).toMatchObject({ use: 'default', deployments: { default: { hardware: 'h200-sxm' } } });
  });

  test('starts from the file as it is typed', async () => {
    await start({ files: configured() });
    await client.open(configurationUri, `// typed\n${configured()[configurationUri]}`, 'jsonc');
    const edit = await ask('inferenceCost/choose', { uri, kind: 'hardware', id: 'h200-sxm' });
    expect(edit.target === 'file' && edit.newText).toMatch(/^\/\/ typed\n/);
  });

  test('is a setting without a workspace', async () => {
    await start({ workspaceFolders: null });
    const edit = await ask('inferenceCost/choose', { uri: 'untitled:Untitled-1', kind: 'hardware', id: 'h200-sxm' });
    expect(edit).toEqual({
      target: 'setting',
      key: 'deployment',
      value: { model: prod.model, hardware: 'h200-sxm', gpus: expect.any(Number) },
    });
  });

  test.each([
    ['an unknown name', configured(), 'h900', /no hardware "h900"/],
    [
      'a file that is no JSON',
      { [configurationUri]: '{ "use": ' },
      'h200-sxm',
      /inference-cost\.json is not valid JSON/,
    ],
  ])('is refused in one sentence: %s', async (_, files, id, message) => {
    await start({ files });
    await expect(ask('inferenceCost/choose', { uri, kind: 'hardware', id })).rejects.toThrow(message);
  });
});
