import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { picturesFailure, useWindow } from './open-window.ts';

describe('an over-long prompt', () => {
  const window = useWindow('service/policy_review.py');

  test('a prompt that its model cannot read is an error in the list of problems', async () => {
    picturesFailure(window, 'context-overflow');
    const { workbench } = window;
    await workbench.squiggles('error').first().waitFor();
    await workbench.showProblems();
    const problem = workbench.problem('context-overflow');
    await problem.waitFor();
    expect(await problem.textContent()).toContain('8,192');
  });
});

describe('a call without an output limit', () => {
  const window = useWindow('service/assistant.py');

  test('the quick fix of an unbounded call inserts the limit that the SDK knows', async () => {
    picturesFailure(window, 'quick-fix');
    const { workbench } = window;
    await workbench.hints();
    await workbench.showProblems();
    await workbench.problem('unbounded-output').first().waitFor();
    await workbench.line(/\S/).first().click();
    await workbench.goToLine(27, 30);
    await workbench.quickFixes();
    const chosen = workbench.page.locator('.action-widget .monaco-list-row.focused');
    await chosen.filter({ hasText: /max_(completion_)?tokens/ }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench
      .line(/max_(completion_)?tokens=\d+/)
      .nth(1)
      .waitFor();
    await workbench.problem('unbounded-output').first().waitFor({ state: 'detached' });
  });
});

describe('deployments that are too small', () => {
  const deployments = {
    chat: { model: 'meta-llama/Llama-3.3-70B-Instruct', hardware: 'h100-sxm', gpus: 1, weights: 'bf16' },
    classifier: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', weights: 'fp16', concurrency: 5000 },
  };
  const models = { 'meta-llama/Llama-3.1-8B-Instruct': { deployment: 'classifier' } };
  const window = useWindow('service/local_model.py', folder =>
    writeFileSync(path.join(folder, 'inference-cost.json'), JSON.stringify({ deployments, use: 'chat', models })),
  );

  test('a model that its hardware cannot hold: the hint says so first', async () => {
    picturesFailure(window, 'does-not-fit');
    const hints = await window.workbench.hints();
    expect(hints.at(-1)!.hint).toMatch(/^does not fit 1×H100 SXM: ≈[\d.]+ GB short$/);
  });

  test.each([
    ['kv-cache-overflow', 'more requests at once than the KV cache holds', /^5,000.*Ln 16, Col 16/],
    [
      'model-does-not-fit',
      'a model that its hardware cannot hold',
      /^meta-llama\/Llama-3\.3-70B-Instruct.*Ln 30, Col 16/,
    ],
  ])('%s: %s is an error at the call', async (rule, _, text) => {
    picturesFailure(window, rule);
    const { workbench } = window;
    await workbench.showProblems();
    const problem = workbench.problem(rule);
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(text);
    // The list of problems is drawn a moment before the text is.
    await workbench.squiggles('error').first().waitFor();
    expect(await workbench.squiggles('error').count()).toBeGreaterThan(0);
  });
});
