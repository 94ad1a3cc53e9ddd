import type { EncoderRules } from './byte-pair-encoder.ts';
import { knownSplitter } from './known-pre-tokenizers.ts';
import { orderMerges } from './merge-order.ts';
import { createTokenTable, longestToken, type TokenTable } from './token-table.ts';
import { treeOfTokens } from './token-tree-layout.ts';

/**
 * Reads a Hugging Face `tokenizer.json` whose model is byte-level BPE with one of the pre-tokenizers that our splitters write out.
 * Undefined for every other kind, also where its merges need a rule that the encoder lacks.
 */
export function readTokenizerJson(json: Readonly<Record<string, unknown>>): EncoderRules | undefined {
  const { model, pre_tokenizer: preTokenizer, normalizer, added_tokens: addedTokens } = json;
  if (!isRecord(model) || model.type !== 'BPE' || model.byte_fallback === true) return undefined;
  const { vocab, merges } = model;
  if (!isRecord(vocab) || !Array.isArray(merges) || Object.values(vocab).some(id => typeof id !== 'number'))
    return undefined;
  if (model.continuing_subword_prefix || model.end_of_word_suffix || model.dropout) return undefined;
  const split = knownSplitter(preTokenizer);
  const composes = composesText(normalizer);
  const ordered = orderMerges(vocab as Record<string, number>, merges);
  if (split === undefined || composes === undefined || ordered === undefined) return undefined;

  const table = tableOf(ordered.tokens);
  if (table === undefined) return undefined;
  return {
    vocabulary: {
      table,
      ids: ordered.ids,
      added: notSpecial(addedTokens),
      byteFallback: false,
      ...(ordered.splits === undefined ? {} : { splits: ordered.splits }),
      // Without `ignore_merges` a piece becomes a token only by merging; always merging is slower but needs no table of exceptions.
      ...(model.ignore_merges === true ? {} : { unreachable: new Uint8Array(table.size).fill(1) }),
    },
    split,
    ...(composes ? { normalize: (text: string) => text.normalize('NFC') } : {}),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether the text is composed (NFC) first; undefined for any other normalization. */
function composesText(normalizer: unknown): boolean | undefined {
  if (normalizer === null || normalizer === undefined) return false;
  if (!isRecord(normalizer)) return undefined;
  if (normalizer.type === 'NFC') return true;
  const inner = normalizer.normalizers;
  if (normalizer.type !== 'Sequence' || !Array.isArray(inner) || inner.length > 1) return undefined;
  return inner.length === 0 ? false : composesText(inner[0]);
}

/** Undefined where a token is no byte string, or too long, or a byte has no token. */
function tableOf(tokens: readonly (Uint8Array | undefined)[]): TokenTable | undefined {
  const known = tokens.filter(token => token !== undefined && token.length > 0 && token.length <= longestToken);
  if (known.length < tokens.length || known.filter(token => token!.length === 1).length !== 256) return undefined;
  return createTokenTable(treeOfTokens(known as Uint8Array[]));
}

/** Added tokens that are vocabulary, not control: they are matched in text, special ones are text. */
function notSpecial(addedTokens: unknown): Map<string, number> {
  const added = new Map<string, number>();
  for (const token of Array.isArray(addedTokens) ? addedTokens : [])
    if (isRecord(token) && token.special !== true && typeof token.content === 'string' && token.content !== '')
      added.set(token.content, Number(token.id));
  return added;
}
