import { describe, expect, test } from 'vitest';
import { exampleFigureText, workedExamples } from '../../../webview/views/worked-examples.ts';
import { html, textOf } from '../rendered.ts';
import { actions, count } from './page-of-tests.ts';

describe('worked examples', () => {
  test('the five of the article, folded', () => {
    const view = html(workedExamples(actions));
    expect(count(view, '<details')).toBe(5);
    expect(count(view, '<table')).toBe(0);
    expect(textOf(workedExamples(actions))).toContain('Seasonal traffic published and simulated');
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
