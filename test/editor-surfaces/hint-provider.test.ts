import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HintProvider, isClientsHints } from '../../src/editor/hint-provider.ts';
import type { KeptHint } from '../../src/editor/kept-hints.ts';

/** How often the editor was asked to ask again. */
let refreshed = 0;
const registered: unknown[] = [];
/** What the window shows. */
const window = vi.hoisted(() => ({ visibleTextEditors: [] as { document: unknown }[] }));
/** Tells the extension that a document was saved. */
let save: (document: unknown) => void;

vi.mock('vscode', () => ({
  EventEmitter: class {
    event = () => ({ dispose: () => undefined });
    fire = () => {
      refreshed += 1;
    };
    dispose = () => undefined;
  },
  Disposable: {
    from: (...all: { dispose(): void }[]) => ({
      dispose: () => {
        for (const one of all) one.dispose();
      },
    }),
  },
  Position: class {
    constructor(
      readonly line: number,
      readonly character: number,
    ) {}
  },
  InlayHint: class {
    constructor(
      readonly position: unknown,
      readonly label: string,
    ) {}
  },
  env: { language: 'en' },
  window,
  workspace: {
    onDidSaveTextDocument: (saved: (document: unknown) => void) => {
      save = saved;
      return { dispose: () => undefined };
    },
    getConfiguration: () => ({ debounce: 150 }),
    getWorkspaceFolder: () => undefined,
    asRelativePath: ({ fsPath }: { fsPath: string }) => fsPath,
  },
  languages: {
    // As the editor has it, for the filters that the extension uses: a language, or the end of a name.
    match: (
      filters: { scheme: string; language?: string; pattern?: string }[],
      document: { uri: { scheme: string; fsPath: string }; languageId: string },
    ) =>
      filters.some(
        ({ scheme, language, pattern }) =>
          scheme === document.uri.scheme &&
          (language === document.languageId ||
            (pattern?.startsWith('**/*.') === true && document.uri.fsPath.endsWith(pattern.slice(4)))),
      )
        ? 10
        : 0,
    registerInlayHintsProvider: (_selector: unknown, provider: unknown) => {
      registered.push(provider);
      return { dispose: () => registered.splice(registered.indexOf(provider), 1) };
    },
  },
}));
vi.mock('vscode-languageclient', () => ({
  InlayHintRequest: { type: 'textDocument/inlayHint' },
  InlayHintResolveRequest: { type: 'inlayHint/resolve' },
}));

const token = (isCancellationRequested = false) => ({ isCancellationRequested }) as never;
const opened = (changed: object = {}) => ({
  uri: { scheme: 'file', fsPath: '/app/a.py' },
  languageId: 'python',
  version: 1,
  lineCount: 40,
  isDirty: false,
  isClosed: false,
  getText: () => 'text',
  ...changed,
});
const document = opened() as never;
/** The first twenty lines. */
const range = { contains: ({ line }: { line: number }) => line < 20 } as never;

/** A client that answers requests with `answer`, and names what it was asked for. */
function client(answer: (type: string, params: unknown) => unknown) {
  const handlers = new Map<string, () => void>();
  const fake = {
    handlers,
    failed: [] as unknown[],
    onRequest: (method: string, handler: () => void) => handlers.set(method, handler),
    sendRequest: async (type: string, params: unknown) => answer(type, params),
    handleFailedRequest: (type: string, _token: unknown, error: unknown, value: unknown) => {
      fake.failed.push([type, error]);
      return value;
    },
    code2ProtocolConverter: {
      asTextDocumentIdentifier: (document: unknown) => document,
      asRange: (range: unknown) => range,
      asInlayHint: (hint: unknown) => hint,
    },
    protocol2CodeConverter: {
      asInlayHints: async (hints: unknown[]) => hints.map(hint => ({ shown: hint })),
      asInlayHint: async (hint: unknown) => ({ shown: hint }),
    },
  };
  return fake;
}
const providerOf = (fake: ReturnType<typeof client>) => new HintProvider(async () => fake as never);

beforeEach(() => {
  refreshed = 0;
  registered.length = 0;
  window.visibleTextEditors = [];
});

describe('the provider of hints', () => {
  test.each([
    ['that holds prompts', '{"_type": "prompt", "template": "Say {x}", "input_variables": ["x"]}', [{ shown: 'hint' }]],
    ['that is data', '{"rows": [1, 2, 3]}', []],
  ])('JSON %s', async (_, text, shown) => {
    const fake = client(() => ['hint']);
    const json = opened({ uri: { scheme: 'file', fsPath: '/app/a.json' }, languageId: 'json', getText: () => text });
    expect(await providerOf(fake).provideInlayHints(json as never, range, token())).toEqual(shown);
  });

  test('stands before the client has started, and goes with the extension', () => {
    const start = vi.fn();
    const provider = new HintProvider(start);
    expect(registered).toEqual([provider]);
    expect(start).not.toHaveBeenCalled();
    provider.dispose();
    expect(registered).toEqual([]);
  });

  test('asks the server about the range, and shows what it answers', async () => {
    const asked: unknown[] = [];
    const fake = client((...request) => {
      asked.push(request);
      return ['≈$0.42/k'];
    });
    expect(await providerOf(fake).provideInlayHints(document, range, token())).toEqual([{ shown: '≈$0.42/k' }]);
    expect(asked).toEqual([['textDocument/inlayHint', { textDocument: document, range }]]);
  });

  test('shows nothing of an answer that nobody waits for any more', async () => {
    const provider = providerOf(client(() => ['late']));
    expect(await provider.provideInlayHints(document, range, token(true))).toBeNull();
    expect(await provider.resolveInlayHint('late' as never, token(true))).toBeNull();
  });

  test('leaves a failure to the client, which knows what was only cancelled', async () => {
    const error = new Error('connection is closed');
    const fake = client(() => Promise.reject(error));
    const provider = providerOf(fake);
    expect(await provider.provideInlayHints(document, range, token())).toBeNull();
    expect(await provider.resolveInlayHint('hint' as never, token())).toBeNull();
    expect(fake.failed).toEqual([
      ['textDocument/inlayHint', error],
      ['inlayHint/resolve', error],
    ]);
  });

  test.each([
    ['once more after one change while the server answers', 1, false, 2],
    ['until nothing changes any more', 3, false, 4],
    ['no more when nobody waits', 1, true, 1],
  ])('asks %s', async (_, changes, isCancelled, expected) => {
    let asked = 0;
    const waiting = { isCancellationRequested: false };
    const fake = client(() => {
      asked += 1;
      waiting.isCancellationRequested = isCancelled;
      if (asked <= changes) fake.handlers.get('workspace/inlayHint/refresh')!();
      return [`answer ${asked}`];
    });
    const provider = providerOf(fake);
    provider.feature(fake as never);
    expect(await provider.provideInlayHints(document, range, waiting as never)).toEqual(
      isCancelled ? null : [{ shown: `answer ${expected}` }],
    );
    expect(asked).toBe(expected);
  });

  test('fetches a tooltip when it is looked at', async () => {
    const provider = providerOf(client((type, params) => [type, params]));
    expect(await provider.resolveInlayHint('hint' as never, token())).toEqual({ shown: ['inlayHint/resolve', 'hint'] });
  });
});

/** What stands in the folder, and what is written there. */
function folder(hints?: readonly KeptHint[]) {
  const written: unknown[] = [];
  return {
    written,
    reads: 0,
    read() {
      this.reads += 1;
      return hints;
    },
    keep: (...entry: unknown[]) => written.push(entry),
  };
}
const keptHints: readonly KeptHint[] = [
  { line: 6, character: 46, label: '≈$0.42/k' },
  { line: 26, character: 10, label: '≈$0.16/k' },
];

describe('a document that was priced before', () => {
  const shown = { position: { line: 6, character: 46 }, label: '≈$0.42/k', paddingLeft: true };

  test('shows what was kept, in the lines asked for, and does not wait for the server', async () => {
    const start = vi.fn();
    const provider = new HintProvider(start, folder(keptHints) as never);
    expect(provider.knows(document)).toBe(true);
    expect(await provider.provideInlayHints(document, range, token())).toEqual([shown]);
    expect(start).not.toHaveBeenCalled();
  });

  test('that another program has changed meanwhile shows nothing of what it was', async () => {
    const texts: string[] = [];
    const kept = { read: ({ text }: { text: string }) => (texts.push(text) === 1 ? keptHints : undefined) };
    const provider = new HintProvider(vi.fn(), kept as never);
    const changing = { ...opened(), version: 1 };
    expect(provider.knows(changing as never)).toBe(true);
    Object.assign(changing, { version: 2, getText: () => 'another text' });
    expect(provider.knows(changing as never)).toBe(false);
    expect(texts).toEqual(['text', 'another text']);
  });

  test('is looked up once', async () => {
    const kept = folder(keptHints);
    const provider = new HintProvider(vi.fn(), kept as never);
    const same = opened() as never;
    provider.knows(same);
    await provider.provideInlayHints(same, range, token());
    expect(kept.reads).toBe(1);
  });

  test('is asked about again once the server runs, which then answers', async () => {
    const fake = client(() => ['from the server']);
    const provider = new HintProvider(async () => fake as never, folder(keptHints) as never);
    const feature = provider.feature(fake as never);
    await provider.provideInlayHints(document, range, token());
    feature.initialize({}, undefined);
    expect(refreshed).toBe(1);
    expect(await provider.provideInlayHints(document, range, token())).toEqual([{ shown: 'from the server' }]);
  });

  test.each<[string, object]>([
    ['has unsaved changes', { isDirty: true }],
    ['is in no file', { uri: { scheme: 'untitled', fsPath: '/app/a.py' } }],
  ])('that %s waits for the server', async (_, changed) => {
    const fake = client(() => ['from the server']);
    const provider = new HintProvider(async () => fake as never, folder(keptHints) as never);
    const other = opened(changed) as never;
    expect(provider.knows(other)).toBe(false);
    expect(await provider.provideInlayHints(other, range, token())).toEqual([{ shown: 'from the server' }]);
  });

  test('is not known where nothing was kept, or where nothing can be', () => {
    expect(new HintProvider(vi.fn(), folder() as never).knows(document)).toBe(false);
    expect(new HintProvider(vi.fn()).knows(document)).toBe(false);
  });
});

describe('a change that the editor does not hear of, since it waits for the hints of others', () => {
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(1000 * count);
  beforeEach(() => {
    vi.useFakeTimers();
    window.visibleTextEditors = [{ document }];
  });
  afterEach(() => void vi.useRealTimers());

  const changedAfter = async (...asked: readonly never[]) => {
    const fake = client(() => ['hint']);
    const provider = providerOf(fake);
    provider.feature(fake as never);
    for (const one of asked) await provider.provideInlayHints(one, range, token());
    fake.handlers.get('workspace/inlayHint/refresh')!();
    expect(refreshed).toBe(1);
    return provider;
  };

  test('is said again every two seconds, until it asks', async () => {
    const provider = await changedAfter(document);
    await seconds(2);
    expect(refreshed).toBe(2);
    await seconds(2);
    expect(refreshed).toBe(3);
    await provider.provideInlayHints(document, range, token());
    await seconds(1000);
    expect(refreshed).toBe(3);
  });

  test('is said again for a minute at the most', async () => {
    await changedAfter(document);
    await seconds(1000);
    expect(refreshed).toBe(1 + 30);
  });

  test.each<[string, never[], { document: unknown }[], boolean]>([
    ['the document is not looked at any more', [document], [], false],
    ['it has no hints in this editor', [], [{ document }], false],
    ['the extension goes', [document], [{ document }], true],
  ])('is said once where %s', async (_, asked, shown, goes) => {
    window.visibleTextEditors = shown;
    const provider = await changedAfter(...asked);
    if (goes) provider.dispose();
    await seconds(1000);
    expect(refreshed).toBe(1);
  });
});

describe('hints are kept for the next window', () => {
  const answer = [{ position: { line: 30, character: 9 }, label: '≈$0.42/k', paddingLeft: true, data: {} }];
  const entry = [
    { path: '/app/a.py', language: 'python', text: 'text', settings: '["en",{"debounce":150}]' },
    [{ line: 30, character: 9, label: '≈$0.42/k' }],
  ];

  /** What is written after `doing` something with a provider that the server has answered. */
  async function written(document: object, doing: () => void = () => undefined): Promise<unknown[]> {
    vi.useFakeTimers();
    try {
      const kept = folder();
      const fake = client(() => answer);
      const provider = new HintProvider(async () => fake as never, kept as never);
      await provider.provideInlayHints(document as never, range, token());
      expect(kept.written).toEqual([]);
      doing();
      await vi.advanceTimersByTimeAsync(5000);
      return kept.written;
    } finally {
      vi.useRealTimers();
    }
  }

  test('of the whole document, whatever part of it was asked for', async () => {
    expect(await written(opened())).toEqual([entry]);
  });

  test.each<[string, object]>([
    ['has unsaved changes', { isDirty: true }],
    ['was closed meanwhile', { isClosed: true }],
    ['is in no file', { uri: { scheme: 'untitled', fsPath: '/app/a.py' } }],
  ])('not of a document that %s', async (_, changed) => {
    expect(await written(opened(changed))).toEqual([]);
  });

  test('again when the document was saved with another text, not when nothing changed', async () => {
    const document = opened();
    expect(await written(document, () => save(document))).toEqual([entry]);
    const edited = opened();
    const saved = () => {
      edited.version = 2;
      save(edited);
    };
    expect(await written(edited, saved)).toEqual([entry, entry]);
  });
});

describe("what takes the place of the client's own hints", () => {
  test('tells the server what it can do, and keeps what others have told', () => {
    const fake = client(() => null);
    const capabilities = { textDocument: { hover: {} }, workspace: { applyEdit: true } };
    providerOf(fake)
      .feature(fake as never)
      .fillClientCapabilities(capabilities);
    expect(capabilities).toEqual({
      textDocument: { hover: {}, inlayHint: { resolveSupport: { properties: ['tooltip'] } } },
      workspace: { applyEdit: true, inlayHint: { refreshSupport: true } },
    });
  });

  test('asks again when the server wishes it, and when another server has started, not at the first start', () => {
    const fake = client(() => null);
    const feature = providerOf(fake).feature(fake as never);
    feature.initialize({}, undefined);
    expect(refreshed).toBe(0);
    fake.handlers.get('workspace/inlayHint/refresh')!();
    expect(refreshed).toBe(1);
    feature.initialize({}, undefined);
    expect(refreshed).toBe(2);
  });

  test.each([
    ['textDocument/inlayHint', true],
    ['textDocument/hover', false],
    [undefined, false],
  ])('a feature for %s is the one left out: %s', (method, left) => {
    expect(isClientsHints((method === undefined ? {} : { registrationType: { method } }) as never)).toBe(left);
  });
});
