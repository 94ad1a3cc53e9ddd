import { beforeEach, expect, test, vi } from 'vitest';
import { createClient, keptHints } from '../../src/editor/create-web-client.ts';

const workers: { url: string; name?: string | undefined; messages: unknown[] }[] = [];
const registered: unknown[] = [];

vi.mock('vscode', () => ({
  extensions: { getExtension: () => ({ extensionUri: 'https://files.example/ext' }) },
  Uri: { joinPath: (base: string, path: string) => ({ toString: () => `${base}/${path}` }) },
}));
vi.mock('vscode-languageclient/browser', () => ({
  BrowserMessageReader: class {
    constructor(readonly worker: unknown) {}
  },
  BrowserMessageWriter: class {
    constructor(readonly worker: unknown) {}
  },
  LanguageClient: class {
    constructor(
      readonly id: string,
      readonly name: string,
      readonly start: () => Promise<{ reader: { worker: unknown }; writer: { worker: unknown } }>,
      readonly options: unknown,
    ) {}
    registerFeature(feature: unknown) {
      registered.push(feature);
    }
  },
}));

beforeEach(() => {
  workers.length = 0;
  registered.length = 0;
  vi.stubGlobal(
    'Worker',
    class {
      readonly messages: unknown[] = [];
      constructor(url: string, options?: { name?: string }) {
        workers.push({ url, name: options?.name, messages: this.messages });
      }
      postMessage(message: unknown) {
        this.messages.push(message);
      }
    },
  );
});

const options = { documentSelector: [] };
const created = async () => (await createClient(options as never)) as unknown as Created;
interface Created {
  readonly options: unknown;
  start(): Promise<{ reader: { worker: unknown }; writer: { worker: unknown } }>;
  registerFeature(feature: unknown): void;
}

test('the server is a worker of the extension’s own folder, and is told first where its files are', async () => {
  const client = await created();
  expect(client.options).toBe(options);
  expect(workers).toEqual([]);
  const { reader, writer } = await client.start();
  expect(reader.worker).toBe(writer.worker);
  expect(workers).toEqual([
    {
      url: 'https://files.example/ext/dist/web/language-server.js',
      name: 'Inference Cost',
      messages: [{ media: 'https://files.example/ext/media' }],
    },
  ]);
});

test('a server that is started again is a worker of its own', async () => {
  const client = await created();
  await client.start();
  await client.start();
  expect(workers).toHaveLength(2);
});

test('the client goes without its own hints, and with everything else', async () => {
  const client = await created();
  const hover = { registrationType: { method: 'textDocument/hover' } };
  const plain = { fillClientCapabilities: () => undefined };
  for (const feature of [hover, { registrationType: { method: 'textDocument/inlayHint' } }, plain])
    client.registerFeature(feature);
  expect(registered).toEqual([hover, plain]);
});

test('nothing is kept for the next window', () => {
  expect(keptHints).toBeUndefined();
});
