import { expect } from 'vitest';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';
import type { RuleId } from '../../src/configuration/rule-ids.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { textAt } from '../../src/lint/source-span.ts';
import type { LanguageId } from '../../src/source/call-site.ts';
import { analyzer } from '../analyzer-of-tests.ts';
import { applied, sentence } from './rule-cases.ts';

const checked = (configuration: object) => {
  const { configuration: read, problems } = readConfiguration(JSON.stringify(configuration));
  expect(problems).toEqual([]);
  return read;
};

/** A source text through the whole pipeline. On a machine that is busy the scanner's time may run out: then once more. */
export async function analyze(
  language: LanguageId,
  text: string,
  configuration: object = {},
  file = 'src/a',
): Promise<FileAnalysis> {
  const read = checked(configuration);
  let analysis = await analyzer.analyze({ file, language, text }, read);
  for (let attempt = 0; attempt < 3 && analysis.problems.some(({ code }) => code === 'time-limit'); attempt++)
    analysis = await analyzer.analyze({ file, language, text }, read);
  return analysis;
}

export interface Seen {
  /** The text between the finding's positions. */
  readonly underlined: string;
  readonly message: string;
  readonly finding: Finding;
  /** The source after the fix; undefined without one. */
  readonly fixed?: string;
}

/** What one rule says about a source text, through the whole pipeline. */
export async function lintSource(
  rule: RuleId,
  language: LanguageId,
  text: string,
  configuration: object = {},
  file = 'src/a',
): Promise<readonly Seen[]> {
  const analysis = await analyze(language, text, configuration, file);
  expect(analysis.calls.length, 'the case holds no call').toBeGreaterThan(0);
  return analysis.findings
    .filter(finding => finding.rule === rule)
    .map(finding => ({
      underlined: textAt(text, finding.range),
      message: sentence(finding),
      finding,
      ...(finding.fix ? { fixed: applied(text, finding) } : {}),
    }));
}

/** The fix removes its own finding, adds none of this rule, keeps the calls, and has nothing left to do. */
export async function expectFixHolds(rule: RuleId, language: LanguageId, text: string, configuration: object = {}) {
  const before = await lintSource(rule, language, text, configuration);
  expect(before.length).toBeGreaterThan(0);
  const { fixed } = before[0]!;
  expect(fixed).toBeDefined();
  expect(fixed).not.toBe(text);
  const after = await lintSource(rule, language, fixed!, configuration);
  expect(after.length).toBe(before.length - 1);
  const callees = async (source: string) => (await analyze(language, source)).calls.map(call => call.site.callee);
  expect(await callees(fixed!)).toEqual(await callees(text));
}

export const openAi = (body: string, before = ''): string =>
  `from openai import OpenAI\n\nclient = OpenAI()\n${before}\n\ndef ask(question, document, history):\n    return client.chat.completions.create(\n        model="gpt-4o",\n${body}\n    )\n`;

export const messages = (...entries: string[]): string =>
  `        messages=[\n${entries.map(entry => `            ${entry},\n`).join('')}        ],`;

export const vercel = (body: string): string =>
  `import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n\nexport async function ask(question: string, document: string) {\n  return generateText({\n    model: openai('gpt-4o'),\n${body}\n  });\n}\n`;
