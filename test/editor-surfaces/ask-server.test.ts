import { describe, expect, test, vi } from 'vitest';
import { askServer } from '../../src/editor/ask-server.ts';

vi.mock('vscode-languageclient', () => ({ NameRequest: { type: 'name' } }));

const question = {
  type: (protocol: object) => (protocol as { NameRequest: { type: never } }).NameRequest.type,
  params: (converter: object) => (converter as { plain: (name: string) => unknown }).plain('river'),
  shown: (answer: unknown, converter: object) => (converter as { shown: (answer: unknown) => unknown }).shown(answer),
};

/** A client that answers each request with what it was asked. */
function client(answer: (type: string, params: unknown) => unknown = (type, params) => [type, params]) {
  const failed: unknown[] = [];
  return {
    failed,
    sendRequest: async (type: string, params: unknown) => answer(type, params),
    handleFailedRequest: (type: string, token: unknown, error: unknown, value: unknown) => {
      failed.push([type, token, error]);
      return value;
    },
    code2ProtocolConverter: { plain: (name: string) => ({ name }) },
    protocol2CodeConverter: { shown: (answer: unknown) => ({ shown: answer }) },
  };
}

const going = { isCancellationRequested: false } as never;
const ask = (fake: ReturnType<typeof client>, token = going): Promise<unknown> =>
  askServer(async () => fake as never, question as never, token);

describe('a question to the server', () => {
  test('is sent as the protocol has it, and answered as the editor has it', async () => {
    expect(await ask(client())).toEqual({ shown: ['name', { name: 'river' }] });
  });

  test('that was cancelled meanwhile shows nothing', async () => {
    const token = { isCancellationRequested: false };
    const fake = client(() => {
      token.isCancellationRequested = true;
      return 'late';
    });
    expect(await ask(fake, token as never)).toBeNull();
    expect(fake.failed).toEqual([]);
  });

  test.each([
    ['the server', () => client(() => Promise.reject(new Error('gone')))],
    [
      'a converter',
      () => ({
        ...client(),
        protocol2CodeConverter: {
          shown: () => {
            throw new Error('gone');
          },
        },
      }),
    ],
  ])('that fails in %s is left to the client', async (_, failing) => {
    const fake = failing();
    expect(await ask(fake as never)).toBeNull();
    expect(fake.failed).toEqual([['name', going, new Error('gone')]]);
  });

  test('to a server that does not start rejects: who starts it says so', async () => {
    const start = () => Promise.reject(new Error('no server'));
    await expect(askServer(start, question as never, going)).rejects.toThrow('no server');
  });
});
