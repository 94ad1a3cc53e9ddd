// Reads a Hugging Face tokenizer.json of a BPE model into what packVocabulary takes.

/** GPT-2's printable stand-ins for bytes, as `tokenizer.json` writes them: stand-in character -> byte. */
function byteOfCharacter() {
  const bytes = new Map();
  let shifted = 0;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    bytes.set(String.fromCharCode(printable ? byte : 256 + shifted++), byte);
  }
  return bytes;
}

const spaceMark = '\u2581';
const isRun = token => /^(?:\u2581+|\n+|\t+)$/.test(token);

/**
 * @param {any} json the parsed tokenizer.json
 * @param {Buffer[]} base the tokens of a vocabulary that this one extends, in rank order
 * @throws when the file needs a rule that the encoder does not have
 */
export function readTokenizerJson(json, base = []) {
  const { model } = json;
  if (model.type !== 'BPE') throw new Error(`its model is ${model.type}, not BPE`);
  const vocab = new Map(Object.entries(model.vocab));
  const merges = model.merges.map(merge => (typeof merge === 'string' ? merge.split(' ') : merge));
  const byteFallback = model.byte_fallback === true;

  const characterBytes = byteOfCharacter();
  const toBytes = token =>
    byteFallback ? Buffer.from(token, 'utf8') : Buffer.from([...token].map(character => characterBytes.get(character)));

  const firstMerge = new Map();
  const mergesOf = new Map();
  merges.forEach(([left, right], index) => {
    const token = left + right;
    if (!firstMerge.has(token)) firstMerge.set(token, index);
    else if (!isRun(token) && mergesOf.get(token).last !== index - 1)
      throw new Error(`the merges of ${token} are scattered`);
    const known = mergesOf.get(token) ?? { pairs: [], last: index };
    known.pairs.push([left, right]);
    known.last = index;
    mergesOf.set(token, known);
  });

  const byId = [...vocab.entries()].sort((a, b) => a[1] - b[1]).map(([token]) => token);
  const characters = byId.filter(token => !firstMerge.has(token) && [...token].length === 1);
  // Runs of spaces, tabs and line breaks are cut to whole tokens before merging, so their place among the ranks does not matter.
  const runs = byteFallback ? byId.filter(token => firstMerge.has(token) && isRun(token)) : [];
  const rest = [...firstMerge.keys()].filter(token => !(byteFallback && isRun(token)));
  const lastRun = Math.max(-1, ...runs.filter(run => run[0] === spaceMark).map(run => mergesOf.get(run).last));
  if (byteFallback && lastRun > firstMerge.get(rest[0]))
    throw new Error('runs of spaces do not merge before everything else');
  const ordered = [...characters, ...runs, ...rest];

  const rankOf = new Map(ordered.map((token, rank) => [token, rank]));
  const everyPair = ordered.every(token => (mergesOf.get(token)?.pairs.length ?? 0) === splitsOf(token, rankOf).length);
  const onePair = ordered.every(token => (mergesOf.get(token)?.pairs.length ?? 0) <= 1);
  if (!everyPair && !onePair) throw new Error('a token merges from some pairs and not from others');
  const pairs = everyPair
    ? undefined
    : ordered.map(token => mergesOf.get(token)?.pairs[0].map(half => rankOf.get(half)));

  const tokens = ordered.map(toBytes);
  const inherited = base.length > 0 && base.every((token, rank) => token.equals(tokens[rank])) ? base.length : 0;
  if (base.length > 0 && inherited === 0) throw new Error('it does not start with the tokens of its base');
  const ids = ordered.map(token => vocab.get(token));
  if (byteFallback)
    for (let byte = 0; byte < 256; byte++)
      ids.push(vocab.get(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`));
  const unreachable = model.ignore_merges ? [] : findUnreachable(ordered, mergesOf, rankOf, pairs !== undefined);
  const added = json.added_tokens.filter(token => !token.special).map(token => [token.content, token.id]);
  return { tokens, ids, inherited, added, byteFallback, unreachable, ...(pairs ? { pairs } : {}) };
}

/** All ways to cut a token into two tokens. */
function splitsOf(token, rankOf) {
  const cuts = [];
  for (let cut = 1; cut < token.length; cut++)
    if (rankOf.has(token.slice(0, cut)) && rankOf.has(token.slice(cut))) cuts.push(cut);
  return cuts;
}

/** Ranks of the tokens that merging their own characters does not give back. */
function findUnreachable(ordered, mergesOf, rankOf, onePair) {
  const unreachable = [];
  ordered.forEach((token, rank) => {
    if (isRun(token)) return;
    let parts = [...token];
    for (;;) {
      let best = Number.POSITIVE_INFINITY;
      let index = -1;
      for (let i = 0; i + 1 < parts.length; i++) {
        const joined = parts[i] + parts[i + 1];
        const found = rankOf.get(joined);
        if (found === undefined || found >= best) continue;
        if (onePair && mergesOf.get(joined).pairs[0][0] !== parts[i]) continue;
        best = found;
        index = i;
      }
      if (index < 0) break;
      parts = [...parts.slice(0, index), parts[index] + parts[index + 1], ...parts.slice(index + 2)];
    }
    if (parts.length !== 1) unreachable.push(rank);
  });
  return unreachable;
}
