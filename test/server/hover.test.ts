import { afterEach, expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { callAt } from '../../src/server/hover.ts';
import { part, pricedCall, range, site } from '../report/priced-calls.ts';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const hover = (character: number): Promise<Hover | null> =>
  client!.wire.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character } });

test('the breakdown where the call is named, nothing elsewhere', async () => {
  client = await startTestClient({ analyzer: lineAnalyzer() });
  await client.open(uri, 'x = ask(1) + 2');
  expect(await hover(5)).toMatchObject({
    contents: { kind: 'markdown', value: expect.stringContaining('H100 SXM') },
    range: { start: { line: 0, character: 4 }, end: { line: 0, character: 7 } },
  });
  expect(await hover(0)).toBeNull();
  expect(await hover(13)).toBeNull();
});

test('nothing when switched off', async () => {
  client = await startTestClient({
    analyzer: lineAnalyzer(),
    initializationOptions: { settings: { hover: { enabled: false } } },
  });
  await client.open(uri, 'ask(1)');
  expect(await hover(1)).toBeNull();
});

test.each([
  ['a finding', 'ask(unbounded)', true, true],
  ['a finding, where findings are not shown', 'ask(unbounded)', false, false],
  ['no finding', 'ask(1)', true, false],
])('with %s on the call', async (_, text, enabled, isShorter) => {
  client = await startTestClient({
    analyzer: lineAnalyzer(),
    initializationOptions: { settings: { problems: { enabled } } },
  });
  await client.open(uri, text);
  const shown = JSON.stringify((await hover(1))?.contents);
  expect(shown.includes('GPU-hour')).toBe(!isShorter);
});

const outer = pricedCall({
  site: site({
    callee: 'client.create',
    range: range(2, 5, 9, 2),
    model: { id: 'gpt-4o', from: 'literal', range: range(3, 11, 3, 19) },
  }),
  parts: [
    part({ range: range(4, 10, 6, 4) }),
    part({ range: range(1, 1, 1, 50), file: 'prompts.py' }),
    part({ role: 'history' }),
  ],
});
const inner = pricedCall({ site: site({ callee: 'embed', range: range(5, 3, 5, 9) }), parts: [] });

test.each([
  ['the callee', 2, 5, outer],
  ['just behind the callee', 2, 18, outer],
  ['the brackets', 2, 19, undefined],
  ['the model', 3, 12, outer],
  ['the prompt', 4, 12, outer],
  ['a line in the middle of the prompt', 6, 1, outer],
  ['a call inside the prompt', 5, 4, inner],
  ['another argument', 8, 3, undefined],
  ['text of another file at this position', 1, 3, undefined],
])('%s', (_, line, column, expected) => {
  expect(callAt([outer, inner], { line: line - 1, character: column - 1 })).toBe(expected);
});
