import { expect, test } from 'vitest';
import { inputsOf } from '../../esbuild.mjs';

const inputs = await inputsOf(['webview/main.ts', 'webview/worker.ts']);
const rooms = (entry: string): string[] => [
  ...new Set(inputs[entry]!.map(file => /^src\/(\w+)\//.exec(file)?.[1]).filter(room => room !== undefined)),
];

test('the catalogue, the performance model and the simulator are in the worker', () => {
  expect(rooms('webview/worker.ts')).toEqual(expect.arrayContaining(['catalog', 'performance', 'serving']));
  expect(inputs['webview/worker.ts']).toContain('src/catalog/data/models.json');
});

test('and not in the page a second time', () => {
  expect(rooms('webview/main.ts')).not.toContain('performance');
  expect(inputs['webview/main.ts']!.filter(file => file.endsWith('.json'))).toEqual([]);
  expect(inputs['webview/main.ts']!.filter(file => /simulate|replica/.test(file))).toEqual([]);
});

test('the worker draws nothing', () => {
  expect(inputs['webview/worker.ts']!.filter(file => /lit-html|fast-|d3-shape|webview\/views/.test(file))).toEqual([]);
});
