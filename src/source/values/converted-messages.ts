import { entryOf } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { messageByName } from './message-classes.ts';
import { roleOf } from './message-roles.ts';
import type { Environment, ListValue, Value } from './value.ts';

/** Messages that a conversion is asked about; a longer list is data. */
const mostMessages = 60;

/**
 * Messages that a function makes of those that it is given, one by one and in another library's classes: those that it is given.
 * What it makes has their roles, all that it tells apart, and says nothing of their texts.
 */
export function convertedMessages(
  evaluator: Evaluator,
  made: Value | undefined,
  { values }: Environment,
): ListValue | undefined {
  if (made?.kind !== 'list' || made.items.length === 0 || made.items.length > mostMessages) return undefined;
  const given = [...new Set(values.values())].filter((value): value is ListValue => holdsMessages(evaluator, value));
  const [messages, other] = given;
  if (!messages || other || messages === made) return undefined;
  return made.items.every(item => saysNothing(evaluator, item)) ? messages : undefined;
}

const holdsMessages = (evaluator: Evaluator, value: Value): boolean =>
  value.kind === 'list' &&
  value.items.length > 0 &&
  value.items.length <= mostMessages &&
  value.items.every(item => item.kind === 'object' && roleOf(entryOf(evaluator, item, 'role')) !== undefined) &&
  value.items.some(item => item.kind === 'object' && isKnown(entryOf(evaluator, item, 'content')));

/** A message whose text is not known. */
function saysNothing(evaluator: Evaluator, item: Value): boolean {
  const content =
    item.kind === 'object' ? entryOf(evaluator, item, 'content') : messageByName(evaluator, item)?.content;
  return content !== undefined && !isKnown(content);
}

const isKnown = (value: Value | undefined): boolean =>
  value?.kind === 'text'
    ? value.segments.some(segment => 'text' in segment && segment.text.trim() !== '')
    : value !== undefined && value.kind !== 'unknown';
