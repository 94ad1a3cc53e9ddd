import type { DeclarationSink, LanguageAdapter } from './language-adapter.ts';
import {
  addBinding,
  type Binding,
  createScope,
  enclosingClass,
  type Origin,
  type Parameter,
  type Scope,
} from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

export interface Decorated {
  readonly decorator: SyntaxNode;
  readonly function: SyntaxNode;
}

/** A member of a class, written outside it. */
export interface Member {
  readonly type: string;
  readonly name: string;
  readonly binding: Binding;
}

/** What one stretch of a file declares: what it binds in the file's scope, and what else a reader of the file looks for. */
export class Declarations {
  /** In document order, those around others first. */
  readonly calls: SyntaxNode[] = [];
  readonly decorated: Decorated[] = [];
  readonly bindings: { readonly name: string; readonly binding: Binding }[] = [];
  readonly members: Member[] = [];
  readonly parameters: Parameter[] = [];
  readonly bases: SyntaxNode[] = [];
  readonly returns: SyntaxNode[] = [];
  /** The calls by the last name of what they call; found when they are first asked for. */
  callsByName: ReadonlyMap<string, readonly SyntaxNode[]> | undefined = undefined;
  /** What it declares depends on other stretches, too: it must be read again when any of them is edited. */
  looksAround = false;
}

/**
 * Reads what a node and all inside it declare, and marks each node with the scope around it and the one that it opens. Names of the file's
 * own scope are returned, not bound in it.
 * @param inside false to leave out what is inside the node.
 */
export function declarationsOf(
  root: SyntaxNode,
  file: Scope,
  adapter: LanguageAdapter,
  text: (node: SyntaxNode) => string,
  inside = true,
): Declarations {
  const found = new Declarations();
  let scope = file;
  const bind = (into: Scope, name: string, origin: Origin, node: SyntaxNode, type?: SyntaxNode) => {
    const binding = { origin, node, ...(type ? { type } : {}) };
    if (into === file) found.bindings.push({ name, binding });
    else addBinding(into, name, binding);
  };
  /** Where what is not bound to a name goes. */
  const own = () => (scope === file ? found : scope);
  const sink: DeclarationSink = {
    text,
    bind: (name, origin, node, type) => bind(scope, name, origin, node, type),
    bindField: (name, origin, node, type) => bind(enclosingClass(scope) ?? scope, name, origin, node, type),
    assign: (name, origin, node, declared) => {
      let at: Scope | undefined = scope;
      while (at?.kind === 'function' && !at.bindings.has(name)) at = at.parent;
      if (at?.kind === 'class' && (!declared || at.bindings.has(name))) bind(at, name, origin, node);
      bind(scope, name, origin, node);
    },
    bindMember: (type, name, origin, node) => void found.members.push({ type, name, binding: { origin, node } }),
    parameter: (parameter, node) => {
      own().parameters.push(parameter);
      const { name, index, fallback, type } = parameter;
      bind(scope, name, { kind: 'parameter', index, ...(fallback ? { fallback } : {}) }, node, type);
    },
    base: node => void own().bases.push(node),
    returns: value => void own().returns.push(value),
    call: node => void found.calls.push(node),
    decorated: (decorator, target) => void found.decorated.push({ decorator, function: target }),
  };
  // Parents first, in document order, without recursion: nesting may be deeper than the stack.
  const nodes: SyntaxNode[] = [root];
  const scopes: Scope[] = [file];
  for (let last = 0; last >= 0; ) {
    const node = nodes[last]!;
    scope = scopes[last--]!;
    node.scope = scope;
    const kind = adapter.scopes[node.type];
    if (kind && node !== file.node) {
      const name = adapter.scopeName(node, text);
      const outer = scope;
      if (name) bind(outer, name, { kind, node }, node);
      scope = createScope(kind, node, outer, name);
      node.opens = scope;
    } else node.opens = node === file.node ? file : undefined;
    adapter.declare(node, sink);
    if (!inside) break;
    for (let child = node.children.length - 1; child >= 0; child--) {
      nodes[++last] = node.children[child]!;
      scopes[last] = scope;
    }
  }
  found.calls.sort((a, b) => a.start - b.start || b.end - a.end);
  return found;
}
