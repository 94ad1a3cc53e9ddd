import { Language, Parser } from 'web-tree-sitter';
import type { ReadAsset } from '../../tokens/token-counter.ts';

/**
 * The memory of tree-sitter's WebAssembly program. The views are replaced when it grows, so they are asked for at each use.
 */
export interface ParserMemory {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAPU32: Uint32Array;
}

let running: Promise<ParserMemory> | undefined;

/** Starts the parser's program, once for all scanners. */
export function parserMemory(readAsset: ReadAsset): Promise<ParserMemory> {
  running ??= readAsset('grammars/web-tree-sitter.wasm').then(start);
  return running;
}

/** @throws when somebody else started the program, and so has its memory. */
async function start(wasmBinary: Uint8Array): Promise<ParserMemory> {
  // The program puts its memory on the options that it is started with.
  const options: Partial<ParserMemory> & { wasmBinary: Uint8Array } = { wasmBinary };
  await Parser.init(options);
  if (!options.HEAPU8) throw new Error('web-tree-sitter runs already, and its memory cannot be read.');
  return options as ParserMemory;
}

/** A parser of the grammar in a file of `media/grammars/`. */
export async function loadParser(readAsset: ReadAsset, grammar: string): Promise<Parser> {
  await parserMemory(readAsset);
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readAsset(`grammars/${grammar}`)));
  return parser;
}
