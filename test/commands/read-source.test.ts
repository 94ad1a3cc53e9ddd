import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { largestFileBytes, largestNotebookBytes, readSource } from '../../src/commands/read-source.ts';
import { Workspace } from './command-line.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

describe('source text, or why it is not read', () => {
  test.each<[string, string | Uint8Array, ReturnType<typeof readSource>]>([
    ['text', 'x = 1\n', { text: 'x = 1\n' }],
    ['an empty file', '', { text: '' }],
    ['a byte-order mark is dropped', '\uFEFFx', { text: 'x' }],
    ['every language', 'é🙂', { text: 'é🙂' }],
    ['a zero byte', bytes(0x78, 0, 0x79), { why: 'binary file' }],
    ['UTF-16 holds zero bytes', bytes(0xff, 0xfe, 0x78, 0), { why: 'binary file' }],
    ['Latin-1', bytes(0x78, 0xe9), { why: 'not UTF-8 text' }],
    ['as large as is read', 'a'.repeat(largestFileBytes), { text: 'a'.repeat(largestFileBytes) }],
    ['a byte more', 'a'.repeat(largestFileBytes + 1), { why: 'larger than 1 MB' }],
  ])('%s', (_, content, expected) => {
    using workspace = new Workspace({ 'a.py': content });
    expect(readSource(path.join(workspace.folder, 'a.py'))).toEqual(expected);
  });

  test('a notebook may be large by its pictures', () => {
    const cells = JSON.stringify({ cells: [{ outputs: ['x'.repeat(largestFileBytes)] }] });
    using workspace = new Workspace({ 'a.ipynb': cells, 'b.ipynb': 'x'.repeat(largestNotebookBytes + 1) });
    expect(readSource(path.join(workspace.folder, 'a.ipynb'))).toEqual({ text: cells });
    expect(readSource(path.join(workspace.folder, 'b.ipynb'))).toEqual({ why: 'larger than 32 MB' });
  });

  test.each([
    ['none.py', 'there is no such file'],
    ['folder.py', 'not a regular file'],
    ['a.py/b.py', 'a part of its path is a file, not a folder'],
    ['circle.py', 'its symbolic links lead in a circle'],
  ])('%s: %s', (name, why) => {
    using workspace = new Workspace({ 'a.py': '' });
    mkdirSync(path.join(workspace.folder, 'folder.py'));
    symlinkSync('circle.py', path.join(workspace.folder, 'circle.py'));
    expect(readSource(path.join(workspace.folder, name))).toEqual({ why });
  });

  test('a link to a file is that file', () => {
    using workspace = new Workspace({ 'a.py': 'x' });
    symlinkSync('a.py', path.join(workspace.folder, 'b.py'));
    expect(readSource(path.join(workspace.folder, 'b.py'))).toEqual({ text: 'x' });
  });
});
