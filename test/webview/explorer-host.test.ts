import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExplorerMessage } from '../../src/editor/explorer-message.ts';
import { explorerPage } from '../../src/editor/explorer-page.ts';

const page = explorerPage({
  script: 'https://files/main.js',
  style: 'https://files/explorer.css',
  worker: 'https://files/worker.js',
  cspSource: 'https://files',
  nonce: 'abc123',
  title: 'Explorer "<b>"',
  language: 'en',
});

describe('the explorer’s page', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;

  test('allows nothing unsafe and nothing by default', () => {
    expect(policy).not.toMatch(/unsafe-/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'nonce-abc123'");
  });

  test('shows pictures from memory only, for their export', () => {
    expect(policy).toMatch(/img-src blob:(;|$)/);
  });

  test('has no inline script and no inline style', () => {
    expect(page.match(/<script[^>]*>[^<]/)).toBeNull();
    expect(page).not.toMatch(/ style=|<style/);
  });

  test('escapes what it is given', () => {
    expect(page).toContain('Explorer &quot;&lt;b>&quot;');
  });
});

describe('messages of the page', () => {
  test.each([
    ['ready', { type: 'ready' }],
    ['an export', { type: 'export', format: 'csv', content: 'a,b' }],
    ['a picture', { type: 'export', format: 'svg', content: '<svg/>' }],
    ['a picture in base64', { type: 'export', format: 'png', content: 'iVBORw0KGgo=' }],
  ])('%s is read', (_, message) => {
    expect(readExplorerMessage(message)).toEqual(message);
  });

  test.each([
    ['nothing', undefined],
    ['text', 'ready'],
    ['an unknown type', { type: 'open-file', path: '/etc/passwd' }],
    ['an unknown format', { type: 'export', format: 'exe', content: '' }],
    ['more than it should say', { type: 'ready', command: 'workbench.action.terminal.new' }],
    ['five megabytes and one', { type: 'export', format: 'csv', content: 'x'.repeat(5_000_001) }],
  ])('%s is refused', (_, message) => {
    expect(readExplorerMessage(message)).toBeUndefined();
  });

  test('10,000 random values: none is taken for a message', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        expect(readExplorerMessage(value)).toBeUndefined();
      }),
      { numRuns: 10_000 },
    );
  });
});
