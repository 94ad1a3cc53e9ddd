import type { PromptRole } from '../call-site.ts';
import { staticText, type Value } from './value.ts';

/** What SDKs call the sender of a message. */
const roles: ReadonlyMap<string, PromptRole> = new Map(
  Object.entries<PromptRole>({
    system: 'system',
    developer: 'developer',
    user: 'user',
    human: 'user',
    assistant: 'assistant',
    ai: 'assistant',
    model: 'assistant',
    chatbot: 'assistant',
    tool: 'tool',
    function: 'tool',
    placeholder: 'history',
    messages_placeholder: 'history',
  }),
);

export const roleNamed = (name: string | undefined): PromptRole | undefined =>
  name === undefined ? undefined : roles.get(name.toLowerCase().replace(/^.*[.:]/, ''));

/** `ChatMessage::User { content }`: the sender is the variant of Rust's enum. */
export const senderOfVariant = (type: string): PromptRole | undefined =>
  type.includes('::') ? roleNamed(type) : undefined;

/** In characters, with its class. */
const longestConstant = 100;

/** The role that a value names: a text, or a constant such as `ChatMessageTypeHuman` or `Role.User`. */
export function roleOf(value: Value | undefined): PromptRole | undefined {
  // A constant that no declaration knows is known by its name.
  if (value?.kind === 'unknown') {
    const { module, node } = value.site;
    const [of = '', constant] = module
      .between(Math.max(node.start, node.end - longestConstant), node.end)
      .split(/\.|::/)
      .slice(-2);
    return /role/i.test(of) ? roleNamed(constant) : undefined;
  }
  if (value?.kind !== 'chain') return roleNamed(staticText(value));
  // `ChatMessageRole.SYSTEM.value()`
  const path = value.path.replace(/\.(value|getValue|name|toString)\(\)$/, '');
  const last = path.slice(path.lastIndexOf('.') + 1);
  const name = /(system|developer|human|user|assistant|ai|model|tool)$/i.exec(last)?.[1];
  return roleNamed(name);
}
