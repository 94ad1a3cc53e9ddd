import { expect, test } from 'vitest';
import { picturesFailure, useWindow } from './open-window.ts';

const window = useWindow('service/local_model.py');

/** The text of the rendered report that `command` opens beside the code. */
async function report(command: string, shows: string): Promise<string | null> {
  const { workbench } = window;
  picturesFailure(window, command.replace(/\W+/g, '-'));
  await workbench.runCommand(`Inference Cost: ${command}`);
  const frame = await workbench.webview(`.markdown-body:has-text("${shows}")`);
  return frame.locator('.markdown-body').textContent();
}

test('Estimate Selection counts what is selected', async () => {
  const { workbench } = window;
  await workbench.hints();
  await workbench.goToLine(34, 44); // inside the system prompt of rewrite_politely
  await workbench.page.keyboard.press('Shift+End');
  const text = await report('Estimate Selection', 'tokens');
  expect(text).toMatch(/\d+ tok/);
  await workbench.runCommand('View: Focus First Editor Group'); // back from the report to the code
});

test('Estimate This File reports the calls of the file', async () => {
  const text = await report('Estimate This File', 'local_model.py');
  expect(text).toContain('vllm.chat.completions.create');
  expect(text).toContain('Llama-3.3-70B-Instruct');
  expect(text).toMatch(/\$[\d.,]+/);
});

test('Estimate Workspace reports every file that has calls', async () => {
  const text = await report('Estimate Workspace', 'triage.ts');
  for (const file of [
    'service/assistant.py',
    'service/escalation.py',
    'service/nightly_summary.py',
    'worker/src/triage.ts',
  ])
    expect(text).toContain(file);
});
