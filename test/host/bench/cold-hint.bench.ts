import { writeFileSync } from 'node:fs';
import { inWorkspace } from '../extension.ts';
import { figure } from '../note.ts';
import { untilFirstHint } from './first-hint.ts';
import { idleProvider } from './idle-provider.ts';
import { pythonSource } from './python-source.mjs';

/** Milliseconds, with some to spare, after which hints have been written down for the next window. */
const untilKept = 4000;

suite('cold', () => {
  test('first hint of a file of 500 lines', async () => {
    writeFileSync(inWorkspace('service.py'), pythonSource(500));
    figure('first hint', await untilFirstHint('service.py'));
    await new Promise(resolve => setTimeout(resolve, untilKept));
  });
});

suite('a provider that has nothing to do', () => {
  test('first hint of a file of 500 lines', async () => {
    writeFileSync(inWorkspace('service.txt'), pythonSource(500));
    const provider = idleProvider('plaintext');
    figure('first hint of nothing', await untilFirstHint('service.txt'));
    provider.dispose();
  });
});
