import { describe, expect, test } from 'vitest';
import { noNames } from '../../../webview/catalogue-names.ts';
import { evaluateExample } from '../../../webview/evaluate/evaluate-example.ts';
import { namesOfCatalogue } from '../../../webview/evaluate/names-of-catalogue.ts';
import { exampleFigureText, workedExamples } from '../../../webview/views/worked-examples.ts';
import { html, textOf } from '../rendered.ts';
import { actions, count } from './page-of-tests.ts';

describe('worked examples', () => {
  test('the five of the article, folded', () => {
    const view = workedExamples(namesOfCatalogue, new Map(), actions);
    expect(count(html(view), '<details')).toBe(5);
    expect(count(html(view), '<table')).toBe(0);
    expect(textOf(view)).toContain('Seasonal traffic Simulating…');
  });

  test('one that is computed: both columns, where they part, and the way to try it', () => {
    const example = evaluateExample('long-context')!;
    const view = workedExamples(namesOfCatalogue, new Map([[example.id, example]]), actions);
    expect(count(html(view), '<table')).toBe(2);
    expect(count(html(view), 'class="slip"')).toBe(example.slips.length);
    expect(count(html(view), '<tr>')).toBe(example.published.length + example.simulated.length + 2);
    expect(textOf(view)).toContain('Cost at batch 4 2.50 ÷ 4 $0.625 / hour per sequence printed: $0.625');
    expect(textOf(view)).toContain('Use as scenarios As in the article');
  });

  test('before the worker has told its names there are none', () => {
    expect(count(html(workedExamples(noNames, new Map(), actions)), '<details')).toBe(0);
  });

  test.each([
    [{ value: 0.1953, unit: '$/hour per request/s' }, '$0.195 / hour per request/s'],
    [{ value: 1825, unit: '$/month' }, '$1,825 / month'],
    [{ value: 7.5, unit: 's' }, '7.5 s'],
    [{ value: 0.375, unit: 'share' }, '37.5 %'],
    [{ value: 2 ** 31, unit: 'bytes' }, '2.15 GB'],
    [{ value: 12, unit: 'sequences' }, '12 sequences'],
    [{ value: 12.8, unit: 'requests/s' }, '12.8 requests/s'],
  ] as const)('%j reads %s', (figure, text) => {
    expect(exampleFigureText(figure).replaceAll(/\s/g, ' ')).toBe(text);
  });
});
