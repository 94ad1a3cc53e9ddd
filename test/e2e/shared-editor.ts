// Starts the editor's server with the packed extension, and a browser, once for all test files.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { findBrowser } from '../editor/browser.mjs';
import { startEditor } from '../editor/server.mjs';
import { serveBrowser } from '../editor/workbench.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    editorAuthority: string;
    editorFolder: string;
    browserEndpoint: string;
  }
}

const vsix = process.env.INFERENCE_COST_VSIX ?? path.join(import.meta.dirname, '../../inference-cost.vsix');

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: run \`npm run package\` first, or \`npm test -- e2e\``);
  const editor = await startEditor({ vsix: [vsix], settings: { 'editor.hover.delay': 100 } });
  try {
    const browser = await serveBrowser(findBrowser());
    project.provide('editorAuthority', editor.authority);
    project.provide('editorFolder', editor.folder);
    project.provide('browserEndpoint', browser.wsEndpoint());
    return async () => {
      await browser.close();
      await editor.stop();
    };
  } catch (error) {
    await editor.stop();
    throw error;
  }
}
