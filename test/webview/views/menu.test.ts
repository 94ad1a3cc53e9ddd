import { describe, expect, test } from 'vitest';
import { type MenuItem, menu } from '../../../webview/views/menu.ts';
import { html } from '../rendered.ts';
import { count, nothing } from './page-of-tests.ts';

const items: MenuItem[] = [
  { label: 'Rename…', keys: 'F2', run: nothing },
  { label: 'Delete', disabled: true, run: nothing },
  { label: 'Open…', apart: true, run: nothing },
];

/** What the button of a menu does when it is pressed. */
function press(id: string): void {
  const handlers = menu(id, 'Scenario', items, nothing).values.filter(value => typeof value === 'function');
  // The second of three: after the loss of the focus, before the keys.
  (handlers[1] as () => void)();
}

describe('a menu button', () => {
  test('shut, it shows no list', () => {
    const shut = html(menu('one', 'Scenario', items, nothing));
    expect(shut).toMatch(/aria-haspopup="menu"\s+aria-expanded="false"/);
    expect(shut).not.toContain('role="menu"');
  });

  test('open, every command is there, with its keys and a line where a group begins', () => {
    Object.assign(globalThis, { requestAnimationFrame: nothing });
    press('two');
    const open = html(menu('two', 'Scenario', items, nothing));
    expect(open).toContain('aria-expanded="true"');
    expect([count(open, 'role="menuitem"'), count(open, 'role="separator"'), count(open, '<kbd>')]).toEqual([3, 1, 1]);
    expect(open).toContain('<kbd>F2</kbd>');
    expect(count(open, 'aria-disabled="true"')).toBe(1);
    expect(count(open, 'tabindex="-1"')).toBe(3);
    expect(html(menu('one', 'Export', items, nothing))).not.toContain('role="menu"');
  });
});
