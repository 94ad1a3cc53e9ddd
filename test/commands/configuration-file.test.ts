import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Configurations, findConfigurationFile } from '../../src/commands/configuration-file.ts';
import { defaultConfiguration } from '../../src/configuration/read-configuration.ts';
import { Workspace } from './command-line.ts';

const withOutput = (count: number): string => JSON.stringify({ outputTokens: { default: count } });

function configurations(workspace: Workspace, given?: string) {
  const warnings: string[] = [];
  return { all: new Configurations(given, workspace.folder, line => warnings.push(line)), warnings };
}

describe('which configuration holds for a folder', () => {
  test('the nearest above it', () => {
    using workspace = new Workspace({
      'inference-cost.json': withOutput(1),
      'a/inference-cost.json': withOutput(2),
      'a/b/c.py': '',
      'd/e.py': '',
    });
    const { all } = configurations(workspace);
    const output = (folder: string) =>
      all.inFolder(path.join(workspace.folder, folder)).configuration.outputTokens.default;
    expect([output('.'), output('a'), output('a/b'), output('d')]).toEqual([1, 2, 2, 1]);
    expect(all.inFolder(path.join(workspace.folder, 'a/b')).folder).toBe(path.join(workspace.folder, 'a'));
  });

  test('the one that is given, everywhere', () => {
    using workspace = new Workspace({ 'inference-cost.json': withOutput(1), 'own.json': withOutput(3) });
    expect(configurations(workspace, 'own.json').all.inFolder('/').configuration.outputTokens.default).toBe(3);
  });

  test('none: the defaults', () => {
    using workspace = new Workspace({ 'a.py': '' });
    if (findConfigurationFile(workspace.folder) !== undefined) throw new Error('a configuration lies above the test');
    const loaded = configurations(workspace).all.inFolder(workspace.folder);
    expect(loaded).toEqual({ configuration: defaultConfiguration, folder: workspace.folder });
  });

  test('a file is read once, and its warnings are said once', () => {
    using workspace = new Workspace({
      'inference-cost.json': '{ "rules": { "no-such-rule": "off" } }',
      'a/x.py': '',
      'b/x.py': '',
    });
    const { all, warnings } = configurations(workspace);
    const [a, b] = ['a', 'b'].map(folder => all.inFolder(path.join(workspace.folder, folder)));
    expect(a).toBe(b);
    expect(warnings).toEqual([expect.stringMatching(/^inference-cost\.json:1:\d+ .*no-such-rule/)]);
  });
});

describe('refused with one line that names file and place', () => {
  test.each([
    { name: 'not JSON', text: '{', says: /^inference-cost\.json:1:\d+ / },
    {
      name: 'an unknown key, and more',
      text: '{ "deploymnets": {}, "ignroe": [] }',
      says: /^inference-cost\.json:1:3 .*deploymnets.*\(and 1 more\)$/,
    },
  ])('$name', ({ text, says }) => {
    using workspace = new Workspace({ 'inference-cost.json': text });
    expect(() => configurations(workspace).all.inFolder(workspace.folder)).toThrow(says);
  });

  test('what bears its name and is no file is said, not passed over', () => {
    using workspace = new Workspace({ 'folder/inference-cost.json/a': '', 'link/a.py': '' });
    symlinkSync('nothing', path.join(workspace.folder, 'link/inference-cost.json'));
    const { all } = configurations(workspace);
    const read = (name: string) => () => all.inFolder(path.join(workspace.folder, name));
    expect(read('folder')).toThrow('folder/inference-cost.json cannot be read: it is a folder.');
    expect(read('link')).toThrow(
      'link/inference-cost.json cannot be read: it is a symbolic link to what is not there.',
    );
  });

  test.each([
    { given: 'none.json', says: 'none.json cannot be read: there is no such file.' },
    { given: '.', says: '. cannot be read: it is a folder.' },
  ])('--config $given', ({ given, says }) => {
    using workspace = new Workspace({});
    expect(() => configurations(workspace, given)).toThrow(says);
  });
});
