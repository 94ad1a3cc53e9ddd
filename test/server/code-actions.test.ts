import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
let client: TestClient;
beforeEach(async () => {
  client = await startTestClient({ analyzer: lineAnalyzer() });
});
afterEach(() => client.stop());

const actions = (line: number, from: number, to: number, only?: string[], document = uri): Promise<CodeAction[]> =>
  client.wire.sendRequest('textDocument/codeAction', {
    textDocument: { uri: document },
    range: { start: { line, character: from }, end: { line, character: to } },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
/** The document as it would be after an action. */
const applied = (text: string, action: CodeAction, document = uri): string =>
  TextDocument.applyEdits(TextDocument.create(document, 'python', 1, text), action.edit!.changes![document]!);
const titles = (found: readonly CodeAction[]): string[] => found.map(({ title }) => title);

const [fixTitle, quietTitle] = ['Limit the output: limit = 512', 'Keep unbounded-output quiet for this line'];

describe('at a finding', () => {
  test('its fix comes first and is preferred, then a comment that keeps the rule quiet', async () => {
    await client.open(uri, 'ask(1)\nask(unbounded)');
    const [fix, quiet, ...others] = await actions(1, 1, 1);
    expect(others).toEqual([]);
    expect(fix).toMatchObject({
      title: fixTitle,
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'unbounded-output' }],
    });
    const at = { line: 1, character: 4 };
    expect(fix!.edit).toEqual({ changes: { [uri]: [{ range: { start: at, end: at }, newText: 'limit, ' }] } });
    expect(quiet).toMatchObject({ title: quietTitle, kind: 'quickfix' });
    expect(quiet!.isPreferred).toBeUndefined();
  });

  test.each([
    { name: 'another line', line: 0, only: undefined, found: [] },
    { name: 'quick fixes only', line: 1, only: ['quickfix'], found: [fixTitle, quietTitle] },
    { name: 'anything', line: 1, only: [''], found: [fixTitle, quietTitle, 'Fix all that Inference Cost can fix'] },
    { name: 'refactorings only', line: 1, only: ['refactor'], found: [] },
  ])('$name', async ({ line, only, found }) => {
    await client.open(uri, 'ask(1)\nask(unbounded)');
    expect(titles(await actions(line, 0, 3, only))).toEqual(found);
  });
});

describe('fixing all', () => {
  const text = 'ask(unbounded)\nask(1)\nask(unbounded) + ask(unbounded)';
  const fixed = 'ask(limit, unbounded)\nask(1)\nask(limit, unbounded) + ask(limit, unbounded)';

  test.each([['source.fixAll.inferenceCost'], ['source.fixAll'], ['source']])(
    'on saving, asked for as %s',
    async kind => {
      await client.open(uri, text);
      const [all, ...others] = await actions(0, 0, 0, [kind]);
      expect(others).toEqual([]);
      expect(all).toMatchObject({ kind: 'source.fixAll.inferenceCost', title: 'Fix all that Inference Cost can fix' });
      expect(applied(text, all!)).toBe(fixed);
    },
  );

  test('of one rule, offered at one of its findings', async () => {
    await client.open(uri, text);
    const all = (await actions(0, 0, 3)).find(({ title }) => title.startsWith('Fix all'))!;
    expect(all.title).toBe('Fix all 3 of unbounded-output in this file');
    expect(applied(text, all)).toBe(fixed);
  });

  test('not offered where one fix is all there is', async () => {
    await client.open(uri, 'ask(unbounded)');
    expect(titles(await actions(0, 0, 3))).toEqual([fixTitle, quietTitle]);
    await client.change(uri, 'ask(1)', 2);
    expect(await actions(0, 0, 3, ['source.fixAll'])).toEqual([]);
  });
});

describe('keeping a rule quiet', () => {
  const quiet = async (line: number, from: number, document = uri) =>
    (await actions(line, from, from, undefined, document)).find(({ title }) => title === quietTitle);

  test.each([
    {
      name: 'a comment of the language, indented as the line',
      text: 'x = 1\n    ask(unbounded)',
      line: 1,
      from: 5,
      result: 'x = 1\n    # inference-cost-disable-next-line unbounded-output -- why\n    ask(unbounded)',
    },
    {
      name: 'at the top of the file',
      text: 'ask(unbounded)',
      line: 0,
      from: 1,
      result: '# inference-cost-disable-next-line unbounded-output -- why\nask(unbounded)',
    },
    {
      name: 'into the comment that is there',
      text: '# inference-cost-disable-next-line over-budget -- agreed\nask(unbounded)',
      line: 1,
      from: 1,
      result: '# inference-cost-disable-next-line unbounded-output, over-budget -- agreed\nask(unbounded)',
    },
  ])('$name', async ({ text, line, from, result }) => {
    await client.open(uri, text);
    expect(applied(text, (await quiet(line, from))!)).toBe(result);
  });

  test.each([
    { document: 'file:///workspace/a.ts', language: 'typescript', comment: '// inference-cost-disable-next-line' },
    { document: 'file:///workspace/a.rb', language: 'ruby', comment: '# inference-cost-disable-next-line' },
    { document: 'file:///workspace/AGENTS.md', language: 'markdown', comment: '<!-- inference-cost-disable-next-line' },
    { document: 'file:///workspace/a.prompty', language: 'plaintext', comment: undefined },
  ])('in $language: $comment', async ({ document, language, comment }) => {
    await client.open(document, 'ask(unbounded)', language);
    const action = await quiet(0, 1, document);
    if (comment === undefined) expect(action).toBeUndefined();
    else expect(applied('ask(unbounded)', action!, document)).toContain(comment);
  });
});
