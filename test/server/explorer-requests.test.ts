import { parse } from 'jsonc-parser';
import { afterEach, describe, expect, test } from 'vitest';
import type { ClientRequestMethod, DeploymentEdit, ParamsOf, ResultOf } from '../../src/protocol.ts';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const configurationUri = 'file:///workspace/inference-cost.json';
const prod = { model: 'meta-llama/Llama-3.3-70B-Instruct', hardware: 'h100-sxm', gpus: 2, weights: 'fp8' };
const small = { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l4' };
const file = (content: object | string): Record<string, string> => ({
  [configurationUri]: typeof content === 'string' ? content : JSON.stringify(content),
});

let client: TestClient;
const start = async (server: Partial<TestServer> = {}): Promise<void> => {
  client = await startTestClient({ analyzer: lineAnalyzer(), ...server });
};
afterEach(() => client.stop());
const ask = <M extends ClientRequestMethod>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> =>
  client.wire.sendRequest(method, params);

describe('what the Scenario Explorer can load', () => {
  test('every deployment of the file, with its traffic', async () => {
    await start({ files: file({ deployments: { prod, small }, use: 'prod', traffic: { callsPerMonth: 5000 } }) });
    expect(await ask('inferenceCost/deployments', {})).toEqual({
      configurationUri,
      deployments: [
        { name: 'prod', settings: prod, callsPerMonth: 5000 },
        { name: 'small', settings: small, callsPerMonth: 5000 },
      ],
    });
  });

  test.each<[string, Record<string, string>, object]>([
    ['no traffic', file({ deployments: { small } }), { deployments: [{ name: 'small', settings: small }] }],
    ['no deployments', file('{}'), { configurationUri, deployments: [] }],
    ['no file', {}, { deployments: [] }],
  ])('%s', async (_, files, expected) => {
    await start({ files });
    expect(await ask('inferenceCost/deployments', {})).toMatchObject(expected);
  });
});

describe('a scenario that is saved', () => {
  const save = (toSave: object): Promise<DeploymentEdit> =>
    ask('inferenceCost/saveDeployment', {
      name: 'prod',
      deployment: prod,
      callsPerMonth: 3e6,
      ...toSave,
    });

  test('is the whole new text of the file; what it takes the place of is listed', async () => {
    const text = JSON.stringify({ deployments: { prod: { ...prod, gpus: 4 } }, use: 'prod' });
    await start({ files: file(text) });
    const { edit, overwrites } = await save({});
    expect(edit).toMatchObject({ target: 'file', uri: configurationUri, exists: true });
    expect(edit.target === 'file' && parse(edit.newText)).toEqual({
      deployments: { prod },
      use: 'prod',
      traffic: { callsPerMonth: 3e6 },
    });
    expect(overwrites).toEqual(['deployments.prod.gpus: 4 → 2']);
  });

  test('makes the file where there is none', async () => {
    await start();
    const { edit, overwrites } = await save({ name: '  mine ' });
    expect(edit).toMatchObject({ target: 'file', exists: false });
    expect(edit.target === 'file' && Object.keys(parse(edit.newText).deployments)).toEqual(['mine']);
    expect(overwrites).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['no name', { name: ' ' }, /cannot be saved: name/],
    ['a name that is no text', { name: 7 }, /cannot be saved: name/],
    ['no deployment', { deployment: null }, /cannot be saved: deployment/],
    ['an unknown setting', { deployment: { ...prod, command: 'x' } }, /cannot be saved: deployment\.command/],
    ['a wrong precision', { deployment: { ...prod, weights: 'fp7' } }, /cannot be saved: deployment\.weights/],
    ['calls below none', { callsPerMonth: -1 }, /cannot be saved: callsPerMonth/],
    ['calls that are text', { callsPerMonth: '3' }, /cannot be saved: callsPerMonth/],
  ])('is refused with the key that is wrong: %s', async (_, toSave, message) => {
    await start();
    await expect(save(toSave)).rejects.toThrow(message);
  });

  test('is refused where the file is broken', async () => {
    await start({ files: file('{ "deployments": ') });
    await expect(save({})).rejects.toThrow(/inference-cost\.json is not valid JSON, so nothing was saved/);
  });
});
