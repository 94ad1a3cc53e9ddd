import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../webview/evaluate/answers.ts';
import { type Column, columnsOf } from '../../../webview/state.ts';
import { headlineStrip } from '../../../webview/views/headline.ts';
import { answersOf, small } from '../evaluate/small-scenario.ts';
import { html, textOf } from '../rendered.ts';
import { count } from './page-of-tests.ts';

const answers = answersOf(small);
const column = (
  headline: Partial<Answers['headline']> = {},
  fineness: Column['fineness'] | 'none' = 'exact',
): Column => ({
  ...columnsOf([small])[0]!,
  evaluation: { answers: { ...answers, headline: { ...answers.headline, ...headline } } },
  ...(fineness === 'none' ? {} : { fineness }),
});
const cheap = column({ dollarsPerThousand: 1, dollarsPerMonth: 100, ttftP95: 0.1, itlP95: 0.02, attainment: 0.99 });
const dear = column({ dollarsPerThousand: 2, dollarsPerMonth: 200, ttftP95: 0.1, itlP95: 0.01, attainment: 0.9 });
const text = (shown: Column, beside?: Column): string => textOf(headlineStrip(shown, beside)).replaceAll(/\s/g, ' ');

describe('the answer first', () => {
  test('nothing before there is an answer', () => {
    expect(headlineStrip(columnsOf([small])[0]!, undefined)).toBe('');
    const unknown = {
      ...columnsOf([small])[0]!,
      evaluation: { problem: { code: 'unknown-model', name: 'x' } },
    } as const;
    expect(headlineStrip(unknown, cheap)).toBe('');
  });

  test('six figures, each a term with its value and a note', () => {
    const strip = html(headlineStrip(cheap, undefined));
    expect([count(strip, '<dt'), count(strip, 'class="value"'), count(strip, 'class="note"')]).toEqual([6, 6, 6]);
    expect(strip).toContain('<data value="100">$100</data>');
  });

  test('short words say what they stand for', () => {
    const strip = html(headlineStrip(cheap, undefined));
    expect(strip).toContain('<dt title="Time to first token: 95 of 100 requests wait no longer">TTFT p95</dt>');
    expect(strip).toMatch(/<dt title="Inter-token latency, [^"]+">ITL p95<\/dt>/);
  });

  test('no changes without another scenario', () => {
    expect(html(headlineStrip(cheap, undefined))).not.toContain('class="delta');
  });

  test.each([
    ['month', '+100 %', 'bad'],
    ['itl', '−50 %', 'good'],
    ['attainment', '−9.1 %', 'bad'],
    ['ttft', '±0 %', ''],
  ])('%s against another: %s', (id, change, tone) => {
    const strip = html(headlineStrip(dear, cheap)).replaceAll(/\s/g, ' ');
    const figure = strip.slice(strip.indexOf(`data-figure="${id}"`));
    expect(figure.slice(0, figure.indexOf('</div>'))).toContain(`<span class="delta ${tone}">${change}</span>`);
  });
});

describe('what a screen reader says', () => {
  test('one figure, and its change', () => {
    expect(text(cheap)).toMatch(/^\$1\.00 per 1k calls /);
    expect(text(dear, cheap)).toMatch(/^\$2\.00 per 1k calls, \+100 % /);
  });

  test.each(['coarse', 'none'] as const)('nothing while answers are %s: a slider would talk all the time', fineness => {
    const strip = html(headlineStrip(column({}, fineness), undefined));
    expect(strip).toMatch(/role="status"><\/p>/);
    expect(strip).toMatch(/class="headline coarse" aria-busy="true"/);
  });

  test('that it is busy no more', () => {
    expect(html(headlineStrip(cheap, undefined))).toMatch(/class="headline " aria-busy="false"/);
  });
});
