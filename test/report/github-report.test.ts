import { expect, test } from 'vitest';
import { githubReport } from '../../src/report/github-report.ts';
import { analysis, finding, result } from './lint-results.ts';
import { range } from './priced-calls.ts';

const of = (changes: Parameters<typeof finding>[0]) =>
  githubReport(result({ analyses: [analysis({ findings: [finding(changes)] })] }));

test('one workflow command per finding', () => {
  expect(of({})).toBe(
    '::error file=src/a.py,line=12,endLine=12,col=12,endColumn=42,title=over-budget::≈$12.00 per thousand calls, over the budget of $10.00 for src/**.\n',
  );
});

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'notice'],
  ['hint', 'notice'],
] as const)('%s is a %s', (severity, command) => {
  expect(of({ severity })).toMatch(new RegExp(`^::${command} `));
});

test('text of the workspace cannot end the command or add a property', () => {
  const text = of({
    file: 'a,b:c%d.py',
    code: 'unknown-suppression',
    args: { rule: 'x%\n::error::injected' },
  });
  expect(text).toContain('file=a%2Cb%3Ac%25d.py,line');
  expect(text).toContain('There is no rule x%25%0A::error::injected.');
  expect(text.trimEnd().split('\n')).toHaveLength(1);
});

test('columns only where the finding stays on one line', () => {
  expect(of({ range: range(3, 5, 4, 2) })).toContain('line=3,endLine=4,title=');
});

test('nothing found, nothing written', () => {
  expect(githubReport(result({ analyses: [] }))).toBe('');
});
