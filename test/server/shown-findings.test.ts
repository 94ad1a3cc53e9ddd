import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Hover } from 'vscode-languageserver';
import type { EstimateReport } from '../../src/protocol.ts';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
const fingerprint = '0123456789abcdef';
const baseline = (file: string, fingerprint: string) =>
  JSON.stringify({ version: 1, findings: [{ file, rule: 'unbounded-output', fingerprint }] });

let client: TestClient;
afterEach(() => client.stop());

const actions = (only: string): Promise<CodeAction[]> =>
  client.wire.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } },
    context: { diagnostics: [], only: [only] },
  });
const titles = async (only: string): Promise<string[]> => (await actions(only)).map(({ title }) => title);

const [fix, fixAll, quiet] = [
  'Limit the output: limit = 512',
  'Fix all that Inference Cost can fix',
  'Keep unbounded-output quiet for this line',
];

describe('every surface shows the same findings', () => {
  test.each<{ name: string; accepted: string; problems: boolean; shown: boolean; reported: boolean }>([
    {
      name: 'one that nobody has accepted',
      accepted: baseline('src/a.py', 'fedcba9876543210'),
      problems: true,
      shown: true,
      reported: true,
    },
    {
      name: 'one accepted in another file',
      accepted: baseline('src/b.py', fingerprint),
      problems: true,
      shown: true,
      reported: true,
    },
    {
      name: 'one that the team has accepted',
      accepted: baseline('src/a.py', fingerprint),
      problems: true,
      shown: false,
      reported: false,
    },
    // A report is asked for in so many words, and says what it finds.
    {
      name: 'none where problems are switched off',
      accepted: baseline('src/b.py', fingerprint),
      problems: false,
      shown: false,
      reported: true,
    },
  ])('$name', async ({ accepted, problems, shown, reported }) => {
    client = await startTestClient({
      analyzer: lineAnalyzer(),
      initializationOptions: { settings: { problems: { enabled: problems } } },
      files: {
        'file:///workspace/inference-cost.json': '{ "baseline": "known.json" }',
        'file:///workspace/known.json': accepted,
        [uri]: 'ask(unbounded)',
      },
      host: { listSourceFiles: async () => [uri] },
    });
    await client.open(uri, 'ask(unbounded)');
    const { diagnostics } = await client.diagnostics(uri, ({ version }) => version === 1);
    expect(diagnostics.map(({ code }) => code)).toEqual(shown ? ['unbounded-output'] : []);
    expect(await titles('quickfix')).toEqual(shown ? [fix, quiet] : []);
    expect(await titles('source.fixAll')).toEqual(shown ? [fixAll] : []);

    // Beside a message of the same finding there is room for less: without it the deployment's price has a line.
    const hover = await client.wire.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 1 },
    });
    expect(JSON.stringify(hover.contents).includes('GPU-hour')).toBe(!shown);

    for (const request of ['estimateFile', 'estimateWorkspace']) {
      const { markdown } = await client.wire.sendRequest<EstimateReport>(`inferenceCost/${request}`, { uri });
      expect(markdown.includes('No output limit'), request).toBe(reported);
    }
  });

  test('a fix for all of a rule leaves the accepted ones out', async () => {
    client = await startTestClient({ analyzer: lineAnalyzer() });
    await client.open(uri, 'ask(unbounded)\nask(unbounded)');
    expect(await titles('quickfix')).toContain('Fix all 2 of unbounded-output in this file');
    await client.stop();
    client = await startTestClient({
      analyzer: lineAnalyzer(),
      files: {
        'file:///workspace/inference-cost.json': '{ "baseline": "known.json" }',
        'file:///workspace/known.json': baseline('src/a.py', fingerprint),
      },
    });
    await client.open(uri, 'ask(unbounded)\nask(unbounded)');
    expect(await titles('quickfix')).toEqual([]);
  });
});
