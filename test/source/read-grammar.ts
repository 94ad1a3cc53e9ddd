import { readFileSync } from 'node:fs';
import path from 'node:path';

const modules = path.join(import.meta.dirname, '../../node_modules');

/** Reads grammars where their packages put them, so that the tests need no build. */
export const readGrammar = async (asset: string): Promise<Uint8Array> => {
  const name = asset.replace(/^grammars\//, '');
  const folder =
    {
      'web-tree-sitter.wasm': 'web-tree-sitter',
      'tree-sitter-kotlin.wasm': '@tree-sitter-grammars/tree-sitter-kotlin',
    }[name] ?? '@vscode/tree-sitter-wasm/wasm';
  return readFileSync(path.join(modules, folder, name));
};
