import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { FilesAtCommit } from '../../src/commands/files-at-commit.ts';
import { Workspace } from './command-line.ts';

const workspace = new Workspace({ 'same.py': 'same', 'changed.py': 'now', 'new.py': 'new', 'ignored.py': 'ignored' });
afterAll(() => rmSync(workspace.folder, { recursive: true }));
const at = (name: string): string => path.join(workspace.folder, name);

const textAt = vi.fn((_commit: string, file: string): string | undefined => `${path.basename(file)} then`);
const git = {
  changedSince: () => ['changed.py', 'new.py', 'gone.py'].map(at),
  filesOf: () => ['same.py', 'changed.py', 'gone.py'].map(at),
  textAt,
};
const files = new FilesAtCommit(git, 'abc');

describe('the text of a file then', () => {
  test.each([
    ['one that has not changed is read here', 'same.py', 'same'],
    ['one that has is asked of git', 'changed.py', 'changed.py then'],
    ['one that is gone too', 'gone.py', 'gone.py then'],
    ['one that is new was not there', 'new.py', undefined],
    ['nor one that git does not keep', 'ignored.py', undefined],
    ['nor one that never was', 'never.py', undefined],
    ['nor one outside', '../outside.py', undefined],
  ])('%s', (_, name, expected) => {
    expect(files.text(at(name))).toBe(expected);
  });
});

test('git is asked once for each file that has changed, and for no other', () => {
  textAt.mockClear();
  const fresh = new FilesAtCommit(git, 'abc');
  for (const name of ['changed.py', 'same.py', 'changed.py', 'never.py']) fresh.text(at(name));
  expect(textAt.mock.calls).toEqual([['abc', at('changed.py')]]);
});

test('what changed, by absolute path', () => {
  expect([...files.changed]).toEqual([at('changed.py'), at('new.py'), at('gone.py')]);
});
