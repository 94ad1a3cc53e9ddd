import { beforeEach, expect, test, vi } from 'vitest';
import { deploymentStatus } from '../../src/editor/deployment-status.ts';

const python = { uri: 'file:///a.py', isPriced: true };
const plain = { uri: 'file:///notes.txt', isPriced: false };

interface Item {
  text?: string;
  detail?: string;
  severity?: number;
  busy?: boolean;
  command?: { command: string };
}
const world = vi.hoisted(() => ({
  items: new Map<string, Record<string, unknown>>(),
  active: undefined as { document: unknown } | undefined,
  activate: () => undefined as unknown,
  open: (_document: unknown) => undefined as unknown,
}));

vi.mock('../../src/editor/priced-documents.ts', () => ({
  pricedByName: [],
  isPriced: (document: { isPriced: boolean }) => document.isPriced,
}));
vi.mock('vscode', () => ({
  Disposable: { from: () => ({ dispose: () => undefined }) },
  LanguageStatusSeverity: { Information: 0, Warning: 1, Error: 2 },
  l10n: { t: (message: string) => message },
  languages: {
    createLanguageStatusItem: (id: string) => {
      const item = {};
      world.items.set(id, item);
      return item;
    },
  },
  window: {
    get activeTextEditor() {
      return world.active;
    },
    onDidChangeActiveTextEditor: (listener: () => unknown) => {
      world.activate = listener;
    },
  },
  workspace: {
    onDidOpenTextDocument: (listener: (document: unknown) => unknown) => {
      world.open = listener;
    },
  },
}));

const hardware = (): Item => world.items.get('inferenceCost.hardware')!;
const model = (): Item => world.items.get('inferenceCost.model')!;
const settled = () => new Promise(resolve => setTimeout(resolve));
const status = (name: string) => ({ hardware: name, model: 'Llama · fp8', origin: `${name} in inference-cost.json` });

/** A server that answers each question with the next of these, in an order of its own where it says so. */
function serve(...answers: (object | Error | Promise<object>)[]) {
  const asked: string[] = [];
  const server = {
    isStarted: true,
    changed: () => undefined as unknown,
    onDeploymentChanged: (listener: () => unknown) => {
      server.changed = listener;
    },
    log: { warn: () => undefined },
    request: async (_: string, { uri }: { uri: string }) => {
      asked.push(uri);
      const answer = answers[asked.length - 1];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  deploymentStatus(server as never);
  return { asked, server };
}

beforeEach(() => {
  world.items.clear();
  world.active = { document: python };
});

test('says what the active document is priced on', async () => {
  serve(status('2×H100'));
  expect(hardware()).toMatchObject({ text: 'Inference Cost', busy: true });
  await settled();
  expect(hardware()).toMatchObject({ text: '$(server) 2×H100', detail: '2×H100 in inference-cost.json', severity: 0 });
  expect(model()).toMatchObject({ text: '$(sparkle) Llama · fp8', busy: false });
});

test('says first what is wrong', async () => {
  serve({ ...status('1×L4'), problem: 'does not fit' });
  await settled();
  expect(hardware()).toMatchObject({ detail: 'does not fit', severity: 1 });
});

test.each<[string, () => unknown, string[]]>([
  ['prices changed, or the server started again', () => undefined, ['file:///a.py', 'file:///a.py']],
  ['another editor is active', () => world.activate(), ['file:///a.py', 'file:///a.py']],
  ['the language of the active document was changed', () => world.open(python), ['file:///a.py', 'file:///a.py']],
  ['not when a document is opened beside it', () => world.open({ ...python }), ['file:///a.py']],
])('is asked for again when %s', async (name, happens, uris) => {
  const { asked, server } = serve(status('a'), status('b'));
  await settled();
  if (name.startsWith('prices')) server.changed();
  else happens();
  await settled();
  expect(asked).toEqual(uris);
  expect(hardware().text).toBe(uris.length === 2 ? '$(server) b' : '$(server) a');
});

test.each([
  ['no server runs', () => python, false],
  ['the document has no price', () => plain, true],
])('is not asked for where %s', async (_, document, isStarted) => {
  world.active = { document: document() };
  const { asked, server } = serve(status('a'));
  await settled();
  asked.length = 0;
  server.isStarted = isStarted;
  server.changed();
  await settled();
  expect(asked).toEqual([]);
});

test('a server that does not answer: said, and put right by the next answer', async () => {
  const { server } = serve(new Error('Client is not running'), status('a'));
  await settled();
  expect(hardware()).toMatchObject({ detail: 'The language server does not answer.', severity: 2, busy: false });
  expect(hardware().command?.command).toBe('inferenceCost.restartServer');
  expect(model().busy).toBe(false);
  server.changed();
  await settled();
  expect(hardware()).toMatchObject({ text: '$(server) a', severity: 0 });
  expect(hardware().command?.command).toBe('inferenceCost.chooseHardware');
});

test.each<[string, (settle: (fails: boolean) => void) => void]>([
  ['an answer', settle => settle(false)],
  ['a failure', settle => settle(true)],
])('%s that comes late changes nothing', async (_, late) => {
  let settle: (fails: boolean) => void = () => {};
  const slow = new Promise<object>((resolve, reject) => {
    settle = fails => (fails ? reject(new Error('gone')) : resolve(status('slow')));
  });
  const { server } = serve(slow, status('fast'));
  server.changed();
  await settled();
  late(settle);
  await settled();
  expect(hardware()).toMatchObject({ text: '$(server) fast', severity: 0 });
});
