import { beforeAll, expect, test } from 'vitest';
import { inputsOf } from '../../esbuild.mjs';

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
    'configuration/file-name|source/language-of-file|source/prompt-files/(may-hold-prompts|prompt-file-format|json-marks|yaml-marks)';
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
