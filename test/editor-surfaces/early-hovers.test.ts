import { beforeEach, describe, expect, test, vi } from 'vitest';
import { earlyHovers } from '../../src/editor/early-hovers.ts';

interface Provider {
  provideHover(document: unknown, position: unknown, token: unknown): Promise<unknown>;
}
const registered: Provider[] = [];

vi.mock('vscode', () => ({
  workspace: { getWorkspaceFolder: () => undefined, asRelativePath: () => '/app/a.json' },
  languages: {
    match: (_filters: unknown, { languageId }: { languageId: string }) => (languageId === 'python' ? 10 : 0),
    registerHoverProvider: (_selector: unknown, provider: Provider) => {
      registered.push(provider);
      return { dispose: () => registered.splice(registered.indexOf(provider), 1) };
    },
  },
}));
vi.mock('vscode-languageclient', () => ({ HoverRequest: { type: 'textDocument/hover' } }));

const uri = { scheme: 'file' };
const python = { uri, languageId: 'python', getText: () => '' };
const token = (isCancellationRequested = false) => ({ isCancellationRequested });

/** A client that answers with `answer`. */
function client(answer: () => unknown) {
  const asked: unknown[] = [];
  const failed: unknown[] = [];
  return {
    asked,
    failed,
    sendRequest: async (type: string, params: unknown) => {
      asked.push([type, params]);
      return answer();
    },
    handleFailedRequest: (_type: string, _token: unknown, error: unknown, value: unknown) => {
      failed.push(error);
      return value;
    },
    code2ProtocolConverter: {
      asTextDocumentPositionParams: (document: unknown, position: unknown) => ({ document, position }),
    },
    protocol2CodeConverter: { asHover: (hover: unknown) => ({ shown: hover }) },
  };
}

beforeEach(() => {
  registered.length = 0;
});

describe('hovers before the server runs', () => {
  test('wait for it, and show what it answers', async () => {
    const fake = client(() => 'hover');
    earlyHovers(async () => fake as never);
    expect(await registered[0]!.provideHover(python, 7, token())).toEqual({ shown: 'hover' });
    expect(fake.asked).toEqual([['textDocument/hover', { document: python, position: 7 }]]);
  });

  test('of what is not priced start no server', async () => {
    const start = vi.fn();
    earlyHovers(start);
    expect(
      await registered[0]!.provideHover({ uri, languageId: 'json', getText: () => '{}' }, 7, token()),
    ).toBeUndefined();
    expect(start).not.toHaveBeenCalled();
  });

  test('show nothing when the pointer has moved on', async () => {
    earlyHovers(async () => client(() => 'hover') as never);
    expect(await registered[0]!.provideHover(python, 7, token(true))).toBeNull();
  });

  test('leave a failure to the client, which knows what was only cancelled', async () => {
    const failure = new Error('gone');
    const fake = client(() => {
      throw failure;
    });
    earlyHovers(async () => fake as never);
    expect(await registered[0]!.provideHover(python, 7, token())).toBeNull();
    expect(fake.failed).toEqual([failure]);
  });

  test('end with the provider', () => {
    earlyHovers(vi.fn()).dispose();
    expect(registered).toEqual([]);
  });
});
