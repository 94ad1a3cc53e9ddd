import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  insideOnly,
  linkAt,
  readJson,
  readText,
  reason,
  statusOf,
  textIfReadable,
  textOfStandardInput,
  writeText,
} from '../../src/commands/text-files.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { Workspace } from './command-line.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
/** `é` in UTF-8 is C3 A9; in Latin-1 it is E9, which begins a sequence that does not go on. */
const latin1 = bytes(0x63, 0x61, 0x66, 0xe9);

/** What a call throws, which must be a `UsageError`. */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
  throw new Error('nothing was refused');
}

describe('text is read as it stands', () => {
  test.each<[string, Uint8Array, string]>([
    ['ASCII', bytes(0x68, 0x69), 'hi'],
    ['nothing', bytes(), ''],
    ['UTF-8', bytes(0x63, 0x61, 0x66, 0xc3, 0xa9), 'café'],
    ['four bytes', bytes(0xf0, 0x9f, 0x99, 0x82), '🙂'],
    ['a byte-order mark is dropped', bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d), '{}'],
    ['only the first one', bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf), '\uFEFF'],
    ['ends of lines stay', bytes(0x61, 0x0d, 0x0a, 0x62), 'a\r\nb'],
  ])('%s', (_, content, text) => {
    using workspace = new Workspace({ file: content });
    const host = { cwd: workspace.folder };
    expect(readText('file', host)).toBe(text);
    expect(readText(path.join(workspace.folder, 'file'), { cwd: '/' })).toBe(text);
    expect(textIfReadable('file', workspace.folder)).toBe(text);
    expect(textOfStandardInput(content)).toBe(text);
  });
});

describe('what is no text is refused, not repaired', () => {
  test.each<[string, Uint8Array, string]>([
    ['Latin-1', latin1, 'it is not UTF-8 text'],
    ['cut off in the middle of a character', bytes(0xc3), 'it is not UTF-8 text'],
    ['half of a pair of surrogates', bytes(0xed, 0xa0, 0x80), 'it is not UTF-8 text'],
    ['longer than needed', bytes(0xc0, 0x80), 'it is not UTF-8 text'],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x61, 0), 'it is UTF-16 text, save it as UTF-8'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x61), 'it is UTF-16 text, save it as UTF-8'],
  ])('%s', (_, content, why) => {
    using workspace = new Workspace({ 'a file': content });
    const host = { cwd: workspace.folder };
    expect(refusal(() => readText('a file', host))).toBe(`a file cannot be read: ${why}.`);
    expect(textIfReadable('a file', workspace.folder)).toBeUndefined();
    expect(refusal(() => textOfStandardInput(content))).toBe(`Standard input cannot be read: ${why}.`);
  });
});

describe('what cannot be opened is named with the reason', () => {
  test.each([
    ['none', 'none cannot be read: there is no such file.'],
    ['folder', 'folder cannot be read: it is a folder.'],
    ['file/below', 'file/below cannot be read: a part of its path is a file, not a folder.'],
    ['circle', 'circle cannot be read: its symbolic links lead in a circle.'],
    ['lost', 'lost cannot be read: it is a symbolic link to what is not there.'],
    ['x'.repeat(300), `${'x'.repeat(300)} cannot be read: its name is too long.`],
    ['/dev/zero', '/dev/zero cannot be read: it is a device.'],
  ])('%s', (name, message) => {
    using workspace = new Workspace({ file: 'text' });
    mkdirSync(path.join(workspace.folder, 'folder'));
    symlinkSync('circle', path.join(workspace.folder, 'circle'));
    symlinkSync('nowhere', path.join(workspace.folder, 'lost'));
    expect(refusal(() => readText(name, { cwd: workspace.folder }))).toBe(message);
    expect(textIfReadable(name, workspace.folder)).toBeUndefined();
  });

  test('what a path names, without throwing', () => {
    using workspace = new Workspace({ file: 'text' });
    const at = (name: string) => statusOf(path.join(workspace.folder, name));
    symlinkSync('circle', path.join(workspace.folder, 'circle'));
    expect(at('file')?.isFile()).toBe(true);
    expect(at('.')?.isDirectory()).toBe(true);
    for (const name of ['none', 'file/below', 'circle', 'x'.repeat(300)]) expect(at(name)).toBeUndefined();
  });

  test.each([
    ['ENOENT', 'there is no such file'],
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['EISDIR', 'it is a folder'],
    ['ENOTDIR', 'a part of its path is a file, not a folder'],
    ['ELOOP', 'its symbolic links lead in a circle'],
    ['ENAMETOOLONG', 'its name is too long'],
    ['ENOSPC', 'no space is left'],
    ['EIO', 'EIO: as the system says'],
  ])('%s', (code, words) => {
    expect(reason(Object.assign(new Error(`${code}: as the system says`), { code }))).toBe(words);
  });

  test('what was thrown and is no error is shown', () => {
    expect(reason('odd')).toBe('odd');
  });
});

describe('paths that somebody else chose stay inside', () => {
  test.each([
    ['a.py', true],
    ['./a.py', true],
    ['below/a.py', true],
    ['below/../a.py', true],
    ['.', true],
    ['..a', true],
    ['..', false],
    ['../a.py', false],
    ['below/../../a.py', false],
    ['/etc/passwd', false],
  ])('%s', (name, isInside) => {
    if (isInside) expect(insideOnly(name, '/home/ana/app')).toBe(name);
    else expect(refusal(() => insideOnly(name, '/home/ana/app'))).toBe(`${name} lies outside of the working folder.`);
  });

  test('a confined command reads inside only', () => {
    using workspace = new Workspace({ 'inner/a.txt': 'in', 'b.txt': 'out' });
    const host = { cwd: path.join(workspace.folder, 'inner'), confined: true };
    expect(readText('a.txt', host)).toBe('in');
    expect(refusal(() => readText('../b.txt', host))).toBe('../b.txt lies outside of the working folder.');
    expect(readText('../b.txt', { cwd: host.cwd })).toBe('out');
  });
});

describe('JSON', () => {
  test.each<[string, unknown]>([
    ['{"a":[1]}', { a: [1] }],
    ['\uFEFFnull', null],
    [' "text" ', 'text'],
  ])('%s', (content, value) => {
    using workspace = new Workspace({ 'a.json': content });
    expect(readJson('a.json', { cwd: workspace.folder })).toEqual(value);
  });

  test.each([['{'], [''], ['{"a":1,}'], ['undefined']])('not %s', content => {
    using workspace = new Workspace({ 'a.json': content });
    expect(refusal(() => readJson('a.json', { cwd: workspace.folder }))).toMatch(/^a\.json is not valid JSON: .*\.$/s);
  });
});

describe('writing', () => {
  test('what is written is what is read', () => {
    using workspace = new Workspace();
    const host = { cwd: workspace.folder };
    writeText('a.txt', 'café\n', host);
    expect(readText('a.txt', host)).toBe('café\n');
  });

  test.each([
    ['.', '. cannot be written: it is a folder.'],
    ['none/a.txt', 'none/a.txt cannot be written: its folder does not exist.'],
  ])('%s', (name, message) => {
    using workspace = new Workspace();
    expect(refusal(() => writeText(name, 'text', { cwd: workspace.folder }))).toBe(message);
  });
});

test('a link that leads nowhere is told from a file that is not there, and one that leads somewhere is neither', () => {
  using workspace = new Workspace({ target: 'text' });
  const at = (name: string): string => path.join(workspace.folder, name);
  symlinkSync('nothing', at('astray'));
  symlinkSync('circle', at('circle'));
  symlinkSync('target', at('link'));
  const host = { cwd: workspace.folder };
  expect(refusal(() => readText('astray', host))).toBe(
    'astray cannot be read: it is a symbolic link to what is not there.',
  );
  expect(refusal(() => readText('circle', host))).toBe('circle cannot be read: its symbolic links lead in a circle.');
  expect(refusal(() => readText('none', host))).toBe('none cannot be read: there is no such file.');
  expect(readText('link', host)).toBe('text');
  expect(['astray', 'circle', 'link', 'target', 'none'].map(name => linkAt(at(name)) !== undefined)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
