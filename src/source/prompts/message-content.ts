import type { PromptRole } from '../call-site.ts';
import { imageAt } from '../carried/images.ts';
import { argumentAt, entryOf } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { jsonSegments } from '../values/json-text.ts';
import { roleNamed } from '../values/message-roles.ts';
import { append, boundedText } from '../values/pieces.ts';
import { asSegments, type ChainValue, type Segment, type Site, staticText, type Value } from '../values/value.ts';

/** The text of a message's content: a string, or blocks of which only the text counts. */
export function contentSegments(evaluator: Evaluator, content: Value): readonly Segment[] {
  const segments: Segment[] = [];
  const visit = (value: Value, depth: number): void => {
    if (depth > 4 || imageAt(evaluator, value)) return;
    if ((value.kind === 'object' || value.kind === 'list') && value.serialized !== undefined)
      append(segments, jsonSegments(value));
    else if (value.kind === 'text' || value.kind === 'unknown' || value.kind === 'number')
      append(segments, asSegments(value));
    else if (value.kind === 'list')
      value.items.forEach((item, index) => {
        if (index > 0 && item.kind === 'object' && segments.length > 0 && textBlock(item))
          segments.push(lineBreak(item.site));
        visit(item, depth + 1);
      });
    else if (value.kind === 'object') {
      const text = textBlock(value);
      if (text) visit(text, depth + 1);
    } else if (value.kind === 'chain') {
      const known = declaredMessage(evaluator, value);
      const held = !known && holdsText.test(value.path) && value.invocation;
      const text = held ? argumentAt(evaluator, held, '#0') : undefined;
      if (text) {
        visit(text, depth + 1);
        return;
      }
      for (const at of known?.declaration.at ?? []) {
        const inner = known?.link.invocation && argumentAt(evaluator, known.link.invocation, at);
        if (!inner) continue;
        visit(inner, depth + 1);
        return;
      }
      if (!known) append(segments, asSegments(value));
    } else if (value.kind !== 'constant') append(segments, asSegments(value));
  };
  const textBlock = (value: Value) =>
    value.kind === 'object'
      ? (entryOf(evaluator, value, 'text') ??
        entryOf(evaluator, value, 'content') ??
        unionText(value) ??
        // The browser's own model: `{ type: 'text', value: 'Describe it.' }`.
        (staticText(entryOf(evaluator, value, 'type')) === 'text' ? entryOf(evaluator, value, 'value') : undefined))
      : undefined;
  visit(content, 0);
  return boundedText(segments);
}

/** `ChatMessageContent::Text(text)`, `MessageContent::Parts(vec![…])`: a variant of a crate's enum and what it holds. */
const holdsText = /Content(Block|Part)?\.(Text|String|Simple|Single|Parts|ContentPart|Array|Multiple)\(\)$/;

/**
 * The one member that a union of Go's SDKs holds: AWS's `ContentBlockMemberText{Value: "…"}`, Volcengine's `StringValue`, OpenAI's and
 * Claude's `OfString`, `OfText`, `OfArrayOfStrings`.
 */
export function unionText({ entries }: Extract<Value, { kind: 'object' }>): Value | undefined {
  if (entries.size !== 1) return undefined;
  const [key, member] = [...entries][0]!;
  return /^(Value|StringValue|Of(String|Text|ArrayOf\w*|InputItemList|Message|InputMessage))$/.test(key)
    ? member
    : undefined;
}

/** `{OfUser: &openai.ChatCompletionUserMessageParam{…}}`: whose message a union of Go's SDK holds. */
export function unionMessage({
  entries,
}: Extract<Value, { kind: 'object' }>): { role: PromptRole; message: Value } | undefined {
  if (entries.size !== 1) return undefined;
  const [key, message] = [...entries][0]!;
  const role = key.startsWith('Of') ? roleNamed(key.slice(2).toLowerCase()) : undefined;
  return role && { role, message };
}

const lineBreak = (site: Site): Segment => ({
  text: '\n',
  module: site.module,
  start: site.node.start,
  end: site.node.start,
});

/** The declared message, template or text that a chain comes from: `ChatPromptTemplate.from_messages([…]).partial(…)`. */
export function declaredMessage(evaluator: Evaluator, chain: ChainValue) {
  let link: ChainValue | undefined = chain;
  for (let step = 0; link && step < 12; step++, link = link.base) {
    const declaration = evaluator.catalog.messages.get(link.written);
    if (declaration) return { declaration, link };
  }
  return undefined;
}

export function hasCacheMark(evaluator: Evaluator, value: Value, depth: number): boolean {
  if (depth > 3) return false;
  if (value.kind === 'list') return value.items.some(item => hasCacheMark(evaluator, item, depth + 1));
  if (value.kind !== 'object') return false;
  if (entryOf(evaluator, value, 'cache_control') ?? entryOf(evaluator, value, 'cachePoint')) return true;
  return [...value.entries.values()].some(entry => hasCacheMark(evaluator, entry, depth + 1));
}
