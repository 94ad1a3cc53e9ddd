import { beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';
import type { PricedCall } from '../../src/cost/priced-call.ts';
import { formatBytes, formatDuration, formatPerThousand, formatTokens } from '../../src/report/format.ts';
import { hintText } from '../../src/report/hint.ts';
import { hoverMarkdown } from '../../src/report/hover.ts';
import { type CallJson, callJson } from '../../src/report/json-report.ts';
import { filesMarkdown } from '../../src/report/markdown-report.ts';
import { textReport } from '../../src/report/text-report.ts';
import { analyzer } from '../analyzer-of-tests.ts';
import { deployments, pythonCalls } from '../commands/command-line.ts';

const { configuration } = readConfiguration(JSON.stringify({ deployments, use: 'prod' }));
let call: PricedCall;
let surfaces: Record<'hint' | 'hover' | 'text' | 'markdown', string>;
let json: CallJson;

beforeAll(async () => {
  const analysis = await analyzer.analyze({ file: 'a.py', language: 'python', text: pythonCalls }, configuration);
  call = analysis.calls[0]!;
  const result = { analyses: [analysis], skipped: [] };
  surfaces = {
    hint: hintText(call, 'all').text,
    hover: hoverMarkdown(call),
    text: textReport(result),
    markdown: filesMarkdown([analysis], () => undefined),
  };
  json = callJson(call);
});

/** The figures of the JSON, through the one formatter, must stand in every surface that shows them. */
describe('one call, one set of numbers', () => {
  const own = () => json.selfHosted as Extract<typeof json.selfHosted, { prefillSeconds: number }>;
  test.each<[string, () => string, (keyof typeof surfaces)[]]>([
    [
      'dollars per thousand calls',
      () => formatPerThousand(own().costPerRequest!),
      ['hint', 'hover', 'text', 'markdown'],
    ],
    ['input tokens', () => formatTokens(json.input.tokens, { exact: json.input.exact }), ['hint', 'text', 'markdown']],
    ['prefill time', () => formatDuration(own().prefillSeconds), ['hint', 'hover', 'text']],
    ['decode time', () => formatDuration(own().decodeSeconds), ['hint', 'hover', 'text']],
    ['KV cache', () => formatBytes(own().kvBytes), ['hint', 'hover', 'text']],
    ['time to first token', () => formatDuration(own().ttftSeconds), ['hover']],
    ['dollars of prefill', () => formatPerThousand(own().prefillCost!), ['hover']],
    ['dollars of decode', () => formatPerThousand(own().decodeCost!), ['hover']],
    [
      'tokens of the system part',
      () => formatTokens(json.prompt[0]!.tokens, { exact: json.prompt[0]!.exact }),
      ['hover'],
    ],
  ])('%s', (_name, figure, where) => {
    for (const surface of where) expect(surfaces[surface], surface).toContain(figure());
  });

  test('the line in the terminal is the line in the editor', () => {
    expect(surfaces.text).toContain(surfaces.hint);
  });
});
