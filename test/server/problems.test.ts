import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CodeAction, NotificationType } from 'vscode-languageserver/node';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
const configurationUri = 'file:///workspace/inference-cost.json';

let client: TestClient;
const start = async (server: Partial<TestServer> = {}): Promise<TestClient> => {
  client = await startTestClient({ analyzer: lineAnalyzer(), ...server });
  return client;
};
afterEach(() => client.stop());

const fixes = (document: string, line: number, from: number, to: number, only?: string[]): Promise<CodeAction[]> =>
  client.wire.sendRequest('textDocument/codeAction', {
    textDocument: { uri: document },
    range: { start: { line, character: from }, end: { line, character: to } },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });

describe('problems of source code', () => {
  test('come with rule, severity, sentence and page', async () => {
    await start({ host: { rulePage: rule => `file:///docs/rules/${rule}.md` } });
    await client.open(uri, 'ask(unbounded)');
    const { diagnostics, version } = await client.diagnostics(uri);
    expect(version).toBe(1);
    expect(diagnostics).toEqual([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
        severity: 2,
        source: 'Inference Cost',
        code: 'unbounded-output',
        codeDescription: { href: 'file:///docs/rules/unbounded-output.md' },
        message: expect.stringMatching(/^No output limit/),
      },
    ]);
  });

  test('go when the text is mended, and when the document is closed', async () => {
    await start();
    await client.open(uri, 'ask(unbounded)');
    await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 1);
    await client.change(uri, 'ask(limit)', 2);
    expect((await client.diagnostics(uri)).version).toBe(2);
    await client.change(uri, 'ask(unbounded)', 3);
    await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 1);
    await client.wire.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect((await client.diagnostics(uri)).diagnostics).toEqual([]);
  });

  test('are none when switched off', async () => {
    await start({ initializationOptions: { settings: { problems: { enabled: false } } } });
    await client.open(uri, 'ask(unbounded)');
    expect((await client.diagnostics(uri)).diagnostics).toEqual([]);
  });

  test('go when a prompt file becomes data, and data is not spoken of', async () => {
    await start();
    const flow = 'file:///workspace/flow.json';
    const text = '{ "nodes": [{ "type": "@n8n/n8n-nodes-langchain.agent" }], "connections": {} }\nask(unbounded)';
    await client.open(flow, text, 'json');
    expect((await client.diagnostics(flow)).diagnostics).toHaveLength(1);
    const said: string[] = [];
    client.wire.onNotification(
      new NotificationType<{ uri: string; diagnostics: readonly unknown[] }>('textDocument/publishDiagnostics'),
      ({ uri, diagnostics }) => void said.push(`${uri}: ${diagnostics.length}`),
    );
    await client.open('file:///workspace/data.json', '{ "port": 80 }', 'json');
    await client.change(flow, '{ "port": 80 }', 2);
    await expect.poll(() => said).toEqual([`${flow}: 0`]);
  });

  test('a document that cannot be analysed: said once, and written down each time', async () => {
    const logged: string[] = [];
    const shown: string[] = [];
    const analyzer = lineAnalyzer(() => Promise.reject(new Error('python.wasm is cut off')));
    await start({
      analyzer,
      log: message => logged.push(message),
      initializationOptions: { settings: { debounce: 0 } },
    });
    client.wire.onNotification(
      new NotificationType<{ message: string }>('window/showMessage'),
      ({ message }) => void shown.push(message),
    );
    await client.open(uri, 'ask(1)');
    await expect.poll(() => logged).toHaveLength(1);
    await client.change(uri, 'ask(2)', 2);
    await expect.poll(() => logged).toHaveLength(2);
    expect(logged[1]).toBe(`${uri}: python.wasm is cut off`);
    expect(shown).toEqual(['Inference Cost: src/a.py cannot be priced: python.wasm is cut off']);
  });

  test('of a text that was closed meanwhile are not those of what is open there now', async () => {
    await start();
    const said: unknown[] = [];
    await client.open(uri, 'ask(unbounded)');
    await client.close(uri);
    await client.open(uri, 'ask(limit)', 'javascript');
    client.wire.onNotification(
      new NotificationType<{ diagnostics: readonly unknown[] }>('textDocument/publishDiagnostics'),
      ({ diagnostics }) => void said.push(diagnostics.length),
    );
    await expect.poll(() => said.length).toBeGreaterThan(1);
    expect(said).toEqual([0, 0]);
  });

  test('are not sent for a version that was edited meanwhile', async () => {
    await start();
    await client.open(uri, 'ask(unbounded)');
    for (let version = 2; version < 20; version++)
      await client.change(uri, 'ask(unbounded)\n'.repeat(version), version);
    const { diagnostics, version } = await client.diagnostics(uri, found => found.version === 19);
    expect([diagnostics.length, version]).toEqual([19, 19]);
  });
});

describe('problems that are where they were', () => {
  const takeDiagnostics = (take: (found: { readonly version?: number }) => void) =>
    client.wire.onNotification(
      new NotificationType<{ readonly version?: number }>('textDocument/publishDiagnostics'),
      take,
    );
  const places = async (version: number): Promise<number[]> => {
    const { diagnostics } = await client.diagnostics(uri, found => found.version === version);
    return diagnostics.map(({ range }) => (range as { start: { line: number } }).start.line);
  };

  /** Asks for hints, and so waits until what came before is analysed and what was said of it has arrived. */
  const hints = () => client.wire.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range: everything });
  const pass = async (milliseconds: number): Promise<void> => {
    await hints();
    await vi.advanceTimersByTimeAsync(milliseconds);
    await hints();
  };
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  test('are not said again at each letter, but once the typing rests', async () => {
    await start({ initializationOptions: { settings: { debounce: 0 } } });
    const versions: unknown[] = [];
    takeDiagnostics(({ version }) => versions.push(version));
    await client.open(uri, 'ask(unbounded)\n');
    await pass(50);
    expect(versions).toEqual([1]);
    for (let version = 2; version < 6; version++) {
      await client.change(uri, `ask(unbounded)\n# ${'a'.repeat(version)}`, version);
      await pass(400);
    }
    expect(versions).toEqual([1]);
    await pass(200);
    expect(versions).toEqual([1, 5]);
  });

  test('are looked for once the first hints are drawn, where hints are asked for', async () => {
    await start({
      capabilities: { textDocument: { inlayHint: {} } },
      initializationOptions: { settings: { debounce: 0 } },
    });
    const versions: unknown[] = [];
    takeDiagnostics(({ version }) => versions.push(version));
    await client.open(uri, 'ask(unbounded)\n');
    await pass(500);
    expect(versions).toEqual([]);
    await pass(50);
    expect(versions).toEqual([1]);
    await client.change(uri, 'ask(unbounded)\nask(unbounded)\n', 2);
    await pass(50);
    expect(versions).toEqual([1, 2]);
  });

  test('that have moved are said at once', async () => {
    await start({ initializationOptions: { settings: { debounce: 0 } } });
    await client.open(uri, 'ask(unbounded)\n');
    await pass(50);
    expect(await places(1)).toEqual([0]);
    await client.change(uri, '\nask(unbounded)\n', 2);
    await pass(50);
    expect(await places(2)).toEqual([1]);
  });

  test('a list that waits does not come after a newer one of the same version', async () => {
    const settings = { debounce: 0 };
    await start({ initializationOptions: { settings } });
    await client.open(uri, 'ask(unbounded)');
    await pass(50);
    expect(await places(1)).toEqual([0]);
    await client.change(uri, 'ask(unbounded) ', 2);
    await pass(50);
    const pushed = { ...settings, problems: { enabled: false } };
    await client.wire.sendNotification('workspace/didChangeConfiguration', { settings: pushed });
    expect(await places(2)).toEqual([]);
    const later: unknown[] = [];
    takeDiagnostics(found => later.push(found));
    await pass(600);
    expect(later).toEqual([]);
  });
});

describe('what the team has accepted for now', () => {
  const baselineUri = 'file:///workspace/known.json';
  const accepted = (fingerprint: string, file = 'src/a.py') =>
    JSON.stringify({ version: 1, findings: [{ file, rule: 'unbounded-output', fingerprint }] });
  const files = (baseline: string | undefined) => ({
    [configurationUri]: '{ "baseline": "known.json" }',
    ...(baseline === undefined ? {} : { [baselineUri]: baseline }),
  });

  test.each<[string, string | undefined, number]>([
    ['its findings are not shown', accepted('0123456789abcdef'), 0],
    ['another finding is', accepted('fedcba9876543210'), 1],
    ['one of another file is', accepted('0123456789abcdef', 'src/b.py'), 1],
    ['a baseline that is no JSON hides nothing', '{', 1],
    ['one of another shape neither', '{ "version": 2 }', 1],
    ['one that is not there neither', undefined, 1],
  ])('%s', async (_, baseline, shown) => {
    await start({ files: files(baseline) });
    await client.open(uri, 'ask(unbounded)');
    const { diagnostics } = await client.diagnostics(uri, found => found.version === 1);
    expect(diagnostics).toHaveLength(shown);
  });

  test.each<[string, string | undefined, string | undefined]>([
    ['sound', accepted('0123456789abcdef'), undefined],
    ['no baseline', '{ "version": 1 }', 'baseline: "findings" is missing; write it with `lint --update-baseline`.'],
    ['not there', undefined, 'baseline: it cannot be read; write it with `lint --update-baseline`.'],
  ])('a baseline that cannot be used is a problem of the configuration: %s', async (_, baseline, message) => {
    await start({ files: files(baseline) });
    await client.open(configurationUri, '{ "baseline": "known.json" }', 'jsonc');
    const { diagnostics } = await client.diagnostics(configurationUri);
    expect(diagnostics.map(found => found.message)).toEqual(message === undefined ? [] : [message]);
    // The path that names it: `"known.json"`.
    if (message)
      expect(diagnostics[0]!.range).toEqual({ start: { line: 0, character: 14 }, end: { line: 0, character: 26 } });
  });

  test('the status says so', async () => {
    await start({ files: files(accepted('0123456789abcdef')) });
    expect(await client.wire.sendRequest('inferenceCost/deployment', { uri })).toMatchObject({
      origin: 'stand-in until you choose · findings of known.json are not shown',
    });
  });
});

describe('problems of inference-cost.json', () => {
  const text =
    '{\n  "deployments": { "a": { "model": "meta-llama/Llama-3.1-8B-Instruct", "hardware": "h100-smx" } },\n  "ignored": []\n}';

  test('an unknown name at its position with the nearest, and a fix for it', async () => {
    await start({ initializationOptions: { validatesSchema: true } });
    await client.open(configurationUri, text, 'jsonc');
    const { diagnostics } = await client.diagnostics(configurationUri);
    expect(diagnostics).toMatchObject([{ code: 'unknown-hardware', severity: 1, source: 'Inference Cost' }]);
    expect(diagnostics[0]!.message).toContain('h100-sxm');
    const line = text.split('\n')[1]!;
    const from = line.indexOf('"h100-smx"');
    expect(diagnostics[0]!.range).toEqual({
      start: { line: 1, character: from },
      end: { line: 1, character: from + '"h100-smx"'.length },
    });
    const [fix] = await fixes(configurationUri, 1, from, from);
    expect(fix).toMatchObject({ title: 'Change to "h100-sxm"', isPreferred: true });
    expect(fix!.edit?.changes?.[configurationUri]?.[0]?.newText).toBe('"h100-sxm"');
  });

  test('an editor without a JSON schema is told all of them', async () => {
    await start();
    await client.open(configurationUri, text, 'json');
    const { diagnostics } = await client.diagnostics(configurationUri);
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(['unknown-hardware', 'unknown-key']);
  });

  test('a model configuration that cannot be used, at the path that names it', async () => {
    const analyzer = {
      ...lineAnalyzer(),
      customModelProblems: async () => [
        { code: 'model-config-unreadable' as const, model: 'tuned', path: './tuned.json' },
      ],
    };
    await start({ analyzer });
    await client.open(configurationUri, '{ "models": { "tuned": { "config": "./tuned.json" } } }', 'jsonc');
    const { diagnostics } = await client.diagnostics(configurationUri);
    expect(diagnostics).toMatchObject([
      {
        code: 'model-config-unreadable',
        range: { start: { line: 0, character: 35 }, end: { line: 0, character: 49 } },
      },
    ]);
  });

  test('a file that is no JSON at all', async () => {
    await start();
    await client.open(configurationUri, '{ "use": ', 'json');
    const { diagnostics } = await client.diagnostics(configurationUri);
    expect(diagnostics[0]).toMatchObject({ code: 'syntax' });
  });
});
