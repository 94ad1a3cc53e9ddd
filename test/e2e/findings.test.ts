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
    await workbench.page.keyboard.press('Control+.');
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
