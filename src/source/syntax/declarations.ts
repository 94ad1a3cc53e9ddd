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

/** Reads what the stretches of one file declare; one for all of them, as a file has hundreds. */
export class DeclarationReader {
  /** What is being read: of which stretch, and in which scope the node stands. */
  #found = new Declarations();
  #scope: Scope;
  readonly #nodes: SyntaxNode[] = [];
  readonly #scopes: Scope[] = [];
  readonly #sink: DeclarationSink;

  constructor(
    readonly file: Scope,
    readonly adapter: LanguageAdapter,
    readonly text: (node: SyntaxNode) => string,
  ) {
    this.#scope = file;
    /** Where what is not bound to a name goes. */
    const own = () => (this.#scope === file ? this.#found : this.#scope);
    this.#sink = {
      text,
      bind: (name, origin, node, type) => this.#bind(this.#scope, name, origin, node, type),
      bindField: (name, origin, node, type) =>
        this.#bind(enclosingClass(this.#scope) ?? this.#scope, name, origin, node, type),
      assign: (name, origin, node, declared) => {
        let at: Scope | undefined = this.#scope;
        while (at?.kind === 'function' && !at.bindings.has(name)) at = at.parent;
        if (at?.kind === 'class' && (!declared || at.bindings.has(name))) this.#bind(at, name, origin, node);
        this.#bind(this.#scope, name, origin, node);
      },
      bindMember: (type, name, origin, node) =>
        void this.#found.members.push({ type, name, binding: { origin, node } }),
      parameter: (parameter, node) => {
        own().parameters.push(parameter);
        const { name, index, fallback, type } = parameter;
        this.#bind(this.#scope, name, { kind: 'parameter', index, ...(fallback ? { fallback } : {}) }, node, type);
      },
      base: node => void own().bases.push(node),
      returns: value => void own().returns.push(value),
      call: node => void this.#found.calls.push(node),
      decorated: (decorator, target) => void this.#found.decorated.push({ decorator, function: target }),
    };
  }

  #bind(into: Scope, name: string, origin: Origin, node: SyntaxNode, type?: SyntaxNode): void {
    const binding = type ? { origin, node, type } : { origin, node };
    if (into === this.file) this.#found.bindings.push({ name, binding });
    else addBinding(into, name, binding);
  }

  /**
   * Reads what a node and all inside it declare, and marks each node with the scope around it and the one that it opens. Names of the file's
   * own scope are returned, not bound in it.
   * @param inside false to leave out what is inside the node.
   */
  read(root: SyntaxNode, inside = true): Declarations {
    const { file, adapter, text } = this;
    const found = new Declarations();
    this.#found = found;
    // Parents first, in document order, without recursion: nesting may be deeper than the stack.
    const nodes = this.#nodes;
    const scopes = this.#scopes;
    nodes[0] = root;
    scopes[0] = file;
    for (let last = 0; last >= 0; ) {
      const node = nodes[last]!;
      let scope = scopes[last--]!;
      this.#scope = scope;
      node.scope = scope;
      const kind = adapter.scopes[node.type];
      if (kind && node !== file.node) {
        const name = adapter.scopeName(node, text);
        const outer = scope;
        if (name) this.#bind(outer, name, { kind, node }, node);
        scope = createScope(kind, node, outer, name);
        this.#scope = scope;
        node.opens = scope;
      } else node.opens = node === file.node ? file : undefined;
      adapter.declare(node, this.#sink);
      if (!inside) break;
      const { children } = node;
      for (let child = children.length - 1; child >= 0; child--) {
        nodes[++last] = children[child]!;
        scopes[last] = scope;
      }
    }
    found.calls.sort((a, b) => a.start - b.start || b.end - a.end);
    return found;
  }
}
