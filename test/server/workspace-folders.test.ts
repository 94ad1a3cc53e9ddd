import { describe, expect, test } from 'vitest';
import { WorkspaceFolders } from '../../src/server/workspace-folders.ts';

const one = [{ uri: 'file:///projects/shop', name: 'shop' }];
const two = [...one, { uri: 'file:///projects/shop/packages/web', name: 'web' }];
const folders = (list: { uri: string; name: string }[]): WorkspaceFolders => {
  const made = new WorkspaceFolders();
  made.set(list);
  return made;
};

describe('paths as people read them', () => {
  test.each([
    ['in the only folder', one, 'file:///projects/shop/src/a.py', 'src/a.py'],
    ['a name with a blank and a letter beyond ASCII', one, 'file:///projects/shop/a%20b/%C3%BC.py', 'a b/ü.py'],
    ['outside of it', one, 'file:///elsewhere/b.py', 'b.py'],
    ['in a folder whose name begins alike', one, 'file:///projects/shopping/b.py', 'b.py'],
    ['never saved', one, 'untitled:Untitled-1', 'Untitled-1'],
    ['of another file system', one, 'vscode-vfs://github/work/shop/src/a.py', 'a.py'],
    ['in one of several folders', two, 'file:///projects/shop/src/a.py', 'shop/src/a.py'],
    ['in the inner of two nested folders', two, 'file:///projects/shop/packages/web/b.ts', 'web/b.ts'],
    ['without folders', [], 'file:///projects/shop/src/a.py', 'a.py'],
    ['a folder that ends in a slash', [{ uri: 'file:///projects/', name: 'work' }], 'file:///projects/a.py', 'a.py'],
  ])('%s', (_, list, uri, path) => {
    expect(folders(list).displayPath(uri)).toBe(path);
  });
});

describe('the file that a path names', () => {
  const from = 'file:///projects/shop/src/a.py';
  test.each([
    ['beside', one, 'src/b.py', 'file:///projects/shop/src/b.py'],
    ['with a folder name', two, 'shop/src/b.py', 'file:///projects/shop/src/b.py'],
    ['back through the folder', one, 'src/../b.py', 'file:///projects/shop/b.py'],
    ['a folder', one, 'src/', 'file:///projects/shop/src/'],
    ['the folder itself', one, './', 'file:///projects/shop/'],
    ['a folder above', one, '../', undefined],
    ['above the folder', one, '../secret.py', undefined],
    ['far above the folder', one, 'src/../../../etc/passwd', undefined],
    ['an absolute path stays inside', one, '/etc/passwd', 'file:///projects/shop/etc/passwd'],
    ['without folders', [], 'b.py', undefined],
  ])('%s', (_, list, path, uri) => {
    expect(folders(list).resolve(path, from)).toBe(uri);
  });
});

test.each([
  ['its root', one, 'file:///projects/shop/inference-cost.json', ''],
  ['below', one, 'file:///projects/shop/src/deep/inference-cost.json', 'src/deep'],
  ['above', one, 'file:///projects/inference-cost.json', '..'],
  ['elsewhere', one, 'file:///other/inference-cost.json', ''],
  ['one of several', two, 'file:///projects/shop/inference-cost.json', 'shop'],
])('the folder of a file as display paths see it: %s', (_, list, uri, expected) => {
  expect(folders(list).displayFolder(uri)).toBe(expected);
});

test('display and back', () => {
  const made = folders(two);
  for (const uri of ['file:///projects/shop/src/a.py', 'file:///projects/shop/packages/web/c%20d.ts'])
    expect(made.resolve(made.displayPath(uri), uri)).toBe(uri);
});
