import type { CallSite } from '../call-site.ts';
import { lettersOf } from '../requests/wrappers.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** A call or prompt, and what it was found at. */
export interface FoundCall {
  readonly node: SyntaxNode;
  readonly site: CallSite;
  /** A prompt by itself, of which nothing is said where another call sends it. */
  readonly unlessUsed?: boolean | undefined;
}

/** Letters of the known text of a call. */
export function lettersOfCall({ prompt }: CallSite): number {
  let letters = 0;
  for (const { segments } of prompt)
    for (const segment of segments) if (segment.kind === 'static') letters += lettersOf(segment.text);
  return letters;
}

/** Where the pieces of known text of a prompt stand, of at least so many characters. */
const placesOf = ({ prompt }: CallSite, least = 1): string[] =>
  prompt.flatMap(({ segments, file }) =>
    segments.flatMap(segment =>
      segment.kind === 'static' && segment.range && segment.text.trim().length >= least
        ? `${file ?? ''}:${segment.range.start.line}:${segment.range.start.column}`
        : [],
    ),
  );

export const knownTexts = ({ prompt }: CallSite): string[] =>
  prompt.flatMap(({ segments }) =>
    segments.flatMap(segment => (segment.kind === 'static' ? [segment.text.trim()] : [])),
  );

/** What is known of a call's text, a line for each piece. */
export const knownText = (site: CallSite): string => knownTexts(site).join('\n');

/** The longest piece of known text of a call. */
export const longestText = (site: CallSite): string =>
  knownTexts(site).reduce((longest, text) => (text.length > longest.length ? text : longest), '');

/** A piece of this length that stands in another text is that piece, and no turn of phrase that both have. */
const leastPiece = 40;

/**
 * Prompts of one file that are compared with each other piece by piece, work that grows with their square. A file with more of them is a
 * table, of which none is a part of another.
 */
export const mostCompared = 300;

/** A text of a file of prompts, which gives way to the template that is made of it. */
const isConstant = ({ site }: FoundCall): boolean => site.sdk === 'prompt-module';

/** All calls, and the prompts whose text no other call sends; a prompt that is put together of others stands for them. */
export function withoutUsed(found: readonly FoundCall[]): readonly FoundCall[] {
  const prompts = found.filter(({ unlessUsed }) => unlessUsed);
  if (prompts.length === 0) return found;
  const senders = found.filter(({ unlessUsed }) => !unlessUsed).map(({ site }) => site);
  const sent = new Set(senders.flatMap(site => placesOf(site)));
  const texts = senders.map(knownText);
  // In a notebook the place of a text in another cell is not known, but the text is.
  const whole = new Set(texts);
  const dropped = new Set<FoundCall>();
  const longestFirst = prompts
    .map(prompt => ({ prompt, letters: lettersOfCall(prompt.site), places: placesOf(prompt.site) }))
    .sort(
      (a, b) =>
        Number(isConstant(a.prompt)) - Number(isConstant(b.prompt)) ||
        b.letters - a.letters ||
        a.prompt.node.start - b.prompt.node.start,
    );
  for (const { prompt, letters, places } of longestFirst) {
    const pieces = knownTexts(prompt.site);
    const own = knownText(prompt.site);
    const isPart =
      texts.length <= mostCompared &&
      longestText(prompt.site).length >= leastPiece &&
      texts.some(
        (text, at) =>
          // A template that is made for itself may say what another one begins with.
          (isConstant(prompt) || prompt.site.cell !== undefined || at < senders.length) &&
          text.length > own.length &&
          pieces.every(piece => text.includes(piece)),
      );
    // Several prompts may begin with the same guidelines: what each adds tells them apart.
    const long = placesOf(prompt.site, leastPiece);
    const isSent = long.length > 0 ? long.every(place => sent.has(place)) : places.some(place => sent.has(place));
    if (letters === 0 || isPart || whole.has(own) || isSent) {
      dropped.add(prompt);
      continue;
    }
    for (const place of places) sent.add(place);
    texts.push(own);
  }
  return found.filter(entry => !dropped.has(entry));
}
