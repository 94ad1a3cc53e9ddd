import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { picturesFailure, useWindow } from './open-window.ts';

const window = useWindow('service/local_model.py');
const configuration = (): string => readFileSync(path.join(window.folder, 'inference-cost.json'), 'utf8');

/** The hint of `rewrite_politely`, the call on the deployment in use. */
const hint = async (): Promise<string> => (await window.workbench.hints()).at(-1)!.hint;

test('the language status names the hardware and the model in force', async () => {
  picturesFailure(window, 'language-status');
  await window.workbench.hints();
  const entries = await window.workbench.languageStatus();
  await expect.poll(() => entries.allInnerTexts().then(texts => texts.join('\n'))).toMatch(/2\s*×\s*H100/);
  expect((await entries.allInnerTexts()).join('\n')).toContain('Llama-3.3-70B-Instruct');
  await window.workbench.page.keyboard.press('Escape');
});

test('Choose Hardware lists accelerators with their effect, writes the choice down, and the hint follows', async () => {
  picturesFailure(window, 'choose-hardware');
  const { workbench } = window;
  const before = await hint();
  await workbench.line(/\S/).first().click();
  await workbench.runCommand('Inference Cost: Choose Hardware');
  await workbench.quickInputRow(/\$[\d.,]+\/k/).waitFor();
  await workbench.pick('H200 SXM', 'H200 SXM');
  await expect.poll(configuration).toContain('"hardware": "h200-sxm"');
  expect(configuration()).toContain('// What we run ourselves.');
  await expect.poll(hint).not.toBe(before);
  expect(await hint()).toMatch(/ · \$[\d.,]+\/k$/);
  const entries = await workbench.languageStatus();
  await expect.poll(() => entries.allInnerTexts().then(texts => texts.join('\n'))).toContain('H200');
  await workbench.page.keyboard.press('Escape');
});

test('Choose Model changes what the deployment serves', async () => {
  picturesFailure(window, 'choose-model');
  const { workbench } = window;
  await workbench.line(/\S/).first().click();
  await workbench.runCommand('Inference Cost: Choose Model');
  await workbench.pick('Qwen2.5-72B-Instruct', 'Qwen2.5-72B-Instruct');
  await expect.poll(configuration).toContain('Qwen/Qwen2.5-72B-Instruct');
});
