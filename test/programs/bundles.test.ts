import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { inAscii, inputsOf } from '../../esbuild.mjs';

/** What goes into each bundle, by esbuild's own account. */
let inputs: Record<string, string[]>;
beforeAll(async () => {
  inputs = await inputsOf(['src/extension.ts', 'src/language-server.ts', 'src/language-server-web.ts']);
});

const none = (entry: string, pattern: RegExp): void =>
  expect(inputs[entry]!.filter(file => pattern.test(file))).toEqual([]);

test('what the extension host loads at activation is the client side and nothing else', () => {
  // Valibot holds what a webview sends against its shape.
  none('src/extension.ts', /node_modules\/(?!valibot\/)/);
  // The names and marks by which code and prompts are told from data, so that data starts no server.
  const told =
    'configuration/file-name|source/language-of-file|source/prompts/prompt-evidence|source/prompt-files/(may-hold-prompts|prompt-file-format|json-marks|yaml-marks)';
  none('src/extension.ts', new RegExp(`src/(?!extension\\.ts|protocol\\.ts|editor/|(${told})\\.ts)`));
});

test('the server holds neither the editor nor a vocabulary', () => {
  for (const entry of ['src/language-server.ts', 'src/language-server-web.ts']) {
    none(entry, /src\/editor\//);
    none(entry, /gpt-tokenizer\/.*(?:bpeRanks|encoding)|\.bin\.gz|tree-sitter-wasm/);
  }
});

test('the server of the browser is built without Node', () => {
  none('src/language-server-web.ts', /node-host|src\/commands\//);
});

test.each([
  ['letters of ASCII stay', 'a\n\t~', 'a\n\t~'],
  ['a regular expression', '/[你’]/u', '/[\\u4f60\\u2019]/u'],
  ['beyond the basic plane, in two units', '/😀/', '/\\ud83d\\ude00/'],
  ['with zeros in front', 'é', '\\u00e9'],
])('a program in ASCII: %s', (_, code, written) => {
  expect(inAscii(code)).toBe(written);
});

test.each([
  ['^[你’😀]+$', 'u'],
  ['^(?:你|’|😀)+$', ''],
])('/%s/%s matches what it did', (pattern, flags) => {
  const matches = (source: string) => ['你’😀', 'x', '你x', ''].map(text => new RegExp(source, flags).test(text));
  expect(matches(inAscii(pattern))).toEqual([true, false, false, false]);
  expect(matches(pattern)).toEqual([true, false, false, false]);
});

test('every built program is in ASCII', () => {
  for (const file of ['cli.js', 'language-server.js', 'extension.js', 'mcp-server.js', 'web/language-server.js'])
    expect(readFileSync(new URL(`../../dist/${file}`, import.meta.url)).every(byte => byte < 0x80)).toBe(true);
});
