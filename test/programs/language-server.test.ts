import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** The server as other editors start it: the built file, over standard input and output, with the real analysis behind it. */
const root = path.join(import.meta.dirname, '../..');
const server = path.join(root, 'dist/language-server.js');
const workspace = path.join(root, 'test/fixtures/workspace');
const file = path.join(workspace, 'service/assistant.py');
const uri = pathToFileURL(file).href;
const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

beforeAll(() => {
  if (!existsSync(server)) throw new Error('dist/language-server.js is missing: run `npm run build` first');
});

let running: ChildProcessWithoutNullStreams;
afterEach(() => {
  running?.kill();
});

function start(): { wire: ProtocolConnection; ended: Promise<number | null> } {
  running = spawn(process.execPath, [server, '--stdio']);
  const wire = createProtocolConnection(
    new StreamMessageReader(running.stdout),
    new StreamMessageWriter(running.stdin),
  );
  wire.listen();
  return { wire, ended: new Promise(resolve => running.once('exit', resolve)) };
}

async function initialize(wire: ProtocolConnection): Promise<void> {
  const folder = { uri: pathToFileURL(workspace).href, name: 'workspace' };
  await wire.sendRequest('initialize', {
    processId: null,
    rootUri: folder.uri,
    capabilities: {},
    workspaceFolders: [folder],
  });
  await wire.sendNotification('initialized', {});
}

const open = (wire: ProtocolConnection) =>
  wire.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'python', version: 1, text: readFileSync(file, 'utf8') },
  });

const hints = (wire: ProtocolConnection): Promise<{ label: string }[]> =>
  wire.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range: everything });

describe('a client that knows nothing but the protocol', () => {
  test('gets hints, a hover and problems, and the server ends when told to', async () => {
    const { wire, ended } = start();
    const published = new Promise<{ diagnostics: { code: string }[] }>(resolve =>
      wire.onNotification('textDocument/publishDiagnostics', resolve),
    );
    await initialize(wire);
    await open(wire);
    const found = await hints(wire);
    expect(found.length).toBe(2);
    for (const { label } of found) expect(label).toMatch(/tok · .*\$[\d.,]+\/k$/);
    expect((await published).diagnostics.map(({ code }) => code)).toContain('unbounded-output');

    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findIndex(text => text.includes('completions.create('));
    const hover = wire.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character: 20 } });
    expect(await hover).toMatchObject({ contents: { kind: 'markdown', value: expect.stringContaining('gpt-4o') } });

    await wire.sendRequest('shutdown');
    await wire.sendNotification('exit');
    expect(await ended).toBe(0);
  });

  test('that forgets to say how to talk is told', () => {
    const { status, stderr } = spawnSync(process.execPath, [server], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([2, 'This is a language server: start it from an editor, with --stdio.']);
  });

  test('that breaks off takes the server with it', async () => {
    const { wire, ended } = start();
    await initialize(wire);
    running.stdin.end();
    expect(typeof (await ended)).toBe('number');
  });

  test('may send nonsense', async () => {
    const { wire } = start();
    await initialize(wire);
    running.stdin.write('Content-Length: 9\r\n\r\nnot json!');
    running.stdin.write('Content-Length: 7\r\n\r\n[1,2,3]');
    running.stdin.write(message('no/such', undefined));
    running.stdin.write(message('textDocument/didOpen', { textDocument: {} }));
    running.stdin.write(
      message('textDocument/didOpen', { textDocument: { uri: 7, languageId: 7, version: 'a', text: 7 } }),
    );
    running.stdin.write(
      message('textDocument/didChange', { textDocument: { uri: 'file:///x', version: 1 }, contentChanges: [] }),
    );
    await open(wire);
    expect((await hints(wire)).length).toBe(2);
  });
});

function message(method: string, params: unknown): string {
  const body = JSON.stringify({ jsonrpc: '2.0', method, params });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const neovim = spawnSync('nvim', ['--version'], { encoding: 'utf8' });

describe('Neovim', () => {
  test.runIf(neovim.status === 0)(
    `shows problems, hover and fixes${neovim.status === 0 ? '' : ' (nvim is not installed: not run)'}`,
    () => {
      const script = path.join(import.meta.dirname, 'neovim-client.lua');
      const result = spawnSync('nvim', ['--headless', '--clean', '-c', `luafile ${script}`, file], {
        encoding: 'utf8',
        timeout: 100_000,
        env: { ...process.env, LANGUAGE_SERVER: server, WORKSPACE: workspace, NODE: process.execPath },
      });
      const answer = JSON.parse(/^\{.*\}$/m.exec(result.stdout + result.stderr)?.[0] ?? '{}');
      expect(answer).toMatchObject({
        problems: expect.arrayContaining([expect.stringContaining('No output limit')]),
        hover: expect.stringContaining('client.chat.completions.create'),
        fixes: [expect.stringMatching(/max_(completion_)?tokens/), 'Keep unbounded-output quiet for this line'],
        hints: 2,
      });
    },
  );
});
