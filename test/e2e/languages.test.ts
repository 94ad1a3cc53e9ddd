import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { picturesFailure, useWindow } from './open-window.ts';

/** A flow as n8n exports it. */
const flow = {
  nodes: [
    {
      name: 'Agent',
      type: '@n8n/n8n-nodes-langchain.agent',
      parameters: { promptType: 'define', text: 'Sum up the ticket.', options: { systemMessage: 'You are brief.' } },
    },
    {
      name: 'Model',
      type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
      parameters: { model: 'gpt-4o', options: { maxTokens: 90 } },
    },
  ],
  connections: { Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] } },
};
const window = useWindow('gateway/main.go', folder =>
  writeFileSync(path.join(folder, 'support-flow.json'), JSON.stringify(flow, undefined, 2)),
);

test('a call in Go has its cost beside it, with the prompt that a constant holds', async () => {
  picturesFailure(window, 'go');
  const hints = await window.workbench.hints();
  expect(hints).toEqual([
    {
      line: expect.stringContaining('client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{'),
      hint: expect.stringMatching(/^≈\d+\+200 tok · .* · \$[\d.]+\/k$/),
    },
  ]);
});

test('a call in TypeScript has its cost beside it, with the limit that it sets', async () => {
  picturesFailure(window, 'typescript');
  const { workbench } = window;
  await workbench.openFile('worker/src/triage.ts');
  const [first, second] = await workbench.hints();
  expect(first!.line).toContain('await generateObject({');
  expect(first!.hint).toMatch(/^≈\d+\+60 tok · .* · \$[\d.]+\/k$/);
  expect(second!.line).toContain('await generateText({');
});

test('AGENTS.md says what its text costs', async () => {
  picturesFailure(window, 'agents-file');
  const { workbench } = window;
  await workbench.openFile('AGENTS.md');
  const [hint] = await workbench.hints(/tok/);
  expect(hint!.line).toContain('# Working on the support desk');
  expect(hint!.hint).toMatch(/[\d,]+ ?tok/);
});

test('a flow in JSON has the cost of its prompt beside it, with the model that is plugged in', async () => {
  picturesFailure(window, 'flow');
  const { workbench } = window;
  await workbench.openFile('support-flow.json');
  const [hint] = await workbench.hints(/tok/);
  expect(hint!.line).toContain('"text": "Sum up the ticket."');
  expect(hint!.hint).toMatch(/^9\+≈90 tok · /);
});

test('a prompt that is imported: edited in its own file, it changes the hint at the call', async () => {
  picturesFailure(window, 'imported-prompt');
  const { workbench } = window;
  await workbench.openFile('service/assistant.py');
  const greeting = async () => (await workbench.hints()).map(({ hint }) => hint);
  const before = await greeting();
  await workbench.openFile('service/prompts.py');
  await workbench.line('torque for each step').click();
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.type(' Say which of the steps needs a second person, and which needs a stand.');
  await workbench.openFile('service/assistant.py');
  await expect.poll(async () => (await greeting())[0]).not.toBe(before[0]);
  expect((await greeting())[1]).toBe(before[1]);
});

describe('a notebook', () => {
  test('a call in a cell has its cost beside it, with the prompt of an earlier cell', async () => {
    picturesFailure(window, 'notebook');
    const { workbench } = window;
    await workbench.openFile('notebooks/tone.ipynb');
    const hints = await workbench.hints('tok ·');
    expect(hints).toEqual([
      {
        line: expect.stringContaining('response = client.chat.completions.create('),
        hint: expect.stringMatching(/^≈1\d\d\+≈?60 tok · .* · \$[\d.]+\/k$/),
      },
    ]);
  });

  test('an edit of that cell changes the hint in the other', async () => {
    picturesFailure(window, 'notebook-edit');
    const { workbench } = window;
    const [before] = await workbench.hints('tok ·');
    await workbench.line('You judge the tone').click();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type(
      ' Judge as a customer would who has waited for a week and wants the bicycle back.',
    );
    await expect.poll(async () => (await workbench.hints('tok ·'))[0]!.hint).not.toBe(before!.hint);
  });
});
