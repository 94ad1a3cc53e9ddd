import type { RuleContext } from './rule.ts';

/** A text and what it is known to have: all calls of a file ask the same of it. */
export function searchedText(text: string): Pick<RuleContext, 'text' | 'textHas'> {
  const answers = new Map<RegExp, boolean>();
  return {
    text,
    textHas: pattern => {
      const answer = answers.get(pattern) ?? pattern.test(text);
      answers.set(pattern, answer);
      return answer;
    },
  };
}
