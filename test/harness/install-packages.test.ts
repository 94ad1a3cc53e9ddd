import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arePackagesInstalled } from '../../scripts/install-packages.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'packages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, packages: object): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
};
const own = { '': { name: 'own' } };
const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };
const optional = { 'node_modules/b-win32': { version: '1.0.0', integrity: 'sha512-b', optional: true } };

test.each([
  ['the same', { ...own, ...a }, a, true],
  ['an optional package of another platform is absent', { ...own, ...a, ...optional }, a, true],
  ['a package is missing', { ...own, ...a }, {}, false],
  ['another version', { ...own, ...a }, { 'node_modules/a': { version: '1.1.0', integrity: 'sha512-a' } }, false],
  [
    'the same version with other content',
    { ...own, ...a },
    { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } },
    false,
  ],
  ['one more, such as one for this platform that the lock file lacks', own, a, true],
])('%s', (_name, wanted, present, expected) => {
  write('package-lock.json', wanted);
  write('node_modules/.package-lock.json', present);
  expect(arePackagesInstalled(folder)).toBe(expected);
});

test('nothing is installed in a fresh clone', () => {
  write('package-lock.json', { ...own, ...a });
  expect(arePackagesInstalled(folder)).toBe(false);
});

test('a damaged lock file is named, with the mend', () => {
  writeFileSync(path.join(folder, 'package-lock.json'), '{ "packages": <<<<<<< ours');
  expect(() => arePackagesInstalled(folder)).toThrow(/package-lock\.json cannot be read.*restore it with git/);
});
