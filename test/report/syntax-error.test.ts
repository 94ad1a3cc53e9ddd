import { describe, expect, test } from 'vitest';
import { breakdownMarkdown } from '../../src/report/call-breakdown.ts';
import { hoverMarkdown } from '../../src/report/hover.ts';
import { callJson } from '../../src/report/json-report.ts';
import { syntaxErrorText } from '../../src/report/syntax-error.ts';
import { textReport } from '../../src/report/text-report.ts';
import { english, type Translate } from '../../src/report/translate.ts';
import { analysis, result } from './lint-results.ts';
import { pricedCall, range, refused, site } from './priced-calls.ts';

const place = range(14, 3, 14, 9);
const broken = pricedCall({ site: site({ syntaxError: place }) });
const whole = pricedCall();
const sentence = 'syntax error in line 14: this call may be read wrong';

describe('a call whose code breaks its grammar', () => {
  test('says where, once', () => {
    expect(syntaxErrorText(broken, english)).toBe(sentence);
  });

  test('says it in the language of the editor', () => {
    const german: Translate = (message, ...args) =>
      english(message === 'syntax error in line {0}: this call may be read wrong' ? 'Zeile {0}' : message, ...args);
    expect(syntaxErrorText(broken, german)).toBe('Zeile 14');
  });

  test.each<[string, string]>([
    ['hover', hoverMarkdown(broken)],
    ['hover beside a finding', hoverMarkdown(broken, {}, english, true)],
    ['hover of what does not fit', hoverMarkdown(pricedCall({ site: broken.site, selfHosted: refused() }))],
    ['document', breakdownMarkdown(broken)],
    ['terminal', textReport(result({ analyses: [analysis({ calls: [broken], findings: [] })] }))],
  ])('%s', (_, text) => {
    expect(text.split(sentence)).toHaveLength(2);
    expect(text).toContain(`⚠ ${sentence}`);
  });

  test('the terminal has it below the figures that it makes doubtful', () => {
    const text = textReport(result({ analyses: [analysis({ calls: [broken], findings: [] })] }));
    expect(text.split('\n').slice(1, 4)).toEqual([
      '  12:12  client.chat.completions.create  gpt-4o',
      '      ≈1.2k+256 tok · 38 ms + 2.9 s · 412 MB KV · $0.42/k',
      `      ⚠ ${sentence}`,
    ]);
  });

  test('JSON has the place', () => {
    expect(callJson(broken).syntaxError).toEqual(place);
  });
});

test('a call without one says nothing', () => {
  expect(syntaxErrorText(whole, english)).toBeUndefined();
  expect(callJson(whole)).not.toHaveProperty('syntaxError');
  for (const text of [
    hoverMarkdown(whole),
    breakdownMarkdown(whole),
    textReport(result({ analyses: [analysis({ calls: [whole], findings: [] })] })),
  ])
    expect(text).not.toContain('syntax error');
});
