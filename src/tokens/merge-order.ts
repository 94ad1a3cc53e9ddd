/** Tokens of a BPE model in the order in which they merge. */
export interface OrderedTokens {
  /** Bytes by rank; undefined for a token that is not written in byte-level characters. */
  readonly tokens: readonly (Uint8Array | undefined)[];
  readonly ids: Uint32Array;
  /** Length in bytes of the left half, where each token merges from one pair only. */
  readonly splits?: Uint8Array;
}

/**
 * Orders the tokens of a `tokenizer.json` model by their first merge. Undefined where some tokens merge from some of their pairs only, or
 * a token's merges are scattered among others': neither a rank per token nor one pair per token says that.
 */
export function orderMerges(
  vocab: Readonly<Record<string, number>>,
  merges: readonly unknown[],
): OrderedTokens | undefined {
  const idOf = new Map(Object.entries(vocab));
  const pairs = new Map<string, { count: number; left: string; last: number }>();
  for (const [index, merge] of merges.entries()) {
    const [left, right] = typeof merge === 'string' ? merge.split(' ') : Array.isArray(merge) ? merge : [];
    if (typeof left !== 'string' || typeof right !== 'string' || !idOf.has(left + right)) return undefined;
    const known = pairs.get(left + right);
    if (known === undefined) pairs.set(left + right, { count: 1, left, last: index });
    else {
      if (known.last !== index - 1) return undefined;
      known.count++;
      known.last = index;
    }
  }
  const singles = [...idOf.keys()].filter(token => !pairs.has(token) && token.length === 1);
  const order = [...singles, ...pairs.keys()];
  const onePair = [...pairs.values()].every(({ count }) => count === 1);
  if (!onePair) {
    const ranked = new Set(order);
    for (const [token, { count }] of pairs) if (count !== pairsOf(token, ranked)) return undefined;
  }
  return {
    tokens: order.map(toBytes),
    ids: Uint32Array.from(order, token => idOf.get(token)!),
    ...(!onePair ? {} : { splits: Uint8Array.from(order, token => pairs.get(token)?.left.length ?? 0) }),
  };
}

/** In how many ways a token is two tokens put together. */
function pairsOf(token: string, tokens: ReadonlySet<string>): number {
  let count = 0;
  for (let cut = 1; cut < token.length; cut++)
    if (tokens.has(token.slice(0, cut)) && tokens.has(token.slice(cut))) count++;
  return count;
}

/** GPT-2's printable stand-ins for bytes: printable Latin-1 stands for itself, the rest for U+0100 and up, in order. */
const byteOfCharacter = new Map<string, number>();
for (let byte = 0, shifted = 0; byte < 256; byte++) {
  const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  byteOfCharacter.set(String.fromCharCode(printable ? byte : 256 + shifted++), byte);
}

function toBytes(token: string): Uint8Array | undefined {
  const bytes = new Uint8Array(token.length);
  for (let i = 0; i < token.length; i++) {
    const byte = byteOfCharacter.get(token[i]!);
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}
