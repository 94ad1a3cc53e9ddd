import { describe, expect, test } from 'vitest';
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
