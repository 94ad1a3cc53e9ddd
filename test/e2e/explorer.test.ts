import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ConsoleMessage } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { choose, figure as figureOf, explorer as shown } from './explorer-page.ts';
import { picturesFailure, useWindow } from './open-window.ts';

const axe = readFileSync(
  createRequire(import.meta.resolve('../editor/package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
);
const window = useWindow('service/local_model.py');
const errors: string[] = [];

const explorer = () => shown(window);
const figure = (id: string) => figureOf(window, id);

beforeAll(() => {
  window.workbench.page.on('console', (message: ConsoleMessage) => {
    const ours = /dist\/webview|fake\.html|Content Security Policy/.test(message.location().url + message.text());
    if (message.type() === 'error' && ours) errors.push(`${message.location().url}: ${message.text()}`);
  });
  window.workbench.page.on('pageerror', error => errors.push(error.message));
});

describe('what if', () => {
  test('opens from the palette with the default deployment under load', async () => {
    picturesFailure(window, 'explorer-open');
    await window.workbench.runCommand('Inference Cost: Open Scenario Explorer');
    expect(await figure('month')).toBeGreaterThan(0);
    expect(await figure('itl')).toBeGreaterThan(0);
    const frame = await explorer();
    await expect.poll(() => frame.locator('figure.chart svg').count()).toBeGreaterThanOrEqual(7);
    expect(await frame.locator('.verdict').textContent()).toMatch(/binds/);
  });

  test('more bits per weight: each token takes longer', async () => {
    picturesFailure(window, 'explorer-weights');
    const [itl, ttft] = [await figure('itl'), await figure('ttft')];
    await choose(window, 'weights', 'bf16');
    await expect.poll(() => figure('itl')).toBeGreaterThan(itl * 1.2);
    expect(await figure('ttft')).toBeGreaterThan(ttft);
    await choose(window, 'weights', 'fp8');
    await expect.poll(() => figure('itl')).toBe(itl);
  });

  test('static batching: requests wait for the longest of the batch before them', async () => {
    picturesFailure(window, 'explorer-batching');
    const ttft = await figure('ttft');
    await choose(window, 'batching', 'static');
    await expect.poll(() => figure('ttft')).toBeGreaterThan(ttft * 2);
    expect(await figure('attainment')).toBeLessThan(0.95);
    await choose(window, 'batching', 'in-flight');
  });

  test('a picture and its table say the same', async () => {
    const frame = await explorer();
    const drawn = await frame.locator('.chart.step svg text:not(.quiet-text)').allTextContents();
    const listed = await frame.locator('.chart.step tbody td:nth-child(3)').allTextContents();
    expect(drawn.map(text => text.trim())).toEqual(listed.map(text => text.trim()));
  });

  test('a number that is typed and a slider that is moved by keys change the answer', async () => {
    picturesFailure(window, 'explorer-number');
    const frame = await explorer();
    const before = await figure('ttft');
    const field = frame.locator('#input input').first();
    await field.fill('6000');
    await field.press('Enter');
    await expect.poll(() => figure('ttft')).toBeGreaterThan(before * 1.5);
    const slider = frame.locator('#input-slider');
    const position = Number(await slider.inputValue());
    await slider.focus();
    for (let step = 0; step < 5; step++) await slider.press('PageDown');
    expect(Number(await slider.inputValue())).toBeLessThan(position);
  });
});

test('two scenarios are held against each other, and what differs is marked', async () => {
  picturesFailure(window, 'explorer-compare');
  const frame = await explorer();
  await frame.getByRole('button', { name: 'Duplicate' }).click();
  const tabs = frame.getByRole('tab');
  await expect.poll(() => tabs.allTextContents().then(names => names.map(name => name.trim()))).toEqual(['A', 'B']);
  await choose(window, 'kv', 'bf16');
  await explorer();
  expect(await frame.locator('.control.differs').count()).toBe(1);
  expect(await frame.locator('.headline .delta').count()).toBeGreaterThan(3);
  const active = tabs.nth(1);
  await active.focus();
  await active.press('ArrowLeft');
  await expect.poll(() => tabs.nth(0).getAttribute('aria-selected')).toBe('true');
  expect(await tabs.nth(0).evaluate(element => element === document.activeElement)).toBe(true);
});

test('the day can be drawn by keys', async () => {
  picturesFailure(window, 'explorer-day');
  const frame = await explorer();
  const hour = frame.locator('.day-curve [role="slider"][tabindex="0"]');
  await hour.focus();
  await hour.press('End');
  const last = frame.locator('.day-curve [role="slider"][tabindex="0"]');
  const before = Number(await last.getAttribute('aria-valuenow'));
  for (let step = 0; step < 5; step++) await last.press('ArrowUp');
  expect(Number(await last.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
  await expect.poll(() => frame.locator('#shape').evaluate((list: HTMLInputElement) => list.value)).toBe('drawn');
});

describe.each(['dark', 'light', 'high-contrast', 'high-contrast-light'] as const)('axe finds nothing in %s', theme => {
  const violations = async (): Promise<string[]> => {
    const frame = await explorer();
    await frame.evaluate(axe);
    return frame.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(
        document.body,
        { preload: false }, // copies style sheets into the page, which its policy refuses
      );
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(node => `${node.target.join(' ')} (${node.failureSummary})`).join('; ')}`,
      );
    });
  };

  test('on one scenario, with a menu and a worked example open', async () => {
    picturesFailure(window, `explorer-axe-${theme}`);
    await window.workbench.theme(theme);
    const frame = await explorer();
    await frame.locator('#example-long-context').evaluate((details: HTMLDetailsElement) => {
      details.open = true;
    });
    await frame.locator('#scenario-menu-button').press('Enter');
    await frame.getByRole('menu').waitFor();
    expect(await violations()).toEqual([]);
    await frame.getByRole('menuitem').first().press('Escape');
  });

  test('on scenarios side by side, with all that is equal', async () => {
    picturesFailure(window, `explorer-axe-compared-${theme}`);
    const frame = await explorer();
    await frame.getByRole('button', { name: 'Compare' }).click();
    await frame.getByRole('button', { name: /^Show the/ }).click();
    await frame.locator('.comparison .setting.equal').first().waitFor();
    expect(await violations()).toEqual([]);
    await frame.getByRole('button', { name: /^Hide the/ }).click();
    await frame.getByRole('button', { name: 'Compare' }).click();
  });
});

test('a reload of the window brings the scenarios back', async () => {
  picturesFailure(window, 'explorer-reload');
  const { workbench } = window;
  const before = await figure('month');
  // An address that names a file shows that file in place of what was open.
  await workbench.page.evaluate(() => {
    const address = new URL(location.href);
    address.searchParams.delete('payload');
    history.replaceState(null, '', address);
  });
  await workbench.runCommand('Developer: Reload Window');
  await workbench.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  const frame = await explorer();
  expect((await frame.getByRole('tab').allTextContents()).map(name => name.trim())).toEqual(['A', 'B']);
  expect(await figure('month')).toBe(before);
});

test('opens from a call’s hover with that call’s tokens', async () => {
  picturesFailure(window, 'explorer-hover');
  const { workbench } = window;
  await workbench.tab('local_model.py').click();
  await workbench.hints();
  const call = workbench.line('response = vllm.chat.completions.create(').nth(1).getByText('completions');
  await (await workbench.hoverOver(call, 'Explore')).getByText('Explore', { exact: true }).click();
  const frame = await explorer();
  await expect.poll(() => frame.locator('.subject').textContent()).toContain('service/local_model.py:30');
  expect(await frame.locator('#output').evaluate((field: HTMLInputElement) => field.value)).toBe('300');
});

test('the page reported no errors', () => {
  expect(errors).toEqual([]);
});
