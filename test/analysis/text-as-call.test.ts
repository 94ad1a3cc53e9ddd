import { expect, test } from 'vitest';
import { textAsCall } from '../../src/analysis/text-as-call.ts';

test.each([
  ['one line', 'hello', { line: 1, column: 6 }],
  ['two lines', 'hello\nyou', { line: 2, column: 4 }],
  ['a last empty line', 'hello\n', { line: 2, column: 1 }],
])('%s', (_, text, end) => {
  const { site, source } = textAsCall(text, 'gpt-4o');
  expect(site.range.end).toEqual(end);
  expect(site.prompt).toMatchObject([{ role: 'user', segments: [{ kind: 'static', text }] }]);
  expect(site.model).toEqual({ id: 'gpt-4o', from: 'literal' });
  expect(source.text).toBe(text);
});

test('no text is no prompt, and no model is unknown', () => {
  const { site } = textAsCall('', undefined);
  expect([site.prompt, site.model]).toEqual([[], { from: 'unknown' }]);
});
