import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { listFolder } from '../../src/commands/list-folder.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'list-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the files of a folder, in order, without the folders in it', () => {
  for (const name of ['b.go', 'a.go', 'read me.md']) writeFileSync(path.join(folder, name), '');
  mkdirSync(path.join(folder, 'inner'));
  writeFileSync(path.join(folder, 'inner', 'c.go'), '');
  expect(listFolder(folder)).toBe('a.go\nb.go\nread me.md');
});

test('an empty folder lists nothing; what is no folder cannot be listed', () => {
  mkdirSync(path.join(folder, 'empty'));
  expect(listFolder(path.join(folder, 'empty'))).toBe('');
  expect(listFolder(path.join(folder, 'missing'))).toBeUndefined();
  writeFileSync(path.join(folder, 'file'), '');
  expect(listFolder(path.join(folder, 'file'))).toBeUndefined();
});
