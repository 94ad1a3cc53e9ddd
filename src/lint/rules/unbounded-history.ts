import type { CallSite, Range } from '../../source/call-site.ts';
import { closingBracket } from '../brackets.ts';
import { enclosingLoop } from '../enclosing-loop.ts';
import type { Rule } from '../rule.ts';
import { offsetAt, positionAfter, textAt } from '../source-span.ts';

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The turn whose size a finding states as an example. */
const exampleTurn = 20;

/** What an answer of the model is called where it is put back into the list. */
const answer = /assistant|respon[sd]|reply|completion|answer|\.message\b|AIMessage|output/i;

/** Longer arguments are data and not a message. */
const mostCharacters = 400;

/** Whether code puts the model's answers into a list: the mark of a conversation, as opposed to a list that is built once. */
function keepsAnswers(name: string, text: string): boolean {
  const growth = new RegExp(
    String.raw`(?<![\w.])${name}(?:\.(?:append|extend|push|unshift|add|insert)(?=\()|\s*\+=\s*(?=\[))`,
    'g',
  );
  return [...text.matchAll(growth)].some(match => {
    const from = match.index + match[0].length;
    return answer.test(text.slice(from, closingBracket(text, from, mostCharacters) ?? from + mostCharacters));
  });
}

/** Code that keeps a list short: slices, counts, drops, trims or summarizes it. */
const shortens = (name: string): RegExp =>
  new RegExp(
    String.raw`(?<![\w.])${name}\s*\[[^\]\n]*:|(?<![\w.])${name}\.(?:slice|splice|shift|pop|clear)\(|\b(?:len|count)\(${name}\)|(?<![\w.])${name}\.length\b|\bdel\s+${name}\b|\b\w*(?:trim|truncat|summar|compact|prun|window)\w*\([^)\n]*(?<![\w.])${name}\b|maxlen`,
    'i',
  );

const repeats = /\bretr(?:y|ies)\b|\btry_times\b|\battempts?\b/i;

/** Whether a list is still there on the next turn: a field, a list of the module, or one made before the loop that sends it. */
function outlives(name: string, at: number, text: string): boolean {
  if (name.includes('.')) return true;
  const made = new RegExp(
    String.raw`^([ \t]*)(?:(?:const|let|var|final)\s+)?(?:[\w<>[\]]+\s+)?${escaped(name)}\b[^=\n]{0,60}=(?!=)`,
    'gm',
  );
  const places = [...text.matchAll(made)].filter(match => match.index < at);
  const last = places.at(-1);
  const loop = enclosingLoop(text, at);
  // Further attempts at one request send the same list again.
  if (loop && repeats.test(text.slice(loop.from, at))) return false;
  if (loop) return last === undefined || last.index < loop.from;
  const indented = /^[ \t]/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1));
  return indented && last !== undefined && last[1] === '';
}

interface Sent {
  readonly name: string;
  readonly range: Range;
}

/** Lists that the call sends whole: `messages=history`, `[system, *history]`, `...history`. */
function listsSent({ range }: CallSite, text: string): Sent[] {
  const call = textAt(text, range);
  const matches = call.matchAll(
    /(?:\b(?:messages|input|contents|history)\s*[=:]\s*|(?<![\w)])\*|\.\.\.)((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)(?=\s*[,)\]}\n])/g,
  );
  return [...matches].map(match => {
    const from = match.index + match[0].length - match[1]!.length;
    const start = positionAfter(range.start, call.slice(0, from));
    return { name: match[1]!, range: { start, end: positionAfter(start, match[1]!) } };
  });
}

export const unboundedHistory: Rule = {
  id: 'unbounded-history',
  severity: 'info',
  mechanism: ['prefill', 'kv-cache'],
  check({ site, output }, { text, configuration }) {
    if (site.kind !== 'call' || site.prompt.some(part => part.cacheMarked)) return [];
    const at = offsetAt(text, site.range.start);
    const grown = listsSent(site, text).find(
      ({ name }) =>
        keepsAnswers(escaped(name), text) && !shortens(escaped(name)).test(text) && outlives(name, at, text),
    );
    if (!grown) return [];
    const perTurn = configuration.defaultPlaceholderTokens + output.tokens;
    return [
      {
        code: 'unbounded-history',
        args: { name: grown.name, perTurn, turn: exampleTurn, after: perTurn * (exampleTurn - 1) },
        range: grown.range,
      },
    ];
  },
};
