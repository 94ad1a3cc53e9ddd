import { afterEach, describe, expect, test, vi } from 'vitest';
import { type InlayHint, NotificationType } from 'vscode-languageserver/node';
import { analyzer as real } from '../analyzer-of-tests.ts';
import { type LineAnalyzer, lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const everything = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
const settings = { debounce: 0 };

let client: TestClient;
afterEach(() => client.stop());

const start = async (server: Partial<TestServer> = {}): Promise<void> => {
  client = await startTestClient({ analyzer: real, initializationOptions: { settings }, ...server });
};
const hints = (uri: string): Promise<InlayHint[] | null> =>
  client.wire.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range: everything });
const labels = async (uri: string): Promise<unknown[]> => ((await hints(uri)) ?? []).map(({ label }) => label);
const closed = (uri: string) => client.wire.sendNotification('textDocument/didClose', { textDocument: { uri } });

const call = (prompt: string, limit = 20) =>
  `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", max_output_tokens=${limit}, input="${prompt}")\n`;
const uri = 'file:///workspace/src/a.py';

describe('a file that is too large to be read', () => {
  test.each([
    ['of many lines', 'x = 1\n'.repeat(800_000)],
    ['of one line', `x = "${'a'.repeat(4_500_000)}"`],
  ])('%s has no hints, and the file beside it has', async (_, text) => {
    await start();
    await client.open('file:///workspace/huge.py', text);
    await client.open(uri, call('Hi'));
    expect(await hints('file:///workspace/huge.py')).toEqual([]);
    expect(await labels(uri)).toEqual([expect.stringContaining('+≈20 tok')]);
  });

  test('is read again once it has shrunk', async () => {
    await start();
    await client.open(uri, 'x = 1\n'.repeat(800_000));
    expect(await hints(uri)).toEqual([]);
    await client.change(uri, call('Hi'), 2);
    expect(await labels(uri)).toHaveLength(1);
  });
});

describe('files that are switched faster than they are read', () => {
  const names = Array.from({ length: 12 }, (_, index) => `file:///workspace/src/f${index}.py`);

  test('the last has its hints; what was closed has neither hints nor problems', async () => {
    const analyzer = lineAnalyzer(() => new Promise(resolve => setTimeout(resolve, 5)));
    await start({ analyzer });
    const asked = [];
    for (const name of names) {
      await client.open(name, 'ask(unbounded)');
      asked.push(hints(name));
      if (name !== names.at(-1)) await closed(name);
    }
    const answers = await Promise.all(asked);
    expect(answers.at(-1)).toHaveLength(1);
    const [first] = names;
    expect((await client.diagnostics(first!, ({ version }) => version === undefined)).diagnostics).toEqual([]);
    expect(await hints(first!)).toBeNull();
  });

  test('one that is opened again, with another text under its first version', async () => {
    await start({ analyzer: lineAnalyzer() });
    for (const text of ['ask(1)', 'ask(1)\nask(2)', '', 'ask(1)\n\nask(2)\nask(3)']) {
      await client.open(uri, text);
      expect(await labels(uri), text).toHaveLength(text.split('ask').length - 1);
      await closed(uri);
    }
  });

  test('requests that are cancelled leave the next one its answer', async () => {
    await start({ analyzer: lineAnalyzer(() => new Promise(resolve => setTimeout(resolve, 5))) });
    await client.open(uri, 'ask(1)');
    for (let version = 2; version < 12; version++) {
      await client.change(uri, 'ask(1)\n'.repeat(version), version);
      // The client numbers its requests; a number that it does not use harms nobody.
      await client.wire.sendNotification('$/cancelRequest', { id: version });
      void hints(uri).catch(() => undefined);
    }
    expect(await labels(uri)).toHaveLength(11);
  });
});

describe('a configuration while it is typed', () => {
  const configuration = 'file:///workspace/inference-cost.json';
  const whole = '{ "outputTokens": { "default": 300 }, "ignore": ["generated/**"] }';

  test('every beginning of it leaves the hints standing, and the whole holds', async () => {
    await start();
    const text = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
    await client.open(uri, text);
    await client.open(configuration, '', 'jsonc');
    for (let length = 1; length <= whole.length; length++) {
      await client.change(configuration, whole.slice(0, length), length + 1);
      expect(await labels(uri), whole.slice(0, length)).toHaveLength(1);
    }
    expect((await labels(uri))[0]).toContain('+≈300 tok');
  });

  describe('by the clock', () => {
    afterEach(() => void vi.useRealTimers());

    /** Starts a server, and tells how often the client was told that prices changed. */
    const startTold = async (analyzer: LineAnalyzer): Promise<() => number> => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      await start({ analyzer, initializationOptions: { settings: { debounce: 400 } } });
      let told = 0;
      client.wire.onNotification(new NotificationType<null>('inferenceCost/deploymentChanged'), () => {
        told += 1;
      });
      return () => told;
    };
    /** An answer means that what was sent before it has arrived. */
    const answered = () => hints('file:///workspace/not-open.py');
    const pass = async (milliseconds: number): Promise<void> => {
      await answered();
      await vi.advanceTimersByTimeAsync(milliseconds);
      await answered();
    };

    test('the other documents are looked at again when it rests, not at each letter', async () => {
      const analyzer = lineAnalyzer();
      const told = await startTold(analyzer);
      await client.open(uri, 'ask(unbounded)');
      await client.open(configuration, '{', 'jsonc');
      await pass(1000);
      expect([told(), analyzer.analyzed.length > 0]).toEqual([1, true]);
      const before = analyzer.analyzed.length;
      for (let length = 1; length <= whole.length; length++) {
        await client.change(configuration, whole.slice(0, length), length + 1);
        await pass(300);
      }
      expect([told(), analyzer.analyzed.length]).toEqual([1, before]);
      await pass(1000);
      expect([told(), analyzer.analyzed.length]).toEqual([2, before + 1]);
      expect(analyzer.analyzed.at(-1)!.configuration.outputTokens.default).toBe(300);
    });

    test('an imported file that is typed in right after it keeps nobody from being told', async () => {
      const told = await startTold(lineAnalyzer());
      const imported = uri.replace(/[^/]+$/, 'prompts.py');
      await client.open(imported, 'stored');
      await client.open(uri, `import ${imported.replace(/^.*workspace\//, '')}\nask(1)`);
      await client.open(configuration, '{', 'jsonc');
      await pass(1000);
      expect(told()).toBe(1);
      await client.change(configuration, whole, 2);
      await client.change(imported, 'edited', 2);
      await pass(1000);
      expect(told()).toBe(2);
    });
  });
});

describe('two folders with a configuration each', () => {
  const folders = ['web', 'worker'].map(name => ({ uri: `file:///${name}`, name }));
  const output = (tokens: number) => JSON.stringify({ outputTokens: { default: tokens } });

  test('a document is priced by that of its own folder, and follows only that', async () => {
    const files: Record<string, string> = {
      'file:///web/inference-cost.json': output(100),
      'file:///worker/inference-cost.json': output(900),
    };
    const analyzer = lineAnalyzer();
    await start({ analyzer, files, workspaceFolders: folders });
    const outputOf = async (document: string) => {
      await hints(document);
      const name = document.slice('file:///'.length);
      const last = analyzer.analyzed.findLast(({ source }) => source.file === name);
      return last?.configuration.outputTokens.default;
    };
    await client.open('file:///web/a.py', 'ask(1)');
    await client.open('file:///worker/a.py', 'ask(1)');
    expect([await outputOf('file:///web/a.py'), await outputOf('file:///worker/a.py')]).toEqual([100, 900]);
    files['file:///worker/inference-cost.json'] = output(500);
    await client.wire.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///worker/inference-cost.json', type: 2 }],
    });
    expect([await outputOf('file:///web/a.py'), await outputOf('file:///worker/a.py')]).toEqual([100, 500]);
  });

  test('folders of one name, with the same text in a file of one name', async () => {
    const same = ['web', 'worker'].map(project => ({ uri: `file:///${project}/app`, name: 'app' }));
    const files = {
      'file:///web/app/inference-cost.json': output(100),
      'file:///worker/inference-cost.json': output(900),
    };
    const analyzer = lineAnalyzer();
    await start({ analyzer, files, workspaceFolders: same });
    const documents = same.map(({ uri }) => `${uri}/main.py`);
    for (const document of documents) await client.open(document, 'ask(1)');
    await Promise.all(documents.map(hints));
    expect(
      analyzer.analyzed.map(({ source, configuration }) => [source.file, configuration.outputTokens.default]),
    ).toEqual([
      ['app/main.py', 100],
      ['app/main.py', 900],
    ]);
  });

  test('one whose configuration is broken leaves the other alone', async () => {
    const files = { 'file:///web/inference-cost.json': '{ "use": ', 'file:///worker/inference-cost.json': output(900) };
    await start({ files, workspaceFolders: folders });
    await client.open('file:///web/a.py', call('Hi'));
    await client.open('file:///worker/a.py', call('Hi'));
    expect(await labels('file:///web/a.py')).toHaveLength(1);
    expect(await labels('file:///worker/a.py')).toHaveLength(1);
    const status = (document: string) => client.wire.sendRequest('inferenceCost/deployment', { uri: document });
    expect(await status('file:///web/a.py')).toHaveProperty('problem');
    expect(await status('file:///worker/a.py')).not.toHaveProperty('problem');
  });
});

describe('documents that are in no file', () => {
  test.each([
    ['never saved', 'untitled:Untitled-1'],
    ['of another machine', 'vscode-remote://ssh-remote%2Bhost/home/me/app/a.py'],
    ['of a repository that is not checked out', 'vscode-vfs://github/acme/app/a.py'],
    ['the old side of a comparison', 'git:/workspace/src/a.py?%7B%22ref%22%3A%22HEAD%22%7D'],
    ['of an editor with its own scheme', 'zipfile:///a.zip::src/a.py'],
  ])('%s: has hints, a hover, problems and an estimate', async (_, document) => {
    await start({ workspaceFolders: [] });
    await client.open(document, call('What is the longest river?'));
    expect(await labels(document)).toHaveLength(1);
    const hover = await client.wire.sendRequest('textDocument/hover', {
      textDocument: { uri: document },
      position: { line: 1, character: 12 },
    });
    expect(JSON.stringify(hover)).toContain('gpt-4o');
    expect((await client.diagnostics(document)).version).toBe(1);
    const report = await client.wire.sendRequest('inferenceCost/estimateFile', { uri: document });
    expect(JSON.stringify(report)).toContain('responses.create');
  });

  test('what they import is not known, and nothing is read for it', async () => {
    const read: string[] = [];
    const readText = (asked: string) => void read.push(asked);
    await start({ workspaceFolders: [], host: { readText } });
    await client.open('untitled:Untitled-1', `from prompts import RIVER\n${call('Hi').replace('"Hi"', 'RIVER')}`);
    expect(await labels('untitled:Untitled-1')).toHaveLength(1);
    expect(read.filter(asked => !asked.endsWith('inference-cost.json'))).toEqual([]);
  });
});
