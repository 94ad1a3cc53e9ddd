import type { Parser } from 'web-tree-sitter';
import { ParserRuntime } from '../../src/source/syntax/parser-runtime.ts';
import type { ReadAsset } from '../../src/tokens/token-counter.ts';

/** The parser's program with a grammar in it, and that grammar's parser until the program is started anew. */
export async function loadParser(
  readAsset: ReadAsset,
  grammar: string,
): Promise<{ runtime: ParserRuntime; parser: Parser }> {
  const runtime = await ParserRuntime.of(readAsset);
  await runtime.load(readAsset, grammar);
  return { runtime, parser: runtime.parserOf(grammar)! };
}
