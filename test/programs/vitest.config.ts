import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** The built programs beside foreign ones: an editor, a coding agent's client, a pull request. They start processes, so they are no unit tests. */
export default defineConfig({
  test: {
    root: path.join(import.meta.dirname, '../..'),
    include: ['test/programs/**/*.test.ts'],
    // Generous: a busy machine starts processes slowly.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
  },
});
