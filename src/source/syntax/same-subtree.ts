import type { ParserMemory } from './parser-runtime.ts';
import { leaf, leafFlag, subtree, subtreeFlag } from './subtree-layout.ts';

const toldByLeaf = 0xff & ~leafFlag.changed;
const toldByFlags = subtreeFlag.visible | subtreeFlag.extra;

/**
 * Whether two subtrees, given by their addresses, have the same nodes inside: their kinds, sizes and distances, down to where both hold
 * the same subtree, as a tree and the one that it was parsed from do nearly everywhere. What stands before their first leaves does not
 * count. Depth is not bounded by the stack.
 */
export function isSameSubtree(memory: ParserMemory, a: number, b: number): boolean {
  const { HEAPU8: bytes, HEAPU16: shorts, HEAPU32: words } = memory;
  // Pairs that are still to be compared, and whether what stands before them counts.
  const ones: number[] = [a];
  const others: number[] = [b];
  const padded: boolean[] = [false];
  while (ones.length > 0) {
    const one = ones.pop()!;
    const other = others.pop()!;
    const isPadded = padded.pop()!;
    if (one === other) continue;
    const word = one >> 2;
    const otherWord = other >> 2;
    const childCount = words[word + subtree.childCount]!;
    if (
      words[otherWord + subtree.childCount] !== childCount ||
      words[otherWord + subtree.size] !== words[word + subtree.size] ||
      words[otherWord + subtree.errorCost] !== words[word + subtree.errorCost] ||
      (isPadded && words[otherWord + subtree.padding] !== words[word + subtree.padding]) ||
      shorts[(other >> 1) + subtree.symbol] !== shorts[(one >> 1) + subtree.symbol] ||
      (childCount > 0 && shorts[(other >> 1) + subtree.production] !== shorts[(one >> 1) + subtree.production]) ||
      ((bytes[one + subtree.flags]! ^ bytes[other + subtree.flags]!) & toldByFlags) !== 0 ||
      ((bytes[one + subtree.moreFlags]! ^ bytes[other + subtree.moreFlags]!) & subtreeFlag.missing) !== 0
    )
      return false;
    for (let child = 0; child < childCount; child++) {
      const at = one + 8 * (child - childCount);
      const otherAt = other + 8 * (child - childCount);
      const inner = words[at >> 2]!;
      const otherInner = words[otherAt >> 2]!;
      const isInnerPadded = isPadded || child > 0;
      if ((inner & otherInner & leafFlag.inline) !== 0) {
        if (
          ((inner ^ otherInner) & toldByLeaf) !== 0 ||
          bytes[at + leaf.symbol] !== bytes[otherAt + leaf.symbol] ||
          bytes[at + leaf.size] !== bytes[otherAt + leaf.size] ||
          (isInnerPadded && bytes[at + leaf.padding] !== bytes[otherAt + leaf.padding])
        )
          return false;
      } else if (((inner | otherInner) & leafFlag.inline) !== 0) return false;
      else if (inner !== otherInner) {
        ones.push(inner);
        others.push(otherInner);
        padded.push(isInnerPadded);
      }
    }
  }
  return true;
}
