import { afterEach, expect, test } from 'vitest';
import { type LineAnalyzer, lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const configurationUri = 'file:///workspace/inference-cost.json';
const deployed = (model: string): string =>
  JSON.stringify({ deployments: { own: { model, hardware: 'h100-sxm', gpus: 4 } }, use: 'own' });

let client: TestClient;
let analyzer: LineAnalyzer;
const start = async (server: Partial<TestServer> = {}): Promise<void> => {
  analyzer = lineAnalyzer();
  client = await startTestClient({ analyzer, ...server });
};
afterEach(() => client.stop());

test('the language that the editor names is loaded before the editor says anything else', async () => {
  await start({ language: 'go' });
  expect(analyzer.prepared).toEqual(['go']);
});

test('without a language none is loaded', async () => {
  await start();
  expect(analyzer.prepared).toEqual([]);
});

test.each([
  ['that a file configures', deployed('Qwen/Qwen3-32B'), 'Qwen/Qwen3-32B'],
  ['that stands in while none is configured', undefined, 'meta-llama/Llama-3.3-70B-Instruct'],
])('the vocabulary of the deployment %s is loaded when the editor is ready', async (_, configuration, model) => {
  await start({ files: configuration === undefined ? {} : { [configurationUri]: configuration } });
  await expect.poll(() => analyzer.counted).toEqual([model]);
});

test('an unknown model loads nothing, and says so elsewhere', async () => {
  await start({ files: { [configurationUri]: deployed('nobody/nothing') } });
  await client.wire.sendRequest('inferenceCost/deployment', {});
  expect(analyzer.counted).toEqual([]);
});

test('what cannot be loaded is a warning in the log, and no end of the server', async () => {
  const failing = { ...lineAnalyzer(), prepare: () => Promise.reject(new Error('tree-sitter-go.wasm is missing')) };
  const logged: string[] = [];
  client = await startTestClient({ analyzer: failing, language: 'go', log: message => logged.push(message) });
  await expect.poll(() => logged).toEqual(['loading ahead: Error: tree-sitter-go.wasm is missing']);
  expect(await client.wire.sendRequest('inferenceCost/deployment', {})).toMatchObject({ hardware: '2×H100 SXM' });
});
