import { createDeepSeekSplitter } from './deepseek-splitter.ts';
import { type Splitter, splitters } from './splitters.ts';

/** Published patterns as `tokenizer.json` writes them, and the splitter that does the same. */
const contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
const upper = '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]';
const lower = '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]';
const space = '\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+';
const word = '[^\\r\\n\\p{L}\\p{N}]?';
const symbols = ' ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*';
const symbolsAndSlash = ' ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*';
const cased = (end: string): string => `${word}${upper}*${lower}+${end}|${word}${upper}+${lower}*${end}`;
const gpt2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

const known = new Map<string, () => Splitter>([
  [gpt2, () => splitters.gpt2],
  [`${contractions}|${word}\\p{L}+|\\p{N}{1,3}|${symbols}|${space}`, () => splitters.cl100k],
  [`${contractions}|${word}\\p{L}+|\\p{N}|${symbols}|${space}`, () => splitters.qwen],
  [`${cased(`${contractions}?`)}|\\p{N}{1,3}|${symbolsAndSlash}|${space}`, () => splitters.o200k],
  [`${cased('')}|\\p{N}|${symbolsAndSlash}|${space}`, () => splitters.tekken],
  [
    [
      '\\p{N}{1,3}',
      '[一-龥぀-ゟ゠-ヿ]+',
      '[!"#$%&\'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|' +
        space,
    ].join('\u0000'),
    createDeepSeekSplitter,
  ],
]);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * The splitter for the `pre_tokenizer` of a byte-level tokenizer: `Split` steps with one of the patterns above, then `ByteLevel`.
 * Undefined for anything else.
 */
export function knownSplitter(preTokenizer: unknown): Splitter | undefined {
  if (!isRecord(preTokenizer)) return undefined;
  const steps = preTokenizer.type === 'Sequence' ? preTokenizer.pretokenizers : [preTokenizer];
  if (!Array.isArray(steps) || !steps.every(isRecord)) return undefined;
  const patterns: string[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.type === 'ByteLevel' && index === steps.length - 1) {
      if (step.add_prefix_space === true) return undefined;
      if (step.use_regex !== false) patterns.push(gpt2);
    } else if (step.type === 'Split' && isRecord(step.pattern) && typeof step.pattern.Regex === 'string') {
      const keepsAll = step.behavior === 'Isolated' && step.invert !== true;
      const keepsMatches = step.behavior === 'Removed' && step.invert === true;
      if (!keepsAll && !keepsMatches) return undefined;
      // Line breaks stand in the file either escaped or as themselves.
      patterns.push(step.pattern.Regex.replaceAll('\r', '\\r').replaceAll('\n', '\\n'));
    } else return undefined;
  }
  if (steps.at(-1)?.type !== 'ByteLevel') return undefined;
  return known.get(patterns.join('\u0000'))?.();
}
