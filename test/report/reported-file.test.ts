import { describe, expect, test } from 'vitest';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { callTitle } from '../../src/report/call-title.ts';
import { githubReport } from '../../src/report/github-report.ts';
import { jsonReport } from '../../src/report/json-report.ts';
import type { LintResult } from '../../src/report/lint-result.ts';
import { filesMarkdown } from '../../src/report/markdown-report.ts';
import { isRunning, reportedFile } from '../../src/report/reported-file.ts';
import { sarifReport } from '../../src/report/sarif-report.ts';
import { textReport } from '../../src/report/text-report.ts';
import { english } from '../../src/report/translate.ts';
import { analysis, finding } from './lint-results.ts';
import { part, performance, pricedCall, range, refused, selfHosted, site } from './priced-calls.ts';

const withoutSelfHosted = (() => {
  const { selfHosted: _, ...call } = pricedCall({ headline: 'hosted' });
  return call;
})();
const withoutDollars = (() => {
  const { costPerRequest: _, prefillCost: __, decodeCost: ___, gpuHour: ____, ...own } = selfHosted();
  return pricedCall({ selfHosted: own, unknown: [{ code: 'gpu-price-unknown', accelerator: 'H100' }] });
})();
const windowTooSmall = refused();
const files: readonly (readonly [string, FileAnalysis])[] = [
  ['a call on both lists', analysis()],
  ['no calls', analysis({ calls: [], findings: [] })],
  ['a call without a deployment', analysis({ calls: [withoutSelfHosted] })],
  ['a deployment without a price', analysis({ calls: [withoutDollars] })],
  ['a request that does not fit', analysis({ calls: [pricedCall({ selfHosted: refused() })] })],
  [
    'a prompt over the context window',
    analysis({
      calls: [
        pricedCall({
          selfHosted: { ...windowTooSmall, estimate: { ...windowTooSmall.estimate, reason: 'context-window' } },
        }),
      ],
    }),
  ],
  [
    'a notebook’s cell, a broken call, an unknown model, an unread limit and no message',
    analysis({
      calls: [
        pricedCall({
          site: site({
            cell: 3,
            syntaxError: range(2, 1, 2, 5),
            model: { from: 'unknown' },
            outputLimit: { unread: true },
            prompt: [],
          }),
          parts: [part({ text: '', normalizedText: '' })],
        }),
      ],
      findings: [finding({ cell: 3, saves: { tokens: 12 } }), finding({ rule: 'unbounded-output', severity: 'info' })],
      problems: [{ code: 'too-large', args: {} } as unknown as FileAnalysis['problems'][number]],
    }),
  ],
];

const reports: Record<string, (result: LintResult) => unknown> = {
  json: result => JSON.stringify(plain(jsonReport(result))),
  sarif: result => JSON.stringify(sarifReport(result, { version: '1' })),
  markdown: ({ analyses }) => filesMarkdown(analyses, () => undefined),
  github: result => githubReport(result),
  text: result => textReport(result),
  'text, quiet': result => textReport(result, { quiet: true }),
};
const plain = (report: ReturnType<typeof jsonReport>) => ({ ...report, calls: [...report.calls] });

describe.each(Object.entries(reports))('%s says the same of what is kept as of the analysis', (_, report) => {
  test.each(files)('%s', (__, full) => {
    const said = report({ analyses: [full], skipped: [] });
    expect(report({ analyses: [reportedFile(full, false)], skipped: [] })).toEqual(said);
    expect(report({ analyses: [structuredClone(reportedFile(full, true))], skipped: [] })).toEqual(said);
  });
});

test.each(files)('texts are there where they are shown: %s', (_, full) => {
  const said = (result: LintResult) => plain(jsonReport(result, { includeText: true }));
  expect(said({ analyses: [reportedFile(full, true)], skipped: [] })).toEqual(said({ analyses: [full], skipped: [] }));
});

describe('what no report says is let go', () => {
  const full = analysis({
    calls: [
      pricedCall({
        selfHosted: selfHosted({
          estimate: { ...performance, assumptions: [{ code: 'engine', args: { engine: 'vllm' } }] },
        }),
      }),
    ],
  });
  const [kept] = reportedFile(full, false).calls;

  test('the texts', () => {
    const text = JSON.stringify(kept);
    for (const gone of ['You answer questions.', 'Answer this', 'segments', 'max_completion_tokens'])
      expect(text).not.toContain(gone);
  });

  test('operators, assumptions, throughput and the request’s shape', () => {
    expect(Object.keys(kept!.selfHosted!)).not.toContain('shape');
    expect(Object.keys(kept!.selfHosted!.estimate)).toEqual([
      'fits',
      'concurrency',
      'ttftSeconds',
      'itlSeconds',
      'endToEndSeconds',
      'prefill',
      'decode',
      'memory',
      'accuracy',
    ]);
    expect(kept!.selfHosted!.estimate).toMatchObject({ prefill: { seconds: 0.038 }, decode: { seconds: 2.9 } });
  });

  test('a message more or less is known by their number', () => {
    expect(kept!.site.prompt).toEqual({ length: 1 });
  });

  test('a deployment is shared, not copied', () => {
    expect(kept!.selfHosted!.deployment).toBe(full.calls[0]!.selfHosted!.deployment);
  });

  test('nothing of the analysis is changed', () => {
    expect(full.calls[0]!.site.prompt).toHaveLength(1);
    expect(callTitle(full.calls[0]!, english)).toContain('gpt-4o');
  });
});

test('findings are found now, so that the text they are found in can go', () => {
  let asked = 0;
  const full: FileAnalysis = {
    ...analysis(),
    get findings() {
      asked += 1;
      return [finding()];
    },
  };
  asked = 0;
  const kept = reportedFile(full, false);
  expect(asked).toBe(1);
  expect(kept.findings).toEqual([finding()]);
  expect(asked).toBe(1);
});

test.each([
  ['fits', selfHosted(), true],
  ['does not fit', refused(), false],
  ['no deployment', undefined, false],
])('running: %s', (_, own, runs) => {
  expect(isRunning(own)).toBe(runs);
});
