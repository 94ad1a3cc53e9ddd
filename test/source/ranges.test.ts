import { expect, test } from 'vitest';
import type { Range } from '../../src/source/call-site.ts';
import { fixtures } from './fixtures.ts';
import { scanFixture } from './scanner-of-tests.ts';

/** Offset of a position, counted in UTF-16 code units as editors do. */
function offsetOf(lines: readonly string[], { line, column }: Range['start']): number {
  let offset = column - 1;
  for (let at = 0; at < line - 1; at++) offset += lines[at]!.length + 1;
  return offset;
}

const words = (text: string) => text.match(/\p{L}{3,}/gu) ?? [];

test.each(fixtures.filter(({ language }) => language !== 'jupyter'))('what $name says stands where it says', async fixture => {
  const { text } = fixture;
  const lines = text.split('\n');
  const at = ({ start, end }: Range) => text.slice(offsetOf(lines, start), offsetOf(lines, end));
  const { calls } = await scanFixture(fixture);
  for (const call of calls) {
    const written = at(call.range);
    expect(written.length, call.id).toBeGreaterThan(0);
    // The last name of the callee is in the call's range.
    const last = call.callee.split('.').at(-1)!.replace(/\W.*$/, '');
    expect(written).toContain(last);
    for (const part of call.prompt) {
      if (part.file !== undefined) continue;
      for (const segment of part.segments) {
        if (!segment.range) continue;
        const source = at(segment.range);
        // Escapes and indentation differ; the words do not.
        if (segment.kind === 'static') expect(words(segment.text).filter(word => !source.includes(word))).toEqual([]);
        else expect(source.length, `${call.id} {${segment.name}}`).toBeGreaterThan(0);
      }
    }
    for (const part of call.carried ?? []) {
      if (part.file !== undefined || !part.range) continue;
      const source = at(part.range);
      expect(source.length).toBeGreaterThan(0);
      if (part.kind === 'tools' && part.form === 'written')
        for (const tool of part.tools) expect(words(tool.description ?? '').filter(word => !text.includes(word))).toEqual([]);
    }
    const { valueRange, value } = call.outputLimit;
    if (valueRange) expect(Number.parseInt(at(valueRange).replaceAll('_', ''), 10)).toBe(value);
    const { range, id } = call.model;
    if (range && id) expect(at(range)).toContain(id);
  }
}); // biome-ignore format: one test for all
