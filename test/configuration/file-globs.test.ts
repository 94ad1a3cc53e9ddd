import { expect, test } from 'vitest';
import { globOf, ignoredBy, takesBack } from '../../src/configuration/file-globs.ts';

const files = ['a.py', 'src/b.py', 'src/.c.py', 'examples/drop.py', 'examples/keep.py', 'examples/deep/d.py'];

test.each<[string, string[], string[]]>([
  ['no glob', [], []],
  ['a folder by its name', ['examples'], files.slice(3)],
  ['… with a slash behind', ['examples/'], files.slice(3)],
  ['… before', ['/examples'], files.slice(3)],
  ['… and a dot', ['./examples/deep/'], ['examples/deep/d.py']],
  ['a folder, a file of it taken back', ['examples', '!examples/keep.py'], ['examples/drop.py', 'examples/deep/d.py']],
  ['a folder taken back', ['**/*.py', '!examples/'], files.slice(0, 3)],
  ['the folder itself', ['/'], files],
  ['… and all of it taken back', ['./', '!'], []],
  ['no part of a name', ['exam', 'src/b'], []],
  ['a folder', ['examples/**'], ['examples/drop.py', 'examples/keep.py', 'examples/deep/d.py']],
  ['what begins with a dot', ['src/*.py'], ['src/b.py', 'src/.c.py']],
  ['a file taken back', ['examples/**', '!examples/keep.py'], ['examples/drop.py', 'examples/deep/d.py']],
  ['… and left out again by a later glob', ['examples/**', '!examples/keep.py', '**/keep.py'], files.slice(3)],
  [
    'taken back before it was left out',
    ['!examples/keep.py', 'examples/*.py'],
    ['examples/drop.py', 'examples/keep.py'],
  ],
  ['nothing but taken back', ['!examples/keep.py'], []],
  ['a glob that begins with a negated group', ['!(src|examples)/**', 'a.py'], ['a.py']],
  ['brackets that are not closed match their own text', ['[', '{a'], []],
])('%s: %j', (_, globs, expected) => {
  expect(files.filter(ignoredBy(globs))).toEqual(expected);
});

test.each([
  ['!a.py', true],
  ['!(a|b).py', false],
  ['a!.py', false],
])('%s takes back: %s', (glob, expected) => {
  expect(takesBack(glob)).toBe(expected);
});

test.each<[string, string[]]>([
  ['src', ['src/b.py', 'src/.c.py']],
  ['/src/', ['src/b.py', 'src/.c.py']],
  ['src/*.py', ['src/b.py', 'src/.c.py']],
  ['**/*.py', files],
  ['*.py', ['a.py']],
  ['!examples/', ['a.py', 'src/b.py', 'src/.c.py']],
  ['!src/*.py', ['a.py', 'examples/drop.py', 'examples/keep.py', 'examples/deep/d.py']],
  ['/', files],
  ['!/', []],
])('a budget for %s holds for %j', (glob, expected) => {
  expect(files.filter(globOf(glob))).toEqual(expected);
});
