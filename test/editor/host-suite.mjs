// Runs mocha inside the real extension host, with the packaged extension installed as a user has it.
// The workbench calls window.codeAutomationExit when the suite's promise settles; only under --enable-smoke-test-driver.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { watchDrawnHints } from './drawn-hints.mjs';
import { startEditor } from './server.mjs';
import { launchBrowser } from './workbench.mjs';
import { copyWorkspace, emptyFolder } from './workspace.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, 'out/host');
const marker = '[host] ';

/**
 * @typedef {{ title: string, milliseconds: number, error?: string }} HostTest
 * @typedef {{ folder: string, tests: string[], drawn?: boolean }} HostSuite test files, and which window they run in: the folder is either
 *   "empty-folder", "example" (a copy of the example application) or "same" (that of the window before); with `drawn` the window is
 *   watched for hints
 */

/**
 * @typedef {object} HostOptions
 * @property {string | undefined} browser path of the browser
 * @property {string} [vsix] the packaged extension; none where only `developed` ones are measured
 * @property {string[]} [developed] folders of further extensions
 * @property {HostSuite[]} suites test files by absolute path
 * @property {Record<string, unknown>} [settings] user settings
 * @property {number} [timeout] seconds for each suite
 * @property {(line: string) => void} [print]
 * @property {(name: string, milliseconds: number) => void} [figure] takes what a bench measures
 */

/**
 * Runs each suite in a window of its own, with one installation of the extension.
 * @param {HostOptions} options
 * @returns {Promise<HostTest[]>}
 */
export async function runHostSuites(options) {
  const editor = await startEditor({
    vsix: options.vsix ? [options.vsix] : [],
    settings: options.settings,
    args: ['--enable-smoke-test-driver'],
  });
  try {
    const browser = await launchBrowser(options.browser);
    try {
      const results = [];
      let opened = '';
      for (const suite of options.suites) {
        await bundle(suite.tests);
        if (suite.folder !== 'same') opened = suite.folder === 'example' ? copyWorkspace(editor) : emptyFolder(editor);
        results.push(...(await runInWindow(await browser.newPage(), editor, suite, opened, options)));
      }
      return results;
    } finally {
      await browser.close();
    }
  } finally {
    await editor.stop();
  }
}

/** Bundles mocha's runner and the test files into `out`, which then holds nothing else. */
function bundle(tests) {
  rmSync(out, { recursive: true, force: true });
  return build({
    entryPoints: [path.join(here, '../host/run.ts'), ...tests],
    outdir: out,
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./server.mjs').EditorServer} editor
 * @param {HostSuite} suite
 * @param {string} opened path of the window's folder
 * @param {HostOptions} options
 * @returns {Promise<HostTest[]>}
 */
async function runInWindow(
  page,
  editor,
  { folder, tests, drawn },
  opened,
  { developed = [], timeout = 180, print = console.log, figure },
) {
  /** @type {HostTest[]} */
  const results = [];
  const hints = drawn ? await watchDrawnHints(page) : undefined;
  page.on('console', message => {
    // VS Code puts a coloured label before what the extension host writes.
    const at = message.text().indexOf(marker);
    if (at < 0) return;
    const event = JSON.parse(message.text().slice(at + marker.length));
    if (event.note) return print(`    ${event.note}`);
    if (event.opened) return hints?.opened(event.opened, event.at);
    if (event.figure) return figure?.(event.figure, event.milliseconds);
    results.push(event);
    print(
      `  ${event.error ? '×' : '✓'} ${event.title} (${event.milliseconds} ms)${event.error ? `\n${event.error}` : ''}`,
    );
  });
  const ended = new Promise(resolve => page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', () => {});
  const payload = [
    ...[path.join(here, '../host/runner'), ...developed].map(folder => [
      'extensionDevelopmentPath',
      editor.remote(folder),
    ]),
    ['extensionTestsPath', editor.remote(path.join(out, 'run.cjs'))],
  ];
  await page.goto(editor.url(opened, payload));
  const status = await Promise.race([
    ended,
    new Promise(resolve => setTimeout(resolve, timeout * 1000, 'late').unref()),
  ]);
  const failed = results.some(result => result.error);
  // A suite that does not start, does not end, or ends badly without naming a test is a failure of its own.
  if (status === 'late' || results.length < tests.length || (status !== 0 && !failed)) {
    const error =
      status === 'late' ? `no end after ${timeout} s` : `ended with status ${status} after ${results.length} tests`;
    results.push({ title: `host suite ${folder}`, milliseconds: 0, error });
    print(`  × host suite ${folder}: ${error}`);
  }
  for (const { name, milliseconds } of hints?.figures() ?? []) figure?.(name, milliseconds);
  await page.close();
  return results;
}
