import type { DeclarationSink } from '../syntax/language-adapter.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** A call of a method: what it is called on, its name, and what it is given. */
export interface MethodCall {
  readonly object: SyntaxNode;
  readonly name: string;
  readonly given: readonly SyntaxNode[];
}

/** What a method of a text that is being built adds: its argument, that and a line end, or what the call itself comes to. */
const adders: Readonly<Record<string, 'text' | 'line' | 'call'>> = {
  append: 'text',
  Append: 'text',
  appendLine: 'line',
  AppendLine: 'line',
  AppendFormat: 'call',
  AppendJoin: 'call',
  WriteString: 'text',
  Write: 'text',
  WriteRune: 'text',
  WriteByte: 'text',
};

const isAdder = (call: MethodCall | undefined) =>
  call !== undefined && call.given.length > 0 && Object.hasOwn(adders, call.name);

/** Calls in a chain that are looked through. */
const longestChain = 100;

/** `text.append("a").append(b)` adds to `text` what each call is given, in order. `read` tells a call of a method from another node. */
export function addedText(
  node: SyntaxNode,
  sink: DeclarationSink,
  read: (node: SyntaxNode) => MethodCall | undefined,
): void {
  if (!isAdder(read(node))) return;
  // The outermost call is met first, and speaks for the whole chain.
  for (const around of [node.parent, node.parent?.parent]) {
    const outer = around && read(around);
    if (outer?.object === node && isAdder(outer)) return;
  }
  const chain: { readonly call: MethodCall; readonly node: SyntaxNode }[] = [];
  let at = node;
  while (chain.length < longestChain) {
    const call = read(at);
    if (!call || !isAdder(call)) break;
    chain.push({ call, node: at });
    at = call.object;
  }
  if (at.type !== 'identifier') return;
  for (const { call, node: written } of chain.reverse()) {
    const adds = adders[call.name]!;
    const value = adds === 'call' ? written : call.given[0]!;
    sink.bind(
      sink.text(at),
      { kind: 'append-value', node: value, ...(adds === 'line' ? { line: true } : {}) },
      written,
    );
  }
}
