import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/host/**', 'test/e2e/**', 'test/programs/**', 'test/editor/**', 'node_modules/**'],
    testTimeout: 20_000,
    // Tests share nothing but modules; loading the catalogue once per worker instead of once per file halves the time.
    pool: 'threads',
    // By default one core is left idle, which on two cores doubles the time.
    maxWorkers: '100%',
    isolate: false,
  },
});
