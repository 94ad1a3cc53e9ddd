import { expect, test } from 'vitest';
import { picturesFailure, useWindow } from './open-window.ts';

const window = useWindow('inference-cost.json');

test('an unknown accelerator is reported where it stands, with the nearest name', async () => {
  picturesFailure(window, 'configuration-problem');
  const { workbench } = window;
  const { keyboard } = workbench.page;
  await workbench.goToLine(6, 20); // "hardware": "h100-sxm"
  await keyboard.press('End');
  for (const key of ['ArrowLeft', 'ArrowLeft', 'Backspace', 'Backspace']) await keyboard.press(key);
  await keyboard.type('mx');
  await workbench.line('"h100-smx"').waitFor();
  await workbench.showProblems();
  const problem = workbench.problem('h100-smx');
  await problem.waitFor();
  const text = await problem.textContent();
  expect(text).toContain('h100-sxm');
  expect(text).toMatch(/Ln 6, Col 19/);
});

test('a key that does not exist is reported by its name', async () => {
  picturesFailure(window, 'configuration-key');
  const { workbench } = window;
  await workbench.line('"gpus": 2').click();
  await workbench.goToLine(7, 8); // inside "gpus"
  await workbench.page.keyboard.type('x');
  await workbench.problem('xgpus').or(workbench.problem('gxpus')).first().waitFor();
});

test('a file that is not JSON has one clear problem', async () => {
  picturesFailure(window, 'configuration-broken');
  const { workbench } = window;
  await workbench.line('"use"').click();
  await workbench.page.keyboard.press('Control+a');
  await workbench.page.keyboard.type('{ "use": ');
  await workbench.problem('inference-cost').or(workbench.squiggles('error')).first().waitFor();
});
