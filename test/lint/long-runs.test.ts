import { describe, expect, test } from 'vitest';
import { isDocumentName } from '../../src/lint/document-name.ts';
import { enclosingLoop } from '../../src/lint/enclosing-loop.ts';
import { formatWords, withGap } from '../../src/lint/format-words.ts';
import { indentedSerializer } from '../../src/lint/indented-serializers.ts';
import { findSuppressions } from '../../src/lint/suppressions.ts';
import { tidyWhitespace } from '../../src/lint/tidy-whitespace.ts';

/** So long that time that grows with the square of it, or worse, is not to be missed. */
const run = ' '.repeat(20_000);

describe('runs of spaces take no longer than other text', () => {
  test('at the head of a loop', () => {
    const text = `for${run}x\n    HERE`;
    expect(enclosingLoop(text, text.indexOf('HERE'))?.variables).toEqual([]);
  });

  test('at the end of a line', () => {
    expect(tidyWhitespace(`a${run}!${run}\nb`)).toBe(`a${run}!\nb`);
  });

  test('in front of what asks for JSON', () => {
    const text = `Name it.${run}Answer in JSON.`;
    expect(formatWords(text)).toEqual({ from: text.length - 'Answer in JSON.'.length, to: text.length });
  });

  test('behind a suppression', () => {
    expect(
      findSuppressions(`# inference-cost-disable-next-line over-budget${run}!`, 'python').map(({ rule }) => rule),
    ).toEqual(['over-budget']);
  });
});

describe('the last word of a name', () => {
  test.each([
    ['article', true],
    ['pageText', true],
    ['user.content', true],
    ['read(text', false],
    ['loadText(\n  path)', true],
    ['name', false],
    ['contentLength', false],
  ])('%s', (name, expected) => {
    expect(isDocumentName(name)).toBe(expected);
  });
});

describe('a stretch with what would be left over', () => {
  const cut = (text: string, inner: string) => {
    const from = text.indexOf(inner);
    const { from: start, to } = withGap(text, { from, to: from + inner.length });
    return text.slice(0, start) + text.slice(to);
  };
  test.each([
    ['Be brief. \n Use JSON. Thanks.', 'Use JSON.', 'Be brief. Thanks.'],
    ['Use JSON. \n Be brief.', 'Use JSON.', 'Be brief.'],
    ['  Use JSON.  Be brief.', 'Use JSON.', 'Be brief.'],
    ['Be brief.\tUse JSON.', 'Use JSON.', 'Be brief.'],
  ])('%j without %j', (text, inner, expected) => {
    expect(cut(text, inner)).toBe(expected);
  });
});

describe('what a form of an answer names', () => {
  test.each([
    ['Answer in JSON:\n{"a": 1}', true],
    ["Answer in JSON:\n{'a' : 1}", true],
    ['Answer in JSON:\n{a: 1}', true],
    ['Answer in JSON:\n{1: 2}', false],
    ['Answer in JSON:\n[1, 2]', false],
  ])('%j', (text, expected) => {
    expect(formatWords(text) !== undefined).toBe(expected);
  });
});

describe('serializers without their indentation', () => {
  test.each([
    ['python', 'a.model_dump_json( indent=2 )', '.model_dump_json( )'],
    ['python', 'a.model_dump_json(x,  indent = 2)', '.model_dump_json(x)'],
    ['python', 'a.model_dump_json(indent=2, by_alias=True)', '.model_dump_json(by_alias=True)'],
    ['php', 'json_encode($a, B  |  JSON_PRETTY_PRINT)', 'json_encode($a, B)'],
    ['php', 'json_encode($a, JSON_PRETTY_PRINT | B)', 'json_encode($a, B)'],
    ['go', 'json.MarshalIndent(a , "" , "  " )', 'json.Marshal(a)'],
    ['go', 'json.MarshalIndent(a, ``, `\t`)', 'json.Marshal(a)'],
  ] as const)('%s: %s', (language, code, expected) => {
    expect(indentedSerializer(code, language)?.compact).toBe(expected);
  });
});
