import picomatch from 'picomatch';
import { expect, test, vi } from 'vitest';
import { configuredLanguage } from '../../src/editor/configured-language.ts';

let files: string[] = [];
const asked: (number | undefined)[] = [];

// As the editor finds: below the folder, without what is excluded, no more than asked for.
vi.mock('vscode', () => ({
  workspace: {
    findFiles: async (pattern: string, exclude: string | null, most?: number) => {
      asked.push(most);
      const isFound = picomatch(pattern, { dot: true, ...(exclude === null ? {} : { ignore: exclude }) });
      return files
        .filter(file => isFound(file))
        .slice(0, most)
        .map(file => ({ path: `/folder/${file}` }));
    },
  },
}));

const configuration = 'inference-cost.json';

test.each<[string, string[], string | undefined]>([
  ['the language of the code', [configuration, 'app/main.py'], 'python'],
  ['that of most of it', [configuration, 'a.py', 'web/a.ts', 'web/b.ts', 'web/c.tsx'], 'typescript'],
  ['none without a configuration', ['app/main.py'], undefined],
  ['none for a configuration further down', ['app/inference-cost.json', 'app/main.py'], undefined],
  ['none without code', [configuration, 'README.md', 'AGENTS.md'], undefined],
  ['a notebook says nothing about its language', [configuration, 'a.ipynb', 'b.ipynb', 'c.go'], 'go'],
  [
    'packages are not the folder’s own code',
    [configuration, 'node_modules/a/a.js', 'node_modules/b/b.js', '.venv/lib/c.py', 'd.rs'],
    'rust',
  ],
])('%s', async (_, found, language) => {
  files = found;
  expect(await configuredLanguage()).toBe(language);
});

test('of a large folder only some names are asked for', async () => {
  files = [configuration, ...Array.from({ length: 5000 }, (_value, index) => `f${index}.py`)];
  asked.length = 0;
  expect(await configuredLanguage()).toBe('python');
  expect(Math.max(...asked.map(most => most ?? Number.POSITIVE_INFINITY))).toBeLessThanOrEqual(100);
});
