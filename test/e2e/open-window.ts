// A window of the shared editor for one test file: its own copy of the example application, its own extension host.
import path from 'node:path';
import { afterAll, beforeAll, inject, onTestFailed } from 'vitest';
import { editorAt } from '../editor/server.mjs';
import { connectBrowser, Workbench } from '../editor/workbench.mjs';
import { copyWorkspace, emptyFolder } from '../editor/workspace.mjs';

export interface Window {
  readonly workbench: Workbench;
  /** Absolute path of the folder that is open. */
  readonly folder: string;
}

/**
 * Opens `file` (relative to the example application) before the tests of this file and closes the window after them.
 * Without a file, the window shows a folder that holds nothing of interest. The object is filled before the first test runs.
 */
export function useWindow(file?: string, prepare?: (folder: string) => void): Window {
  const window = {} as { workbench: Workbench; folder: string };
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const editor = editorAt(inject('editorAuthority'), inject('editorFolder'));
    const browser = await connectBrowser(inject('browserEndpoint'));
    close = () => browser.close();
    window.folder = file ? copyWorkspace(editor) : emptyFolder(editor);
    prepare?.(window.folder);
    window.workbench = await Workbench.open(browser, editor, window.folder, file && path.join(window.folder, file));
  });
  afterAll(() => close?.());
  return window;
}

/** Keeps a picture of the window when the test that calls it fails. */
export function picturesFailure({ workbench }: Window, name: string): void {
  onTestFailed(() => workbench.picture(path.join(import.meta.dirname, '../../test-results', `${name}.png`)));
}
