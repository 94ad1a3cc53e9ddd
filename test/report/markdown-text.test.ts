import { expect, test } from 'vitest';
import { markdownCode, markdownText } from '../../src/report/markdown-text.ts';

test.each([
  ['plain', 'plain'],
  ['a | b', 'a \\| b'],
  ['two\nlines\r\n', 'two lines '],
  ['<b>&', '&lt;b&gt;&amp;'],
  ['$(alert) *x* _y_ `z`', '\\$(alert) \\*x\\* \\_y\\_ \\`z\\`'],
  ['https://a.example', 'https\\://a.example'],
  ['www.a.example', 'www\\.a.example'],
  ['@team', '\\@team'],
  ['# heading', '\\# heading'],
  ['- item', '\\- item'],
  ['+ item', '\\+ item'],
  ['1. first', '1\\. first'],
  ['12) twelfth', '12\\) twelfth'],
  ['1.', '1\\.'],
  ['0.5', '0.5'],
  ['1.5 s (mean)', '1.5 s (mean)'],
  ['3 replicas', '3 replicas'],
])('%j is written %s', (text, markdown) => {
  expect(markdownText(text)).toBe(markdown);
});

test.each([
  ['x', '`x`'],
  ['a `b` c', '``a `b` c``'],
  ['`', '`` ` ``'],
  ['', '`  `'],
  ['two\nlines', '`two lines`'],
])('%j as code is written %s', (text, markdown) => {
  expect(markdownCode(text)).toBe(markdown);
});
