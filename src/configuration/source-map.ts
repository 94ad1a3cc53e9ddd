import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { TextRange } from './problem.ts';

export type JsonPath = readonly (string | number)[];

/** Finds where a key or a value of a JSON text stands. */
export interface SourceMap {
  /** From an offset, over `length` UTF-16 code units. */
  at(offset: number, length: number): TextRange;
  /** The value at a path; the nearest enclosing value when there is none. */
  value(path: JsonPath): TextRange;
  /** The key at the end of a path; for an array item, the item. */
  key(path: JsonPath): TextRange;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    const endOfLine = character === 10 || (character === 13 && text.charCodeAt(index + 1) !== 10);
    if (endOfLine) starts.push(index + 1);
  }
  return starts;
}

export function sourceMap(text: string, root: Node | undefined): SourceMap {
  const starts = lineStarts(text);
  const position = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
  const at = (offset: number, length: number): TextRange => ({
    start: position(offset),
    end: position(Math.min(text.length, offset + length)),
  });
  const nodeAt = (path: JsonPath): Node | undefined => root && findNodeAtLocation(root, [...path]);
  const value = (path: JsonPath): TextRange => {
    for (let length = path.length; length >= 0; length--) {
      const node = nodeAt(path.slice(0, length));
      if (node) return at(node.offset, node.length);
    }
    return at(0, 0);
  };
  const key = (path: JsonPath): TextRange => {
    const property = nodeAt(path)?.parent;
    const name = property?.type === 'property' ? property.children?.[0] : undefined;
    return name ? at(name.offset, name.length) : value(path);
  };
  return { at, value, key };
}
