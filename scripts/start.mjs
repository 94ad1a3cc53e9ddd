// npm start: builds and packs the extension, and serves a VS Code with it on the example application. `--port N` picks the port.
// Imports nothing that is not part of Node until the packages are there.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setUpEditor } from '../test/editor/setup.mjs';
import { installPackages } from './install-packages.mjs';
import { packageExtension, root, vsix } from './package-extension.mjs';

const example = path.join(root, 'test/fixtures/workspace');

function readPort() {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
    const port = Number(values.port);
    if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
    throw new Error(`--port takes a whole number from 0 to 65535, not "${values.port}"`);
  } catch (error) {
    console.error(`${error.message}\nUsage: npm start -- [--port N]`);
    process.exit(2);
  }
}

/** The lint report of the example, as the command line prints it. Findings make its status 1, which is no failure here. */
function printReport() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/cli.js', 'lint', path.relative(root, example)], {
      cwd: root,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', status =>
      status === 0 || status === 1 ? resolve(undefined) : reject(new Error('the lint report failed')),
    );
  });
}

/** Opens the desktop's browser, when there is a desktop. */
function openBrowser(url) {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  if (command === 'xdg-open' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .once('error', () => console.log('(No browser could be opened from here; open the address yourself.)'))
    .unref();
}

async function main() {
  const port = readPort();
  installPackages(root, 'the packages that the extension is built with');
  console.log('Building and packing the extension …');
  packageExtension();
  console.log('The lint report of the example application in test/fixtures/workspace:\n');
  await printReport();

  // The user's own browser shows the editor, so none is installed here.
  const { missing } = setUpEditor({ browser: false });
  if (missing)
    throw new Error(
      `${missing}. Install the extension into your own: code --install-extension ${path.relative(process.cwd(), vsix)}`,
    );
  const { startEditor } = await import('../test/editor/server.mjs');
  const editor = await startEditor({ vsix: [vsix], port, allBuiltIn: true, settings: { 'git.enabled': true } });
  const stop = async () => {
    console.log('\nStopping …');
    await editor.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);

  const url = editor.url(example, [['openFile', editor.remote(path.join(example, 'service/assistant.py'))]]);
  console.log(`\nVS Code with Inference Cost on the example application:\n\n  ${url}\n\nCtrl-C stops it.`);
  openBrowser(url);
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
