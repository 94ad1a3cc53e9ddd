// The language server by itself, as VS Code starts it, with a client that only speaks the protocol: what of a hint's time is ours.
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const server = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist/start-language-server.js');
const uri = 'file:///bench/service.py';
const everything = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
const editing = { debounce: 0 };

/**
 * @param {string} execPath the Node that runs the server
 * @param {string[]} [args] further arguments of the server
 */
function startServer(execPath, args = []) {
  const child = fork(server, ['--node-ipc', ...args], {
    execPath,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  /** @type {Map<number, (result: any) => void>} */
  const waiting = new Map();
  let requests = 0;
  child.on('message', (/** @type {any} */ message) => {
    if (message.method === undefined) waiting.get(message.id)?.(message.result);
    else if (message.id !== undefined)
      child.send({
        jsonrpc: '2.0',
        id: message.id,
        result: message.method === 'workspace/configuration' ? [editing] : null,
      });
  });
  const notify = (/** @type {string} */ method, params = {}) => child.send({ jsonrpc: '2.0', method, params });
  /** @returns {Promise<any>} */
  const request = (/** @type {string} */ method, params = {}) => {
    const id = ++requests;
    child.send({ jsonrpc: '2.0', id, method, params });
    return new Promise(resolve => waiting.set(id, resolve));
  };
  return {
    notify,
    hints: () => request('textDocument/inlayHint', { textDocument: { uri }, range: everything }),
    async open(/** @type {string} */ text) {
      await request('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities: { workspace: { configuration: true, inlayHint: { refreshSupport: true } } },
        initializationOptions: { settings: editing },
        workspaceFolders: null,
      });
      notify('initialized');
      notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
    },
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      await request('shutdown');
      notify('exit');
      await ended;
    },
  };
}

const rest = (/** @type {number} */ milliseconds) => new Promise(resolve => setTimeout(resolve, milliseconds));

/**
 * Milliseconds from starting the server to the hints of `text`; with `ahead`, from when the editor is ready after that many
 * milliseconds, in which a server that VS Code starts ahead has loaded.
 * @param {string} execPath
 * @param {string} text
 * @param {number} [ahead]
 */
export async function firstHint(execPath, text, ahead) {
  let start = performance.now();
  const client = startServer(execPath, ahead === undefined ? [] : ['--language=python']);
  if (ahead !== undefined) {
    await rest(ahead);
    start = performance.now();
  }
  await client.open(text);
  const found = await client.hints();
  const milliseconds = performance.now() - start;
  if (!found?.length) throw new Error('the server gave no hints');
  await client.stop();
  return milliseconds;
}

/**
 * Milliseconds from each letter typed into the middle of `text` to the hints of the whole document; no debounce.
 * @param {string} execPath
 * @param {string} text
 * @param {number} count letters
 */
export async function keystrokes(execPath, text, count) {
  const client = startServer(execPath);
  await client.open(text);
  await client.hints();
  const place = text.indexOf('You answer', text.length / 2);
  const times = [];
  let typed = '';
  for (let version = 2; version < 2 + count; version++) {
    typed += 'abcdefghij '[version % 11];
    const changed = text.slice(0, place) + typed + text.slice(place);
    const start = performance.now();
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: changed }] });
    const found = await client.hints();
    times.push(performance.now() - start);
    if (!found?.length) throw new Error(`no hints after letter ${version - 1}`);
    await rest(150); // the default of `inferenceCost.debounce`: problems are looked for in it
  }
  await client.stop();
  return times;
}
