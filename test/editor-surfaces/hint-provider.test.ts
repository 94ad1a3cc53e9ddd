import { beforeEach, describe, expect, test, vi } from 'vitest';
import { HintProvider, isClientsHints } from '../../src/editor/hint-provider.ts';

/** How often the editor was asked to ask again. */
let refreshed = 0;
const registered: unknown[] = [];

vi.mock('vscode', () => ({
  EventEmitter: class {
    event = () => ({ dispose: () => undefined });
    fire = () => {
      refreshed += 1;
    };
    dispose = () => undefined;
  },
  languages: {
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
const document = { uri: 'file:///a.py' } as never;
const range = { whole: true } as never;

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
});

describe('the provider of hints', () => {
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

  test('fetches a tooltip when it is looked at', async () => {
    const provider = providerOf(client((type, params) => [type, params]));
    expect(await provider.resolveInlayHint('hint' as never, token())).toEqual({ shown: ['inlayHint/resolve', 'hint'] });
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
