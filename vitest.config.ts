import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';

const surfaces = 'test/editor-surfaces';
/** They put something else in the place of the editor's module, each its own. Each takes a thread of its own, which costs half a second. */
const replacing = readdirSync(surfaces)
  .map(name => `${surfaces}/${name}`)
  .filter(file => readFileSync(file, 'utf8').includes('vi.mock('));
/*
 * A worker runs much code a few times and keeps modules, vocabularies and syntax trees. By default V8 compiles for speed what has run for
 * 132 KB of bytecode and looks through a small heap again and again, in threads of its own: a third of the processors' time. These
 * limits halve it, and the tests take as long.
 */
setFlagsFromString('--interrupt-budget=600000');
for (const space of ['initial-old-space-size=1000', 'min-semi-space-size=32', 'max-semi-space-size=64'])
  setFlagsFromString(`--${space}`); // MB

/** Run by configurations of their own. */
const others = ['test/host/**', 'test/e2e/**', 'test/programs/**', 'test/editor/**', 'node_modules/**'];

export default defineConfig({
  test: {
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What another part of the program does in its own time may take it long on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    pool: 'threads',
    // By default one core is left idle, which on two cores doubles the time.
    maxWorkers: '100%',
    // What did not change is not transformed again: half the time of a run of a few files.
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...others, ...replacing],
          // These tests share nothing but modules; loading the catalogue once per worker instead of once per file halves the time.
          isolate: false,
        },
      },
      {
        extends: true,
        // Node does not find what the package has for browsers; the test puts something else in its place.
        resolve: { alias: { 'vscode-languageclient/browser': 'vscode-languageclient/node' } },
        // What one file replaced would be there for the next file in its worker.
        test: { name: 'replacing', include: replacing, isolate: true },
      },
    ],
  },
});
