import { describe, expect, test } from 'vitest';
import { unboundedOutput } from '../../../src/lint/rules/unbounded-output.ts';
import type { CallSite } from '../../../src/source/call-site.ts';
import { about, exactly, pricedCall, range, refused, site } from '../../report/priced-calls.ts';
import { applied, check, sentence } from '../rule-cases.ts';

const code = `answer = client.chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": question}],
)`;
const unlimited: Partial<CallSite> = {
  range: range(1, 10, 4, 2),
  outputLimit: {
    key: 'max_completion_tokens',
    insertion: { at: { line: 3, column: 54 }, text: '\n    max_completion_tokens={value},' },
  },
};
const call = (changes: Partial<CallSite> = {}) => pricedCall({ site: site({ ...unlimited, ...changes }) });

describe('reports', () => {
  test('a call without a limit, at its callee', () => {
    const [report] = check(unboundedOutput, call());
    expect(report!.range).toEqual(range(1, 10, 1, 40));
    expect(sentence(report!)).toBe(
      'No output limit: ≈256 tokens are expected, but the answer may run to 512. Every 1,000 more cost $0.0016 and ≈11 s.',
    );
  });

  test.each([
    ['an agent', call({ kind: 'agent' })],
    ['a call priced on the list', { ...call(), headline: 'hosted' as const }],
    ['a call whose deployment refuses it', { ...call(), selfHosted: refused() }],
    [
      'a call that nobody can price',
      (({ hosted: _, selfHosted: __, ...rest }) => ({ ...rest, headline: 'none' as const }))(call()),
    ],
  ])('%s', (_name, priced) => {
    const reports = check(unboundedOutput, priced);
    expect(reports).toHaveLength(1);
    expect(sentence(reports[0]!)).toMatch(
      /^No output limit: ≈256 tokens are expected, but the answer may run to 512\./,
    );
  });

  test('without a fix where no place to insert is known', () => {
    const [report] = check(unboundedOutput, call({ outputLimit: { key: 'max_tokens' } }));
    expect(report!.fix).toBeUndefined();
  });
});

describe('accepts', () => {
  test.each([
    ['a limit', call({ outputLimit: { key: 'max_tokens', value: 512 } })],
    ['a limit of zero', call({ outputLimit: { key: 'max_tokens', value: 0 } })],
    ['a limit that only the running program knows', call({ outputLimit: { key: 'max_tokens', unread: true } })],
    ['a call of which not even the prompt could be read', call({ prompt: [] })],
    ['a small default of the server', call({ outputLimit: { key: 'max_tokens', defaultValue: 16 } })],
    ['an SDK without such a key', call({ outputLimit: {} })],
    ['an embedding', call({ kind: 'embedding' })],
    ['a prompt that is sent elsewhere', call({ kind: 'prompt' })],
    ['a prompt file', call({ kind: 'prompt-file' })],
    ['the project’s own wrapper', call({ kind: 'wrapper' })],
  ])('%s', (_name, priced) => {
    expect(check(unboundedOutput, priced)).toEqual([]);
  });
});

describe('the fix', () => {
  test('inserts the key of the SDK with four times the expected answer', () => {
    const [report] = check(unboundedOutput, call());
    expect(applied(code, report!)).toBe(`answer = client.chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": question}],
    max_completion_tokens=1024,
)`);
    expect(report!.fix!.args).toEqual({ key: 'max_completion_tokens', limit: 1024 });
  });

  test('leaves nothing to report', () => {
    expect(check(unboundedOutput, call({ outputLimit: { key: 'max_completion_tokens', value: 1024 } }))).toEqual([]);
  });

  test.each([
    [1, 64],
    [16, 64],
    [17, 128],
    [8000, 32000],
  ])('for an expected answer of %d tokens suggests %d', (expected, limit) => {
    const priced = { ...call(), output: { ...about(expected), from: 'default' as const } };
    expect(check(unboundedOutput, priced)[0]!.fix!.args.limit).toBe(limit);
  });

  test('an expected answer of nothing still gets a sentence', () => {
    const priced = { ...call(), output: { ...exactly(0), from: 'default' as const } };
    expect(sentence(check(unboundedOutput, priced)[0]!)).toBe(
      'No output limit: ≈0 tokens are expected, but the answer may run to 0.',
    );
  });
});
