import { calleeRange } from '../callee-range.ts';
import type { Rule } from '../rule.ts';
import { outputDollars } from '../token-dollars.ts';
import { ownParts, rangeWithin, staticText, writtenTexts } from '../written-prompt.ts';

const things =
  '(?:file|files|document|code|text|article|content|contents|essay|script|program|function|class|source|page|html|json|yaml|configuration|config|draft|letter|email|transcript|markdown|component|module|story|README)';
const changed =
  '(?:updated|modified|revised|corrected|edited|fixed|improved|changed|rewritten|refactored|cleaned(?:[- ]up)?|amended|proofread|reformatted)';
const give =
  '(?:return|output|respond with|reply with|provide|give(?: me| us)?|write(?: out)?|print|produce|send(?: back)?|include|show)';
const whole = '(?:entire|whole|complete|full)';

/** Asks for all of a text again, with its changes. */
const wordings: readonly RegExp[] = [
  new RegExp(String.raw`\b${give}\b[^.!?\n]{0,40}?\b${whole},? (?:and )?${changed}\b[^.!?\n]{0,20}?\b${things}\b`, 'i'),
  new RegExp(String.raw`\b${give}\b[^.!?\n]{0,40}?\b${changed},? (?:and )?${whole}\b[^.!?\n]{0,20}?\b${things}\b`, 'i'),
  new RegExp(
    String.raw`\b${give}\b[^.!?\n]{0,40}?\b${whole}\b[^.!?\n]{0,20}?\b${things}\b[^.!?\n]{0,40}?\b(?:with (?:the|your|all|any|these)[^.!?\n]{0,20}? (?:changes?|edits?|corrections?|fix(?:es)?|modifications?|improvements?|updates?)|including (?:the )?(?:unchanged|unmodified))\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:rewrite|regenerate|reproduce|repeat|copy)\b[^.!?\n]{0,20}?\b(?:the|this|that|your) ${whole}\b[^.!?\n]{0,20}?\b${things}\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b${give}\b[^.!?\n]{0,40}?\b${whole} (?:contents?|text|source|code) of (?:the|each|every|any)(?: ${changed})?(?: \w+)? ${things}\b`,
    'i',
  ),
  /\b(?:return|output|write|include|reproduce)\b[^.!?\n]{0,60}?\beven (?:the )?(?:parts?|lines?|sections?) that (?:did|do|have|are)(?: not|n['’]t)? (?:not )?(?:change|be|been)/i,
];

const negated = /\b(?:not|n['’]t|never|without|instead of|rather than|avoid|only)\b/i;

/** The wording in a text, unless its sentence says not to. */
function wordingIn(text: string): { from: number; to: number } | undefined {
  for (const pattern of wordings) {
    const match = pattern.exec(text);
    if (!match) continue;
    const sentence = text.slice(Math.max(0, text.slice(0, match.index).search(/(?<![^.!?\n])[^.!?\n]*$/)), match.index);
    if (negated.test(sentence) || negated.test(match[0].replace(/\bnot change|n['’]t change/i, ''))) continue;
    return { from: match.index, to: match.index + match[0].length };
  }
  return undefined;
}

export const echoWholeInput: Rule = {
  id: 'echo-whole-input',
  severity: 'warning',
  mechanism: ['decode'],
  check(call, context) {
    const { site } = call;
    if (site.kind === 'embedding') return [];
    const asking = site.prompt.filter(
      part => part.role === 'system' || part.role === 'developer' || part.role === 'user',
    );
    const wording = asking.map(staticText).flatMap(text => {
      const found = wordingIn(text);
      return found ? [text.slice(found.from, found.to)] : [];
    })[0];
    if (wording === undefined) return [];
    const each = outputDollars(call);
    const shown = ownParts(site.prompt, site.file)
      .flatMap(part => writtenTexts(part, context))
      .map(written => ({ written, from: written.text.indexOf(wording) }))
      .find(({ from }) => from >= 0);
    return [
      {
        code: 'echo-whole-input',
        args: {
          wording: wording.replace(/\s+/g, ' '),
          expected: call.output.tokens,
          ...(each === undefined ? {} : { usdPerThousandTokens: each * 1000 }),
        },
        range: shown ? rangeWithin(shown.written, shown.from, shown.from + wording.length) : calleeRange(site),
      },
    ];
  },
};
