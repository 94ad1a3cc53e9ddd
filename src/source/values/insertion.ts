import type { Position } from '../call-site.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import type { Evaluator } from './evaluator.ts';
import type { Invocation, Site } from './value.ts';

export interface Insertion {
  readonly at: Position;
  readonly text: string;
}

/** Where and how to write a further named argument, or an entry of the options object that the call is given. */
export function insertNamedArgument(
  evaluator: Evaluator,
  invocation: Invocation,
  key: string,
  value: string,
): Insertion | undefined {
  const { site, call, environment } = invocation;
  const { module } = site;
  const argument = module.adapter.namedArgument(key, value);
  if (argument !== undefined) return call.list ? insertItem(module, call.list, argument) : undefined;
  for (const given of call.arguments) {
    const options = evaluator.evaluate(module, given.value, environment);
    if (options.kind === 'object' && options.site.module === module) {
      const entry = module.adapter.objectEntry(key, value);
      return entry ? insertItem(module, options.site.node, entry) : undefined;
    }
  }
  return undefined;
}

export function insertEntry(object: Site, key: string, value: string): Insertion | undefined {
  const entry = entryLike(object, key, value);
  return entry ? insertItem(object.module, object.node, entry) : undefined;
}

/** An entry as an object writes its own: with the key in quotes where its first one is (`json!({ "model": "m" })`). */
export function entryLike({ module, node }: Site, key: string, value: string): string | undefined {
  const entry = module.adapter.objectEntry(key, value);
  const isQuoted = /^[({\s]*"[^"\n]*"\s*:/.test(module.text(node));
  return isQuoted && entry === `${key}: ${value}` ? `"${key}": ${value}` : entry;
}

/**
 * Writes one more item at the end of a bracketed list, in the list's own manner: after a trailing comma when it has one, on
 * a line of its own when its last item stands on one.
 */
function insertItem(module: ModuleView, list: SyntaxNode, item: string): Insertion | undefined {
  const { lines, adapter } = module;
  if (!/[)}\]]/.test(module.between(list.end - 1, list.end))) return undefined;
  const last = list.children.findLast(child => !adapter.commentTypes.has(child.type));
  if (!last) {
    const padded = module.between(list.start, list.start + 1) === '{' ? ` ${item} ` : item;
    return { at: lines.position(list.start + 1), text: padded };
  }
  // A literal with its type in front: the brackets are its last child's.
  if (last.end === list.end) return insertItem(module, last, item);
  const lineStart = lines.lineStart(last.start);
  const before = module.between(lineStart, last.start);
  const indent = /^[ \t]*/.exec(before)![0];
  const ownLine = before.trim() === '' && lines.position(list.start).line !== lines.position(last.start).line;
  const comma = trailingComma(module, last.end, list.end - 1);
  const separator = ownLine ? `\n${indent}` : ' ';
  if (comma !== undefined) return { at: lines.position(comma + 1), text: `${separator}${item}${ownLine ? ',' : ''}` };
  return { at: lines.position(last.end), text: `,${separator}${item}` };
}

const comments = /\/\*[\s\S]*?\*\/|(?:\/\/|#).*/g;

/** The offset of a comma between the last item and the closing bracket, past comments. */
function trailingComma(module: ModuleView, from: number, to: number): number | undefined {
  const between = module.between(from, to).replace(comments, comment => ' '.repeat(comment.length));
  const comma = between.indexOf(',');
  return comma < 0 ? undefined : from + comma;
}
