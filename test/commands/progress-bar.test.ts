import { expect, test } from 'vitest';
import { ProgressBar } from '../../src/commands/progress-bar.ts';

function drawn(terminalWidth: number | undefined, times: readonly number[]): string[] {
  const lines: string[] = [];
  let time = 0;
  const bar = new ProgressBar({ err: text => lines.push(text), terminalWidth }, times.length, () => time);
  for (const [index, at] of times.entries()) {
    time = at;
    bar.update(index, `file-${index}.py`);
  }
  bar.end();
  return lines;
}

test('nothing where there is no terminal, and nothing for a short run', () => {
  expect(drawn(undefined, [0, 1000, 2000])).toEqual([]);
  expect(drawn(80, [0, 10, 20])).toEqual([]);
});

test('a long run is drawn in one line, not too often, and wiped at the end', () => {
  const lines = drawn(40, [0, 500, 510, 600, 700]);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^\r.\[2K█{5}░{19} 1\/5 file-1\./);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40 + 5);
  expect(lines.at(-1)).toBe('\r\u001b[2K');
});
