import { createBytePairEncoder } from './byte-pair-encoder.ts';
import type { Encoder } from './encoder.ts';
import { exactCounter } from './text-counters.ts';
import type { TokenCounter } from './token-counter.ts';
import { readTokenizerJson as readBytePairTokenizer } from './tokenizer-json.ts';

/** Bytes of a model's `tokenizer.json`, or undefined where this machine has none. */
export type ReadTokenizerJson = (modelId: string) => Promise<Uint8Array | undefined>;

/** A tokenizer.json larger than this is not read: the largest published ones have about 35 MB. */
const largestFile = 64 << 20;

/**
 * Counters from tokenizers on this machine: byte-level BPE by our own encoder, every other kind by `@huggingface/tokenizers`, which is
 * loaded only then. Undefined where the machine has none. Rejects with a message that names the model when the file cannot be used.
 */
export function createLocalTokenizers(
  readTokenizerJson: ReadTokenizerJson,
): (modelId: string) => Promise<TokenCounter | undefined> {
  const kept = new Map<string, Promise<TokenCounter | undefined>>();
  async function load(modelId: string): Promise<TokenCounter | undefined> {
    const file = await readTokenizerJson(modelId);
    if (file === undefined) return undefined;
    const encoder = await readEncoder(file, modelId);
    const date = new Date().toISOString().slice(0, 10);
    return exactCounter(encoder, { code: 'local-tokenizer', vocabulary: modelId, source: 'tokenizer.json', date });
  }
  return modelId => {
    let found = kept.get(modelId);
    if (found === undefined) {
      found = load(modelId);
      kept.set(modelId, found);
      found.catch(() => kept.delete(modelId));
    }
    return found;
  };
}

async function readEncoder(file: Uint8Array, modelId: string): Promise<Encoder> {
  const wrong = (why: string): Error =>
    new Error(`tokenizer.json of ${modelId}: ${why}; download the model's tokenizer again`);
  if (file.length > largestFile) throw wrong(`it has ${Math.round(file.length / 2 ** 20)} MiB, more than 64`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(file));
  } catch (error) {
    throw wrong(`it is not JSON (${error instanceof Error ? error.message : error})`);
  }
  if (typeof json !== 'object' || json === null || !('model' in json)) throw wrong('it has no "model"');
  const bytePair = readBytePairTokenizer(json as Record<string, unknown>);
  if (bytePair !== undefined) return createBytePairEncoder(bytePair);
  try {
    return await libraryEncoder(json);
  } catch (error) {
    throw wrong(`its kind is not supported (${error instanceof Error ? error.message : error})`);
  }
}

/** Special tokens are taken as text, as everywhere else. */
async function libraryEncoder(json: object): Promise<Encoder> {
  const { Tokenizer } = await import('@huggingface/tokenizers');
  const added = 'added_tokens' in json && Array.isArray(json.added_tokens) ? json.added_tokens : [];
  // The library wants every part to be there; a file may leave out what it does not use.
  const parts = { normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null, ...json };
  const tokenizer = new Tokenizer({ ...parts, added_tokens: added.filter(token => token?.special !== true) }, {});
  const encode = (text: string): Uint32Array =>
    text === '' ? new Uint32Array(0) : Uint32Array.from(tokenizer.encode(text, { add_special_tokens: false }).ids);
  return { encode, count: text => encode(text).length };
}
