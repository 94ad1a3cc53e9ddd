// The editor's window, as a test or a screenshot drives it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('./server.mjs').RunningEditor} RunningEditor */

const browserArguments = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** @param {string | undefined} executablePath as `findBrowser` returns it */
const launchOptions = executablePath => {
  if (!executablePath)
    throw new Error('no browser found: run `node test/editor/setup.mjs`, which installs one or says how');
  return { executablePath, headless: true, args: browserArguments };
};

/** A browser for this process. @param {string | undefined} executablePath */
export const launchBrowser = async executablePath => chromium.launch(launchOptions(executablePath));

/** A browser that other processes connect to. @param {string | undefined} executablePath */
export const serveBrowser = async executablePath => chromium.launchServer(launchOptions(executablePath));

/** @param {string} endpoint of a served browser */
export const connectBrowser = endpoint => chromium.connect(endpoint);

/** The colour themes that pictures are taken in: the value of `workbench.colorTheme`, the name in the list, the window's class. */
export const themes = {
  dark: { id: 'Dark Modern', label: 'Dark Modern', cssClass: 'vs-dark' },
  light: { id: 'Light Modern', label: 'Light Modern', cssClass: 'vs' },
  'high-contrast': { id: 'Default High Contrast', label: 'Dark High Contrast', cssClass: 'hc-black' },
  'high-contrast-light': { id: 'Default High Contrast Light', label: 'Light High Contrast', cssClass: 'hc-light' },
};

/** Editor text is drawn with non-breaking spaces. */
const plain = (/** @type {string} */ text) => text.replace(/\u00a0/g, ' ');
const escapeRegExp = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const spaced = (/** @type {string | RegExp} */ text) =>
  typeof text === 'string' ? new RegExp(escapeRegExp(text).replace(/ /g, '\\s')) : text;

/** A notebook's cells are drawn above the window's part for editors, and not in it. */
const editors = ':is(.part.editor, .notebook-editor)';

export class Workbench {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    this.quickInput = page.locator('.quick-input-widget:visible');
    this.quickInputBox = this.quickInput.locator('.quick-input-box input');
    this.quickInputRows = this.quickInput.locator('.monaco-list-row');
  }

  /**
   * Opens a window on `folder`, with `file` (absolute) in the editor when given.
   * @param {Browser} browser
   * @param {RunningEditor} editor
   * @param {string} folder
   * @param {string} [file]
   * @param {{ width: number, height: number }} [viewport] CSS pixels
   */
  static async open(browser, editor, folder, file, viewport = { width: 1400, height: 900 }) {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(20_000);
    const workbench = new Workbench(page);
    await page.goto(editor.url(folder, file ? [['openFile', editor.remote(file)]] : []));
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    if (file) await workbench.showsFile(path.basename(file));
    else await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    return workbench;
  }

  async close() {
    await this.page.close();
  }

  // What is on the screen. Locators wait for what they name; nothing here needs a pause.

  tab = (/** @type {string} */ name) => this.page.locator('.tabs-container .tab', { hasText: name });
  line = (/** @type {string | RegExp} */ text) =>
    this.page.locator(`${editors} .monaco-editor .view-line`, { hasText: spaced(text) }).filter({ visible: true });
  squiggles = (/** @type {'error' | 'warning' | 'info' | 'hint'} */ severity) =>
    this.page.locator(`.part.editor .squiggly-${severity}`);
  /** The grounds that extensions lay behind stretches of text. */
  grounds = () => this.page.locator('.part.editor .view-overlays [class*="ced-"]');
  problem = (/** @type {string | RegExp} */ text) =>
    this.page.locator('.markers-panel .monaco-list-row', { hasText: text });
  hover = (/** @type {string | RegExp} */ text) =>
    this.page.locator('.monaco-hover:not(.hidden)', { hasText: spaced(text) }).first();
  /** What extensions put behind and after the text of the editor. */
  decorations = () => this.page.locator('.part.editor [class*="TextEditorDecorationType"]');
  /** Pixels of a hover that are out of sight until one scrolls in it. */
  overflow = (/** @type {Locator} */ hover) =>
    hover.evaluate(widget => {
      const parts = [widget, ...widget.querySelectorAll('.monaco-scrollable-element > *, .hover-contents')];
      const most = (/** @type {(part: Element) => number} */ of) => Math.max(...parts.map(of), 0);
      return {
        x: most(part => part.scrollWidth - part.clientWidth),
        y: most(part => part.scrollHeight - part.clientHeight),
      };
    });
  toast = (/** @type {string | RegExp} */ text) => this.page.locator('.notification-toast', { hasText: text });
  statusItem = (/** @type {string | RegExp} */ text) =>
    this.page.locator('.part.statusbar .statusbar-item', { hasText: spaced(text) });
  quickInputRow = (/** @type {string | RegExp} */ text) =>
    this.quickInputRows.filter({ hasText: spaced(text) }).first();

  /** Inlay hints are spans inside the line whose class is generated (dyn-rule-…): text alone tells them from code. */
  inlayHint = (/** @type {string | RegExp} */ text) =>
    this.page.locator(`${editors} .view-line span[class*="dyn-rule"]`).filter({ hasText: spaced(text), visible: true });

  /** All hints on the screen from top to bottom, each with the whole text of its line. Waits for the first. */
  async hints(/** @type {string | RegExp} */ text = /\S/) {
    const drawn = this.inlayHint(text);
    await drawn.first().waitFor();
    const found = await drawn.evaluateAll(spans =>
      spans.map(span => ({
        top: span.getBoundingClientRect().top,
        left: span.getBoundingClientRect().left,
        line: span.closest('.view-line')?.textContent ?? '',
        hint: span.textContent ?? '',
      })),
    );
    found.sort((a, b) => a.top - b.top || a.left - b.left);
    // An editor may draw one hint in several spans.
    const byLine = new Map();
    for (const { top, line, hint } of found) byLine.set(top, { line, hint: (byLine.get(top)?.hint ?? '') + hint });
    return [...byLine.values()].map(({ line, hint }) => ({ line: plain(line).trim(), hint: plain(hint).trim() }));
  }

  async showsFile(/** @type {string} */ name) {
    await this.tab(name).waitFor();
    await this.line(/\S/).first().waitFor();
  }

  // What a user does.

  /**
   * Runs a command from the palette. A webview that is still loading swallows keys and then takes the focus, which closes the
   * quick input: so in short steps, repeated until the click went through.
   */
  async runCommand(/** @type {string} */ title, attempts = 5) {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press('F1');
        await this.quickInputBox.fill(`>${title}`, { timeout: 2000 });
        return await this.quickInputRow(title).click({ timeout: 4000 });
      } catch (error) {
        if (attempt === attempts) throw error;
        await this.page.evaluate('document.activeElement?.tagName === "IFRAME" && document.activeElement.blur()');
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Picks a row of a list that is open already, after typing `typed`. */
  async pick(/** @type {string | RegExp} */ row, typed = '') {
    if (typed) await this.quickInputBox.fill(typed);
    await this.quickInputRow(row).click();
  }

  async theme(/** @type {keyof typeof themes} */ name) {
    const { label, cssClass } = themes[name];
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.locator('input[placeholder*="Color Theme"]').fill(label);
    await this.quickInputRow(label).click();
    await this.page.locator(`.monaco-workbench.${cssClass}`).waitFor();
  }

  /** Opens another file of the folder. */
  async openFile(/** @type {string} */ file) {
    await this.page.keyboard.press('Control+p');
    await this.quickInputBox.fill(file);
    await this.quickInputRow(path.basename(file)).click();
    await this.showsFile(path.basename(file));
  }

  async goToLine(/** @type {number} */ line, column = 1) {
    await this.page.keyboard.press('Control+g');
    await this.quickInputBox.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** Opens what `{}` in the status bar holds: the language status of the file that is open. */
  async languageStatus() {
    const entries = this.page.locator('.monaco-hover:not(.hidden) .hover-language-status');
    await this.page.locator('#status\\.languageStatus').hover();
    await entries.first().waitFor();
    return entries;
  }

  /** Opens the list of quick fixes at the cursor. A list that is just closing swallows the key, so it is pressed until one is there. */
  async quickFixes(attempts = 5) {
    const rows = this.page.locator('.action-widget .monaco-list-row');
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('Control+.');
      try {
        await rows.first().waitFor({ timeout: 3000 });
        return rows;
      } catch (error) {
        if (attempt === attempts) throw error;
      }
    }
  }

  /**
   * Rests the mouse on `target` until a hover with `text` is there. Lines that move while the mouse comes, as when hints are drawn,
   * leave it beside its target, so it goes away and comes back.
   */
  async hoverOver(/** @type {Locator} */ target, /** @type {string | RegExp} */ text, attempts = 4) {
    const hover = this.hover(text);
    for (let attempt = 1; ; attempt++) {
      await target.hover();
      try {
        await hover.waitFor({ timeout: 5000 });
        return hover;
      } catch (error) {
        if (attempt === attempts) throw error;
        await this.page.mouse.move(0, 0);
      }
    }
  }

  async showProblems() {
    await this.runCommand('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
  }

  /** Saves the open file. */
  async save() {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** The frame of the webview whose document contains `selector`. */
  async webview(/** @type {string} */ selector, timeout = 60_000) {
    for (const end = Date.now() + timeout; Date.now() < end; await this.page.waitForTimeout(100))
      for (const frame of this.page.frames())
        if (
          /\/pre\/fake\.html/.test(frame.url()) &&
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0))
        )
          return frame;
    throw new Error(`no webview shows ${selector}`);
  }

  /** Milliseconds, as VS Code itself reports them. */
  async activationTime(/** @type {string} */ extensionName) {
    await this.runCommand('Developer: Show Running Extensions');
    const list = this.page.locator('.runtime-extensions-editor .monaco-list');
    await list.locator('.monaco-list-row').first().waitFor();
    const row = list.locator('.monaco-list-row', { hasText: extensionName });
    for (let step = 0; step < 20 && !(await row.count()); step++) {
      await list.hover(); // rows outside the view do not exist
      await this.page.mouse.wheel(0, 200);
      await this.page.waitForTimeout(100);
    }
    const text = (await row.first().textContent()) ?? '';
    const milliseconds = /ctivation: (\d+)ms/.exec(text)?.[1];
    if (!milliseconds) throw new Error(`VS Code shows no activation time for ${extensionName}: ${text}`);
    return Number(milliseconds);
  }

  /** Writes a picture of the window, or of one part of it, in the theme that is on. */
  async picture(/** @type {string} */ file, /** @type {Locator | import('playwright-core').Page} */ part = this.page) {
    mkdirSync(path.dirname(file), { recursive: true });
    await part.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }
}
