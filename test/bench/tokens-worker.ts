// The tokenizer in a web worker: encodes the strings of expected-ids.json with every open vocabulary and times a megabyte of text.
import { createEncoderLoader } from '../../src/tokens/load-encoder.ts';
import { type VocabularyName, vocabularies } from '../../src/tokens/vocabularies.ts';
import expected from '../tokens/expected-ids.json' with { type: 'json' };

// The project compiles without the DOM's types; a worker's scope has these.
declare const self: { postMessage(message: unknown): void };
declare function fetch(url: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>;

const load = createEncoderLoader(async file => new Uint8Array(await (await fetch(`/media/${file}`)).arrayBuffer()));
const english = 'The committee met on Tuesday to discuss 1,250 changes; "we owe it to our children", she said. '.repeat(
  11_000,
);

async function run(): Promise<void> {
  const results = [];
  for (const name of Object.keys(vocabularies) as VocabularyName[]) {
    const start = performance.now();
    const encoder = await load(name);
    const loaded = performance.now() - start;
    const ids = name in expected ? expected[name as keyof typeof expected] : undefined;
    const different =
      ids === undefined
        ? undefined
        : expected.strings.filter((text, i) => String(encoder.encode(text)) !== String(ids[i])).length;
    encoder.count(english);
    const from = performance.now();
    const tokens = encoder.count(english);
    const runStart = performance.now();
    encoder.count('a'.repeat(1_000_000));
    results.push({
      name,
      loaded,
      different,
      tokens,
      megabytesPerSecond: english.length / 1e3 / (runStart - from),
      run: performance.now() - runStart,
    });
  }
  self.postMessage({ results });
}

run().catch((error: unknown) => self.postMessage({ error: String(error) }));
