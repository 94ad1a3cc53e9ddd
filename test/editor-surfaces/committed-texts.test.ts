import { beforeEach, describe, expect, test, vi } from 'vitest';
import { committedTexts, showChanges } from '../../src/editor/committed-texts.ts';

type Listener = (event?: unknown) => void;
/** Listeners by the event that they wait for. */
const waiting = vi.hoisted(() => new Map<string, Set<Listener>>());
const world = vi.hoisted(() => ({
  documents: [] as object[],
  git: undefined as unknown,
  ran: [] as unknown[],
}));
const event = vi.hoisted(() => (name: string) => (listener: (event?: unknown) => void) => {
  const listeners = waiting.get(name) ?? new Set();
  waiting.set(name, listeners.add(listener));
  return { dispose: () => listeners.delete(listener) };
});
const fire = (name: string, value?: unknown) => {
  for (const listener of [...(waiting.get(name) ?? [])]) listener(value);
};

vi.mock('vscode', () => ({
  Disposable: class {
    constructor(readonly dispose: () => void) {}
  },
  Uri: { parse: (uri: string) => uri },
  window: { activeTextEditor: { document: { uri: 'active' } } },
  commands: { executeCommand: async (...command: unknown[]) => void world.ran.push(command) },
  extensions: { getExtension: () => world.git, onDidChange: event('extensions') },
  languages: { match: () => 10 },
  workspace: {
    get textDocuments() {
      return world.documents;
    },
    onDidOpenTextDocument: event('open'),
    asRelativePath: String,
    getWorkspaceFolder: () => undefined,
  },
}));

const documentAt = (path: string, changed: object = {}) => ({
  uri: { scheme: 'file', fsPath: path, toString: () => `file://${path}` },
  isClosed: false,
  getText: () => '',
  ...changed,
});

/** A git extension with one repository; `show` answers in its own time. */
function gitWith(show: () => Promise<string>, enabled = true) {
  const repository = { state: { HEAD: { commit: 'a' }, onDidChange: event('state') }, show };
  const api = {
    repositories: [repository],
    onDidOpenRepository: event('repository'),
    getRepository: ({ fsPath }: { fsPath: string }) => (fsPath.startsWith('/repository/') ? repository : null),
  };
  const git = { enabled, onDidChangeEnablement: event('enablement'), getAPI: () => api };
  world.git = { activate: async () => git };
  return { repository, git };
}

function serve() {
  const told: unknown[] = [];
  const warned: string[] = [];
  const server = {
    isStarted: true,
    request: async (_: string, { uri, text }: { uri: string; text: string | null }) => void told.push([uri, text]),
    onDidStart: event('start'),
    log: { warn: (message: string) => void warned.push(message) },
  };
  return { told, warned, server };
}
const follow = (server: object) => committedTexts(server as never);
const settled = () => new Promise(resolve => setTimeout(resolve));

const file = documentAt('/repository/a.py');
const address = 'file:///repository/a.py';

beforeEach(() => {
  waiting.clear();
  Object.assign(world, { documents: [file], git: undefined, ran: [] });
});

describe('the server is told what was committed', () => {
  test.each([
    ['of an open document', file, [address, 'committed']],
    ['nothing of one in no repository', documentAt('/elsewhere/a.py'), ['file:///elsewhere/a.py', null]],
  ])('%s', async (_, document, expected) => {
    gitWith(async () => 'committed');
    world.documents = [document];
    const { told, server } = serve();
    follow(server);
    await settled();
    expect(told).toEqual([expected]);
  });

  test.each<[string, () => void, number]>([
    ['when a document is opened', () => fire('open', file), 1],
    ['when the server has started again, which knows of nothing', () => fire('start'), 1],
    ['when a repository is found', () => fire('repository', { state: { onDidChange: event('other') } }), 1],
    ['not when the working tree changes', () => fire('state'), 0],
    ['not of what is no file', () => fire('open', documentAt('/a', { uri: { scheme: 'untitled' } })), 0],
  ])('again %s', async (_, happens, times) => {
    gitWith(async () => 'committed');
    const { told, server } = serve();
    follow(server);
    await settled();
    happens();
    await settled();
    expect(told).toHaveLength(1 + times);
  });

  test('of two commits in a row the later one holds, however late the text of the earlier comes', async () => {
    const answers: ((text: string) => void)[] = [];
    const { repository } = gitWith(() => new Promise(resolve => answers.push(resolve)));
    const { told, server } = serve();
    follow(server);
    await settled();
    repository.state.HEAD.commit = 'b';
    fire('state');
    answers[1]!('later');
    answers[0]!('earlier');
    await settled();
    expect(told).toEqual([[address, 'later']]);
  });

  test('no more of a document that was closed meanwhile', async () => {
    const closing = { ...file, isClosed: false };
    world.documents = [closing];
    gitWith(async () => {
      closing.isClosed = true;
      return 'committed';
    });
    const { told, server } = serve();
    follow(server);
    await settled();
    expect(told).toEqual([]);
  });

  test('a server that does not answer is written down, and asked again at the next document', async () => {
    gitWith(async () => 'committed');
    const { told, warned, server } = serve();
    const { request } = server;
    server.request = () => Promise.reject(new Error('Client is not running'));
    follow(server);
    await settled();
    expect(warned).toEqual(['git: Error: Client is not running']);
    server.request = request;
    fire('open', file);
    await settled();
    expect(told).toHaveLength(1);
  });
});

describe('the git extension', () => {
  test('may come later, with the trust in the folder', async () => {
    const { told, server } = serve();
    follow(server);
    await settled();
    expect(told).toEqual([]);
    gitWith(async () => 'committed');
    fire('extensions');
    fire('extensions');
    await settled();
    expect(told).toHaveLength(1);
  });

  test('may be switched on and off', async () => {
    const { git } = gitWith(async () => 'committed', false);
    const { told, server } = serve();
    follow(server);
    await settled();
    expect(told).toEqual([]);
    git.enabled = true;
    fire('enablement');
    await settled();
    expect(told).toHaveLength(1);
    git.enabled = false;
    fire('enablement');
    fire('open', file);
    await settled();
    expect(told).toHaveLength(1);
  });

  test('is not listened to any more once the extension goes', async () => {
    gitWith(async () => 'committed');
    const { server } = serve();
    const following = follow(server);
    await settled();
    following.dispose();
    expect([...waiting.values()].map(({ size }) => size)).toEqual([...waiting.values()].map(() => 0));
  });
});

test.each([
  ['named', 'file:///a.py', 'file:///a.py'],
  ['active', undefined, 'active'],
])('the comparison of the document that is %s', async (_, uri, expected) => {
  await showChanges(uri);
  expect(world.ran).toEqual([['git.openChange', expected]]);
});
