// Scenarios of the explorer from their first to their last day, without the pointer.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import {
  answerFileDialog,
  choose,
  chooseItem,
  command,
  explorer,
  figure,
  notice,
  tabNames,
  tabTo,
} from './explorer-page.ts';
import { picturesFailure, useWindow } from './open-window.ts';

/** A window that loads anew, on a machine with other work. */
const slowly = { timeout: 180_000 };

const window = useWindow('service/local_model.py');
const inFolder = (name: string): string => path.join(window.folder, name);
const configuration = (): string => readFileSync(inFolder('inference-cost.json'), 'utf8');
const row = async (id: string): Promise<string[]> =>
  (await (await explorer(window)).locator(`.comparison [data-row="${id}"] .figure`).allTextContents()).map(text =>
    text.trim(),
  );

describe('by the keyboard alone', () => {
  test('open, quantize and batch: figures and pictures follow', slowly, async () => {
    picturesFailure(window, 'scenarios-open');
    await command(window, 'Inference Cost: Open Scenario Explorer');
    await explorer(window);
    const [itl, ttft] = [await figure(window, 'itl'), await figure(window, 'ttft')];
    const weightsOf = async () =>
      (await (await explorer(window)).locator('.chart.memory tbody tr').first().textContent()) ?? '';
    const before = await weightsOf();
    await choose(window, 'weights', 'bf16');
    await expect.poll(() => figure(window, 'itl')).toBeGreaterThan(itl * 1.2);
    expect(await weightsOf()).not.toBe(before);
    await choose(window, 'weights', 'fp8');
    await expect.poll(() => figure(window, 'itl')).toBe(itl);
    await choose(window, 'batching', 'static');
    await expect.poll(() => figure(window, 'ttft')).toBeGreaterThan(ttft * 2);
    await choose(window, 'batching', 'in-flight');
    await expect.poll(() => figure(window, 'ttft')).toBe(ttft);
  });

  test('a scenario is renamed, and Escape leaves the name', async () => {
    picturesFailure(window, 'scenarios-rename');
    const { keyboard } = window.workbench.page;
    await tabTo(window, '.tabs [aria-selected="true"]', 'Shift+Tab');
    await keyboard.press('F2');
    // The field is there with the next picture.
    await (await explorer(window)).locator('input.rename:focus').waitFor();
    await keyboard.type('as it is');
    await keyboard.press('Enter');
    await expect.poll(() => tabNames(window)).toEqual(['as it is']);
    await keyboard.press('F2');
    // The field is there with the next picture.
    await (await explorer(window)).locator('input.rename:focus').waitFor();
    await keyboard.type('something else');
    await keyboard.press('Escape');
    await expect.poll(() => tabNames(window)).toEqual(['as it is']);
  });

  test('two are compared side by side, and what differs is marked', async () => {
    picturesFailure(window, 'scenarios-compare');
    const { keyboard } = window.workbench.page;
    await chooseItem(window, 'scenario', 'Duplicate');
    await expect.poll(() => tabNames(window)).toEqual(['as it is', 'A']);
    await choose(window, 'weights', 'bf16');
    const frame = await explorer(window);
    await tabTo(window, 'vscode-button[aria-pressed]', 'Shift+Tab');
    await keyboard.press('Enter');
    await frame.locator('.comparison').waitFor();
    expect(await row('weights')).toEqual(['fp8', 'bf16']);
    expect(await frame.locator('.comparison .setting.differing').count()).toBe(1);
    expect(await frame.locator('.comparison [data-row="itl"] .delta.bad').count()).toBe(1);
    expect(await frame.locator('.comparison .setting.equal').count()).toBe(0);
    await tabTo(window, '.comparison-count .link');
    await keyboard.press('Enter');
    await expect.poll(() => frame.locator('.comparison .setting.equal').count()).toBeGreaterThan(20);
    await keyboard.press('Enter');
  });

  test('one that is deleted can be brought back', async () => {
    picturesFailure(window, 'scenarios-delete');
    const { keyboard } = window.workbench.page;
    await tabTo(window, '.tabs [aria-selected="true"]', 'Shift+Tab');
    await keyboard.press('Delete');
    await expect.poll(() => tabNames(window)).toEqual(['as it is']);
    expect(await notice(window)).toMatch(/^Deleted A\./);
    await tabTo(window, '.notice vscode-button');
    await keyboard.press('Enter');
    await expect.poll(() => tabNames(window)).toEqual(['as it is', 'A']);
  });
});

describe('files', () => {
  const file = 'team.inference-cost-scenario.json';

  test('a scenario is saved, and opened again beside the others', async () => {
    picturesFailure(window, 'scenarios-file');
    await chooseItem(window, 'scenario', 'Save as a scenario file…');
    await answerFileDialog(window, inFolder(file));
    await expect.poll(() => existsSync(inFolder(file))).toBe(true);
    expect(JSON.parse(readFileSync(inFolder(file), 'utf8'))).toMatchObject({
      version: 1,
      scenarios: [{ name: 'A', deployment: { weights: 'bf16' } }],
    });
    await chooseItem(window, 'scenario', 'Open a scenario file…');
    await answerFileDialog(window, inFolder(file));
    await expect.poll(() => tabNames(window)).toEqual(['as it is', 'A', 'A 2']);
    expect(await notice(window)).toContain(`Opened A 2 from ${file}.`);
  });

  test('a file that is none says what is wrong, and changes nothing', async () => {
    picturesFailure(window, 'scenarios-bad-file');
    const bad = readFileSync(inFolder(file), 'utf8').replace('"bf16"', '"bf61"');
    writeFileSync(inFolder('bad.json'), bad);
    await chooseItem(window, 'scenario', 'Open a scenario file…');
    await answerFileDialog(window, inFolder('bad.json'));
    await expect.poll(() => notice(window)).toMatch(/^bad\.json: scenarios\[0\]\.deployment\.\w+: /);
    expect(await tabNames(window)).toEqual(['as it is', 'A', 'A 2']);
  });
});

describe('inference-cost.json', () => {
  test('a scenario is saved there, its comments kept', async () => {
    picturesFailure(window, 'scenarios-save-configuration');
    const before = configuration();
    await chooseItem(window, 'scenario', 'Save to inference-cost.json…');
    const dialog = window.workbench.page.locator('.monaco-dialog-box');
    // The traffic of the file may be taken the place of, which is asked first.
    await expect
      .poll(async () => {
        if (await dialog.isVisible()) await window.workbench.page.keyboard.press('Enter');
        return configuration();
      })
      .not.toBe(before);
    await expect.poll(() => parse(configuration()).deployments['A 2']?.weights).toBe('bf16');
    expect(parse(configuration()).traffic.callsPerMonth).toBe(3_000_000);
    expect(parse(configuration()).use).toBe(parse(before).use);
    expect(configuration()).toContain('// What we run ourselves.');
  });

  test('a deployment of the file becomes a scenario', async () => {
    picturesFailure(window, 'scenarios-load-configuration');
    const { workbench } = window;
    const [name] = Object.keys(parse(configuration()).deployments);
    await chooseItem(window, 'scenario', 'Load from inference-cost.json…');
    await workbench.quickInputRow(name!).waitFor();
    await workbench.page.keyboard.type(name!);
    await workbench.page.keyboard.press('Enter');
    await expect.poll(() => tabNames(window)).toEqual(['as it is', 'A', 'A 2', name]);
  });
});

test('a worked example takes the place of the scenarios, and shows what the article says', async () => {
  picturesFailure(window, 'scenarios-example');
  const { keyboard } = window.workbench.page;
  const frame = await explorer(window);
  await tabTo(window, '#example-gpu-sub-utilization summary');
  await keyboard.press('Enter');
  const example = frame.locator('#example-gpu-sub-utilization');
  await example.locator('tbody tr').nth(6).waitFor();
  expect(await example.textContent()).toContain('37.5 %');
  await tabTo(window, '#example-gpu-sub-utilization vscode-button');
  await keyboard.press('Enter');
  await expect.poll(() => tabNames(window)).toEqual(['8 at once', '16 at once']);
  await explorer(window);
  const saved = frame.locator('.comparison [data-row="thousand"] .delta.good');
  await expect.poll(() => saved.textContent()).toMatch(/^−3\d\s%$/);
});

test('a reload of the window brings the scenarios back', slowly, async () => {
  picturesFailure(window, 'scenarios-reload');
  const { workbench } = window;
  const before = await row('month');
  // An address that names a file shows that file in place of what was open.
  await workbench.page.evaluate(() => {
    const address = new URL(location.href);
    address.searchParams.delete('payload');
    history.replaceState(null, '', address);
  });
  await command(window, 'Developer: Reload Window');
  await workbench.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  expect(await tabNames(window)).toEqual(['8 at once', '16 at once']);
  expect(await row('month')).toEqual(before);
});

test('the side bar shows the same scenarios, narrow', slowly, async () => {
  picturesFailure(window, 'scenarios-side-bar');
  const { workbench } = window;
  await command(window, 'View: Close All Editors');
  await command(window, 'Focus on Scenario Explorer View');
  const frame = await explorer(window);
  expect(await tabNames(window)).toEqual(['8 at once', '16 at once']);
  const [needed, there] = await frame.evaluate(() => [document.documentElement.scrollWidth, globalThis.innerWidth]);
  expect(there).toBeLessThan(500);
  expect(needed).toBeLessThanOrEqual(there!);
  expect(await workbench.page.locator('.part.sidebar').count()).toBe(1);
});
