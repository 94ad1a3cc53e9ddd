import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findSourceFiles } from '../../src/commands/source-files.ts';
import { Workspace } from './command-line.ts';

const found = (workspace: Workspace, ...paths: string[]): string[] =>
  findSourceFiles(paths.length === 0 ? ['.'] : paths, workspace.folder).files.map(file =>
    path.relative(workspace.folder, file.path),
  );

describe('source files below a folder', () => {
  test('sorted, each once, with its language; other files are left alone', () => {
    using workspace = new Workspace({ 'b.ts': '', 'a.py': '', 'c/d.go': '', 'notes.txt': '', 'data.csv': '' });
    expect(found(workspace, '.', 'c', 'a.py')).toEqual(['a.py', 'b.ts', 'c/d.go']);
    expect(findSourceFiles(['.'], workspace.folder).files.map(({ language }) => language)).toEqual([
      'python',
      'typescript',
      'go',
    ]);
  });

  test('JSON only where it may hold prompts, unless it is named', () => {
    using workspace = new Workspace({
      'flow.json': '{ "_type": "prompt", "template": "Say {x}." }',
      'data.json': '{ "rows": [1, 2, 3] }',
      'large.json': `{ "_type": "prompt", "template": "${'x'.repeat(1e6)}" }`,
      'broken.json': '{ "_type": "prompt" \0 }',
    });
    expect(findSourceFiles(['.'], workspace.folder)).toMatchObject({
      files: [{ language: 'prompt-file' }],
      skipped: [],
    });
    expect(found(workspace)).toEqual(['flow.json']);
    expect(found(workspace, 'data.json', 'large.json')).toEqual(['data.json', 'large.json']);
  });

  test.each(['node_modules', '.git', '.venv', '__pycache__'])('%s is never entered', folder => {
    using workspace = new Workspace({ 'a.py': '', [`${folder}/b.py`]: '', [`src/${folder}/c.py`]: '' });
    expect(found(workspace)).toEqual(['a.py']);
  });

  test('a link to a folder is not followed, so that a circle ends', () => {
    using workspace = new Workspace({ 'src/a.py': '' });
    symlinkSync(path.join(workspace.folder, 'src'), path.join(workspace.folder, 'src/again'));
    expect(found(workspace)).toEqual(['src/a.py']);
  });
});

test('files belong with those of their repository, or outside of one with those of the folder that was named', () => {
  using workspace = new Workspace({ 'repository/.git/HEAD': '', 'repository/src/a.py': '', 'loose/src/b.py': '' });
  const { files } = findSourceFiles(['repository/src', 'loose/src/b.py', 'loose'], workspace.folder);
  expect(
    files.map(({ path: file, within }) => [file, within].map(name => path.relative(workspace.folder, name))),
  ).toEqual([
    ['loose/src/b.py', 'loose'],
    ['repository/src/a.py', 'repository'],
  ]);
});

describe('.gitignore', () => {
  test.each([
    { name: 'a pattern', ignore: '*.gen.py', left: ['a.py', 'out/b.py'] },
    { name: 'a folder', ignore: 'out/', left: ['a.gen.py', 'a.py'] },
    { name: 'a folder by its path', ignore: '/out', left: ['a.gen.py', 'a.py'] },
    { name: 'taken back', ignore: '*.py\n!a.py', left: ['a.py'] },
    { name: 'comments and empty lines', ignore: '# out/\n\n', left: ['a.gen.py', 'a.py', 'out/b.py'] },
  ])('$name', ({ ignore, left }) => {
    using workspace = new Workspace({ '.gitignore': ignore, 'a.py': '', 'a.gen.py': '', 'out/b.py': '' });
    expect(found(workspace)).toEqual(left);
  });

  test('the nearer one has the last word', () => {
    using workspace = new Workspace({
      '.gitignore': '*.tmp.py',
      'sub/.gitignore': '!keep.tmp.py',
      'sub/keep.tmp.py': '',
      'sub/other.tmp.py': '',
    });
    expect(found(workspace)).toEqual(['sub/keep.tmp.py']);
  });

  test('of the repository above holds below; without a repository nothing above is read', () => {
    using workspace = new Workspace({ '.gitignore': 'skip.py', 'sub/skip.py': '', 'sub/a.py': '' });
    expect(found(workspace, 'sub')).toEqual(['sub/a.py', 'sub/skip.py']);
    mkdirSync(path.join(workspace.folder, '.git'));
    expect(found(workspace, 'sub')).toEqual(['sub/a.py']);
  });

  test('a file that is named is taken all the same', () => {
    using workspace = new Workspace({ '.gitignore': '*.py', 'a.py': '' });
    expect(found(workspace, 'a.py')).toEqual(['a.py']);
  });
});

describe('what is named and cannot be read', () => {
  test('an unknown kind of file is skipped with the reason', () => {
    using workspace = new Workspace({ 'notes.txt': '' });
    expect(findSourceFiles(['notes.txt'], workspace.folder)).toEqual({
      files: [],
      skipped: [{ file: 'notes.txt', why: 'language not supported' }],
    });
  });

  test.each([
    { name: 'sorce', says: 'sorce: there is no such file or folder. Did you mean "source"?' },
    { name: 'source/man.py', says: 'Did you mean "source/main.py"?' },
    { name: 'no/such/place', says: 'no/such/place: there is no such file or folder.' },
  ])('$name', ({ name, says }) => {
    using workspace = new Workspace({ 'source/main.py': '' });
    expect(() => findSourceFiles([name], workspace.folder)).toThrow(says);
  });
});
