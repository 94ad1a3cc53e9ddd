import type { CallSite } from '../source/call-site.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';
import { wrappingTokens } from '../tokens/wrapping.ts';
import type { TokenRange } from './priced-call.ts';
import { noTokens } from './token-range.ts';

/** Kinds whose text reaches the model inside a chat format; an embedding's text is sent bare, a prompt's by somebody else. */
const isChat = ({ kind }: CallSite): boolean => kind === 'call' || kind === 'agent' || kind === 'wrapper';

const messageRoles = new Set(['system', 'developer', 'user', 'assistant']);

/** What the provider adds around a call's messages; `model` is who answers, when the call itself does not say. */
export function countWrapping(site: CallSite, counter: TokenCounter, model = site.model.id): TokenRange {
  const roles = site.prompt.map(part => part.role).filter(role => messageRoles.has(role));
  if (!isChat(site) || roles.length === 0) return noTokens;
  const { tokens, low, high, exact } = wrappingTokens({ roles, ...(model === undefined ? {} : { model }) }, counter);
  return { tokens, low, high, exact };
}
