// The Scenario Explorer's page, as a test drives it.
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import type { Window } from './open-window.ts';

/** The page's frame, once the newest change has been simulated for the whole day. */
export const explorer = (window: Window): Promise<Frame> =>
  window.workbench.webview('body[data-ready="exact"] .answer', 120_000);

/** A figure of the headline as a number. */
export const figure = async (window: Window, id: string): Promise<number> =>
  Number(await (await explorer(window)).locator(`.headline [data-figure="${id}"] data`).getAttribute('value'));

export const tabNames = async (window: Window): Promise<string[]> =>
  (await (await explorer(window)).getByRole('tab').allTextContents()).map(name => name.trim());

/** A message for people that the page shows above the answer. */
export const notice = async (window: Window): Promise<string> =>
  ((await (await explorer(window)).locator('.notice').textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();

/** The element that has the keyboard, inside custom elements too. */
const focused = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return '';
    return `${activeElement.id ? `#${activeElement.id}` : ''} ${activeElement.getAttribute('role') ?? ''} ${activeElement.textContent?.trim() ?? ''}`;
  });

/** Presses Tab until the element has the keyboard, as somebody without a pointer does. */
export async function tabTo(window: Window, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const frame = await explorer(window);
  const wanted = frame.locator(selector).first();
  for (let step = 0; step < 200; step++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return;
    await window.workbench.page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${selector}; it is at ${await focused(frame)}`);
}

/** Opens a menu of the page and chooses an item, by keys. */
export async function chooseItem(window: Window, menu: 'scenario' | 'export', item: string): Promise<void> {
  const { keyboard } = window.workbench.page;
  const frame = await explorer(window);
  await tabTo(window, `#${menu}-menu-button`);
  await keyboard.press('Enter');
  const wanted = frame.getByRole('menuitem', { name: item });
  await wanted.waitFor();
  await expect.poll(() => frame.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('menuitem');
  for (let step = 0; step < 20; step++) {
    if (await wanted.evaluate(element => element === document.activeElement)) break;
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
}

/** Chooses an option of a list by keys. */
export async function choose(window: Window, control: string, value: string): Promise<void> {
  const { keyboard } = window.workbench.page;
  await tabTo(window, `#${control}`);
  const list = (await explorer(window)).locator(`#${control}`);
  const chosen = (): Promise<string> => list.evaluate((element: HTMLInputElement) => element.value);
  await keyboard.press('Home');
  for (let step = 0; step < 20 && (await chosen()) !== value; step++) await keyboard.press('ArrowDown');
  expect(await chosen()).toBe(value);
}

/** Runs a command from the palette without the pointer. The page may swallow the first keys while it loads. */
export async function command({ workbench }: Window, title: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await workbench.page.keyboard.press('F1');
      await workbench.quickInputBox.waitFor({ timeout: 2000 });
      await workbench.page.keyboard.type(title);
      await workbench.quickInputRow(title).waitFor({ timeout: 4000 });
      await workbench.page.keyboard.press('Enter');
      await workbench.quickInput.waitFor({ state: 'hidden', timeout: 4000 });
      return;
    } catch (error) {
      if (attempt === 5) throw error;
      await workbench.page.keyboard.press('Escape');
    }
  }
}

/** Answers the editor's own dialog for a file, which opens over the page, with a path. */
export async function answerFileDialog({ workbench }: Window, path: string): Promise<void> {
  await workbench.quickInputBox.waitFor();
  await expect.poll(() => workbench.quickInputBox.inputValue()).not.toBe('');
  // The dialog writes its own proposal once it has read the folder, which may be after the first answer.
  const typed = async (): Promise<string> => {
    await workbench.quickInputBox.fill(path);
    await workbench.page.waitForTimeout(500);
    return workbench.quickInputBox.inputValue();
  };
  await expect.poll(typed).toBe(path);
  await workbench.page.keyboard.press('Enter');
  await workbench.quickInput.waitFor({ state: 'hidden' });
}
