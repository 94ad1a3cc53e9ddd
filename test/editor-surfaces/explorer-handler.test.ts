import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExplorerActions, handleExplorerMessage } from '../../src/editor/explorer-handler.ts';
import { readExplorerMessage } from '../../src/editor/explorer-message.ts';
import type { ExplorerViewMessage } from '../../src/protocol.ts';

/** One of each message that the page sends. */
const messages: readonly ExplorerViewMessage[] = [
  { type: 'ready' },
  { type: 'remember', saved: '{"scenarios":[]}' },
  { type: 'export', format: 'csv', name: 'inference-cost-scenarios', content: 'a,b' },
  { type: 'export', format: 'markdown', name: 'a', content: '' },
  { type: 'export', format: 'scenario', name: 'größe-2', content: '{}' },
  { type: 'export', format: 'svg', name: 'memory-per-gpu', content: '<svg/>' },
  { type: 'export', format: 'png', name: 'memory-per-gpu', content: 'iVBORw0KGgo=' },
  { type: 'export-pictures', format: 'png', pictures: [{ name: 'memory', content: 'iVBORw0KGgo=' }] },
  { type: 'open-scenario-file' },
  { type: 'load-deployment' },
  {
    type: 'save-deployment',
    name: 'prod “fp8”',
    deployment: { model: 'm', hardware: 'h100-sxm', gpus: 2, sequenceParallel: false },
    callsPerMonth: 3e6,
  },
];

/** What a message brought about. */
function brought(data: unknown): unknown[][] {
  const calls: unknown[][] = [];
  const note =
    (name: keyof ExplorerActions) =>
    (...given: unknown[]) =>
      void calls.push([name, ...given]);
  handleExplorerMessage(data, {
    ready: note('ready'),
    remember: note('remember'),
    saveFile: note('saveFile'),
    savePictures: note('savePictures'),
    openScenarioFile: note('openScenarioFile'),
    loadDeployment: note('loadDeployment'),
    saveDeployment: note('saveDeployment'),
  });
  return calls;
}

describe('a message of the page', () => {
  test.each(messages.map(message => [message.type, message] as const))('%s is read as it was sent', (_, message) => {
    expect(readExplorerMessage(message)).toEqual(message);
  });

  test.each<[number, unknown[]]>([
    [0, ['ready']],
    [1, ['remember', '{"scenarios":[]}']],
    [2, ['saveFile', messages[2]]],
    [7, ['savePictures', messages[7]]],
    [8, ['openScenarioFile']],
    [9, ['loadDeployment']],
    [
      10,
      [
        'saveDeployment',
        {
          name: 'prod “fp8”',
          deployment: { model: 'm', hardware: 'h100-sxm', gpus: 2, sequenceParallel: false },
          callsPerMonth: 3e6,
        },
      ],
    ],
  ])('number %d brings about one thing', (index, call) => {
    expect(brought(messages[index])).toEqual([call]);
  });
});

describe('what is none of the page’s messages brings about nothing', () => {
  const saved = { type: 'save-deployment', name: 'a', deployment: {}, callsPerMonth: 1 };
  const pictures = (count: number, name = 'a') => ({
    type: 'export-pictures',
    format: 'svg',
    pictures: Array.from({ length: count }, () => ({ name, content: '' })),
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'ready'],
    ['an unknown type', { type: 'open-file', path: '/etc/passwd' }],
    ['a list', [{ type: 'ready' }]],
    ['more than it should say', { type: 'ready', command: 'workbench.action.terminal.new' }],
    ['an address beside the file', { type: 'open-scenario-file', uri: 'file:///etc/passwd' }],
    ['an unknown format', { type: 'export', format: 'exe', name: 'a', content: '' }],
    ['no name', { type: 'export', format: 'csv', content: '' }],
    ['a name that leaves the folder', { type: 'export', format: 'csv', name: '../../.bashrc', content: '' }],
    ['a name with a drive', { type: 'export', format: 'csv', name: 'C:', content: '' }],
    ['a name that hides its kind', { type: 'export', format: 'csv', name: 'a.exe', content: '' }],
    ['a hidden name', { type: 'export', format: 'csv', name: '.a', content: '' }],
    ['an empty name', { type: 'export', format: 'csv', name: '', content: '' }],
    ['a line break in a name', { type: 'export', format: 'csv', name: 'a\n', content: '' }],
    ['five megabytes and one', { type: 'export', format: 'csv', name: 'a', content: 'x'.repeat(5_000_001) }],
    ['too much to remember', { type: 'remember', saved: 'x'.repeat(200_001) }],
    ['an object to remember', { type: 'remember', saved: {} }],
    ['no pictures', pictures(0)],
    ['too many pictures', pictures(41)],
    ['a picture that leaves the folder', pictures(1, '../a')],
    ['a table among the pictures', { ...pictures(1), format: 'csv' }],
    ['a deployment without a name', { ...saved, name: '' }],
    ['a deployment with an object in it', { ...saved, deployment: { model: { toString: 1 } } }],
    [
      'a deployment with too many settings',
      { ...saved, deployment: Object.fromEntries([...Array(41).keys()].map(key => [key, 1])) },
    ],
    ['calls that are no number', { ...saved, callsPerMonth: Number.NaN }],
    ['calls without end', { ...saved, callsPerMonth: Number.POSITIVE_INFINITY }],
  ])('%s', (_, data) => {
    expect(brought(data)).toEqual([]);
  });

  test('a thousand random values', () => {
    fc.assert(
      // An `expect` for each would take longer than all else.
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
        value => brought(value).length === 0,
      ),
      { numRuns: 1000 },
    );
  });

  /** A real message with something wrong in it: a key too many, a key missing, or a value of another kind. */
  const broken = fc
    .tuple(
      fc.constantFrom(...messages),
      fc.constantFrom('add', 'remove', 'replace'),
      fc.nat(),
      fc.string({ minLength: 1 }),
      fc.oneof(fc.constant(null), fc.constant([]), fc.constant([{}]), fc.constant(Number.NaN), fc.object()),
    )
    .map(([message, how, place, key, value]): unknown => {
      const keys = Object.keys(message);
      const chosen = keys[place % keys.length]!;
      if (how === 'add') return { ...message, [`x${key}`]: value };
      if (how === 'replace') return { ...message, [chosen]: value };
      return Object.fromEntries(Object.entries(message).filter(([each]) => each !== chosen));
    });

  test('a thousand messages of ours with something wrong in them', () => {
    fc.assert(
      fc.property(broken, value => {
        for (const [name, given] of brought(value)) {
          // A deployment may have any settings: which there are is for the server to say.
          expect(name).toBe('saveDeployment');
          const { deployment } = given as { deployment: Record<string, unknown> };
          for (const setting of Object.values(deployment)) expect(typeof setting).toMatch(/^(string|number|boolean)$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
