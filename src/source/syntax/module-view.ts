import { type Expression, other } from './expression.ts';
import type { DeclarationSink, LanguageAdapter } from './language-adapter.ts';
import { LineIndex } from './line-index.ts';
import { addBinding, createScope, enclosingClass, type Origin, type Parameter, type Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** A file as the resolver sees it: scopes with their bindings, calls in document order, expressions on demand. */
export class ModuleView {
  readonly scope: Scope;
  readonly calls: SyntaxNode[] = [];
  readonly decorated: { readonly decorator: SyntaxNode; readonly function: SyntaxNode }[] = [];
  readonly #scopes = new Map<SyntaxNode, Scope>();
  readonly #expressions = new Map<SyntaxNode, Expression>();

  constructor(
    readonly file: string,
    readonly source: string,
    readonly root: SyntaxNode,
    readonly adapter: LanguageAdapter,
    readonly lines: LineIndex = new LineIndex(source),
  ) {
    this.scope = createScope('module', root);
    this.#scopes.set(root, this.scope);
    this.#index();
  }

  readonly text = (node: SyntaxNode): string => this.source.slice(node.start, node.end);

  expression(node: SyntaxNode): Expression {
    let known = this.#expressions.get(node);
    if (!known) {
      known = this.adapter.commentTypes.has(node.type) ? other : this.adapter.expression(node, this.text);
      this.#expressions.set(node, known);
    }
    return known;
  }

  isCall(node: SyntaxNode): boolean {
    this.#callSet ??= new Set(this.calls);
    return this.#callSet.has(node);
  }
  #callSet: Set<SyntaxNode> | undefined;

  /** The calls inside a node, in document order. */
  callsWithin(node: SyntaxNode): SyntaxNode[] {
    return this.calls.filter(call => call.start >= node.start && call.end <= node.end);
  }

  /** The innermost scope around a node; for a node that opens a scope, the scope outside it. */
  scopeAround(node: SyntaxNode): Scope {
    for (let at = node.parent; at; at = at.parent) {
      const scope = this.#scopes.get(at);
      if (scope) return scope;
    }
    return this.scope;
  }

  /** The scope that a function or class opens. */
  scopeOf(node: SyntaxNode): Scope | undefined {
    return this.#scopes.get(node);
  }

  #index(): void {
    const { adapter } = this;
    let scope = this.scope;
    const bind = (into: Scope, name: string, origin: Origin, node: SyntaxNode, type?: SyntaxNode) =>
      addBinding(into, name, { origin, node, at: node.end, ...(type ? { type } : {}) });
    const sink: DeclarationSink = {
      text: this.text,
      bind: (name, origin, node, type) => bind(scope, name, origin, node, type),
      bindField: (name, origin, node, type) => bind(enclosingClass(scope) ?? scope, name, origin, node, type),
      parameter: (parameter: Parameter, node) => {
        scope.parameters.push(parameter);
        const { name, index, fallback, type } = parameter;
        bind(scope, name, { kind: 'parameter', index, ...(fallback ? { fallback } : {}) }, node, type);
      },
      base: node => void scope.bases.push(node),
      returns: value => void scope.returns.push(value),
      call: node => void this.calls.push(node),
      decorated: (decorator, target) => void this.decorated.push({ decorator, function: target }),
    };
    // Parents first, in document order, without recursion: nesting may be deeper than the stack.
    const stack: SyntaxNode[] = [this.root];
    while (stack.length > 0) {
      const node = stack.pop()!;
      scope = node === this.root ? this.scope : this.#scopeFor(node);
      const kind = adapter.scopes[node.type];
      if (kind && node !== this.root) {
        const name = adapter.scopeName(node, this.text);
        const outer = scope;
        if (name) bind(outer, name, { kind, node }, node);
        scope = createScope(kind, node, outer, name);
        this.#scopes.set(node, scope);
      }
      adapter.declare(node, sink);
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
    }
    this.calls.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** While indexing, scopes of all ancestors exist already; the chain of plain nodes between them is cached by its nearest one. */
  #scopeFor(node: SyntaxNode): Scope {
    const parent = node.parent!;
    const known = this.#scopes.get(parent) ?? this.#nearest.get(parent);
    if (known) {
      if (node.children.length > 0) this.#nearest.set(node, known);
      return known;
    }
    return this.scopeAround(node);
  }
  readonly #nearest = new Map<SyntaxNode, Scope>();
}
