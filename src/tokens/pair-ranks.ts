import { findToken, type TokenTable } from './token-table.ts';

/** Rank of a pair that does not merge; larger than every rank. */
export const noMerge = 0x7fffffff;

/** Looks up tokens and pairs inside one piece of text at a time. Positions are relative to the piece. */
export interface PairRanks {
  setPiece(text: Uint8Array, start: number): void;
  /** Rank of the token with exactly the bytes `from..to`, -1 where there is none. */
  token(from: number, to: number): number;
  /** Rank at which the neighbours `from..middle`, token `left`, and `middle..to`, token `right`, merge; `noMerge` where they do not. */
  pair(left: number, right: number, from: number, middle: number, to: number): number;
}

const cachedPairs = 1 << 12;

/** `splits`: length of the left half of the only pair that forms each token, by rank; absent where any pair may. */
export function createPairRanks(table: TokenTable, splits: Uint8Array | undefined): PairRanks {
  /** Pairs looked up lately, by a hash of both ranks: left, right, result. Text repeats its pairs. */
  const recent = new Int32Array(cachedPairs * 3).fill(-1);
  let piece: Uint8Array = new Uint8Array(0);
  let pieceStart = 0;

  const token = (from: number, to: number): number => findToken(table, piece, pieceStart + from, pieceStart + to);

  return {
    setPiece(text, start) {
      piece = text;
      pieceStart = start;
    },
    token,
    pair(left, right, from, middle, to) {
      if (left < 0 || right < 0) return noMerge;
      const slot = ((Math.imul(left, 0x2c1b3c6d) ^ Math.imul(right, 0x297a2d39)) >>> 20) * 3;
      if (recent[slot] === left && recent[slot + 1] === right) return recent[slot + 2]!;
      const found = token(from, to);
      const rank = found < 0 || (splits !== undefined && splits[found] !== middle - from) ? noMerge : found;
      recent[slot] = left;
      recent[slot + 1] = right;
      recent[slot + 2] = rank;
      return rank;
    },
  };
}
