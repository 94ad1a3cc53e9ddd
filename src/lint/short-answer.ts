import type { CallSite } from '../source/call-site.ts';
import { staticText } from './written-prompt.ts';

/** A short answer that a prompt asks for. */
export interface ShortAnswer {
  /** The words that ask for it. */
  readonly wording: string;
  /** Tokens that such an answer has. */
  readonly tokens: number;
}

/** Tokens per English word in current vocabularies, rounded up. */
const tokensPerWord = 1.4;
const charactersPerToken = 4;
/** A limit in words above this is a page and not a short answer. */
const mostWords = 120;

const answer = String.raw`\b(?:respond|reply|answer|return|output|say|write|give)\b[^.!?\n;]{0,30}?`;
const only = '(?:only|just|exactly|nothing but)';
const labels =
  '(?:label|category|class|number|letter|digit|score|intent|sentiment|language code|keyword|name of the [a-z]+)';

interface Wording {
  readonly pattern: RegExp;
  readonly tokens: number;
}

/** Phrases that ask for an answer of a fixed, short size. */
const fixedSizes: readonly Wording[] = [
  { pattern: new RegExp(String.raw`${answer}\b(?:one|a single|1|${only} one) word\b`, 'i'), tokens: 4 },
  { pattern: /\b(?:one|single)-word (?:answer|response|reply)\b/i, tokens: 4 },
  {
    pattern: new RegExp(String.raw`${answer}\b["'\`“]?(?:yes|true)["'\`”]?,? or ["'\`“]?(?:no|false)\b`, 'i'),
    tokens: 3,
  },
  {
    pattern: new RegExp(String.raw`${answer}\b${only}(?: with)? (?:the|one|a|an)(?: [a-z]+){0,2} ${labels}\b`, 'i'),
    tokens: 12,
  },
  {
    pattern: new RegExp(
      String.raw`\b${only} (?:respond|reply|answer|return|output)(?: with)? (?:the|one|a|an)(?: [a-z]+){0,2} ${labels}\b`,
      'i',
    ),
    tokens: 12,
  },
  {
    pattern: new RegExp(
      String.raw`(?:${answer}|\b(?:summari[sz]e|describe|explain)\b[^.!?\n;]{0,60}?)\b(?:in|with|as) (?:exactly |${only} |at most )?(?:one|a single|1) (?:short |brief |concise )?(?:sentence|line)\b`,
      'i',
    ),
    tokens: 40,
  },
];

const counted =
  /\b(?:in|under|within|below|less than|fewer than|at most|no more than|not more than|up to|a maximum of|maximum|max)\s+(\d{1,4})\s+(words?|characters?)\b|\b(\d{1,4})\s+(words?|characters?)\s+or\s+(?:less|fewer)\b/i;

/** The size is one of several things in the answer, and not that of the whole. */
const partOfMore =
  /\b(?:each|every|per|bullets?|items?|lists?|sections?|titles?|headings?|subject|steps?|points?|first|then|followed|finally|variable|title)\b/i;
/** A structured answer is longer than the phrase about one of its fields. */
const structured = /\b(?:json|xml|yaml|schema|markdown table|code block|html|csv)\b/i;

const sentences = (text: string): readonly string[] => text.split(/(?<=[.!?;])\s+|\n+/);

function inSentence(sentence: string): ShortAnswer | undefined {
  if (partOfMore.test(sentence)) return undefined;
  for (const { pattern, tokens } of fixedSizes) {
    const match = pattern.exec(sentence);
    if (match) return { wording: match[0].trim(), tokens };
  }
  const match = counted.exec(sentence);
  const count = Number(match?.[1] ?? match?.[3]);
  if (!match || !(count >= 1)) return undefined;
  const words = (match[2] ?? match[4])!.startsWith('w') ? count : count / charactersPerToken / tokensPerWord;
  return words > mostWords ? undefined : { wording: match[0].trim(), tokens: Math.ceil(words * tokensPerWord) };
}

/**
 * The short answer that a call asks for in words; undefined where it asks for none, or for a structured answer. Of several, the
 * longest counts.
 */
export function shortAnswer({ prompt }: Pick<CallSite, 'prompt'>): ShortAnswer | undefined {
  const asked = prompt.filter(part => part.role === 'system' || part.role === 'developer' || part.role === 'user');
  if (prompt.some(part => part.role === 'schema' || part.role === 'tool')) return undefined;
  const texts = asked.map(staticText);
  if (texts.some(text => structured.test(text))) return undefined;
  const found = texts.flatMap(sentences).flatMap(sentence => inSentence(sentence) ?? []);
  return found.toSorted((a, b) => b.tokens - a.tokens)[0];
}
