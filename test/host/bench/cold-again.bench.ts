import { figure } from '../note.ts';
import { untilFirstHint } from './first-hint.ts';

suite('cold', () => {
  test('first hint of a file that the window before has shown', async () => {
    figure('first hint again', await untilFirstHint('service.py'));
  });
});
