import { expect, test } from 'vitest';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import type { PricedCall } from '../../src/cost/priced-call.ts';
import { filesMarkdown } from '../../src/report/markdown-report.ts';
import { dollars } from '../../src/units.ts';
import { hosted, pricedCall, range, refused, site } from './priced-calls.ts';

const file = (calls: readonly PricedCall[], changes: Partial<FileAnalysis> = {}): FileAnalysis => ({
  file: 'src/a.py',
  language: 'python',
  calls,
  findings: [],
  problems: [],
  ...changes,
});
const address = (name: string, line: number): string => `/${name}#L${line}`;
const rows = (markdown: string): string[] => markdown.split('\n').filter(line => line.startsWith('| ['));

test.each([
  ['one file without calls', [file([])], /^No LLM call found\.\n/],
  ['several', [file([]), file([])], /^No LLM call found in 2 files\.\n/],
  ['one call', [file([pricedCall()])], /^\*\*1\*\* call in 1 file · ≈1\.2k input tokens/],
  [
    'what the self-hosted figures rest on',
    [file([pricedCall()])],
    /^.*\n\nSelf-hosted figures: prod: Llama-3\.3-70B-Instruct, 2×H100 SXM\n/,
  ],
  [
    'calls of two files',
    [file([pricedCall()]), file([pricedCall()])],
    /^\*\*2\*\* calls in 2 files .* hosted \*\*≈\$11\.20\/k\*\*/,
  ],
])('%s', (_, analyses, expected) => {
  expect(filesMarkdown(analyses, address)).toMatch(expected);
});

test('the dearest call comes first, each with its place, model, tokens and both prices', () => {
  const cheap = pricedCall({ site: site({ callee: 'cheap' }), headline: 'hosted' });
  const dear = pricedCall({
    site: site({ callee: 'dear', range: range(40, 1, 41, 2) }),
    headline: 'hosted',
    hosted: { ...hosted, costPerRequest: dollars(2) },
  });
  expect(rows(filesMarkdown([file([cheap, dear])], address))).toEqual([
    '| [src/a.py:40](/src/a.py#L40)<br>`dear`<br>gpt-4o | ≈1.2k+256 | ≈$2,000/k openai<br>≈$0.42/k prod |',
    '| [src/a.py:12](/src/a.py#L12)<br>`cheap`<br>gpt-4o | ≈1.2k+256 | ≈$5.60/k openai<br>≈$0.42/k prod |',
  ]);
});

test('what has no price says why', () => {
  const {
    hosted: _,
    selfHosted: __,
    ...unpriced
  } = pricedCall({
    site: site({ model: { from: 'unknown' } }),
    headline: 'none',
    unknown: [{ code: 'model-unknown' }],
  });
  const [row] = rows(filesMarkdown([file([unpriced])], address));
  expect(row).toContain('<br>model unknown |');
  expect(row).toContain('model unknown · set one');
  expect(rows(filesMarkdown([file([pricedCall({ selfHosted: refused() })])], address))[0]).toContain('≈11 GB short');
});

test('findings and unread files have their own lists', () => {
  const text = filesMarkdown(
    [
      file([pricedCall()], {
        findings: [
          {
            rule: 'unbounded-output',
            severity: 'warning',
            code: 'unbounded-output',
            args: { expected: 256, high: 4096 },
            file: 'src/a.py',
            range: range(12, 1, 12, 5),
            fingerprint: '0123456789abcdef',
          },
        ],
        problems: [{ code: 'syntax-error', range: range(7, 1, 7, 2) }],
      }),
    ],
    address,
  );
  expect(text).toContain('## 1 finding\n\n- [src/a.py:12](/src/a.py#L12) `unbounded-output` No output limit');
  expect(text).toMatch(/- \[src\/a\.py:7\]\(\/src\/a\.py#L7\): /);
});

test('text of the workspace makes no markup', () => {
  const text = filesMarkdown(
    [
      file([
        pricedCall({ site: site({ file: 'a|b](x).py', callee: 'f`|`', model: { id: '<img>|', from: 'literal' } }) }),
      ]),
    ],
    () => undefined,
  );
  const row = text.split('\n').at(-2)!;
  expect(row).not.toContain('<img>');
  expect(row.replaceAll(/\\\\|\\\|/g, '').match(/\|/g)?.length).toBe(4);
});

test('a list of thousands is cut, and says so', () => {
  const many = Array.from({ length: 600 }, () => pricedCall());
  const text = filesMarkdown([file(many)], address);
  expect(rows(text).length).toBe(500);
  expect(text).toContain('100 cheaper calls are not listed.');
});
