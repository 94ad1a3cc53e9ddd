import { afterEach, describe, expect, test } from 'vitest';
import type { InlayHint } from 'vscode-languageserver';
import { type LineAnalyzer, lineAnalyzer } from './line-analyzer.ts';
import { folder, startTestClient, type TestClient, type TestServer } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
const configurationUri = 'file:///workspace/inference-cost.json';
const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

let client: TestClient;
let analyzer: LineAnalyzer;
const start = async (server: Partial<TestServer> = {}): Promise<TestClient> => {
  analyzer = lineAnalyzer();
  client = await startTestClient({ analyzer, ...server });
  return client;
};
afterEach(() => client.stop());

const hints = (document = uri): Promise<InlayHint[] | null> =>
  client.wire.sendRequest('textDocument/inlayHint', { textDocument: { uri: document }, range: everything });
const changedFiles = (...uris: string[]) =>
  client.wire.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map(uri => ({ uri, type: 2 })) });
const outputs = (): number[] => analyzer.analyzed.map(({ configuration }) => configuration.outputTokens.default);
const withOutput = (tokens: number): string => JSON.stringify({ outputTokens: { default: tokens } });

test('says what it can do', async () => {
  await start();
  expect(client.capabilities).toMatchObject({
    textDocumentSync: { openClose: true, change: 2 },
    inlayHintProvider: { resolveProvider: true },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.inferenceCost'] },
  });
});

describe('settings', () => {
  test('are asked for where the client answers', async () => {
    await start({
      capabilities: { workspace: { configuration: true } },
      settings: () => ({ hints: { density: 'dollars' } }),
    });
    await client.wire.sendRequest('inferenceCost/deployment', {});
    await client.open(uri, 'ask(1)');
    await expect.poll(async () => (await hints())?.[0]?.label).toBe('≈$0.42/k');
  });

  test.each([
    ['under our name', { inferenceCost: { hints: { density: 'dollars' } } }, '≈$0.42/k'],
    ['by themselves', { hints: { density: 'tokens' } }, '≈1.2k+256 tok · $0.42/k'],
    ['null', null, '≈1.2k+256 tok · 38 ms + 2.9 s · 412 MB KV · $0.42/k'],
  ])('are taken as pushed: %s', async (_, settings, label) => {
    await start();
    await client.open(uri, 'ask(1)');
    await client.wire.sendNotification('workspace/didChangeConfiguration', { settings });
    await expect.poll(async () => (await hints())?.[0]?.label).toBe(label);
  });
});

describe('what results rest on', () => {
  const imported = 'file:///workspace/src/prompts.py';
  const startImporting = async (): Promise<void> => {
    await start({ files: { [imported]: 'stored' }, initializationOptions: { settings: { debounce: 0 } } });
    await client.open(uri, 'import src/prompts.py\nask(1)');
    await hints();
  };

  test('an imported file that a window brings back as it was not saved', async () => {
    await startImporting();
    await client.open(imported, 'never saved');
    await expect.poll(() => analyzer.imported).toEqual(['stored', 'never saved']);
  });

  test('an imported file that is opened and closed as it is stored: nothing is looked at again', async () => {
    await startImporting();
    await client.open(imported, 'stored');
    await client.close(imported);
    await hints();
    expect(analyzer.imported).toEqual(['stored']);
  });

  test('an imported file whose edits are thrown away', async () => {
    await startImporting();
    await client.open(imported, 'stored');
    await client.change(imported, 'edited', 2);
    await expect.poll(() => analyzer.imported).toEqual(['stored', 'edited']);
    await client.close(imported);
    await expect.poll(() => analyzer.imported).toEqual(['stored', 'edited', 'stored']);
  });

  test('an imported file that is edited: as its editor has it, before it is saved', async () => {
    await startImporting();
    expect(analyzer.imported).toEqual(['stored']);
    await client.open(imported, 'stored');
    await client.change(imported, 'edited', 2);
    await expect.poll(() => analyzer.imported).toEqual(['stored', 'edited']);
    await client.change('file:///workspace/src/other.py', 'edited', 2);
    expect(analyzer.imported).toHaveLength(2);
  });

  test('the stored configuration: read again when it changed', async () => {
    const files = { [configurationUri]: withOutput(100) };
    await start({ files });
    await client.open(uri, 'ask(1)');
    await hints();
    files[configurationUri] = withOutput(200);
    await changedFiles(configurationUri);
    await hints();
    expect(outputs()).toEqual([100, 200]);
  });

  test('the open configuration: as typed, and as stored again once closed', async () => {
    await start({ files: { [configurationUri]: withOutput(100) } });
    await client.open(uri, 'ask(1)');
    await hints();
    await client.open(configurationUri, withOutput(200), 'jsonc');
    await hints();
    await client.change(configurationUri, withOutput(300), 2);
    await hints();
    await client.close(configurationUri);
    await hints();
    expect(outputs()).toEqual([100, 200, 300, 100]);
  });

  test('an imported file: voided when it changed, not when another did', async () => {
    const files = { 'file:///workspace/prompts.py': 'P = "a"' };
    await start({ files });
    await client.open(uri, 'import prompts.py\nask(1)');
    await hints();
    await changedFiles('file:///workspace/other.py');
    await hints();
    expect(analyzer.imported).toEqual(['P = "a"']);
    files['file:///workspace/prompts.py'] = 'P = "b"';
    await changedFiles('file:///workspace/other.py', 'file:///workspace/prompts.py');
    await hints();
    expect(analyzer.imported).toEqual(['P = "a"', 'P = "b"']);
  });

  test('no file outside of the workspace is read for an import', async () => {
    await start({ files: { 'file:///etc/passwd': 'secret' } });
    await client.open(uri, 'import ../etc/passwd\nask(1)');
    await hints();
    expect(analyzer.imported).toEqual([undefined]);
  });
});

test('files that the team has left out are left alone', async () => {
  await start({ files: { [configurationUri]: JSON.stringify({ ignore: ['src/**'] }) } });
  await client.open(uri, 'ask(unbounded)');
  expect((await client.diagnostics(uri)).diagnostics).toEqual([]);
  expect(await hints()).toEqual([]);
  await client.open('file:///workspace/b.py', 'ask(1)');
  expect((await hints('file:///workspace/b.py'))?.length).toBe(1);
  expect(analyzer.analyzed.map(({ source }) => source.file)).toEqual(['b.py']);
});

test('an unchanged document is analysed once for all of its surfaces', async () => {
  await start();
  await client.open(uri, 'ask(1)');
  const hover = client.wire.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character: 1 },
  });
  await Promise.all([hints(), hints(), hover, client.diagnostics(uri)]);
  expect(analyzer.analyzed.length).toBe(1);
});

describe('folders', () => {
  test('that come and go decide over paths', async () => {
    await start({ capabilities: { workspace: { workspaceFolders: true } } });
    const other = { uri: 'file:///other', name: 'other' };
    await client.wire.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [other], removed: [] },
    });
    await client.open('file:///other/b.py', 'ask(1)');
    await hints('file:///other/b.py');
    await client.wire.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [folder] },
    });
    await expect.poll(() => analyzer.analyzed.map(({ source }) => source.file)).toEqual(['other/b.py', 'b.py']);
  });

  test('one that comes later is not the first, wherever it lies', async () => {
    const later = { uri: 'file:///workspace-of-a-longer-name', name: 'later' };
    const files = { [configurationUri]: withOutput(100), [`${later.uri}/inference-cost.json`]: withOutput(900) };
    await start({ files, capabilities: { workspace: { workspaceFolders: true } } });
    const change = (added: unknown[], removed: unknown[]) =>
      client.wire.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
    await change([later], []);
    await change([{ uri: 'file:///third', name: 'third' }], []);
    await client.open('untitled:Untitled-1', 'ask(1)');
    await hints('untitled:Untitled-1');
    expect(outputs()).toEqual([100]);
  });

  test('may be none', async () => {
    await start({ workspaceFolders: null });
    await client.open('file:///other/c.py', 'ask(1)');
    expect((await hints('file:///other/c.py'))?.length).toBe(1);
  });
});

describe('nonsense from a client', () => {
  test.each([
    ['inferenceCost/deployment', null],
    ['inferenceCost/deployment', { uri: 7 }],
    ['inferenceCost/deployment', { uri: 'not a uri' }],
    ['inferenceCost/choices', {}],
    ['inferenceCost/choose', { kind: 'colour', id: {} }],
    ['inferenceCost/estimateFile', undefined],
    ['inferenceCost/estimateText', { uri, range: 'everything' }],
    ['inferenceCost/estimateWorkspace', 'now'],
    ['textDocument/inlayHint', { textDocument: { uri: 'nowhere' } }],
    ['textDocument/hover', { textDocument: {} }],
    ['inferenceCost/unknown', {}],
  ])('%s %j leaves the server standing', async (method, params) => {
    await start();
    await client.wire.sendRequest(method, params).catch(() => undefined);
    await client.wire.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [],
    });
    await client.open(uri, 'ask(1)');
    expect((await hints())?.length).toBe(1);
  });

  test.each([
    ['a name as settings', { settings: 'x' }],
    ['text as options', 'x'],
    ['translations that are no texts', { translations: { a: 1 } }],
    ['a list', []],
  ])('initialization options: %s', async (_, initializationOptions) => {
    await start({ initializationOptions });
    await client.open(uri, 'ask(1)');
    expect((await hints())?.length).toBe(1);
  });
});

test('speaks the language that the client brings', async () => {
  await start({ initializationOptions: { translations: { '{0} tok': '{0} Tok.' } } });
  await client.open(uri, 'ask(1)');
  expect((await hints())?.[0]?.label).toContain('256 Tok.');
});
