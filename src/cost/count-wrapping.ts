import type { CallSite } from '../source/call-site.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';
import { tokens } from '../units.ts';
import type { TokenRange } from './priced-call.ts';
import { noTokens } from './token-range.ts';

/**
 * Tokens that a chat format adds: three around each message and three that open the answer. OpenAI, "How to count tokens with
 * tiktoken" (developers.openai.com/cookbook, read 2026-11-22), for gpt-3.5-turbo, gpt-4 and gpt-4o.
 */
const perMessage = 3;
const opening = 3;

/** Kinds whose text reaches the model inside a chat format; an embedding's text is sent bare. */
const isChat = (site: CallSite): boolean =>
  site.kind !== 'embedding' && site.kind !== 'prompt' && site.kind !== 'prompt-file';

/** What the provider adds around a call's messages. Exact where its own documentation says so, else from none to twice that. */
export function countWrapping(site: CallSite, counter: TokenCounter): TokenRange {
  if (!isChat(site) || site.prompt.length === 0) return noTokens;
  const added = perMessage * site.prompt.length + opening;
  const exact = site.provider === 'openai' && counter.exact;
  return exact
    ? { tokens: tokens(added), low: tokens(added), high: tokens(added), exact }
    : { tokens: tokens(added), low: tokens(0), high: tokens(2 * added), exact };
}
