import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const asked = ['ollama.generate, m (literal)', 'user: Why?'];

test.each<[string, string, string[]]>([
  ['the standard library', 'ollama = importlib.import_module("ollama")', asked],
  ['a function of the project', 'ollama = lazy_import("ollama")', asked],
  ['one with more to say', 'ollama = optional_import_package("ollama", extra="chat")', asked],
  ['a class', 'ollama = LazyLoader("ollama", globals(), "ollama")', asked],
  ['another package', 'ollama = lazy_import("opentext")', []],
  ['a name that only runs', 'ollama = lazy_import(name)', []],
  ['a function that does something else', 'ollama = describe("ollama")', []],
])('a package that is loaded by its name: %s', async (_name, load, expected) => {
  const text = `import importlib
from .tools import LazyLoader, describe, lazy_import, optional_import_package
${load}
ollama.generate(model="m", prompt="Why?")
`;
  expect(resolved(await scan('python', text, { readFile: () => undefined })).slice(0, 2)).toEqual(expected);
});

test('only where programs load packages so', async () => {
  const text =
    "import { lazyImport } from './tools';\nconst OpenAI = lazyImport('openai').OpenAI;\nnew OpenAI().ask({ input: 'Why?' });";
  expect(resolved(await scan('typescript', text, { readFile: () => undefined }))).toEqual([]);
});
