// npm test: installs what is missing, then runs every test. `npm test -- unit`, `programs`, `host` or `e2e` runs a part.
// Imports nothing that is not part of Node until the packages are there.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install-packages.mjs';
import { provideNeovim } from './neovim.mjs';
import { Tally, tallyOfVitest } from './test-tally.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const results = path.join(root, 'test-results');
const parts = ['unit', 'programs', 'host', 'e2e'];
const bin = name => path.join(root, 'node_modules', name);

/** Runs a Node program in the repository's root; its output goes to the terminal. Resolves to its exit status. */
const node = (...args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal));
  });

/** Sets the test editor up beside other work; what it says is kept until someone waits for it. */
function setUpEditorInBackground() {
  const child = spawn(process.execPath, ['test/editor/setup.mjs'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', chunk => (said += chunk));
  child.stderr.on('data', chunk => (said += chunk));
  return new Promise(resolve => child.once('close', status => resolve({ status, said })));
}

async function main(tally, chosen) {
  const wants = part => chosen.length === 0 || chosen.includes(part);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const editorSetUp = wants('host') || wants('e2e') ? setUpEditorInBackground() : undefined;
  installPackages(root, 'the packages that the extension is built and tested with');

  const check = async (title, ...args) => {
    console.log(`\n${title}`);
    const holds = (await node(...args)) === 0;
    tally.check(title, holds);
    return holds;
  };
  const built = await check('Build', 'esbuild.mjs');
  if (wants('unit')) {
    await check('Types', bin('typescript/bin/tsc'), '-p', '.');
    await check('Explorer', bin('typescript/bin/tsc'), '-p', 'tsconfig.webview.json');
    await check('Pure rooms', bin('typescript/bin/tsc'), '-p', 'tsconfig.pure.json');
    await check('Style', bin('@biomejs/biome/bin/biome'), 'ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.');
    console.log('\nUnit tests');
    await vitest(tally, 'unit');
    // The example shows what findings look like; the baseline lists them, so that a new one of severity error is noticed.
    if (built)
      await check(
        'Lint of the example workspace',
        'dist/cli.js',
        'lint',
        '--baseline',
        'test/fixtures/known-findings.json',
        'test/fixtures/workspace',
      );
  }
  if (wants('programs') && built) {
    console.log('\nThe built programs beside others');
    // Two installations of Debian packages at once get in each other's way.
    await editorSetUp;
    provideNeovim();
    await vitest(tally, 'programs', '--config', 'test/programs/vitest.config.ts');
  }
  if (editorSetUp && built) await testInEditor(tally, await editorSetUp, wants);
  else await editorSetUp;
}

async function vitest(tally, name, ...args) {
  const file = path.join(results, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = await node(bin('vitest/vitest.mjs'), 'run', ...reporters, ...args);
  tally.add(name, tallyOfVitest(file, status));
}

/** What needs the test editor: the types of its own tests, the packed extension, host tests, end-to-end tests. */
async function testInEditor(tally, { status, said }, wants) {
  console.log(`\nTest editor\n${said.trimEnd()}`);
  if (status === 3) {
    for (const part of ['host', 'e2e'].filter(wants)) {
      console.log(`Skipped here: ${part}`);
      tally.skip(part);
    }
    return;
  }
  if (status !== 0) return tally.check('set-up of the test editor', false);

  console.log('\nTypes of the tests in the editor');
  tally.check('types of the tests in the editor', (await node(bin('typescript/bin/tsc'), '-p', 'test/editor')) === 0);
  const { packageExtension, vsix } = await import('./package-extension.mjs');
  console.log('\nPackage');
  try {
    packageExtension();
    tally.check('package', true);
  } catch (error) {
    console.log(error.message);
    return tally.check('package', false);
  }
  if (wants('host')) {
    console.log('\nHost tests');
    await host(tally, vsix);
  }
  if (wants('e2e')) {
    console.log('\nEnd-to-end tests');
    await vitest(tally, 'e2e', '--config', 'test/e2e/vitest.config.ts');
  }
}

async function host(tally, vsix) {
  const { findBrowser } = await import('../test/editor/browser.mjs');
  const { runHostSuites } = await import('../test/editor/host-suite.mjs');
  const suites = ['empty-folder', 'example'].map(folder => {
    const place = path.join(root, 'test/host', folder);
    const files = readdirSync(place).filter(name => name.endsWith('.test.ts'));
    return { folder, tests: files.sort().map(name => path.join(place, name)) };
  });
  const tests = await runHostSuites({ browser: findBrowser(), vsix, suites });
  const failures = tests.flatMap(({ title, error }) => (error ? [`${title}: ${error.split('\n', 1)[0]}`] : []));
  tally.add('host', { passed: tests.length - failures.length, failed: failures.length, skipped: 0, failures });
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter(part => !parts.includes(part));
if (unknown.length > 0) {
  console.error(`npm test knows no part "${unknown[0]}". Parts: ${parts.join(', ')}; without one, all.`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const tally = new Tally();
try {
  await main(tally, chosen);
} catch (error) {
  console.error(`\n${error.message}`);
  tally.check('the run', false);
}
tally.print();
process.exitCode = tally.failed > 0 ? 1 : 0;
