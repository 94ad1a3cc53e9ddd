import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TemplateSyntax } from '../../../src/source/sdks/sdk.ts';
import type { ModuleView } from '../../../src/source/syntax/module-view.ts';
import { cleanDocstring, dedent, fillTemplate, mergeText, trim } from '../../../src/source/values/text-templates.ts';
import type { Segment } from '../../../src/source/values/value.ts';

const module = {} as ModuleView;
const text = (words: string, start = 0): Segment => ({ text: words, module, start, end: start + words.length });
const hole = (name: string): Segment => ({ name, module, start: 0, end: 0 });
const shown = (segments: readonly Segment[]) =>
  segments.map(segment => ('text' in segment ? segment.text : `<${segment.name}>`)).join('');

describe('placeholders of a template', () => {
  test.each<[TemplateSyntax, string, string]>([
    ['single-brace', 'Say {word}, {}.', 'Say <word>, <value0>.'],
    ['single-brace', 'Keep {{this}} and {x!r:>3}', 'Keep {this} and <x>'],
    ['single-brace', 'unclosed {x', 'unclosed {x'],
    ['double-brace', 'Say {{ word }} and {{{ raw }}} and {one}', 'Say <word> and <raw> and {one}'],
    ['double-brace', '{% for d in docs %}{{ d.text | upper }};{% endfor %}{# why #}', '<d.text>;'],
    ['handlebars', '{{#each docs}}{{this.text}}{{else}}none{{/each}}{{! why }}', '<this.text>none'],
    ['braces', 'Say {word} {a.b} but {not this}', 'Say <word> <a.b> but {not this}'],
    ['braces', 'Say {{ word }} but {not}', 'Say <word> but {not}'],
    ['dollar', `Say $word and \${other}, $$5`, 'Say <word> and <other>, $5'],
    ['printf', '%s has %d of %5.2f%%, %(name)s', '<value0> has <value1> of <value2>%, <name>'],
  ])('%s: %s', (syntax, template, expected) => {
    expect(shown(fillTemplate([text(template)], syntax))).toBe(expected);
  });

  test('are filled where something is known, by name and by position', () => {
    const fill = (name: string, index: number) =>
      name === 'who' ? [text('Ann')] : name === '' && index === 0 ? [hole('first')] : undefined;
    expect(shown(fillTemplate([text('{who}, {} and {}')], 'single-brace', fill))).toBe('Ann, <first> and <value1>');
  });

  test('stand where they are written', () => {
    const [before, placeholder, after] = fillTemplate([text('Say {word}.', 100)], 'single-brace');
    expect([before, placeholder, after]).toEqual([
      { text: 'Say ', module, start: 100, end: 104 },
      { name: 'word', module, start: 104, end: 110 },
      { text: '.', module, start: 110, end: 111 },
    ]);
  });

  test('what is known already stays', () => {
    expect(fillTemplate([hole('a'), text('b')], 'single-brace')).toEqual([hole('a'), text('b')]);
  });

  test('a template without any is itself, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string().filter(words => !/[{}%$]/.test(words)),
        words => {
          for (const syntax of ['single-brace', 'double-brace', 'handlebars', 'braces', 'dollar', 'printf'] as const)
            expect(shown(fillTemplate([text(words)], syntax))).toBe(words);
        },
      ),
    );
  });

  test('names come out as they went in', () => {
    const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z .,\n]{0,9}$/), name), { maxLength: 6 }), pieces => {
        const template = pieces.map(([words, placeholder]) => `${words}{${placeholder}}`).join('');
        const expected = pieces.map(([words, placeholder]) => `${words}<${placeholder}>`).join('');
        expect(shown(fillTemplate([text(template)], 'single-brace'))).toBe(expected);
      }),
    );
  });
});

describe('indentation', () => {
  test.each<[string, string]>([
    ['  a\n  b', 'a\nb'],
    ['  a\n    b\n  c', 'a\n  b\nc'],
    ['a\n  b', 'a\n  b'],
    ['\n    a\n\n    b\n', '\na\n\nb\n'],
    ['\ta\n\tb', 'a\nb'],
    ['\ta\n  b', '\ta\n  b'],
    ['  a\n \n  b', 'a\n\nb'],
    ['', ''],
  ])('what all lines share goes: %j', (words, expected) => {
    expect(shown(dedent([text(words)]))).toBe(expected);
  });

  test('a placeholder counts as text', () => {
    expect(shown(dedent([text('  a\n'), hole('x'), text('\n  b')]))).toBe('  a\n<x>\n  b');
    expect(shown(dedent([text('  a\n  '), hole('x'), text(' c\n  b')]))).toBe('a\n<x> c\nb');
  });

  test('at most so many columns', () => {
    expect(shown(dedent([text('    a\n    b')], 2))).toBe('  a\n  b');
  });

  test("a docstring's first line stands beside the quotes", () => {
    expect(shown(cleanDocstring([text('Adds.\n\n    a: one\n      of two\n    ')]))).toBe('Adds.\n\na: one\n  of two');
  });

  test('taking it off twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ a\n]{0,40}$/), words => {
        const once = dedent([text(words)]);
        expect(shown(dedent(once))).toBe(shown(once));
      }),
    );
  });
});

describe('ends', () => {
  const both = [text('  a'), hole('x'), text('b \n')];
  test.each<['start' | 'end' | 'both', string]>([
    ['start', 'a<x>b \n'],
    ['end', '  a<x>b'],
    ['both', 'a<x>b'],
  ])('%s', (side, expected) => {
    expect(shown(trim(both, side))).toBe(expected);
  });

  test('what is only white space goes', () => {
    expect(trim([text(' \n'), hole('x'), text('  ')])).toEqual([hole('x')]);
    expect(trim([])).toEqual([]);
  });
});

test('neighbouring texts are one, so that a boundary always is a placeholder', () => {
  expect(mergeText([text('a'), text('b', 1), hole('x'), text('c', 5), text('d', 6)])).toEqual([
    { text: 'ab', module, start: 0, end: 2 },
    hole('x'),
    { text: 'cd', module, start: 5, end: 7 },
  ]);
  expect(mergeText([])).toEqual([]);
});
