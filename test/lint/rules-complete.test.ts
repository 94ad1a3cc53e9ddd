import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isRuleId, ruleIds } from '../../src/configuration/rule-ids.ts';
import { rules } from '../../src/lint/registry.ts';
import { findingMessages, fixTitles } from '../../src/report/messages/finding-messages.ts';
import { sarifReport } from '../../src/report/sarif-report.ts';
import { nodeHost } from '../../src/server/node-host.ts';
import { result } from '../report/lint-results.ts';

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

test.each(ruleIds)('%s has a link to its page in the editor', id => {
  const link = nodeHost(path.join(root, 'dist')).rulePage?.(id);
  expect(link).toMatch(new RegExp(`/docs/rules/${id}\\.md$`));
});

test('every rule has its page in SARIF and a severity in the configuration’s schema', () => {
  const pageOf = (id: string) => readFileSync(path.join(root, 'docs/rules', `${id}.md`), 'utf8');
  const report = sarifReport(result(), { version: '0', rulePage: pageOf });
  const pages = report.runs[0]!.tool.driver.rules.map(rule => JSON.stringify(rule));
  const schema = readFileSync(path.join(root, 'media/inference-cost.schema.json'), 'utf8');
  for (const { id } of rules) {
    expect(pages.some(page => page.includes(JSON.stringify(pageOf(id))))).toBe(true);
    expect(schema).toContain(`"${id}"`);
  }
});

test('the cases of a rule name the rule and say what it reports and what it accepts', () => {
  for (const id of ruleIds) {
    const cases = readFileSync(path.join(root, 'test/lint/rules', `${id}.test.ts`), 'utf8');
    expect(cases, id).toContain("describe('reports");
    expect(cases, id).toContain("describe('accepts");
  }
});

test('every rule that the pages speak of exists', () => {
  const named = ruleIds.flatMap(id => {
    const page = readFileSync(path.join(root, 'docs/rules', `${id}.md`), 'utf8');
    return [...page.matchAll(/inference-cost-disable-next-line ([a-z-]+)/g)].map(match => match[1]!);
  });
  expect(named.filter(name => !isRuleId(name))).toEqual([]);
});
