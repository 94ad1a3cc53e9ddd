import type { CallSite, LanguageId, Range } from '../source/call-site.ts';
import type { TextEdit } from './finding.ts';

/** Code that marks a prefix in a way that a message's own entries do not show. */
export const marksCache = /cache_?control|cache_?point|EphemeralCache|cachedContent|cached_content|prompt_?caching/i;

type Family = 'python' | 'ecmascript' | 'ruby';

/** A text block with a mark, before and behind the text, as each language writes it. */
const blocks: Readonly<Record<Family, readonly [string, string]>> = {
  python: ['[{"type": "text", "text": ', ', "cache_control": {"type": "ephemeral"}}]'],
  ecmascript: ["[{ type: 'text', text: ", ", cache_control: { type: 'ephemeral' } }]"],
  ruby: ['[{ type: "text", text: ', ', cache_control: { type: "ephemeral" } }]'],
};

const families: Partial<Record<LanguageId, Family>> = {
  python: 'python',
  jupyter: 'python',
  typescript: 'ecmascript',
  typescriptreact: 'ecmascript',
  javascript: 'ecmascript',
  javascriptreact: 'ecmascript',
  ruby: 'ruby',
};

/** Turns the system text of a call of Anthropic's SDK into a marked block; undefined where the language or SDK writes it otherwise. */
export function markEdits(
  { sdk, language, file }: CallSite,
  argument: Range | undefined,
): readonly TextEdit[] | undefined {
  const family = families[language];
  if (sdk !== 'anthropic' || !family || !argument) return undefined;
  const block = blocks[family];
  const { start, end } = argument;
  return [
    { file, range: { start, end: start }, newText: block[0] },
    { file, range: { start: end, end }, newText: block[1] },
  ];
}
