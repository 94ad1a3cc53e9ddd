import { describe, expect, test } from 'vitest';
import { retryResends } from '../../../src/lint/rules/retry-resends.ts';
import type { Retry } from '../../../src/source/call-site.ts';
import { about, pricedCall, range, site } from '../../report/priced-calls.ts';
import { lintSource } from '../lint-source.ts';
import { check, sentence } from '../rule-cases.ts';

const retry = (changes: Partial<Retry> = {}): Retry => ({
  attempts: 5,
  bounded: true,
  selective: false,
  range: range(3, 1, 3, 20),
  ...changes,
});
const call = (changes: Partial<Retry> = {}) =>
  pricedCall({ site: site({ retry: retry(changes) }), input: about(400), headline: 'hosted' });

describe('reports', () => {
  test('attempts whatever the error, at what repeats', () => {
    const [report] = check(retryResends, call());
    expect(report!.range).toEqual(range(3, 1, 3, 20));
    expect(report!.saves).toEqual({ tokens: 1600 });
    expect(sentence(report!)).toMatch(
      /^Whatever the error, the ≈400 tokens are sent up to 5 times, ≈2,000 in all\. A thousand further attempts cost ≈\$[\d.]+\.$/,
    );
  });

  test.each<[string, Partial<Retry>]>([
    ['whatever the error', { selective: false }],
    ['even for passing errors only', { selective: true }],
  ])('attempts without an end, %s', (_name, changes) => {
    const { attempts: _, ...endless } = retry({ bounded: false, ...changes });
    const [report] = check(retryResends, pricedCall({ site: site({ retry: endless }), headline: 'none' }));
    expect(report!.code).toBe('retry-unbounded');
    expect(report!.saves).toBeUndefined();
    expect(sentence(report!)).toMatch(/^Nothing ends these attempts: each failure sends the ≈1,234 tokens again\./);
  });

  test('through the pipeline', async () => {
    const text = `from openai import OpenAI
client = OpenAI()
def ask(q):
    for attempt in range(3):
        try:
            return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": q}], max_tokens=9)
        except Exception:
            pass
`;
    const [seen] = await lintSource('retry-resends', 'python', text);
    expect(seen!.underlined).toBe('for attempt in range(3):');
    expect(seen!.finding.severity).toBe('info');
    const selective = text.replace('except Exception', 'except RateLimitError');
    expect(await lintSource('retry-resends', 'python', selective)).toEqual([]);
  });
});

describe('accepts', () => {
  test.each<[string, Partial<Retry> | undefined]>([
    ['a bounded number of attempts at passing errors', { selective: true }],
    ['a single attempt', { attempts: 1 }],
    ['no retry at all', undefined],
  ])('%s', (_name, changes) => {
    expect(check(retryResends, changes ? call(changes) : pricedCall())).toEqual([]);
  });
  test('an agent that is only made there', () => {
    expect(check(retryResends, pricedCall({ site: site({ kind: 'agent', retry: retry() }) }))).toEqual([]);
  });
});
