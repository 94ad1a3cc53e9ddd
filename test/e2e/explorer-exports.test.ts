// Everything that the explorer exports, written by the real editor and read back.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { answerFileDialog, choose, chooseItem, command, explorer, figure } from './explorer-page.ts';
import { picturesFailure, useWindow } from './open-window.ts';

const window = useWindow('service/local_model.py');
const inFolder = (name: string): string => path.join(window.folder, name);
const written = async (name: string): Promise<Buffer> => {
  await expect.poll(() => readdirSync(window.folder)).toContain(name);
  await expect.poll(() => readFileSync(inFolder(name)).length).toBeGreaterThan(0);
  return readFileSync(inFolder(name));
};
const pictures = ['memory', 'step', 'phases', 'frontier', 'levers', 'day', 'latency'];

test('two scenarios to export', async () => {
  picturesFailure(window, 'exports-open');
  await command(window, 'Inference Cost: Open Scenario Explorer');
  await explorer(window);
  await chooseItem(window, 'scenario', 'Duplicate');
  await choose(window, 'weights', 'bf16');
  await expect.poll(() => figure(window, 'itl')).toBeGreaterThan(0);
});

test('Markdown for a pull request has the answers, what differs, all settings and what the figures rest on', async () => {
  picturesFailure(window, 'exports-markdown');
  await chooseItem(window, 'export', 'Markdown for a pull request…');
  await answerFileDialog(window, inFolder('cost.md'));
  const text = (await written('cost.md')).toString();
  expect(text).toMatch(/^### Inference cost: A against B\n/);
  expect(text).toContain('| Weights | fp8 | **bf16** |');
  expect(text).toMatch(/\| ITL p95 \| ≈\d+ ms \| ≈\d+ ms \(\+\d+\s%\) \|/);
  expect(text).toContain('<summary>All settings</summary>');
  expect(text).toMatch(/ {2}- expected error ±/);
  const tableRows = text.split('\n').filter(line => line.startsWith('|'));
  for (const row of tableRows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(5);
});

test('CSV has every cell of every table of both scenarios, the figures in full', async () => {
  picturesFailure(window, 'exports-csv');
  await chooseItem(window, 'export', 'All tables (CSV)…');
  await answerFileDialog(window, inFolder('cost.csv'));
  const rows: Record<string, string>[] = parse(await written('cost.csv'), { columns: true });
  expect(new Set(rows.map(row => row.scenario))).toEqual(new Set(['A', 'B']));
  const itl = rows.find(row => row.scenario === 'B' && row.row === 'ITL p95' && row.table === 'Answers');
  expect(Number(itl?.value)).toBe(await figure(window, 'itl'));
  const frame = await explorer(window);
  for (const title of await frame.locator('figure.chart figcaption b').allTextContents())
    expect(rows.filter(row => row.scenario === 'B' && row.table === title).length, title).toBeGreaterThan(0);
});

test.each([
  ['svg', 'All pictures (SVG)…'],
  ['png', 'All pictures (PNG)…'],
] as const)('every picture as %s, in the folder that is chosen', async (format, item) => {
  picturesFailure(window, `exports-${format}`);
  await chooseItem(window, 'export', item);
  await answerFileDialog(window, window.folder);
  for (const name of pictures) {
    const bytes = await written(`inference-cost-${name}.${format}`);
    if (format === 'svg') await isPicture(bytes.toString());
    else expect(isSharp(bytes), name).toBe(true);
  }
});

/** The browser itself parses the file: one root with a size, a title, drawn shapes, and nothing that needs the page's styles. */
async function isPicture(text: string): Promise<void> {
  const found = await window.workbench.page.evaluate(svg => {
    const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return {
      name: root.nodeName,
      title: root.querySelector('title')?.textContent ?? '',
      box: (root.getAttribute('viewBox') ?? '').split(' ').map(Number),
      shapes: root.querySelectorAll('rect, path, line, circle').length,
      classes: root.querySelectorAll('[class]').length,
      colours: [...root.querySelectorAll('[fill]')].map(element => element.getAttribute('fill') ?? ''),
    };
  }, text);
  expect(found).toMatchObject({ name: 'svg', classes: 0 });
  expect(found.title).not.toBe('');
  expect(found.box[2]).toBeGreaterThan(200);
  expect(found.box[3]).toBeGreaterThan(20);
  expect(found.shapes).toBeGreaterThan(1);
  for (const colour of found.colours) expect(colour).not.toContain('var(');
}

/** A PNG with two pixels for each of the page's. */
function isSharp(bytes: Buffer): boolean {
  const signature = bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a';
  return signature && bytes.readUInt32BE(16) > 400 && bytes.readUInt32BE(20) > 40;
}

test('one picture from the button beneath it', async () => {
  picturesFailure(window, 'exports-one');
  const frame = await explorer(window);
  await frame.locator('.chart.memory .save').first().press('Enter');
  await answerFileDialog(window, inFolder('one.svg'));
  await isPicture((await written('one.svg')).toString());
});
