import type { DeclarationSink } from '../syntax/language-adapter.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** What statements of a function do to its variables. */
interface Uses {
  /** Whose place is given away: `&messages`. */
  readonly given: ReadonlySet<string>;
  /** Of which fields are set: `request.Model = "m"`. */
  readonly filled: ReadonlySet<string>;
}

/** `var messages []Message` in a function: nothing until something is appended, or a decoder or a database is given where it lies. */
export function beginsEmpty(name: string, node: SyntaxNode, sink: DeclarationSink): boolean {
  const uses = usesAround(node, sink);
  return uses !== undefined && !uses.given.has(name);
}

/** `var request Request`, of which statements set the fields (`request.Model = "m"`): a literal without any. */
export function isSetByFields(name: string, type: SyntaxNode, node: SyntaxNode, sink: DeclarationSink): boolean {
  return /^(qualified_type|type_identifier)$/.test(type.type) && Boolean(usesAround(node, sink)?.filled.has(name));
}

/** By who reads the declarations of a text: a function is read once for all of its variables. */
const known = new WeakMap<DeclarationSink, Map<SyntaxNode, Uses>>();

function usesAround(node: SyntaxNode, sink: DeclarationSink): Uses | undefined {
  let around = node.parent;
  while (around && !/^(function_declaration|method_declaration|func_literal)$/.test(around.type))
    around = around.parent;
  if (!around) return undefined;
  const ofText = known.get(sink) ?? new Map<SyntaxNode, Uses>();
  known.set(sink, ofText);
  const uses = ofText.get(around) ?? usesIn(sink.text(around));
  ofText.set(around, uses);
  return uses;
}

const place = /&([\p{L}_][\p{L}\p{N}_]*)/gu;
const field = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)\.\p{Lu}[\p{L}\p{N}_]*[ \t]*=(?!=)/gu;

const usesIn = (text: string): Uses => ({ given: namesIn(text, place), filled: namesIn(text, field) });

const namesIn = (text: string, pattern: RegExp): Set<string> =>
  new Set(Array.from(text.matchAll(pattern), ([, name]) => name!));
