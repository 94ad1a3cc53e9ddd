// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { sentParts } from '../sending.ts';

test.each<[string, LanguageId, string, string[]]>([
  [
    'a message for each row',
    'python',
    '[{"role": "user", "content": f"Translate this word: {row}"} for row in rows]',
    ['user: Translate this word: {row}'],
  ],
  [
    'made by a class',
    'python',
    '[dict(role="user", content="Translate this word: " + row) for row in rows]',
    ['user: Translate this word: {row}'],
  ],
  [
    'by map',
    'typescript',
    "rows.map(row => ({ role: 'user', content: `Translate this word: ${row}` }))",
    ['user: Translate this word: {row}'],
  ],
  [
    'a history in another shape',
    'python',
    '[{"role": m.role, "content": m.content} for m in rows]',
    ['history: {rows}'],
  ],
  [
    'a message without words of its own',
    'python',
    '[{"role": "user", "content": row} for row in rows]',
    ['history: {rows}'],
  ],
  [
    'messages in another shape',
    'python',
    '[{"role": m["role"], "content": m["content"]} for m in [{"role": "system", "content": "Sell tea."}] + rows]',
    ['system: Sell tea.', 'history: {rows}'],
  ],
  [
    'their attributes',
    'python',
    '[{"role": m.role, "content": m.content} for m in [{"role": "system", "content": "Sell tea."}]]',
    ['system: Sell tea.'],
  ],
  [
    'by map',
    'typescript',
    "[{ role: 'system', content: 'Sell tea.' }, ...rows].map(m => ({ role: m.role, content: m.content }))",
    ['system: Sell tea.', 'history: {rows}'],
  ],
  [
    'by map of what is taken apart',
    'typescript',
    "[{ role: 'system', content: 'Sell tea.' }].map(({ role, content }) => ({ role, content }))",
    ['system: Sell tea.'],
  ],
  [
    'of a parameter, whose types are told again',
    'typescript',
    "rows.map(m => ({ role: m.role as 'user', content: m.content }))",
    ['history: {rows}'],
  ],
  [
    'another role than they had',
    'python',
    '[{"role": "user", "content": m["content"]} for m in [{"role": "system", "content": "Sell tea."}]]',
    ['history: {value}'],
  ],
  [
    'more than a copy',
    'python',
    '[{"role": m["role"], "content": m["content"], "name": "x"} for m in [{"role": "system", "content": "Sell tea."}]]',
    ['history: {value}'],
  ],
  ['rows that are no messages', 'python', '[f"Translate this word: {row}" for row in rows]', ['history: {row}']],
])('%s', async (_name, language, value, expected) => {
  expect(await sentParts(language, '', value)).toEqual(expected);
});
