import { afterEach, describe, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { analyzer } from '../analyzer-of-tests.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const uri = 'file:///workspace/src/a.py';
const call = (prompt: string) =>
  `from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4o", max_tokens=50, messages=[{"role": "user", "content": "${prompt}"}])\n`;
const short = call('Name a colour.');
const long = call('Name a colour, and say in one sentence where in nature it is seen.');

let client: TestClient;
afterEach(() => client.stop());
const start = async (server: Partial<TestServer> = {}): Promise<void> => {
  client = await startTestClient({ analyzer, ...server });
};
const commit = (text: string | null, document = uri): Promise<null> =>
  client.wire.sendRequest('inferenceCost/committedText', { uri: document, text });
const lenses = (document = uri): Promise<CodeLens[]> =>
  client.wire.sendRequest('textDocument/codeLens', { textDocument: { uri: document } });
const titles = async (): Promise<string[]> => (await lenses()).map(({ command }) => command!.title);

describe('since the last commit', () => {
  test.each([
    {
      name: 'a longer prompt',
      before: short,
      after: long,
      title: /^≈\+1\d input tokens · \+\$0\.0\d+\/k .*since HEAD$/,
      line: 2,
    },
    {
      name: 'a shorter prompt',
      before: long,
      after: short,
      title: /^≈−1\d input tokens · −\$0\.0\d+\/k .*since HEAD$/,
      line: 2,
    },
    {
      name: 'another model',
      before: short,
      after: short.replace('gpt-4o', 'gpt-4o-mini'),
      title: /^≈−\$0\.\d+\/k since HEAD$/,
      line: 2,
    },
    {
      name: 'a new call',
      before: 'x = 1\n',
      after: short,
      title: /^new since HEAD: ≈\+1\d input tokens · \+50 output tokens · \+\$0\.\d+\/k$/,
      line: 2,
    },
    {
      name: 'a call that is gone',
      before: short,
      after: 'x = 1\n',
      title: /^1 call gone since HEAD · ≈−\$0\.\d+\/k$/,
      line: 0,
    },
  ])('$name', async ({ before, after, title, line }) => {
    await start();
    await client.open(uri, after);
    await commit(before);
    const found = await lenses();
    expect(found.map(({ command }) => command!.title)).toEqual([expect.stringMatching(title)]);
    expect(found[0]!.range.start.line).toBe(line);
  });

  test.each([
    { name: 'the same text', committed: short },
    { name: 'only lines that moved', committed: `\n\n${short}` },
    { name: 'in no commit', committed: null },
  ])('nothing to say: $name', async ({ committed }) => {
    await start();
    await client.open(uri, short);
    await commit(committed);
    expect(await lenses()).toEqual([]);
  });

  test('follows edits, and a new commit', async () => {
    await start();
    await client.open(uri, short);
    await commit(short);
    await client.change(uri, long, 2);
    expect(await titles()).toHaveLength(1);
    await commit(long);
    expect(await titles()).toEqual([]);
  });

  test('asked for while somebody types are those of what stands there in the end', async () => {
    // Long enough that a busy machine has read the second letter before it is over.
    await start({ initializationOptions: { settings: { debounce: 200 } } });
    await client.open(uri, short);
    await commit(short);
    await client.change(uri, `\n${short}`, 2);
    const asked = titles();
    await client.change(uri, `\n${long}`, 3);
    expect(await asked).toHaveLength(1);
  });

  test('both texts are priced alike, also when the configuration is typed in meanwhile', async () => {
    const configurationUri = 'file:///workspace/inference-cost.json';
    const answering = (tokens: number) => JSON.stringify({ outputTokens: { default: tokens } });
    const unlimited = (text: string) => text.replace('max_tokens=50, ', '');
    await start({ initializationOptions: { settings: { debounce: 20 } } });
    await client.open(configurationUri, answering(100), 'jsonc');
    await client.open(uri, unlimited(short));
    await commit(unlimited(short));
    await client.change(uri, `# after\n${unlimited(short)}`, 2);
    const asked = titles();
    for (const version of [2, 3, 4, 5]) {
      await client.change(configurationUri, answering(version * 500), version);
      await new Promise(setImmediate);
    }
    expect(await asked).toEqual([]);
  });

  test.each([
    [
      'a configuration that changed',
      'file:///workspace/inference-cost.json',
      '{}',
      '{ "outputTokens": { "default": 9 } }',
    ],
    ['an imported file that is typed in', 'file:///workspace/src/words.py', 'WORD = "a"', 'WORD = "a longer one"'],
  ])('%s: the editor is told to ask again', async (_, document, text, edited) => {
    await start({
      files: { 'file:///workspace/src/words.py': text },
      capabilities: { workspace: { codeLens: { refreshSupport: true } } },
      initializationOptions: { settings: { debounce: 0 } },
    });
    let refreshes = 0;
    client.wire.onRequest('workspace/codeLens/refresh', () => {
      refreshes += 1;
    });
    await client.open(uri, `from words import WORD\n${short.replace(/"Name.*?"/, 'WORD')}`);
    await client.open(document, text, document.endsWith('.py') ? 'python' : 'jsonc');
    await commit(short);
    await lenses();
    refreshes = 0;
    await client.change(document, edited, 2);
    await expect.poll(() => refreshes).toBeGreaterThan(0);
  });

  test('a link to the comparison where the client has commands', async () => {
    await start({ initializationOptions: { commandLinks: true } });
    await client.open(uri, long);
    await commit(short);
    expect((await lenses())[0]!.command).toMatchObject({ command: 'inferenceCost.showChanges', arguments: [uri] });
  });
});

describe('nothing is shown', () => {
  test('when switched off', async () => {
    await start({ initializationOptions: { settings: { lenses: { enabled: false } } } });
    await client.open(uri, long);
    await commit(short);
    expect(await lenses()).toEqual([]);
  });

  test('without a client that tells of commits, and after the document was closed', async () => {
    await start();
    await client.open(uri, long);
    expect(await lenses()).toEqual([]);
    await commit(short);
    await client.wire.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.open(uri, long);
    expect(await lenses()).toEqual([]);
  });

  test.each([[{}], [{ uri: 5, text: 'x' }], [{ uri, text: 7 }], [null]])('nonsense is let pass: %o', async params => {
    await start();
    await client.open(uri, long);
    expect(await client.wire.sendRequest('inferenceCost/committedText', params)).toBeNull();
    expect(await lenses()).toEqual([]);
  });
});
