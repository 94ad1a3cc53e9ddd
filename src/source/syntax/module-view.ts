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
    node.expression ??= this.adapter.commentTypes.has(node.type) ? other : this.adapter.expression(node, this.text);
    return node.expression;
  }

  isCall(node: SyntaxNode): boolean {
    this.#callSet ??= new Set(this.calls);
    return this.#callSet.has(node);
  }
  #callSet: Set<SyntaxNode> | undefined;

  /** The calls inside a node, in document order. */
  callsWithin(node: SyntaxNode): SyntaxNode[] {
    const within: SyntaxNode[] = [];
    for (let index = this.#firstCallFrom(node.start); index < this.calls.length; index++) {
      const call = this.calls[index]!;
      if (call.start >= node.end) break;
      if (call.end <= node.end) within.push(call);
    }
    return within;
  }

  /** Index of the first call that begins at an offset or behind it. */
  #firstCallFrom(offset: number): number {
    let low = 0;
    let high = this.calls.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.calls[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The calls, those inside others first: what a long chain or a deep nest is made of is then known when it is looked at. */
  get callsInsideOut(): readonly SyntaxNode[] {
    this.#callsInsideOut ??= this.calls.toSorted((a, b) => a.end - b.end || b.start - a.start);
    return this.#callsInsideOut;
  }
  #callsInsideOut: readonly SyntaxNode[] | undefined;

  /** The calls of something by its last name, in document order. */
  callsNamed(name: string): readonly SyntaxNode[] {
    if (!this.#callsByName) {
      this.#callsByName = new Map();
      for (const node of this.calls) {
        const call = this.expression(node);
        const callee = call.kind === 'call' ? this.expression(call.callee) : call;
        if (callee.kind !== 'name' && callee.kind !== 'member') continue;
        const known = this.#callsByName.get(callee.name);
        if (known) known.push(node);
        else this.#callsByName.set(callee.name, [node]);
      }
    }
    return this.#callsByName.get(name) ?? [];
  }
  #callsByName: Map<string, SyntaxNode[]> | undefined;

  /** The innermost scope around a node; for a node that opens a scope, the scope outside it. */
  scopeAround(node: SyntaxNode): Scope {
    // Nodes that an adapter made up were not met while indexing.
    if (!node.scope && node.parent) node.scope = this.#scopes.get(node.parent) ?? this.scopeAround(node.parent);
    return node.scope ?? this.scope;
  }

  /** The scope that a function or class opens. */
  scopeOf(node: SyntaxNode): Scope | undefined {
    return this.#scopes.get(node);
  }

  #index(): void {
    const { adapter } = this;
    const members: (() => void)[] = [];
    let scope = this.scope;
    const bind = (into: Scope, name: string, origin: Origin, node: SyntaxNode, type?: SyntaxNode) =>
      addBinding(into, name, { origin, node, at: node.end, ...(type ? { type } : {}) });
    const sink: DeclarationSink = {
      text: this.text,
      bind: (name, origin, node, type) => bind(scope, name, origin, node, type),
      bindField: (name, origin, node, type) => bind(enclosingClass(scope) ?? scope, name, origin, node, type),
      assign: (name, origin, node, declared) => {
        let at: Scope | undefined = scope;
        while (at?.kind === 'function' && !at.bindings.has(name)) at = at.parent;
        if (at?.kind === 'class' && (!declared || at.bindings.has(name))) bind(at, name, origin, node);
        bind(scope, name, origin, node);
      },
      bindMember: (type, name, origin, node) => {
        members.push(() => {
          const found = this.scope.bindings.get(type)?.findLast(({ origin: { kind } }) => kind === 'class');
          const into = found && this.#scopes.get(found.node);
          if (into) bind(into, name, origin, node);
          // The type stands in another file of the package.
          else if (!found) bind(this.scope, `${type}.${name}`, origin, node);
        });
      },
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
    const nodes: SyntaxNode[] = [this.root];
    const scopes: Scope[] = [this.scope];
    for (let last = 0; last >= 0; ) {
      const node = nodes[last]!;
      scope = scopes[last--]!;
      node.scope = scope;
      const kind = adapter.scopes[node.type];
      if (kind && node !== this.root) {
        const name = adapter.scopeName(node, this.text);
        const outer = scope;
        if (name) bind(outer, name, { kind, node }, node);
        scope = createScope(kind, node, outer, name);
        this.#scopes.set(node, scope);
      }
      adapter.declare(node, sink);
      for (let child = node.children.length - 1; child >= 0; child--) {
        nodes[++last] = node.children[child]!;
        scopes[last] = scope;
      }
    }
    // A type may be declared after its members.
    for (const add of members) add();
    this.calls.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}
