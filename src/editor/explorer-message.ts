import * as v from 'valibot';
import type { ExplorerViewMessage } from '../protocol.ts';

/** A report of four scenarios is some ten kilobytes, a picture of a chart some hundred; what is larger did not come from our page. */
const mostCharacters = 5_000_000;
const mostSavedCharacters = 200_000;
const mostPictures = 40;

/** Letters, digits and hyphens, so that a name can neither leave the folder that the user chose nor hide its kind. */
const fileName = v.pipe(v.string(), v.maxLength(80), v.regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u));
const content = v.pipe(v.string(), v.maxLength(mostCharacters));
/** What JSON has of settings; the language server knows which there are. */
const settings = v.pipe(
  v.record(
    v.pipe(v.string(), v.maxLength(40)),
    v.union([v.pipe(v.string(), v.maxLength(200)), v.number(), v.boolean()]),
  ),
  v.check(entries => Object.keys(entries).length <= 40),
);

const message = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('remember'), saved: v.pipe(v.string(), v.maxLength(mostSavedCharacters)) }),
  v.strictObject({
    type: v.literal('export'),
    format: v.picklist(['markdown', 'csv', 'scenario', 'svg', 'png']),
    name: fileName,
    content,
  }),
  v.strictObject({
    type: v.literal('export-pictures'),
    format: v.picklist(['svg', 'png']),
    pictures: v.pipe(v.array(v.strictObject({ name: fileName, content })), v.minLength(1), v.maxLength(mostPictures)),
  }),
  v.strictObject({ type: v.literal('open-scenario-file') }),
  v.strictObject({ type: v.literal('load-deployment') }),
  v.strictObject({
    type: v.literal('save-deployment'),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
    deployment: settings,
    callsPerMonth: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
]);

/** A message of the page, or undefined when it is none of those that the page sends. */
export function readExplorerMessage(data: unknown): ExplorerViewMessage | undefined {
  const result = v.safeParse(message, data);
  return result.success ? result.output : undefined;
}
