import * as v from 'valibot';
import type { ExplorerViewMessage } from '../protocol.ts';

/** A report of four scenarios is a few kilobytes; what is larger did not come from our page. */
const mostCharacters = 5_000_000;

const message = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({
    type: v.literal('export'),
    format: v.picklist(['markdown', 'csv', 'json', 'svg', 'png']),
    content: v.pipe(v.string(), v.maxLength(mostCharacters)),
  }),
]);

/** A message of the page, or undefined when it is none of those that the page sends. */
export function readExplorerMessage(data: unknown): ExplorerViewMessage | undefined {
  const result = v.safeParse(message, data);
  return result.success ? result.output : undefined;
}
