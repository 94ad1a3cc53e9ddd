import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ruleIds } from '../../src/configuration/rule-ids.ts';
import { rules } from '../../src/lint/registry.ts';
import { findingMessages, fixTitles } from '../../src/report/messages/finding-messages.ts';

const root = path.join(import.meta.dirname, '..', '..');
const names = (folder: string, extension: string): string[] =>
  readdirSync(path.join(root, folder))
    .filter(name => name.endsWith(extension))
    .map(name => name.slice(0, -extension.length))
    .sort();

/** Reported by `apply-rules.ts` itself, since it looks at comments and not at calls. */
const withoutDeclaration = ['unused-suppression'];

test('every rule has a declaration, an id, a page and a table of cases, one to one', () => {
  const declared = rules.map(rule => rule.id).sort();
  expect(names('src/lint/rules', '.ts')).toEqual(declared);
  expect([...declared, ...withoutDeclaration].sort()).toEqual([...ruleIds].sort());
  expect(names('docs/rules', '.md')).toEqual([...ruleIds].sort());
  expect(names('test/lint/rules', '.test.ts')).toEqual([...ruleIds].sort());
});

test.each(ruleIds)('the page of %s says what, why, how to mend and when to ignore', id => {
  const page = readFileSync(path.join(root, 'docs/rules', `${id}.md`), 'utf8');
  expect(page.split('\n')[0]).toBe(`# ${id}`);
  for (const section of ['**Default severity:**', '## Before', '## After', '## When to ignore it'])
    expect(page).toContain(section);
  const severity = rules.find(rule => rule.id === id)?.severity ?? 'info';
  expect(page).toContain(`**Default severity:** ${severity}`);
});

test('every code that a rule or a fix reports has its wording', () => {
  const files = [...names('src/lint/rules', '.ts').map(id => `src/lint/rules/${id}.ts`), 'src/lint/apply-rules.ts'];
  const codes = files.flatMap(file => {
    expect(existsSync(path.join(root, file))).toBe(true);
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...text.matchAll(/\bcode: '([a-z-]+)'/g)].map(match => match[1]!);
  });
  expect(codes.filter(code => !(code in findingMessages) && !(code in fixTitles))).toEqual([]);
});
