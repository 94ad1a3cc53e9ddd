import { describe, expect, test } from 'vitest';
import { codeEndings, codeLanguages, languageOf } from '../../src/source/language-of-file.ts';

describe('languageOf', () => {
  test.each([
    ['a.py', 'python'],
    ['stubs/a.pyi', 'python'],
    ['a.ts', 'typescript'],
    ['a.mts', 'typescript'],
    ['a.cts', 'typescript'],
    ['a.tsx', 'typescriptreact'],
    ['a.js', 'javascript'],
    ['a.mjs', 'javascript'],
    ['a.cjs', 'javascript'],
    ['a.jsx', 'javascriptreact'],
    ['a.go', 'go'],
    ['src/main/java/A.java', 'java'],
    ['A.kt', 'kotlin'],
    ['build.gradle.kts', 'kotlin'],
    ['A.cs', 'csharp'],
    ['a.rs', 'rust'],
    ['a.rb', 'ruby'],
    ['a.php', 'php'],
    ['a.ipynb', 'jupyter'],
    ['A.PY', 'python'],
    ['a.test.ts', 'typescript'],
    ['AGENTS.md', 'prompt-file'],
    ['.github/copilot-instructions.md', 'prompt-file'],
    ['chat.prompty', 'prompt-file'],
  ])('%s is %s', (file, language) => expect(languageOf(file)).toBe(language));

  test.each([
    ['README.md'],
    ['a.txt'],
    ['a.py.txt'],
    ['folder.py/a'],
    ['py'.repeat(3)],
    [''],
    // Names that every object has.
    ['constructor'],
    ['a.constructor'],
    ['src/toString'],
    ['a.__proto__'],
  ])('%j is none', file => expect(languageOf(file)).toBeUndefined());
});

test('each ending of code has a language, and no language is missing', () => {
  const languages = codeEndings.map(ending => languageOf(`a.${ending}`));
  expect(languages).not.toContain(undefined);
  expect(new Set(languages)).toEqual(new Set([...codeLanguages, 'jupyter']));
  expect(codeLanguages).toHaveLength(12);
});
