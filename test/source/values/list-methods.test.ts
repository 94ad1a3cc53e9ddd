// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { sent, sentParts } from '../sending.ts';

describe('methods of lists', () => {
  test.each<[LanguageId, string, string, string]>([
    ['python', 'parts = ["x", name]', '"-".join(parts)', 'x-{name}'],
    ['python', 'parts = ["x", "y"]', '"-".join(parts.copy())', 'x-y'],
    ['typescript', 'const parts = ["x", name];', 'parts.join("-")', 'x-{name}'],
    ['typescript', 'const parts = ["x", null, "y"];', 'parts.filter(Boolean).join("-")', 'x-y'],
    ['typescript', 'const parts = ["x", "y"];', 'parts.at(-1)', 'y'],
    ['typescript', 'const parts = ["x"].concat(["y"], name);', 'parts.join("-")', 'x-y-{name}'],
    [
      'typescript',
      'const examples = [{ q: "a", r: "1" }, { q: "b", r: "2" }];',
      'examples.map(e => `${e.q}=${e.r}`).join(", ")',
      'a=1, b=2',
    ],
    ['typescript', 'const pairs = [["a", "1"], ["b", "2"]];', 'pairs.map(([q, r]) => q + r).join(" ")', 'a1 b2'],
    ['typescript', '', 'rows.map(r => `- ${r}`).join(" ")', '{rows}'],
    ['java', 'var parts = List.of("x", name);', 'parts.stream().collect(Collectors.joining("-"))', 'x-{name}'],
    ['java', '', 'Stream.of("x", "y").collect(Collectors.joining())', 'xy'],
    ['kotlin', '', 'listOf("x", "y").joinToString()', 'x, y'],
    ['kotlin', '', 'listOf("x", name).joinToString(separator = "-")', 'x-{name}'],
    ['kotlin', '', 'listOf("x", "y").joinToString("-")', 'x-y'],
    ['rust', '', '["x", name].concat()', 'x{name}'],
    ['rust', '', 'vec!["x", name].join("-")', 'x-{name}'],
    ['ruby', '', '["x", name, nil].compact.join("-")', 'x-{name}'],
  ])('%s: %s %s', async (language, before, value, expected) => {
    expect(await sent(language, before, value)).toEqual([expected]);
  });

  test('messages that are made of written examples', async () => {
    const before = 'const examples = [["q1", "a1"], ["q2", "a2"]];';
    const value = 'examples.flatMap(([q, a]) => [{ role: "user", content: q }, { role: "assistant", content: a }])';
    expect(await sentParts('typescript', before, value)).toEqual([
      'user: q1',
      'assistant: a1',
      'user: q2',
      'assistant: a2',
    ]);
  });

  test('what is joined to messages and not known is a history', async () => {
    const value = '[{ role: "system", content: "Be kind." }].concat(rows)';
    expect(await sentParts('typescript', '', value)).toEqual(['system: Be kind.', 'history: {rows}']);
  });
});
