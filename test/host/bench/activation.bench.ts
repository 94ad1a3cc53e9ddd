import { editorSettles, extension } from '../extension.ts';
import { figure } from '../note.ts';

suite('activation', () => {
  test('loads the extension and runs activate()', async () => {
    if (extension().isActive) throw new Error('the extension is active already: nothing to measure');
    await editorSettles();
    const start = performance.now();
    await extension().activate();
    figure('activation', performance.now() - start);
  });
});
