import { afterEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource, WorkDoneProgress } from 'vscode-languageserver/node';
import type { EstimateReport } from '../../src/protocol.ts';
import { type LineAnalyzer, lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';

let client: TestClient;
let analyzer: LineAnalyzer;
const start = async (server: Partial<TestServer> = {}): Promise<TestClient> => {
  analyzer = lineAnalyzer();
  client = await startTestClient({ analyzer, ...server });
  return client;
};
afterEach(() => client.stop());

const range = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});
const ask = (method: string, params: unknown): Promise<EstimateReport> => client.wire.sendRequest(method, params);

describe('of a file', () => {
  test('lists its calls with links, its findings and each breakdown', async () => {
    await start();
    await client.open(uri, 'ask(1)\nask(unbounded)');
    const { title, markdown } = await ask('inferenceCost/estimateFile', { uri });
    expect(title).toBe('Cost of a.py');
    expect(markdown).toContain('](/src/a.py#L1)');
    expect(markdown).toContain('](/src/a.py#L2)');
    expect(markdown).toContain('No output limit');
    expect(markdown.match(/prefill/g)?.length).toBe(2);
  });

  test('without calls says so', async () => {
    await start();
    await client.open(uri, 'x = 1');
    expect((await ask('inferenceCost/estimateFile', { uri })).markdown).toContain('No LLM call found.');
  });

  test('of no known language is refused in one sentence', async () => {
    await start();
    await client.open('file:///workspace/a.md', 'text', 'markdown');
    await expect(ask('inferenceCost/estimateFile', { uri: 'file:///workspace/a.md' })).rejects.toThrow(/no language/);
  });
});

describe('of a selection', () => {
  test('that touches a call reports that call', async () => {
    await start();
    await client.open(uri, 'ask(1)\nx = "text"');
    const { markdown } = await ask('inferenceCost/estimateText', { uri, range: range(0, 1, 1), text: '' });
    expect(markdown).toContain('`ask`');
    expect(analyzer.texts).toEqual([]);
  });

  test.each([
    ['in source code', uri],
    ['in a document that the server does not have', 'file:///workspace/notes.txt'],
    ['in a document that was never saved', 'untitled:Untitled-1'],
  ])('%s is priced as text where it touches none', async (_, document) => {
    await start();
    await client.open(uri, 'ask(1)\nx = "text"');
    await ask('inferenceCost/estimateText', { uri: document, range: range(1, 5, 9), text: 'text' });
    expect(analyzer.texts).toEqual(['text']);
  });

  test('of nothing asks for one', async () => {
    await start();
    await client.open(uri, 'x = 1');
    const nothing = ask('inferenceCost/estimateText', { uri, range: range(0, 1, 1), text: '' });
    await expect(nothing).rejects.toThrow(/Select the text of a prompt/);
  });

  test('is bounded', async () => {
    await start();
    await ask('inferenceCost/estimateText', { uri, range: range(0, 0, 1), text: 'a'.repeat(9e6) });
    expect(analyzer.texts[0]!.length).toBe(8e6);
  });
});

describe('of the workspace', () => {
  const files: Record<string, string> = {
    'file:///workspace/src/a.py': 'ask(1)',
    'file:///workspace/src/b.ts': 'ask(unbounded)',
    'file:///workspace/README.md': 'ask(1)',
  };
  const listSourceFiles = async () => [...Object.keys(files), 'file:///workspace/huge.py'];

  test('reads every source file, says what it could not read, and reports progress', async () => {
    await start({ files, host: { listSourceFiles } });
    const progress: unknown[] = [];
    client.wire.onProgress(WorkDoneProgress.type, 'token', value => void progress.push(value));
    const { markdown } = await ask('inferenceCost/estimateWorkspace', { workDoneToken: 'token' });
    expect(analyzer.analyzed.map(({ source }) => source.file).sort()).toEqual(['src/a.py', 'src/b.ts']);
    expect(markdown).toContain('**2** calls in 3 files');
    expect(markdown).toContain('](/src/b.ts#L1)');
    expect(markdown).toContain('huge');
    expect(progress).toHaveLength(4);
    expect(progress).toContainEqual({ kind: 'report', percentage: 0, message: 'README.md' });
  });

  test('prefers what is typed to what is stored', async () => {
    await start({ files, host: { listSourceFiles } });
    await client.open(uri, 'ask(1)\nask(2)');
    const { markdown } = await ask('inferenceCost/estimateWorkspace', {});
    expect(markdown).toContain('**3** calls');
  });

  test('stops when it is cancelled', async () => {
    await start({ files, host: { listSourceFiles } });
    const source = new CancellationTokenSource();
    const running = client.wire.sendRequest('inferenceCost/estimateWorkspace', {}, source.token);
    source.cancel();
    await expect(running).rejects.toThrow();
    expect(analyzer.analyzed.length).toBeLessThan(2);
  });

  test('is refused where files cannot be listed', async () => {
    await start({ files });
    await expect(ask('inferenceCost/estimateWorkspace', {})).rejects.toThrow(/cannot be listed/);
  });
});
