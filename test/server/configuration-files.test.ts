import { describe, expect, test } from 'vitest';
import { ConfigurationFiles } from '../../src/server/configuration-files.ts';
import { readSettings } from '../../src/server/settings.ts';
import { WorkspaceFolders } from '../../src/server/workspace-folders.ts';

const use = (name: string) =>
  JSON.stringify({
    deployments: { [name]: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s' } },
    use: name,
    models: { tuned: { config: './models/tuned.json' } },
  });

function configurations(files: Record<string, string>, settings: unknown = {}) {
  const folders = new WorkspaceFolders();
  folders.set([{ uri: 'file:///projects/shop', name: 'shop' }]);
  const read: string[] = [];
  const made = new ConfigurationFiles(
    uri => {
      read.push(uri);
      return files[uri];
    },
    folders,
    () => readSettings(settings),
  );
  return { made, read };
}

const rootFile = 'file:///projects/shop/inference-cost.json';
const innerFile = 'file:///projects/shop/src/inference-cost.json';

describe('the nearest file', () => {
  test.each([
    ['in the folder', { [rootFile]: use('root') }, 'file:///projects/shop/src/deep/a.py', rootFile],
    [
      'the nearer of two',
      { [rootFile]: use('root'), [innerFile]: use('inner') },
      'file:///projects/shop/src/a.py',
      innerFile,
    ],
    [
      'not that of a neighbour',
      { [rootFile]: use('root'), [innerFile]: use('inner') },
      'file:///projects/shop/b.py',
      rootFile,
    ],
    [
      'above the workspace folder, where the repository is larger',
      { 'file:///projects/inference-cost.json': use('x') },
      'file:///projects/shop/a.py',
      'file:///projects/inference-cost.json',
    ],
    ['none', {}, 'file:///projects/shop/a.py', undefined],
    [
      'a file outside of every folder looks beside itself',
      { 'file:///other/inference-cost.json': use('x') },
      'file:///other/a.py',
      'file:///other/inference-cost.json',
    ],
    [
      'and above',
      { 'file:///other/inference-cost.json': use('x') },
      'file:///other/deep/a.py',
      'file:///other/inference-cost.json',
    ],
    ['a document that was never saved', { [rootFile]: use('root') }, 'untitled:Untitled-1', rootFile],
  ])('%s', (_, files, document, expected) => {
    expect(configurations(files as Record<string, string>).made.inForce(document).uri).toBe(expected);
  });
});

test('is read once for a directory, until something changes', () => {
  const { made, read } = configurations({ [rootFile]: use('root') });
  made.inForce('file:///projects/shop/a.py');
  made.inForce('file:///projects/shop/b.py');
  expect(read.length).toBe(1);
  made.forgetAll();
  made.inForce('file:///projects/shop/a.py');
  expect(read.length).toBe(2);
});

test('counts its problems and still gives a configuration', () => {
  const { made } = configurations({ [rootFile]: '{ "usee": "x" }' });
  const found = made.inForce('file:///projects/shop/a.py');
  expect(found.problems).toMatchObject([{ code: 'unknown-key' }]);
  expect(found.configuration.outputTokens.default).toBeGreaterThan(0);
});

describe('without a file, the personal setting', () => {
  test.each([
    ['prices', { deployment: { model: 'm', hardware: 'h', gpus: 2 } }, { model: 'm', hardware: 'h', gpus: 2 }],
    ['needs both names', { deployment: { model: 'm' } }, undefined],
    ['may be absent', {}, undefined],
  ])('%s', (_, settings, expected) => {
    const { configuration } = configurations({}, settings).made.inForce('file:///projects/shop/a.py');
    expect(configuration.use === undefined ? undefined : configuration.deployments[configuration.use]).toEqual(
      expected,
    );
  });

  test('gives way to a file', () => {
    const settings = { deployment: { model: 'm', hardware: 'h' } };
    const { configuration } = configurations({ [rootFile]: use('root') }, settings).made.inForce(
      'file:///projects/shop/a.py',
    );
    expect(configuration.use).toBe('root');
  });
});

test('globs start from the file that holds them', () => {
  const { made } = configurations({
    [innerFile]: '{ "ignore": ["generated/**"], "budgets": [{ "files": "*.py", "maxInputTokens": 9 }] }',
  });
  const { configuration, isIgnored } = made.inForce('file:///projects/shop/src/a.py');
  expect(isIgnored('src/generated/a.py')).toBe(true);
  expect(isIgnored('generated/a.py')).toBe(false);
  expect(configuration.budgets[0]!.files).toBe('src/*.py');
});

test('a model configuration is found beside the file that names it', () => {
  const { made } = configurations({ [rootFile]: use('root'), 'file:///projects/shop/models/tuned.json': '{}' });
  const { configuration } = made.inForce('file:///projects/shop/src/a.py');
  expect(made.readBeside(configuration, configuration.models.tuned!.config!)).toBe('{}');
  expect(made.readBeside({ ...configuration }, './models/tuned.json')).toBeUndefined();
});
