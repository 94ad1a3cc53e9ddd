// npm run screenshots: drives the real editor on the example application and writes the README's pictures, each in three themes,
// to media/screenshots/. `npm run screenshots -- problems status` takes others in all four, `-- --all` takes all, `-- --out FOLDER`
// writes elsewhere.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setUpEditor } from '../test/editor/setup.mjs';
import { installPackages } from './install-packages.mjs';
import { packageExtension, root, vsix } from './package-extension.mjs';

/** @typedef {import('../test/editor/workbench.mjs').Workbench} Workbench */

const usualSize = { width: 980, height: 620 };

/** Widths at which the Scenario Explorer must be good to look at. */
const explorerSizes = [400, 800, 1400].map(width => ({ width, height: 1100 }));

const inReadme = ['hint', 'hover', 'explorer'];
const readmeThemes = ['dark', 'light', 'high-contrast'];

/**
 * What to open, how to get to what the picture shows, and at which sizes, where not at the usual one.
 * @type {Record<string, { file: string, arrange: (workbench: Workbench) => Promise<void>, sizes?: { width: number, height: number }[] }>}
 */
const pictures = {
  hint: {
    file: 'service/local_model.py',
    arrange: async workbench => {
      await workbench.goToLine(28);
      await workbench.hints();
    },
  },
  hover: {
    file: 'service/local_model.py',
    arrange: async workbench => {
      await workbench.goToLine(28);
      await workbench.hints();
      const call = workbench.line('response = vllm.chat.completions.create(').last();
      await workbench.hoverOver(call.getByText('completions'), /rompt|KV/);
    },
  },
  problems: {
    file: 'service/policy_review.py',
    arrange: async workbench => {
      await workbench.goToLine(27);
      await workbench.squiggles('error').first().waitFor();
      await workbench.showProblems();
      await workbench.problem(/\d/).first().waitFor();
    },
  },
  'choose-hardware': {
    file: 'service/local_model.py',
    arrange: async workbench => {
      await workbench.hints();
      await workbench.runCommand('Inference Cost: Choose Hardware');
      await workbench.quickInputRow(/\$[\d.,]+\/k/).waitFor();
    },
  },
  status: {
    file: 'service/local_model.py',
    arrange: async workbench => {
      await workbench.hints();
      await (await workbench.languageStatus()).first().waitFor();
    },
  },
  report: {
    file: 'service/local_model.py',
    arrange: async workbench => {
      await workbench.hints();
      await workbench.runCommand('Inference Cost: Estimate This File');
      await workbench.webview('.markdown-body:has-text("local_model.py")');
    },
  },
  tokens: {
    file: 'service/local_model.py',
    arrange: async workbench => {
      await workbench.hints();
      await workbench.goToLine(34, 60);
      await workbench.runCommand('Inference Cost: Show Tokens');
      await workbench.grounds().nth(9).waitFor();
    },
  },
  explorer: {
    file: 'service/local_model.py',
    arrange: async workbench => {
      await workbench.hints();
      await openExplorer(workbench);
    },
  },
  'explorer-widths': {
    file: 'service/local_model.py',
    sizes: explorerSizes,
    arrange: async workbench => {
      await workbench.hints();
      await openExplorer(workbench);
    },
  },
  'explorer-compared': {
    file: 'service/local_model.py',
    sizes: explorerSizes,
    arrange: async workbench => {
      await workbench.hints();
      const frame = await openExplorer(workbench);
      await frame.locator('#example-long-context summary').click();
      await frame.locator('#example-long-context .use vscode-button').click();
      await allWeighed(await workbench.webview('body[data-ready="exact"] .comparison', 60_000));
    },
  },
  'explorer-speculation': {
    file: 'service/local_model.py',
    sizes: explorerSizes,
    arrange: async workbench => {
      await workbench.hints();
      const frame = await openExplorer(workbench);
      const group = frame.locator('details.group', { has: frame.locator('#speculation') });
      await group.evaluate((/** @type {HTMLDetailsElement} */ details) => {
        details.open = true;
      });
      await frame.locator('#speculation').click();
      const answered = await workbench.webview('body[data-ready="exact"] .headline', 60_000);
      await allWeighed(answered);
      await answered.getByText('draft model').first().scrollIntoViewIfNeeded();
    },
  },
  'explorer-side-bar': {
    file: 'service/local_model.py',
    arrange: async workbench => {
      await workbench.hints();
      await workbench.runCommand('Focus on Scenario Explorer View');
      await workbench.webview('body[data-ready="exact"] .headline', 60_000);
    },
  },
  'configuration-problem': {
    file: 'inference-cost.json',
    arrange: async workbench => {
      await workbench.goToLine(6, 25);
      await workbench.page.keyboard.type('x');
      await workbench.squiggles('error').first().waitFor();
      await workbench.hoverOver(workbench.line('"hardware"').first().getByText('h100'), 'h100-sxm');
    },
  },
};

/** @param {Workbench} workbench @returns {Promise<import('playwright-core').Frame>} the page, once all is simulated and weighed */
async function openExplorer(workbench) {
  await workbench.runCommand('Inference Cost: Open Scenario Explorer');
  const frame = await workbench.webview('body[data-ready="exact"] .headline', 60_000);
  await allWeighed(frame);
  return frame;
}

/** @param {import('playwright-core').Frame} frame of the explorer, in English */
const allWeighed = frame =>
  frame
    .locator('.levers figcaption', { hasText: 'what each single change would do' })
    .waitFor({ state: 'attached', timeout: 120_000 });

async function main() {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' }, all: { type: 'boolean' } },
    allowPositionals: true,
  });
  const out = path.resolve(values.out ?? path.join(root, 'media/screenshots'));
  const named = positionals.length > 0 ? positionals : inReadme;
  const wanted = values.all ? Object.keys(pictures) : named;
  const unknown = wanted.find(name => !(name in pictures));
  if (unknown) throw new Error(`no picture "${unknown}"; there are ${Object.keys(pictures).join(', ')}`);

  installPackages(root, 'the packages that the extension is built with');
  const { missing, browser: executable } = setUpEditor();
  if (missing) throw new Error(`no pictures without an editor: ${missing}`);
  packageExtension();
  const { startEditor } = await import('../test/editor/server.mjs');
  const { launchBrowser, themes, Workbench } = await import('../test/editor/workbench.mjs');
  const { copyWorkspace } = await import('../test/editor/workspace.mjs');
  const browser = await launchBrowser(executable);
  try {
    const isForReadme = !values.all && positionals.length === 0;
    const inThemes = Object.entries(themes).filter(([theme]) => !isForReadme || readmeThemes.includes(theme));
    for (const [theme, { id }] of inThemes) {
      const settings = {
        'workbench.colorTheme': id,
        'workbench.activityBar.location': 'hidden',
        'editor.stickyScroll.enabled': false,
        'editor.hover.delay': 100,
      };
      const editor = await startEditor({ vsix: [vsix], settings });
      try {
        for (const name of wanted) {
          const { file, arrange, sizes = [usualSize] } = pictures[name];
          for (const size of sizes) {
            const folder = copyWorkspace(editor);
            const workbench = await Workbench.open(browser, editor, folder, path.join(folder, file), size);
            await workbench.page.keyboard.press('Control+b'); // the side bar tells nothing here
            await arrange(workbench);
            const target = path.join(out, `${[name, theme, ...(sizes.length > 1 ? [size.width] : [])].join('-')}.png`);
            await workbench.picture(target);
            console.log(path.relative(process.cwd(), target));
            await workbench.close();
          }
        }
      } finally {
        await editor.stop();
      }
    }
  } finally {
    await browser.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
