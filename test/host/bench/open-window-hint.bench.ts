import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, inWorkspace } from '../extension.ts';
import { openUntilDrawn } from './first-hint.ts';
import { pythonSource } from './python-source.mjs';

/** The folder activates the extension, as it does for everyone who has named a deployment. The floor is measured without it. */
const extensionIsReady = () =>
  eventually(
    () => vscode.extensions.getExtension('inference-cost.inference-cost')?.isActive ?? true,
    active => active,
  );

const source = pythonSource(500);
/** Files that no window has shown, and that are no copies of each other: lines in another order, other texts. */
const next = [
  source.split('\n\n').toReversed().join('\n\n'),
  source.replaceAll('You answer', 'You explain'),
  source.replaceAll('You answer', 'You translate').split('\n\n').toReversed().join('\n\n'),
];

suite('a window whose folder has a configuration', () => {
  test('first hint of a file of 500 lines that no window has shown', async () => {
    await extensionIsReady();
    writeFileSync(inWorkspace('notes.txt'), 'notes\n');
    writeFileSync(inWorkspace('first.py'), source);
    await openUntilDrawn('first.py', 'first hint, configured');
  }).timeout(60_000);

  for (const [index, text] of next.entries())
    test(`and of the next one, ${index + 1} of ${next.length}`, async () => {
      writeFileSync(inWorkspace(`next_${index}.py`), text);
      await openUntilDrawn(`next_${index}.py`, 'first hint, in use');
    }).timeout(60_000);
});
