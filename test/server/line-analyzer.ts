import type { Analyzer } from '../../src/analysis/analyzer.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import type { Configuration } from '../../src/configuration/configuration.ts';
import type { PricedCall } from '../../src/cost/priced-call.ts';
import type { Finding } from '../../src/lint/finding.ts';
import type { LanguageId } from '../../src/source/call-site.ts';
import type { SourceText } from '../../src/source/scanner.ts';
import type { TokenCounter } from '../../src/tokens/token-counter.ts';
import { pricedCall, range, site } from '../report/priced-calls.ts';

export interface LineAnalyzer extends Analyzer {
  readonly analyzed: { readonly source: SourceText; readonly configuration: Configuration }[];
  readonly prepared: readonly LanguageId[];
  /** Models whose counters were asked for. */
  readonly counted: readonly (string | undefined)[];
  readonly texts: string[];
  /** What reading a file named in a line `import NAME` gave. */
  readonly imported: (string | undefined)[];
}

/** An analyzer that is easy to predict: every `ask(` is a call, every `ask(unbounded` has a finding whose fix inserts `limit, `. */
export function lineAnalyzer(slow: () => Promise<void> = async () => undefined): LineAnalyzer {
  const analyzed: LineAnalyzer['analyzed'] = [];
  const prepared: LanguageId[] = [];
  const counted: (string | undefined)[] = [];
  const texts: string[] = [];
  const imported: LineAnalyzer['imported'] = [];
  return {
    analyzed,
    prepared,
    counted,
    texts,
    imported,
    async analyze(source, configuration, options) {
      analyzed.push({ source, configuration });
      await slow();
      const lines = source.text.split('\n');
      for (const line of lines)
        if (line.startsWith('import ')) imported.push(options?.readFile?.(line.slice('import '.length)));
      return analysisOf(
        source,
        lines.flatMap((line, index) => callsOf(source, line, index + 1)),
      );
    },
    async analyzeText(text) {
      texts.push(text);
      const source: SourceText = { file: 'selection', language: 'prompt-file', text };
      return analysisOf(source, [callAt(source, 1, 1)]);
    },
    async prepare(language) {
      prepared.push(language);
    },
    customModels: async () => new Map(),
    async tokenCounter(modelId) {
      counted.push(modelId);
      return wordCounter;
    },
    customModelProblems: async () => [],
  };
}

/** Every word with the blanks before it is a token. */
const words = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

const wordEncoder = {
  encode: (text: string) => words(text).map((_, index) => index),
  count: (text: string) => words(text).length,
  stretches: (text: string) => [
    {
      start: 0,
      end: text.length,
      normalized: text,
      ids: words(text).map((_, index) => index),
      lengths: words(text).map(word => new TextEncoder().encode(word).length),
    },
  ],
} as unknown as NonNullable<TokenCounter['encoder']>;

const wordCounter: TokenCounter = {
  exact: true,
  basis: { code: 'exact-vocabulary', vocabulary: 'words', source: 'test', date: '2026-11-22' },
  encoder: wordEncoder,
  count: () => {
    throw new Error('not used');
  },
  encode: () => [],
};

const analysisOf = (source: SourceText, calls: readonly PricedCall[]): FileAnalysis => ({
  file: source.file,
  language: source.language,
  calls,
  findings: calls.filter(call => isUnbounded(source, call)).map(call => finding(source.file, call)),
  problems: [],
});

const callsOf = (source: SourceText, line: string, number: number): PricedCall[] =>
  [...line.matchAll(/ask\(/g)].map(match => callAt(source, number, match.index + 1));

function callAt({ file, language }: SourceText, line: number, column: number): PricedCall {
  return pricedCall({
    site: site({
      id: `${file}:${line}:ask`,
      file,
      language,
      callee: 'ask',
      range: range(line, column, line, column + 5),
    }),
    parts: [],
  });
}

function isUnbounded({ text }: SourceText, { site }: PricedCall): boolean {
  const { line, column } = site.range.start;
  return text
    .split('\n')
    [line - 1]!.slice(column - 1)
    .startsWith('ask(unbounded');
}

function finding(file: string, { site }: PricedCall): Finding {
  const { line, column } = site.range.start;
  const after = { line, column: column + 'ask('.length };
  return {
    rule: 'unbounded-output',
    severity: 'warning',
    code: 'unbounded-output',
    args: { expected: 256, high: 16_384 },
    file,
    call: site.id,
    fingerprint: '0123456789abcdef',
    range: range(line, column, line, column + 3),
    fix: {
      code: 'set-output-limit',
      args: { key: 'limit', limit: 512 },
      edits: [{ file, range: { start: after, end: after }, newText: 'limit, ' }],
    },
  };
}
