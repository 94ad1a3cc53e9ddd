import { expect, test } from 'vitest';
import { linked } from '../../src/report/hover-links.ts';

test.each<[string, string | undefined, string | undefined, string]>([
  ['Explore', undefined, undefined, 'Explore'],
  ['Explore', undefined, 'a title without an address is lost', 'Explore'],
  ['Explore', 'command:a', undefined, '[Explore](command:a)'],
  ['Explore', 'command:a', 'what if', '[Explore](command:a "what if")'],
  // A title ends at the first quote that is not escaped, and lives on one line.
  ['Explore', 'command:a', 'say "hi"', '[Explore](command:a "say \\"hi\\"")'],
  ['Explore', 'command:a', 'back\\slash', '[Explore](command:a "back\\\\slash")'],
  ['Explore', 'command:a', 'two\n  lines', '[Explore](command:a "two lines")'],
])('%s at %s, %s', (text, address, more, markdown) => {
  expect(linked(text, address, more)).toBe(markdown);
});
