import { expect, test } from 'vitest';
import { sparsityOf } from '../../src/configuration/sparsity.ts';

test.each([
  ['2:4', { kind: '2:4' }],
  ['unstructured:0.6', { kind: 'unstructured', fraction: 0.6 }],
  ['unstructured:.6', { kind: 'unstructured', fraction: 0.6 }],
  ['unstructured:0', { kind: 'unstructured', fraction: 0 }],
  ['unstructured:0.999', { kind: 'unstructured', fraction: 0.999 }],
  // All weights gone, more than all, no share, another pattern, something before or behind.
  ['unstructured:1', undefined],
  ['unstructured:1.5', undefined],
  ['unstructured:-0.5', undefined],
  ['unstructured:', undefined],
  ['unstructured', undefined],
  ['unstructured:0.5.5', undefined],
  ['unstructured:5e-1', undefined],
  ['4:8', undefined],
  ['2:4 ', undefined],
  [' 2:4', undefined],
  ['2:4\n', undefined],
  ['', undefined],
])('%j', (text, expected) => expect(sparsityOf(text)).toEqual(expected));
