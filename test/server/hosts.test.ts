import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { nodeHost } from '../../src/server/node-host.ts';
import { webHost } from '../../src/server/web-host.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'inference-cost-host-'));
const address = (file: string): string => pathToFileURL(path.join(root, file)).href;

beforeAll(() => {
  for (const folder of ['dist', 'media', 'docs/rules', 'src/deep', 'ignored'])
    mkdirSync(path.join(root, folder), { recursive: true });
  const files: Record<string, string | Uint8Array> = {
    'media/plain.json': '{}',
    'media/packed.bin.gz': gzipSync('unpacked'),
    'docs/rules/known-rule.md': '# known-rule',
    '.gitignore': 'ignored/\n',
    'src/a b.py': 'ü = 1',
    'src/deep/c.ts': '',
    'ignored/d.py': '',
    'src/binary.py': 'a\0b',
    'src/notes.md': '',
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(root, file), content);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a Node process', () => {
  const host = nodeHost(path.join(root, 'dist'));

  test.each([
    ['a name with a blank, text beyond ASCII', address('src/a b.py'), 100, 'ü = 1'],
    ['an empty file', address('src/deep/c.ts'), 100, ''],
    ['a missing file', address('src/none.py'), 100, undefined],
    ['a folder', address('src'), 100, undefined],
    ['a binary file', address('src/binary.py'), 100, undefined],
    ['a file over the limit', address('src/a b.py'), 4, undefined],
    ['a file at the limit', address('src/a b.py'), 5, 'ü = 1'],
    ['another scheme', 'untitled:Untitled-1', 100, undefined],
    ['an address of another machine', 'file://elsewhere/share/a.py', 100, undefined],
    ['no address at all', 'file:', 100, undefined],
  ])('reads text: %s', (_, uri, limit, expected) => {
    expect(host.readText(uri, limit)).toBe(expected);
  });

  test.skipIf(process.platform === 'win32')('does not wait on a pipe', () => {
    const pipe = path.join(root, 'src/pipe.py');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    expect(host.readText(pathToFileURL(pipe).href, 100)).toBeUndefined();
  });

  test('reads assets, unpacked', async () => {
    expect(new TextDecoder().decode(await host.readAsset('plain.json'))).toBe('{}');
    expect(new TextDecoder().decode(await host.readAsset('packed.bin.gz'))).toBe('unpacked');
    await expect(host.readAsset('none.bin')).rejects.toThrow('none.bin');
  });

  test('lists source files that git does not ignore', async () => {
    const files = await host.listSourceFiles!(pathToFileURL(root).href);
    expect(files).toContain(address('src/a b.py'));
    expect(files).toContain(address('src/deep/c.ts'));
    expect(files.some(file => file.includes('ignored') || file.endsWith('.md'))).toBe(false);
  });

  test('knows the pages of rules', () => {
    expect(host.rulePage!('known-rule')).toBe(address('docs/rules/known-rule.md'));
    expect(host.rulePage!('no-such-rule')).toBeUndefined();
  });
});

describe('a worker in a browser', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('fetches assets from beside itself, and says which one is missing', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      return url.endsWith('a.bin') ? new Response('abc') : new Response('', { status: 404, statusText: 'Not Found' });
    });
    const host = webHost('https://example.test/extension/media');
    expect(await host.readAsset('vocab/a.bin')).toEqual(new TextEncoder().encode('abc'));
    expect(asked).toEqual(['https://example.test/extension/media/vocab/a.bin']);
    await expect(host.readAsset('vocab/b.bin')).rejects.toThrow('vocab/b.bin could not be loaded: 404 Not Found');
  });

  test('reads no files', () => {
    const host = webHost('https://example.test/media');
    expect(host.readText('file:///etc/passwd', 10)).toBeUndefined();
    expect(host.listSourceFiles).toBeUndefined();
  });
});
