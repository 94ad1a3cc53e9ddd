import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser, planBrowserInstallation } from '../editor/browser.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'browser-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const executable = (name: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
};

test('Chromium comes before Chrome', () => {
  executable('google-chrome');
  const chromium = executable('chromium');
  expect(findBrowser({ PATH: folder })).toBe(chromium);
});

test('Edge will do', () => {
  const edge = executable('microsoft-edge');
  expect(findBrowser({ PATH: `/nowhere${path.delimiter}${folder}` })).toBe(edge);
});

test('CHROMIUM overrides the search, and must be right', () => {
  executable('chromium');
  const chosen = executable('my-chrome');
  expect(findBrowser({ PATH: folder, CHROMIUM: chosen })).toBe(chosen);
  expect(() => findBrowser({ PATH: folder, CHROMIUM: '/no/such' })).toThrow(/CHROMIUM is set to \/no\/such/);
});

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
test.each([
  ['root on Debian', { uid: 0, aptGet: true, osRelease: debian }, { install: 'apt' }],
  [
    'a user on Debian',
    { uid: 1000, aptGet: true, osRelease: debian },
    { advice: expect.stringContaining('sudo apt-get install chromium') },
  ],
  [
    'root on Ubuntu, whose package wants snapd',
    { uid: 0, aptGet: true, osRelease: 'ID=ubuntu\nID_LIKE=debian\n' },
    { advice: expect.stringContaining('install Chromium') },
  ],
  [
    'root on Alpine',
    { uid: 0, aptGet: false, osRelease: 'ID=alpine\n' },
    { advice: expect.stringContaining('set CHROMIUM') },
  ],
  [
    'a system without os-release',
    { aptGet: false, osRelease: '' },
    { advice: expect.stringContaining('set CHROMIUM') },
  ],
])('without a browser: %s', (_name, machine, expected) => {
  expect(planBrowserInstallation(machine)).toEqual(expected);
});
