import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TokenView } from '../../src/protocol.ts';
import { pricedCall, range, site } from '../report/priced-calls.ts';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
let client: TestClient;
beforeEach(async () => {
  client = await startTestClient({ analyzer: lineAnalyzer() });
});
afterEach(() => client.stop());

const view = (line: number, from: number, to: number, text: string): Promise<TokenView> =>
  client.wire.sendRequest('inferenceCost/tokens', {
    uri,
    range: { start: { line, character: from }, end: { line, character: to } },
    text,
  });
const places = ({ tokens }: TokenView): number[][] =>
  tokens.map(({ range: { start, end } }) => [start.line, start.character, end.line, end.character]);

test('of a selection, where it stands', async () => {
  const found = await view(3, 10, 17, 'two ünits');
  expect(found.summary).toBe('2 tokens · words');
  expect(places(found)).toEqual([
    [3, 10, 3, 13],
    [3, 13, 3, 19],
  ]);
});

test('over several lines', async () => {
  expect(places(await view(3, 10, 1, 'one\n two\nthree'))).toEqual([
    [3, 10, 3, 13],
    [3, 13, 4, 4],
    [4, 4, 5, 5],
  ]);
});

test('of nothing asks for a prompt', async () => {
  await client.open(uri, 'x = 1');
  await expect(view(0, 1, 1, '')).rejects.toThrow(/Put the cursor into a prompt/);
});

test('of the prompt of the call at the cursor, escapes and all; text from elsewhere is left out', async () => {
  await client.stop();
  const analyzer = lineAnalyzer();
  const known = { kind: 'static' as const, text: 'Say\n"hi"', range: range(1, 6, 1, 17) };
  const call = pricedCall({
    site: site({
      range: range(1, 1, 1, 19),
      prompt: [
        { role: 'user', segments: [known, { kind: 'placeholder', name: 'x' }] },
        { role: 'system', file: 'prompts.py', segments: [{ ...known, text: 'elsewhere' }] },
      ],
    }),
    parts: [],
  });
  client = await startTestClient({
    analyzer: {
      ...analyzer,
      analyze: async ({ file, language }) => ({ file, language, calls: [call], findings: [], problems: [] }),
    },
  });
  await client.open(uri, 'ask("Say\\n\\"hi\\"")');
  expect(places(await view(0, 2, 2, ''))).toEqual([
    [0, 5, 0, 8],
    [0, 8, 0, 16],
  ]);
});
