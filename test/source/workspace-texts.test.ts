import { describe, expect, test } from 'vitest';
import { textModule } from '../../src/source/languages/plain-text.ts';
import { textFiles } from '../../src/source/workspace-texts.ts';

/** A workspace of these files, which notes what was asked for. */
function workspace(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const read = textFiles(file => {
    asked.push(file);
    return Object.hasOwn(files, file) ? files[file] : undefined;
  });
  return { asked, read: (from: string, path: string) => read(textModule(from, ''), path)?.file };
}

describe('a text file that a program names', () => {
  test.each([
    ['beside the program', 'app/a.py', 'hello.md', 'app/hello.md', 'app/hello.md'],
    ['in a folder beside it', 'app/a.py', './texts/hello.md', 'app/texts/hello.md', 'app/texts/hello.md'],
    ['from the root of the workspace', 'app/jobs/a.py', 'texts/hello.md', 'texts/hello.md', 'texts/hello.md'],
    ['one folder up', 'app/jobs/a.py', '../hello.md', 'app/hello.md', 'app/hello.md'],
    [
      'among the resources of a class path',
      'src/main/java/A.java',
      '/hello.st',
      'src/main/resources/hello.st',
      'src/main/resources/hello.st',
    ],
    [
      'in a folder of prompts that is not named',
      'app/a.rb',
      'hello.txt',
      'app/prompts/hello.txt',
      'app/prompts/hello.txt',
    ],
    ['with the slashes of Windows', 'app/a.cs', 'texts\\hello.md', 'app/texts/hello.md', 'app/texts/hello.md'],
    ['above the workspace', 'a.py', '../../hello.md', 'hello.md', undefined],
    ['with a way back inside', 'app/a.py', 'x/../hello.md', 'app/hello.md', undefined],
    ['nowhere', 'app/a.py', 'other.md', 'app/hello.md', undefined],
    ['nothing', 'app/a.py', '.', 'app/hello.md', undefined],
  ])('%s', (_name, from, path, file, found) => {
    expect(workspace({ [file]: 'Hello' }).read(from, path)).toBe(found);
  });

  test('the nearest of several is meant', () => {
    const files = { 'hello.md': 'far', 'app/hello.md': 'near' };
    expect(workspace(files).read('app/a.py', 'hello.md')).toBe('app/hello.md');
    // One folder up from the program is the root.
    expect(workspace(files).read('app/a.py', '../hello.md')).toBe('hello.md');
  });

  test('is read once in a scan', () => {
    const { asked, read } = workspace({ 'app/hello.md': 'Hello' });
    read('app/a.py', 'hello.md');
    read('app/a.py', './hello.md');
    expect(asked).toEqual(['app/hello.md']);
  });

  test('of more than 400,000 characters is no prompt', () => {
    expect(workspace({ 'a.md': 'x'.repeat(400_000) }).read('a.py', 'a.md')).toBe('a.md');
    expect(workspace({ 'a.md': 'x'.repeat(400_001) }).read('a.py', 'a.md')).toBeUndefined();
  });

  test('a scan reads twelve', () => {
    const names = Array.from({ length: 13 }, (_, index) => `${index}.md`);
    const { read } = workspace(Object.fromEntries(names.map(name => [name, 'Hello'])));
    expect(names.map(name => read('a.py', name))).toEqual([...names.slice(0, 12), undefined]);
  });

  test('without a workspace there is none', () => {
    expect(textFiles(undefined)(textModule('a.py', ''), 'a.md')).toBeUndefined();
  });
});
