import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/registry.ts';
import { sarifReport } from '../../src/report/sarif-report.ts';
import { analysis, finding, result } from './lint-results.ts';
import { range } from './priced-calls.ts';

const page = (rule: string) => `# ${rule}\n\n**Default severity:** info\n\nCosts e.g. tokens. And\ntime.\n\nMore.\n`;
const options = { version: '1.2.3', rulePage: page };
/** That it compiles shows that the shape is the one that SARIF 2.1.0's schema describes. */
const log = (changes: Parameters<typeof finding>[0] = {}): Log =>
  sarifReport(result({ analyses: [analysis({ findings: [finding(changes)] })] }), options) as Log;
const run = (changes: Parameters<typeof finding>[0] = {}) => log(changes).runs[0]!;

test('names tool, version and every rule with its page and default level', () => {
  const { driver } = run().tool;
  expect(driver).toMatchObject({ name: 'inference-cost', version: '1.2.3' });
  for (const rule of rules) {
    const described = driver.rules!.find(entry => entry.id === rule.id)!;
    expect(described).toMatchObject({
      name: expect.stringMatching(/^([A-Z][a-z0-9]*)+$/),
      shortDescription: { text: 'Costs e.g. tokens.' },
      fullDescription: { text: 'Costs e.g. tokens. And time.' },
      help: { markdown: page(rule.id) },
    });
    expect(['none', 'note', 'warning', 'error']).toContain(described.defaultConfiguration!.level);
  }
});

test('a result has rule, level, message, place, fingerprint', () => {
  const [entry] = run().results!;
  expect(entry).toMatchObject({
    ruleId: 'over-budget',
    level: 'error',
    message: { text: '≈$12.00 per thousand calls, over the budget of $10.00 for src/**.' },
    partialFingerprints: { 'inferenceCost/v1': expect.stringMatching(/^[0-9a-f]{16}$/) },
  });
  expect(entry!.locations![0]!.physicalLocation).toEqual({
    artifactLocation: { uri: 'src/a.py' },
    region: { startLine: 12, startColumn: 12, endLine: 12, endColumn: 42 },
  });
  expect(run().tool.driver.rules![entry!.ruleIndex!]!.id).toBe('over-budget');
  expect(run().columnKind).toBe('utf16CodeUnits');
});

describe('a result', () => {
  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
    ['hint', 'note'],
  ] as const)('of severity %s is a %s', (severity, level) => {
    expect(run({ severity }).results![0]!.level).toBe(level);
  });

  test('of a path that is no URI is encoded', () => {
    const location = run({ file: 'src/a b/ä%.py' }).results![0]!.locations![0]!;
    expect(location.physicalLocation!.artifactLocation!.uri).toBe('src/a%20b/%C3%A4%25.py');
  });

  test('of a notebook names its cell', () => {
    expect(run({ cell: 3 }).results![0]!.locations![0]!.logicalLocations).toEqual([{ name: 'cell 3', kind: 'member' }]);
  });

  test('carries its fix, edits by file', () => {
    const fix = {
      code: 'insert-output-limit',
      args: { key: 'max_tokens', limit: 64 },
      edits: [
        { file: 'src/a.py', range: range(3, 4, 3, 4), newText: 'x' },
        { file: 'src/b.py', range: range(1, 1, 1, 2), newText: '' },
        { file: 'src/a.py', range: range(5, 1, 5, 1), newText: 'y' },
      ],
    };
    const [sarifFix] = run({ fix }).results![0]!.fixes!;
    expect(sarifFix!.description!.text).toBe('Limit the output: max_tokens = 64');
    expect(sarifFix!.artifactChanges.map(change => [change.artifactLocation.uri, change.replacements.length])).toEqual([
      ['src/a.py', 2],
      ['src/b.py', 1],
    ]);
    expect(sarifFix!.artifactChanges[0]!.replacements[0]).toEqual({
      deletedRegion: { startLine: 3, startColumn: 4, endLine: 3, endColumn: 4 },
      insertedContent: { text: 'x' },
    });
  });
});

test('files that were not read are notifications', () => {
  const skipped = [{ file: 'big.min.js', why: 'larger than 1 MB' }];
  const [invocation] = (sarifReport(result({ skipped }), options) as Log).runs[0]!.invocations!;
  expect(invocation!.executionSuccessful).toBe(true);
  expect(invocation!.toolExecutionNotifications![0]!.message.text).toBe('big.min.js: larger than 1 MB');
});
