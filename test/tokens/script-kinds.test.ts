import { expect, test } from 'vitest';
import { kindsOfTokens, scriptKinds } from '../../src/tokens/script-kinds.ts';
import { tableOf } from './token-lists.ts';

const utf8 = new TextEncoder();

function kindOf(token: Uint8Array): string {
  return scriptKinds[kindsOfTokens(tableOf([token]))[0]!]!;
}

test.each([
  ['hello', 'latin'],
  [' the', 'latin'],
  ['Ä', 'latin'],
  ['ệ', 'latin'],
  ['中文', 'cjk'],
  ['の', 'cjk'],
  ['한', 'cjk'],
  ['привет', 'other'],
  ['عرب', 'other'],
  ['ไทย', 'other'],
  ['123', 'symbol'],
  [' {', 'symbol'],
  ['\n\n', 'symbol'],
  ['😀', 'symbol'],
  // The first letter decides.
  ['(中', 'cjk'],
  ['x中', 'latin'],
])('"%s" is %s', (token, kind) => {
  expect(kindOf(utf8.encode(token))).toBe(kind);
});

test.each([
  { name: 'the first bytes of a Han character', token: utf8.encode('中').subarray(0, 2), kind: 'cjk' },
  { name: 'the first byte of a Cyrillic one', token: utf8.encode('п').subarray(0, 1), kind: 'other' },
  { name: 'bytes from inside a character', token: Uint8Array.of(0xb8, 0xad), kind: 'other' },
  { name: 'the end of one character and a letter', token: Uint8Array.of(0xad, 0x61), kind: 'latin' },
])('part of a character counts as its script: $name', ({ token, kind }) => {
  expect(kindOf(token)).toBe(kind);
});
