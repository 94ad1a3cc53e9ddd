import { describe, expect, test } from 'vitest';
import type { Tree } from 'web-tree-sitter';
import { copyTree } from '../../../src/source/syntax/copy-tree.ts';
import { ParserRuntime } from '../../../src/source/syntax/parser-runtime.ts';
import { loadParser } from '../load-parser.ts';
import { readGrammar } from '../read-grammar.ts';

const never = () => false;
const grammars = ['python', 'typescript', 'kotlin', 'ruby', 'php'].map(name => `tree-sitter-${name}.wasm`);
const texts = ['x = f(1)\n', 'const x = f<A>(1);\n', 'val x = "a$b"\n', 'x = <<~A\n  a#{b}\nA\n', '<?php f("a$b");\n'];

const parse = (runtime: ParserRuntime, grammar: string, text: string): Tree =>
  runtime.parse(runtime.parserOf(grammar)!, text, null, { progressCallback: never })!;

/** A text's nodes, as they are copied out of the program's memory. */
function read(runtime: ParserRuntime, grammar: string, text: string): string {
  const tree = parse(runtime, grammar, text);
  const types: string[] = [];
  const left = [copyTree(tree, runtime.memory, never)!];
  for (let node = left.pop(); node; node = left.pop()) {
    types.push(`${node.type} ${node.start}-${node.end}`);
    left.push(...node.children);
  }
  runtime.release(tree);
  return types.join('\n');
}

const loaded = async () => {
  for (const grammar of grammars) await loadParser(readGrammar, grammar);
  return ParserRuntime.of(readGrammar);
};

describe('a program that is started anew', () => {
  test('reads each language as before, in whichever order they come', async () => {
    const runtime = await loaded();
    const readAll = (order: readonly number[]) =>
      order.map(index => read(runtime, grammars[index]!, texts[index]!)).join('\n\n');
    const before = readAll([0, 1, 2, 3, 4]);
    expect(before).toContain('interpolation');
    for (let round = 0; round < 3; round++) {
      runtime.restart();
      readAll([4, 2, 0, 3, 1]);
      expect(readAll([0, 1, 2, 3, 4])).toBe(before);
    }
  });

  test('has other parsers and another memory, and nothing of the trees of before', async () => {
    const runtime = await loaded();
    const [parser, memory] = [runtime.parserOf(grammars[0]!), runtime.memory];
    const tree = parse(runtime, grammars[0]!, 'x = 1\n');
    runtime.restart();
    // Not `toBe`, which would print a memory of 32 MB.
    expect(runtime.parserOf(grammars[0]!) === parser).toBe(false);
    expect(runtime.memory === memory).toBe(false);
    const now = parse(runtime, grammars[0]!, 'y = [2]\n');
    const nodes = now.rootNode.toString();
    runtime.release(tree);
    expect(now.rootNode.toString()).toBe(nodes);
    runtime.release(now);
  });

  test('works after all of its memory was overwritten', async () => {
    const runtime = await loaded();
    const before = read(runtime, grammars[0]!, texts[0]!);
    runtime.memory.HEAPU8.fill(0xff);
    expect(() => read(runtime, grammars[0]!, texts[0]!)).toThrow();
    runtime.restart();
    expect(read(runtime, grammars[0]!, texts[0]!)).toBe(before);
  });
});

describe('the program', () => {
  test('is started once', async () => {
    const runtime = await ParserRuntime.of(readGrammar);
    const reader = () => Promise.reject(new Error('read again'));
    expect((await ParserRuntime.of(reader)) === runtime).toBe(true);
  });

  test('knows no parser of a grammar that was not loaded, and loads one that could not be read the next time', async () => {
    const runtime = await loaded();
    const unread = 'tree-sitter-unread.wasm';
    const readRust = () => readGrammar('grammars/tree-sitter-rust.wasm');
    expect(runtime.parserOf(unread) === undefined).toBe(true);
    await expect(runtime.load(() => Promise.reject(new Error('no such file')), unread)).rejects.toThrow('no such file');
    expect(runtime.parserOf(unread) === undefined).toBe(true);
    await runtime.load(readRust, unread);
    expect(read(runtime, unread, 'fn f() {}\n')).toContain('function_item');
  });

  test('is ready for the next text when a parse was stopped', async () => {
    const runtime = await loaded();
    const parser = runtime.parserOf(grammars[0]!)!;
    const long = 'x = f(1)\n'.repeat(20_000);
    expect(runtime.parse(parser, long, null, { progressCallback: () => true })).toBeNull();
    expect(read(runtime, grammars[0]!, 'y = 1\n')).toContain('module 0-6');
  });
});
