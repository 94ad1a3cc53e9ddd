import { writeFileSync } from 'node:fs';
import { eventually, extension, inWorkspace } from '../extension.ts';
import { figure } from '../note.ts';
import { untilFirstHint } from './first-hint.ts';
import { pythonSource } from './python-source.mjs';

suite('a window whose folder has a configuration', () => {
  test('first hint of a file of 500 lines that no window has shown', async () => {
    // The folder activates the extension, as it does for everyone who has named a deployment.
    await eventually(
      () => extension().isActive,
      active => active,
      { seconds: 20 },
    );
    writeFileSync(inWorkspace('notes.txt'), 'notes\n');
    writeFileSync(inWorkspace('never_seen.py'), pythonSource(500));
    figure('first hint, configured', await untilFirstHint('never_seen.py'));
  });

  test('and of the next one', async () => {
    // In the other order no line of it is where the first had it.
    writeFileSync(inWorkspace('next.py'), pythonSource(500).split('\n\n').toReversed().join('\n\n'));
    figure('first hint, in use', await untilFirstHint('next.py'));
  });
});
