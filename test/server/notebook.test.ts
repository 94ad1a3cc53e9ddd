import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Hover, InlayHint } from 'vscode-languageserver';
import { analyzer } from '../analyzer-of-tests.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const notebookUri = 'file:///workspace/notebooks/tone.ipynb';
const cellUri = (name: string): string => `vscode-notebook-cell:/workspace/notebooks/tone.ipynb#${name}`;
const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

const setUp = '%pip install openai\nfrom openai import OpenAI\n\nclient = OpenAI()';
const prompt = 'JUDGE = "You judge the tone of a reply."';
const call = [
  '# one call',
  'client.chat.completions.create(',
  '    model="gpt-4o-mini",',
  '    messages=[{"role": "system", "content": JUDGE}],',
  ')',
].join('\n');

let client: TestClient;
const start = async (server: Partial<TestServer> = {}): Promise<void> => {
  client = await startTestClient({ analyzer, initializationOptions: { settings: { debounce: 0 } }, ...server });
};
afterEach(() => client.stop());

interface Cell {
  readonly name: string;
  readonly text: string;
  readonly language?: string;
}

const cellKind = { code: 2, markup: 1 };
const structure = ({ name, language }: Cell) => ({
  kind: language === 'markdown' ? cellKind.markup : cellKind.code,
  document: cellUri(name),
});
const opened = ({ name, text, language = 'python' }: Cell) => ({
  uri: cellUri(name),
  languageId: language,
  version: 1,
  text,
});

const open = (...cells: Cell[]) =>
  client.wire.sendNotification('notebookDocument/didOpen', {
    notebookDocument: {
      uri: notebookUri,
      notebookType: 'jupyter-notebook',
      version: 1,
      cells: cells.map(structure),
    },
    cellTextDocuments: cells.map(opened),
  });

const type = (name: string, text: string, version: number) =>
  client.wire.sendNotification('notebookDocument/didChange', {
    notebookDocument: { uri: notebookUri, version },
    change: { cells: { textContent: [{ document: { uri: cellUri(name), version }, changes: [{ text }] }] } },
  });

const hints = (name: string): Promise<InlayHint[] | null> =>
  client.wire.sendRequest('textDocument/inlayHint', { textDocument: { uri: cellUri(name) }, range: everything });
const labels = async (name: string) => (await hints(name))?.map(({ position, label }) => [position.line, label]);

const cells: Cell[] = [
  { name: 'about', text: '# Tone', language: 'markdown' },
  { name: 'client', text: setUp },
  { name: 'prompt', text: prompt },
  { name: 'call', text: call },
];

describe('the cells of a notebook', () => {
  test('a call stands in its own cell, with names of earlier cells resolved', async () => {
    await start();
    await open(...cells);
    expect(await hints('client')).toEqual([]);
    expect(await hints('prompt')).toEqual([]);
    const [hint, ...others] = (await hints('call'))!;
    expect(others).toEqual([]);
    expect(hint!.position).toEqual({ line: 1, character: 'client.chat.completions.create('.length });
    // 8 tokens of JUDGE and 7 that the provider puts around one message.
    expect(hint!.label).toMatch(/^15\+≈256 tok · /);
  });

  test('without the cell that defines the prompt its length is assumed', async () => {
    await start();
    await open(...cells.filter(({ name }) => name !== 'prompt'));
    // 100 tokens for a placeholder of unknown length, and the 7 around one message.
    expect(await labels('call')).toEqual([[1, expect.stringMatching(/^≈107\+256 tok · /)]]);
  });

  test('an edit of the prompt’s cell changes the hint at the call', async () => {
    await start();
    await open(...cells);
    const before = await labels('call');
    await type('prompt', 'JUDGE = "You judge the tone of a reply that a shop sends to its customer."', 2);
    const after = await labels('call');
    expect(after).toEqual([[1, expect.stringMatching(/^22\+≈256 tok · /)]]);
    expect(after).not.toEqual(before);
  });

  test('hints asked for while another cell is typed in are those of the text that stays', async () => {
    await start({ initializationOptions: { settings: { debounce: 100 } } });
    await open(...cells);
    const words = 'that a shop sends to its customer'.split(' ');
    let answer: ReturnType<typeof labels> | undefined;
    for (const [index] of words.entries()) {
      await type(
        'prompt',
        `JUDGE = "You judge the tone of a reply ${words.slice(0, index + 1).join(' ')}."`,
        index + 2,
      );
      answer ??= labels('call');
      await new Promise(setImmediate);
    }
    expect(await answer).toEqual([[1, expect.stringMatching(/^22\+≈256 tok · /)]]);
  });

  test('a notebook that another program has changed while it was closed', async () => {
    await start();
    await open(...cells);
    expect(await labels('call')).toHaveLength(1);
    await client.wire.sendNotification('notebookDocument/didClose', {
      notebookDocument: { uri: notebookUri },
      cellTextDocuments: cells.map(({ name }) => ({ uri: cellUri(name) })),
    });
    const other = cells.map(cell => (cell.name === 'call' ? { ...cell, text: `# two\n# more lines\n${call}` } : cell));
    await open(...other);
    expect((await labels('call'))?.map(([line]) => line)).toEqual([3]);
  });

  test('a cell put in front moves no position of the others', async () => {
    await start();
    await open(...cells);
    const before = await labels('call');
    const added = { name: 'added', text: 'import os\n\n\nprint(os.name)' };
    await client.wire.sendNotification('notebookDocument/didChange', {
      notebookDocument: { uri: notebookUri, version: 2 },
      change: {
        cells: {
          structure: { array: { start: 1, deleteCount: 0, cells: [structure(added)] }, didOpen: [opened(added)] },
        },
      },
    });
    expect(await labels('call')).toEqual(before);
    expect(await hints('added')).toEqual([]);
  });

  test('problems and fixes stand in the cell', async () => {
    await start();
    await open(...cells);
    const { diagnostics } = await client.diagnostics(cellUri('call'), found => found.diagnostics.length > 0);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'unbounded-output',
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 30 } },
      }),
    ]);
    const actions = await client.wire.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: cellUri('call') },
      range: everything,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    const edits = actions.flatMap(({ edit }) => Object.entries(edit?.changes ?? {}));
    expect(edits.map(([uri]) => uri)).toContain(cellUri('call'));
    expect(edits.every(([uri]) => uri.startsWith('vscode-notebook-cell:'))).toBe(true);
  });

  test('the hover of a call is in its cell, not where its prompt stands', async () => {
    await start({ capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } });
    await open(...cells);
    const hover = (name: string, line: number) =>
      client.wire.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri: cellUri(name) },
        position: { line, character: 12 },
      });
    expect(await hover('call', 1)).toMatchObject({ range: { start: { line: 1 } } });
    expect(await hover('prompt', 0)).toBeNull();
    expect(await hover('call', 0)).toBeNull();
  });

  test('the notebook’s folder says which configuration is in force', async () => {
    await start({
      files: { 'file:///workspace/notebooks/inference-cost.json': JSON.stringify({ outputTokens: { default: 77 } }) },
    });
    await open(...cells);
    expect(await labels('call')).toEqual([[1, expect.stringContaining('+≈77 tok')]]);
  });

  test('cells of another language are a program of their own', async () => {
    await start();
    const script = "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-4o', input: 'hello' });";
    await open(...cells, { name: 'script', text: script, language: 'typescript' });
    expect(await labels('script')).toEqual([[1, expect.stringContaining(' tok')]]);
    expect(await hints('call')).toHaveLength(1);
  });
});
