import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LanguageServer } from '../../src/editor/language-server.ts';

const shown = vi.hoisted(() => ({ errors: [] as string[], settings: { debounce: 150 } }));

vi.mock('vscode', () => {
  const nothing = { dispose: () => undefined };
  return {
    EventEmitter: class {
      readonly #listeners: (() => void)[] = [];
      event = (listener: () => void) => {
        this.#listeners.push(listener);
        return nothing;
      };
      fire = () => {
        for (const listener of this.#listeners) listener();
      };
      dispose = () => undefined;
    },
    Disposable: { from: () => nothing },
    l10n: {
      t: (message: string, ...args: unknown[]) => message.replace(/\{(\d)\}/g, (_, index) => String(args[index])),
    },
    languages: { registerInlayHintsProvider: () => nothing, registerHoverProvider: () => nothing },
    window: {
      visibleTextEditors: [],
      createOutputChannel: () => ({ error: () => undefined, warn: () => undefined, dispose: () => undefined }),
      showErrorMessage: async (text: string) => void shown.errors.push(text),
    },
    workspace: {
      textDocuments: [],
      onDidOpenTextDocument: () => nothing,
      onDidSaveTextDocument: () => nothing,
      getConfiguration: () => shown.settings,
    },
  };
});

const stopped = { newState: 1 };
const running = { newState: 2 };
const starting = { newState: 3 };

/**
 * A client whose server starts at the attempt that `starts` says, and before never says a word with `mute`; `dispose` fails as with a
 * server that does not answer.
 */
function fakeClient({ starts = 1, hangs = false, mute = false } = {}) {
  const listeners: ((change: { newState: number }) => void)[] = [];
  const fake = {
    attempts: 0,
    end: (): void => undefined,
    disposed: 0,
    state: (change: { newState: number }) => {
      for (const listener of listeners) listener(change);
    },
    registerFeature: () => undefined,
    onRequest: () => undefined,
    onNotification: () => undefined,
    onDidChangeState: (listener: (typeof listeners)[number]) => listeners.push(listener),
    needsStop: () => true,
    async start() {
      fake.attempts += 1;
      if (fake.attempts >= starts) return;
      if (mute) await new Promise<void>(resolve => (fake.end = resolve));
      throw new Error('connection got disposed');
    },
    async dispose() {
      fake.disposed += 1;
      if (hangs) throw new Error('Stopping the server timed out');
    },
  };
  return fake;
}

/** A language server whose clients are these, one after the other, and what each was created with. */
function serverOf(...clients: ReturnType<typeof fakeClient>[]) {
  const options: { initializationOptions: () => { settings: unknown } }[] = [];
  const ended: number[] = [];
  const create = async (option: unknown) => {
    options.push(option as never);
    return clients[options.length - 1] as never;
  };
  const server = new LanguageServer(create, () => {
    ended.push(options.length);
    clients[options.length - 1]!.end();
  });
  const said: string[] = [];
  server.onDidStart(() => said.push('started'));
  server.onDeploymentChanged(() => said.push('prices'));
  return { server, options, said, ended };
}

beforeEach(() => {
  shown.errors = [];
  shown.settings = { debounce: 150 };
});

describe('a server that is ended while it starts', () => {
  test.each([2, 4])('is there with start %i, and nothing is said', async starts => {
    const client = fakeClient({ starts });
    const { server } = serverOf(client);
    expect(await server.start()).toBe(client);
    expect(client.attempts).toBe(starts);
    expect(shown.errors).toEqual([]);
  });

  test('each time is an error that the user is told of once', async () => {
    const { server } = serverOf(fakeClient({ starts: 5 }));
    await expect(server.start()).rejects.toThrow('disposed');
    await expect(server.start()).rejects.toThrow('disposed');
    expect(shown.errors).toEqual(['Inference Cost could not start: Error: connection got disposed']);
  });
});

describe('a server that starts again by itself', () => {
  test('is told everything anew, and prices are looked at again', async () => {
    const client = fakeClient();
    const { server, said } = serverOf(client);
    await server.start();
    expect(said).toEqual(['started', 'prices']);
    said.length = 0;
    for (const change of [starting, running]) client.state(change);
    expect(said).toEqual(['started', 'prices']);
  });

  test('or stays down: whoever shows prices finds that out', async () => {
    const client = fakeClient();
    const { server, said } = serverOf(client);
    await server.start();
    said.length = 0;
    client.state(stopped);
    expect(said).toEqual(['prices']);
  });

  test('begins with the settings of that time', async () => {
    const { server, options } = serverOf(fakeClient());
    await server.start();
    shown.settings = { debounce: 700 };
    expect(options[0]!.initializationOptions().settings).toEqual({ debounce: 700 });
  });
});

describe('restarting by hand', () => {
  test.each([
    ['that answers', fakeClient()],
    ['that hangs', fakeClient({ hangs: true })],
  ])('a server %s gives way to a new one', async (_, before) => {
    const after = fakeClient();
    const { server, ended } = serverOf(before, after);
    await server.start();
    await server.restart();
    expect(before.disposed).toBe(1);
    expect(await server.start()).toBe(after);
    expect(shown.errors).toEqual([]);
    // It was asked to end, not ended.
    expect(ended).toEqual([]);
  });

  test('one that hangs in its very first start is ended', async () => {
    const before = fakeClient({ starts: 2, mute: true });
    const after = fakeClient();
    const { server, ended } = serverOf(before, after);
    void server.start();
    await vi.waitFor(() => expect(before.attempts).toBe(1));
    await server.restart();
    expect(ended).toEqual([1]);
    expect(before.disposed).toBe(1);
    expect(await server.start()).toBe(after);
    expect(shown.errors).toEqual([]);
  });

  test('and so is one that is starting again', async () => {
    const before = fakeClient();
    const { server, ended } = serverOf(before, fakeClient());
    await server.start();
    before.state(stopped);
    before.state(starting);
    await server.restart();
    expect(ended).toEqual([1]);
  });

  test('one that never started', async () => {
    const after = fakeClient();
    const { server } = serverOf(fakeClient({ starts: 9 }), after);
    await expect(server.start()).rejects.toThrow();
    await server.restart();
    expect(await server.start()).toBe(after);
  });

  test('twice in a row leaves one of them', async () => {
    const clients = [fakeClient(), fakeClient(), fakeClient()];
    const { server } = serverOf(...clients);
    await server.start();
    await Promise.all([server.restart(), server.restart()]);
    expect(await server.start()).toBe(clients[2]);
    expect(clients.map(({ disposed }) => disposed)).toEqual([1, 1, 0]);
  });
});
