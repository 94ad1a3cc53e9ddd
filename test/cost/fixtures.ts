import type { Configuration } from '../../src/configuration/configuration.ts';
import { defaultConfiguration } from '../../src/configuration/read-configuration.ts';
import type { CallSite, PromptPart, PromptRole, PromptSegment } from '../../src/source/call-site.ts';
import type { TokenCounter } from '../../src/tokens/token-counter.ts';
import { tokens } from '../../src/units.ts';

const here = { start: { line: 1, column: 1 }, end: { line: 3, column: 2 } };

/** `{name}` in the text becomes a placeholder. */
export const part = (role: PromptRole, text: string): PromptPart => ({
  role,
  segments: text.split(/(\{\w+\})/).flatMap((piece): PromptSegment[] => {
    if (piece === '') return [];
    return /^\{\w+\}$/.test(piece)
      ? [{ kind: 'placeholder', name: piece.slice(1, -1) }]
      : [{ kind: 'static', text: piece }];
  }),
});

export const site = (changes: Partial<CallSite> = {}): CallSite => ({
  id: 'app.py:1:client.chat.completions.create',
  kind: 'call',
  file: 'app.py',
  language: 'python',
  range: here,
  sdk: 'openai',
  callee: 'client.chat.completions.create',
  model: { id: 'gpt-4o', from: 'literal' },
  provider: 'openai',
  outputLimit: { key: 'max_tokens' },
  inLoop: false,
  prompt: [part('system', 'one two three '), part('user', 'four {question}')],
  ...changes,
});

export const configured = (changes: Partial<Configuration>): Configuration => ({ ...defaultConfiguration, ...changes });

/** One token per word: a vocabulary that a reader can check by eye. */
export const wordCounter: TokenCounter = {
  exact: true,
  basis: { code: 'exact-vocabulary', vocabulary: 'words', source: 'this test', date: '2026-11-22' },
  count: text => {
    const count = tokens(text.match(/\S+/g)?.length ?? 0);
    return { tokens: count, low: count, high: count, exact: true };
  },
  encode: text => (text.match(/\S+/g) ?? []).map((_, index) => index),
};
