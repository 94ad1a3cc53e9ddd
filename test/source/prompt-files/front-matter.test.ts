import { describe, expect, test } from 'vitest';
import { plainValues, readFrontMatter, readYaml, scalarAt } from '../../../src/source/prompt-files/front-matter.ts';

describe('front matter', () => {
  test.each([
    ['none', 'Hello\n', 0, undefined],
    ['blank lines before the body', '---\na: 1\n---\n\n\nHello', 15, { a: 1 }],
    ['Windows line ends', '---\r\na: 1\r\n---\r\nHello', 16, { a: 1 }],
    ['a mark of the byte order', '\uFEFF---\na: 1\n---\nHello', 14, { a: 1 }],
    ['no end', '---\na: 1\nHello', 0, undefined],
    ['an end at the end of the file', '---\na: 1\n---', 12, { a: 1 }],
    ['no mapping', '---\n- a\n---\nHello', 12, undefined],
    ['texts with colons', '---\nname: x\ndescription: a: b\n---\nHello', 34, { name: 'x', description: 'a: b' }],
    [
      'lines of a text that look like entries',
      '---\ndescription: E.g.:\nuser: hi\nbot: "yes: no"\n\nmodel: opus\n---\n',
      64,
      { description: 'E.g.:\nuser: hi\nbot: "yes: no"', model: 'opus' },
    ],
    ['the first of two of a name', '---\ndescription: a: b\ndescription: c\n---\n', 41, { description: 'a: b' }],
    ['dashes inside a line', '--- a\nb\n---\n', 0, undefined],
  ])('%s', (_title, text, bodyStart, values) => {
    const read = readFrontMatter(text);
    expect([read.bodyStart, plainValues(read.matter)]).toEqual([bodyStart, values]);
  });
});

describe('YAML that somebody broke', () => {
  test('leaves what can be read', () => {
    const document = readYaml('a: 1\nb: [1, 2\nc: "x"\n');
    expect(scalarAt(document, ['a'])).toBe(1);
  });

  test('is not read when its brackets lie deeper than anybody writes', () => {
    expect(readYaml(`a: ${'['.repeat(40)}${']'.repeat(40)}`)).toBeDefined();
    expect(readYaml(`a: ${'['.repeat(41)}${']'.repeat(41)}`)).toBeUndefined();
    expect(readYaml(`a:\n  ${'- '.repeat(40)}b\n`)).toBeDefined();
    expect(readYaml(`a:\n  ${'- '.repeat(41)}b\n`)).toBeUndefined();
    expect(readYaml(`a: ${': '.repeat(1000)}b\n`)).toBeUndefined();
  });

  test('leaves the stacks of other errors alone', () => {
    const limit = Error.stackTraceLimit;
    readYaml('a: {\n'.repeat(50));
    expect(Error.stackTraceLimit).toBe(limit);
  });

  test('aliases of aliases have no plain values', () => {
    const levels = ['a: &a [x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed']) levels.push(`${name}: &${name} [${`*${of}, `.repeat(8)}]`);
    expect(plainValues(readYaml(levels.join('\n')))).toBeUndefined();
  });
});

describe('a scalar at a path', () => {
  const document = readYaml('model:\n  id: gpt-4o\n  limit: 9\n  stream: true\n  none: null\nlist: [a, b]\n');
  test.each([
    [['model', 'id'], 'gpt-4o'],
    [['model', 'limit'], 9],
    [['list', 1], 'b'],
    [['model', 'stream'], undefined],
    [['model', 'none'], undefined],
    [['model'], undefined],
    [['missing', 'id'], undefined],
    [['constructor'], undefined],
  ])('%j is %s', (path, expected) => {
    expect(scalarAt(document, path)).toBe(expected);
  });
});
