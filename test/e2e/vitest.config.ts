import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: path.join(import.meta.dirname, '../..'),
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/shared-editor.ts'],
    // One editor server and one browser serve all; a window for each file. Two cores do not carry more.
    fileParallelism: false,
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000, interval: 100 } },
    hookTimeout: 120_000,
  },
});
