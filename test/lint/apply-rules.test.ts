import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfiguration } from '../../src/configuration/read-configuration.ts';
import { applyRules } from '../../src/lint/apply-rules.ts';
import { findSuppressions } from '../../src/lint/suppressions.ts';
import type { CallSite, LanguageId } from '../../src/source/call-site.ts';
import { pricedCall, range, refused, site } from '../report/priced-calls.ts';

const unlimited = (changes: Partial<CallSite> = {}) =>
  pricedCall({
    site: site({ range: range(2, 1, 2, 7), callee: 'call', outputLimit: { key: 'max_tokens' }, ...changes }),
  });

const lint = (
  text: string,
  calls = [unlimited()],
  rules: Record<string, 'error' | 'off' | 'hint'> = {},
  language: LanguageId = 'python',
) =>
  applyRules({
    file: 'src/a.py',
    language,
    text,
    calls,
    counterOf: new Map(),
    configuration: { ...defaultConfiguration, rules },
  });

describe('severity', () => {
  test('is the rule’s own without configuration', () => {
    expect(lint('\ncall()')).toMatchObject([
      { rule: 'unbounded-output', severity: 'info', file: 'src/a.py', call: site().id },
    ]);
  });
  test('is what the configuration says', () => {
    expect(lint('\ncall()', [unlimited()], { 'unbounded-output': 'error' })[0]!.severity).toBe('error');
    expect(lint('\ncall()', [unlimited()], { 'unbounded-output': 'off' })).toEqual([]);
  });
});

test('findings come in the order of the text', () => {
  const calls = [
    unlimited({ range: range(9, 1, 9, 3) }),
    unlimited({ range: range(2, 5, 2, 9) }),
    unlimited({ range: range(2, 1, 2, 4) }),
  ];
  expect(lint('', calls).map(({ range: { start } }) => [start.line, start.column])).toEqual([
    [2, 1],
    [2, 5],
    [9, 1],
  ]);
});

test('several rules may speak about one call', () => {
  const call = { ...unlimited(), selfHosted: refused() };
  expect(lint('', [call]).map(finding => finding.rule)).toEqual(['model-does-not-fit', 'unbounded-output']);
});

describe('suppression comments', () => {
  const line = 'inference-cost-disable-next-line unbounded-output';
  test.each<[LanguageId, string]>([
    ['python', `# ${line}`],
    ['python', `    # ${line} -- the gateway caps it`],
    ['python', `#${line}`],
    ['ruby', `# ${line}`],
    ['php', `// ${line}`],
    ['php', `# ${line}`],
    ['typescript', `// ${line} -- the gateway caps it`],
    ['typescript', `/* ${line} */`],
    ['typescriptreact', `{/* ${line} -- capped */}`],
    ['javascript', `doFirst(); // ${line}`],
    ['go', `// ${line}`],
    ['java', `/* ${line} -- capped */`],
    ['kotlin', `// ${line}`],
    ['csharp', `// ${line}`],
    ['rust', `// ${line}`],
    ['prompt-file', `<!-- ${line} -- meant so -->`],
    ['prompt-file', `{{!-- ${line} --}}`],
    ['prompt-file', `{# ${line} #}`],
  ])('in %s: %s', (language, comment) => {
    expect(lint(`${comment}\ncall()`, [unlimited({ language })], {}, language)).toEqual([]);
  });

  test.each<[string, LanguageId, string]>([
    ['another language’s comment', 'python', `// ${line}\ncall()`],
    ['another rule', 'python', '# inference-cost-disable-next-line over-budget\ncall()'],
    ['two lines before', 'python', `# ${line}\n\ncall()`],
    ['no comment at all', 'python', `${line}\ncall()`],
  ])('do not reach: %s', (name, language, text) => {
    const call = name === 'two lines before' ? unlimited({ range: range(3, 1, 3, 7) }) : unlimited();
    expect(lint(text, [call], {}, language).map(finding => finding.rule)).toContain('unbounded-output');
  });

  test('keep their reason', () => {
    const text = `// ${line} -- capped -- twice */`;
    expect(findSuppressions(text, 'typescript')).toMatchObject([
      { rule: 'unbounded-output', reason: 'capped -- twice', line: 2 },
    ]);
  });

  test('one below the other speak about the same line', () => {
    const call = { ...unlimited({ range: range(3, 1, 3, 7) }), selfHosted: refused() };
    const both = `# ${line} -- capped\n# inference-cost-disable-next-line model-does-not-fit -- tomorrow\ncall()`;
    expect(lint(both, [call])).toEqual([]);
    const one = `# ${line} -- capped\n\n# inference-cost-disable-next-line model-does-not-fit\ncall()`;
    const later = { ...unlimited({ range: range(4, 1, 4, 7) }), selfHosted: refused() };
    expect(lint(one, [later]).map(finding => finding.rule)).toEqual(['unused-suppression', 'unbounded-output']);
  });

  test('work with CRLF', () => {
    expect(lint(`# ${line}\r\ncall()\r\n`)).toEqual([]);
  });

  test('count inside their notebook cell', () => {
    const notebook = JSON.stringify({ cells: [{ source: ['x\n'] }, { source: [`# ${line}\n`, 'call()'] }] });
    const here = unlimited({ cell: 1, language: 'jupyter' });
    const other = unlimited({ cell: 0, language: 'jupyter' });
    expect(lint(notebook, [here, other], {}, 'jupyter').map(finding => finding.cell)).toEqual([0]);
  });

  test('of a half-written notebook are none', () => {
    for (const text of ['{ "cells": [', '{}', 'null', '{"cells":[null,{"source":7}]}'])
      expect(findSuppressions(text, 'jupyter')).toEqual([]);
  });

  test('never throw, whatever the text', () => {
    const languages: LanguageId[] = ['python', 'typescript', 'jupyter', 'prompt-file'];
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(...languages), (before, after, language) => {
        for (const found of findSuppressions(`${before}# ${line}${after}`, language))
          expect(found.line).toBeGreaterThan(1);
      }),
    );
  });
});
