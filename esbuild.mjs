// Builds every door of the house into dist/, copies the grammars that ship as files into media/grammars/, and collects the messages
// for translators into l10n/.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeMessages } from './scripts/collect-messages.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');

/**
 * JavaScript in which every letter is one of ASCII: an engine keeps a program with a single other one at two bytes a letter, in each
 * thread that runs it. esbuild writes texts so, but leaves regular expressions, `String.raw` (which holds nothing else here) and comments.
 */
export const inAscii = code =>
  code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const asciiOnly = {
  name: 'ASCII only',
  setup: ({ initialOptions: { outfile, write }, onEnd }) =>
    onEnd(({ errors }) => {
      if (errors.length > 0 || write === false) return;
      const file = path.join(root, outfile);
      writeFileSync(file, inAscii(readFileSync(file, 'utf8')));
    }),
};

/** web-tree-sitter's ESM build reads import.meta.url, which is empty after bundling as CommonJS. */
const treeSitter = { 'web-tree-sitter': path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') };

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
  loader: { '.wasm': 'file' },
};
const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  alias: treeSitter,
  plugins: [asciiOnly],
  // jsonc-parser's `main` is a UMD wrapper whose inner `require` no bundler sees through.
  mainFields: ['module', 'main'],
};

/** A browser has no Node: web-tree-sitter asks for its modules only after looking whether it runs there. */
const web = {
  ...shared,
  platform: 'browser',
  format: 'cjs',
  alias: treeSitter,
  external: ['vscode', 'fs', 'fs/promises', 'path', 'url', 'module'],
  plugins: [asciiOnly],
  mainFields: ['module', 'main'],
};

const clientForWeb = {
  name: 'client for the web',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/create-client\.ts$/ }, () => ({ path: path.join(root, 'src/editor/create-web-client.ts') })),
};

/** The client is a file of its own: activation then reads a few kilobytes, and the rest when a document needs it. */
const clientApart = {
  name: 'language client apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^vscode-languageclient(\/node)?$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './language-client.js', external: true } : undefined,
    ),
};

/** The Scenario Explorer's page: a module that waits for its worker, the worker's script, the styles. */
const webview = { ...shared, platform: 'browser', sourcemap: false, mainFields: ['module', 'main'] };

const doors = [
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [clientApart, asciiOnly],
    // Node finds no names in a bundled CommonJS file that is imported; `require` gives them all.
    supported: { 'dynamic-import': false },
  },
  { ...node, entryPoints: ['vscode-languageclient/node'], outfile: 'dist/language-client.js', external: ['vscode'] },
  {
    ...node,
    entryPoints: ['src/start-language-server.ts'],
    outfile: 'dist/start-language-server.js',
    external: ['./language-server.js'],
  },
  { ...node, entryPoints: ['src/language-server.ts'], outfile: 'dist/language-server.js' },
  { ...web, entryPoints: ['src/extension.ts'], outfile: 'dist/web/extension.js', plugins: [clientForWeb, asciiOnly] },
  { ...web, entryPoints: ['src/language-server-web.ts'], outfile: 'dist/web/language-server.js', format: 'iife' },
  { ...webview, entryPoints: ['webview/main.ts'], outfile: 'dist/webview/main.js', format: 'esm' },
  { ...webview, entryPoints: ['webview/worker.ts'], outfile: 'dist/webview/worker.js', format: 'iife' },
  { ...webview, entryPoints: ['webview/explorer.css'], outfile: 'dist/webview/explorer.css' },
  { ...node, entryPoints: ['src/mcp-server.ts'], outfile: 'dist/mcp-server.js' },
  { ...node, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];

function copyGrammars() {
  const from = path.join(root, 'node_modules/@vscode/tree-sitter-wasm/wasm');
  const to = path.join(root, 'media/grammars');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const wanted = /^tree-sitter-(python|typescript|tsx|javascript|go|java|c-sharp|rust|ruby|php)\.wasm$/;
  for (const file of readdirSync(from)) if (wanted.test(file)) cpSync(path.join(from, file), path.join(to, file));
  cpSync(path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'), path.join(to, 'web-tree-sitter.wasm'));
  const kotlin = 'tree-sitter-kotlin.wasm';
  cpSync(path.join(root, 'node_modules/@tree-sitter-grammars/tree-sitter-kotlin', kotlin), path.join(to, kotlin));
}

/** Builds every door; returns esbuild's account of what went into each. */
export async function buildAll() {
  copyGrammars();
  writeMessages();
  const built = doors.filter(
    ({ entryPoints: [entry] }) => !entry.startsWith('src/') || existsSync(path.join(root, entry)),
  );
  const results = await Promise.all(built.map(door => build({ ...door, metafile: true })));
  return results.map(result => result.metafile);
}

/**
 * The files that go into the bundles of these entries, without writing any.
 * @param {string[]} entries @returns {Promise<Record<string, string[]>>}
 */
export async function inputsOf(entries) {
  const wanted = doors.filter(door => entries.includes(door.entryPoints[0]) && !door.plugins?.includes(clientForWeb));
  const results = await Promise.all(wanted.map(door => build({ ...door, metafile: true, write: false })));
  const kept = ({ metafile }) =>
    Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0),
    );
  return Object.fromEntries(wanted.map((door, index) => [door.entryPoints[0], kept(results[index])]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
