import { writeFileSync } from 'node:fs';
import { inWorkspace } from '../extension.ts';
import { openUntilDrawn } from './first-hint.ts';
import { pythonSource } from './python-source.mjs';

suite('cold', () => {
  test('first hint of a file of 500 lines', async () => {
    writeFileSync(inWorkspace('notes.txt'), 'notes\n');
    writeFileSync(inWorkspace('service.py'), pythonSource(500));
    await openUntilDrawn('service.py', 'first hint');
    // By now its hints are written down for the next window.
  }).timeout(60_000);
});
