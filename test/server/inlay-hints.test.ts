import { afterEach, describe, expect, test } from 'vitest';
import type { InlayHint } from 'vscode-languageserver';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

let client: TestClient;
const start = async (server: Partial<TestServer> = {}): Promise<TestClient> => {
  client = await startTestClient({ analyzer: lineAnalyzer(), ...server });
  return client;
};
afterEach(() => client.stop());

const hints = (range = everything): Promise<InlayHint[] | null> =>
  client.wire.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });

/** Changes as VS Code sends them: each counts from the text that those before it left. */
describe('hints follow edits', () => {
  const at = (line: number, from: number, to: number) => ({
    start: { line, character: from },
    end: { line, character: to },
  });

  test.each<[string, string, object[], [number, number][]]>([
    ['a letter', 'ask(1)', [{ range: at(0, 4, 4), text: '2' }], [[0, 7]]],
    ['a line before', 'ask(1)', [{ range: at(0, 0, 0), text: '\n' }], [[1, 6]]],
    ['a call that is typed', 'x = 1', [{ range: at(0, 4, 5), text: 'ask(1)' }], [[0, 10]]],
    ['a call that is deleted', 'ask(1)\nask(2)', [{ range: at(0, 0, 6), text: '' }], [[1, 6]]],
    [
      'two cursors, the lower first',
      'ask(1)\nask(2)',
      [
        { range: at(1, 4, 5), text: '34' },
        { range: at(0, 4, 5), text: '34' },
      ],
      [
        [0, 7],
        [1, 7],
      ],
    ],
    ['behind a character of two code units', 'ask("😀")', [{ range: at(0, 7, 7), text: '!' }], [[0, 10]]],
    ['the whole text, as simple clients send it', 'x = 1', [{ text: '\n\nask(1)' }], [[2, 6]]],
  ])('%s', async (_, before, contentChanges, positions) => {
    await start({ initializationOptions: { settings: { debounce: 0 } } });
    await client.open(uri, before);
    await client.wire.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
    expect((await hints())?.map(({ position }) => [position.line, position.character])).toEqual(positions);
  });
});

describe('inlay hints', () => {
  test.each([
    ['one call', 'x = ask(1)', [[0, 10]]],
    [
      'the end of the line, behind a comment',
      'ask(1)  # why\r\nask(2)\r\n',
      [
        [0, 13],
        [1, 6],
      ],
    ],
    ['a call over several lines', 'ask(\n  1,\n)', [[0, 4]]],
    ['two calls on a line share one hint', 'ask(ask(1))', [[0, 11]]],
    ['no call', 'x = 1', []],
    ['an empty file', '', []],
  ])('%s', async (_, text, positions) => {
    await start();
    await client.open(uri, text);
    const found = await hints();
    expect(found?.map(({ position }) => [position.line, position.character])).toEqual(positions);
  });

  test('say how many calls stand behind the first', async () => {
    await start();
    await client.open(uri, 'ask(ask(1))');
    expect((await hints())?.[0]?.label).toMatch(/ · 1 more$/);
  });

  test('only for the lines asked for', async () => {
    await start();
    await client.open(uri, 'ask(1)\nask(2)\nask(3)');
    const found = await hints({ start: { line: 1, character: 0 }, end: { line: 1, character: 9 } });
    expect(found?.map(({ position }) => position.line)).toEqual([1]);
  });

  test.each([
    ['dollars', '≈$0.42/k'],
    ['tokens', '≈1.2k+256 tok · $0.42/k'],
    ['all', '≈1.2k+256 tok · 38 ms + 2.9 s · 412 MB KV · $0.42/k'],
  ])('density %s', async (density, label) => {
    await start({ initializationOptions: { settings: { hints: { density } } } });
    await client.open(uri, 'ask(1)');
    expect((await hints())?.[0]?.label).toBe(label);
  });

  test('none when switched off', async () => {
    await start({ initializationOptions: { settings: { hints: { enabled: false } } } });
    await client.open(uri, 'ask(1)');
    expect(await hints()).toBeNull();
  });

  test('none for a language that is not read, nor for a document that is not open', async () => {
    await start();
    expect(await hints()).toBeNull();
    await client.open(uri, 'ask(1)', 'markdown');
    expect(await hints()).toBeNull();
  });

  test('wait for the version that the client last sent', async () => {
    await start();
    await client.open(uri, 'ask(1)');
    await client.change(uri, 'ask(1)\nask(2)', 2);
    expect((await hints())?.length).toBe(2);
  });

  test('asked for while somebody types are those of what stands there in the end', async () => {
    await start({ initializationOptions: { settings: { debounce: 200 } } });
    await client.open(uri, 'x');
    await client.change(uri, 'ask(1)', 2);
    const asked = hints();
    for (const version of [3, 4]) await client.change(uri, `${'\n'.repeat(version)}ask(1)`, version);
    expect((await asked)?.map(({ position }) => position.line)).toEqual([4]);
  });

  test('of a document that is closed meanwhile are none', async () => {
    await start({ initializationOptions: { settings: { debounce: 20 } } });
    await client.open(uri, 'x');
    await client.change(uri, 'ask(1)', 2);
    const asked = hints();
    await client.close(uri);
    expect(await asked).toBeNull();
  });

  test('the tooltip tells the whole cost, who put it there and how to switch it off', async () => {
    await start({ initializationOptions: { commandLinks: true } });
    await client.open(uri, 'ask(1)');
    const [hint] = (await hints())!;
    const { tooltip } = await client.wire.sendRequest<InlayHint>('inlayHint/resolve', hint);
    const text = typeof tooltip === 'object' ? tooltip.value : '';
    expect(text).toContain('H100 SXM');
    expect(text).toContain('Inference Cost');
    expect(text).toContain('(command:inferenceCost.toggleHints)');
  });

  test('an editor without command links is told the setting', async () => {
    await start();
    await client.open(uri, 'ask(1)');
    const [hint] = (await hints())!;
    const { tooltip } = await client.wire.sendRequest<InlayHint>('inlayHint/resolve', hint);
    const text = typeof tooltip === 'object' ? tooltip.value : '';
    expect(text).toContain('`inferenceCost.hints.enabled`');
    expect(text).not.toContain('command:');
  });

  test.each([[undefined], [null], [7], [{ uri: 5 }], [{ uri, line: 99 }]])(
    'a hint that is not ours is given back as it came: %j',
    async data => {
      await start();
      await client.open(uri, 'ask(1)');
      const hint = { position: { line: 0, character: 0 }, label: 'x', data };
      expect(await client.wire.sendRequest('inlayHint/resolve', hint)).toMatchObject({ label: 'x' });
    },
  );
});
