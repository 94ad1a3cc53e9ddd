import { describe, expect, test } from 'vitest';
import { startRenaming } from '../../../webview/scenario-list.ts';
import { activate } from '../../../webview/state.ts';
import { scenarioTabs } from '../../../webview/views/tabs.ts';
import { html } from '../rendered.ts';
import { count, nothing, standing } from './page-of-tests.ts';

describe('tabs', () => {
  test('one for each scenario; the active one alone is a stop of the Tab key', () => {
    const tabs = html(scenarioTabs(activate(standing('A', 'prod'), 1), nothing));
    expect(count(tabs, 'role="tab"')).toBe(2);
    expect(count(tabs, 'aria-selected="true"')).toBe(1);
    expect(count(tabs, 'tabindex="0"')).toBe(1);
    expect(tabs).toMatch(/aria-selected="true"[^>]*>prod</s);
  });

  test('a name that is being typed takes the place of its tab', () => {
    const tabs = html(scenarioTabs(startRenaming(standing('A', 'B')), nothing));
    expect(count(tabs, 'role="tab"')).toBe(1);
    expect(tabs).toContain('aria-label="Name of the scenario"');
  });

  test.each([
    [['A', 'B', 'C'], false],
    [['A', 'B', 'C', 'D'], true],
  ])('%j: no further one: %s', (names, disabled) => {
    const tabs = html(scenarioTabs(standing(...names), nothing));
    expect(/class="add"[^>]* disabled/s.test(tabs)).toBe(disabled);
    expect(tabs.includes('There is room for 4 scenarios.')).toBe(disabled);
  });
});
