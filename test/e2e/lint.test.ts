import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { picturesFailure, useWindow } from './open-window.ts';

const file = 'service/two_calls.py';
const twoCalls = `from openai import OpenAI

client = OpenAI()


def first(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])


def second(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])


def third(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
`;
const window = useWindow(file, folder => writeFileSync(path.join(folder, file), twoCalls));

test('a squiggle says on hover what is wrong, and links to the page of its rule', async () => {
  picturesFailure(window, 'lint-squiggle');
  const { workbench } = window;
  await workbench.squiggles('info').first().waitFor();
  expect(await workbench.squiggles('info').count()).toBe(3);
  await workbench.goToLine(7, 20);
  for (const key of ['Control+k', 'Control+i']) await workbench.page.keyboard.press(key);
  const hover = workbench.hover('No output limit');
  await hover.waitFor();
  const link = hover.locator('a', { hasText: 'unbounded-output' });
  await link.click();
  await workbench.tab('unbounded-output.md').waitFor();
  await workbench.page.keyboard.press('Control+w');
  await workbench.showsFile('two_calls.py');
});

test('a severity in inference-cost.json is seen at once', async () => {
  picturesFailure(window, 'lint-severity');
  const { workbench, folder } = window;
  const configuration = path.join(folder, 'inference-cost.json');
  const text = readFileSync(configuration, 'utf8');
  writeFileSync(
    configuration,
    text.replace('"use": "chat",', '"use": "chat", "rules": { "unbounded-output": "error" },'),
  );
  await workbench.squiggles('error').first().waitFor();
  expect(await workbench.squiggles('error').count()).toBe(3);
  expect(await workbench.squiggles('info').count()).toBe(0);
});

test('a comment keeps a rule quiet for one line', async () => {
  picturesFailure(window, 'lint-suppression');
  const { workbench } = window;
  await workbench.goToLine(7, 20);
  const actions = await workbench.quickFixes();
  await actions.filter({ hasText: 'Keep unbounded-output quiet for this line' }).click();
  await workbench.line('# inference-cost-disable-next-line unbounded-output -- why').waitFor();
  await expect.poll(() => workbench.squiggles('error').count()).toBe(2);
});

test('all that is left is fixed with one command', async () => {
  picturesFailure(window, 'lint-fix-all');
  const { workbench } = window;
  await workbench.goToLine(1, 1);
  await workbench.runCommand('Fix All');
  await expect.poll(() => workbench.squiggles('error').count()).toBe(0);
  expect(await workbench.line(/max_(completion_)?tokens=\d+/).count()).toBe(2);
});
