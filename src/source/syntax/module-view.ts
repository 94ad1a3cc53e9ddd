import { DeclarationReader, type Declarations, type Decorated } from './declarations.ts';
import { type Expression, other } from './expression.ts';
import type { LanguageAdapter } from './language-adapter.ts';
import { LineIndex } from './line-index.ts';
import { type ModuleReads, ReadBindings } from './module-reads.ts';
import { addBinding, createScope, type Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

const ownPackage = /^[ \t]*package[ \t]+([\w.]+)/m;

const noNodes: readonly SyntaxNode[] = [];

/** A file as the resolver sees it: scopes with their bindings, calls in document order, expressions on demand. */
export class ModuleView {
  readonly scope: Scope;
  /** The children of the root, as the parser gave them. */
  readonly items: readonly SyntaxNode[];
  readonly #source: string;
  readonly #calls: SyntaxNode[] = [];
  readonly #decorated: Decorated[] = [];
  /** What each stretch of the file declares: the root by itself, then its children. */
  readonly #declared: ReadonlyMap<SyntaxNode, Declarations>;
  /** The nodes whose expressions are known, of a file that is read again after an edit. */
  readonly #expressed: SyntaxNode[] | undefined;
  #reads: ModuleReads | undefined;

  /**
   * @param edited of a file of which there will be another view after an edit: the view before, if there was one. What that one knew of
   *   the nodes that are still there is taken over with them, and it must not be used any more.
   */
  constructor(
    readonly file: string,
    source: string,
    readonly root: SyntaxNode,
    readonly adapter: LanguageAdapter,
    readonly lines: LineIndex = new LineIndex(source),
    edited?: { readonly before: ModuleView | undefined },
  ) {
    this.#source = source;
    this.items = root.children;
    this.#expressed = edited ? [] : undefined;
    const before = edited?.before;
    const kept = before && !hasMembers(before.#declared) ? before : undefined;
    this.scope = kept ? emptied(kept.scope, root) : scopeOfFile(root, edited !== undefined);
    let declared = this.#declarations(kept);
    // A member that stands outside its class is bound in it: the class may be one that was taken over, with members that are gone.
    if (kept && hasMembers(declared)) {
      this.scope = scopeOfFile(root, true);
      declared = this.#declarations();
    }
    this.#declared = declared;
    this.#gather();
  }

  get source(): string {
    if (this.#reads) this.#reads.everything = true;
    return this.#source;
  }

  readonly text = (node: SyntaxNode): string =>
    node === this.root ? this.source : this.#source.slice(node.start, node.end);

  /** The text between two offsets. */
  between(start: number, end: number): string {
    return this.#source.slice(start, end);
  }

  /** The first stretch of the text that a pattern matches, empty where there is none. */
  firstMatch(pattern: RegExp): string {
    let found = this.#matches.get(pattern);
    if (found === undefined) {
      found = pattern.exec(this.#source)?.[0] ?? '';
      this.#matches.set(pattern, found);
    }
    this.#reads?.matches.set(String(pattern), { pattern, found });
    return found;
  }
  readonly #matches = new Map<RegExp, string>();

  /** Whether the text has these words anywhere. */
  mentions(words: string): boolean {
    const answer = this.#mentions.get(words) ?? this.#source.includes(words);
    this.#mentions.set(words, answer);
    this.#reads?.mentions.set(words, answer);
    return answer;
  }
  readonly #mentions = new Map<string, boolean>();

  get calls(): readonly SyntaxNode[] {
    if (this.#reads) this.#reads.allCalls = true;
    return this.#calls;
  }

  get decorated(): readonly Decorated[] {
    if (this.#reads) this.#reads.allDecorated = true;
    return this.#decorated;
  }

  /** What a function is decorated with, in document order. */
  decoratorsOf(target: SyntaxNode): readonly SyntaxNode[] {
    return this.#decorated.length === 0
      ? noNodes
      : this.#decorated.filter(({ function: decorated }) => decorated === target).map(({ decorator }) => decorator);
  }

  /** The function that a node decorates. */
  decoratedBy(decorator: SyntaxNode): SyntaxNode | undefined {
    return this.#decorated.find(known => known.decorator === decorator)?.function;
  }

  expression(node: SyntaxNode): Expression {
    if (!node.expression) {
      node.expression = this.adapter.commentTypes.has(node.type) ? other : this.adapter.expression(node, this.text);
      this.#expressed?.push(node);
    }
    return node.expression;
  }

  /** The package that the file says it belongs to (Java, Kotlin), empty without one. */
  get ownPackage(): string {
    return ownPackage.exec(this.firstMatch(ownPackage))?.[1] ?? '';
  }

  isCall(node: SyntaxNode): boolean {
    const calls = this.#calls;
    for (let index = this.#firstCallFrom(node.start, node.end); index < calls.length; index++) {
      const call = calls[index]!;
      if (call === node) return true;
      if (call.start !== node.start || call.end !== node.end) return false;
    }
    return false;
  }

  /** The calls inside a node, in document order. */
  callsWithin(node: SyntaxNode): SyntaxNode[] {
    const calls = node === this.root ? this.calls : this.#calls;
    const within: SyntaxNode[] = [];
    for (let index = this.#firstCallFrom(node.start); index < calls.length; index++) {
      const call = calls[index]!;
      if (call.start >= node.end) break;
      if (call.end <= node.end) within.push(call);
    }
    return within;
  }

  /** Index of the first call that begins at an offset, and does not end behind another one, or begins later. */
  #firstCallFrom(start: number, end = Number.POSITIVE_INFINITY): number {
    let low = 0;
    let high = this.#calls.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const call = this.#calls[middle]!;
      if (call.start < start || (call.start === start && call.end > end)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The calls, those inside others first: what a long chain or a deep nest is made of is then known when it is looked at. */
  get callsInsideOut(): readonly SyntaxNode[] {
    const { calls } = this;
    this.#callsInsideOut ??= insideOut(calls);
    return this.#callsInsideOut;
  }
  #callsInsideOut: readonly SyntaxNode[] | undefined;

  /** The calls of something by its last name, in document order. */
  callsNamed(name: string): readonly SyntaxNode[] {
    this.#reads?.calls.add(name);
    if (!this.#callsByName) {
      this.#callsByName = new Map();
      for (const declared of this.#declared.values())
        for (const [callee, nodes] of this.#namedCalls(declared)) {
          const known = this.#callsByName.get(callee);
          if (known) known.push(...nodes);
          else this.#callsByName.set(callee, [...nodes]);
        }
    }
    return this.#callsByName.get(name) ?? noNodes;
  }
  #callsByName: Map<string, SyntaxNode[]> | undefined;

  #namedCalls(declared: Declarations): ReadonlyMap<string, readonly SyntaxNode[]> {
    if (declared.callsByName) return declared.callsByName;
    const byName = new Map<string, SyntaxNode[]>();
    for (const node of declared.calls) {
      const call = this.expression(node);
      const callee = call.kind === 'call' ? this.expression(call.callee) : call;
      if (callee.kind !== 'name' && callee.kind !== 'member') continue;
      const known = byName.get(callee.name);
      if (known) known.push(node);
      else byName.set(callee.name, [node]);
    }
    declared.callsByName = byName;
    return byName;
  }

  /** The innermost scope around a node; for a node that opens a scope, the scope outside it. */
  scopeAround(node: SyntaxNode): Scope {
    // Nodes that an adapter made up were not met while indexing.
    if (!node.scope && node.parent) node.scope = node.parent.opens ?? this.scopeAround(node.parent);
    return node.scope ?? this.scope;
  }

  /** The scope that a function or class opens. */
  scopeOf(node: SyntaxNode): Scope | undefined {
    return node.opens;
  }

  /** What a child of the root declares. */
  declaredBy(item: SyntaxNode): Declarations {
    const declared = this.#declared.get(item)!;
    this.#namedCalls(declared);
    return declared;
  }

  /** Writes down from now on what is looked for; with undefined, no more. */
  record(reads: ModuleReads | undefined): void {
    this.#reads = reads;
    const { items, root } = this;
    const { bindings } = this.scope;
    if (bindings instanceof ReadBindings) bindings.reads = reads;
    Object.defineProperty(root, 'children', {
      configurable: true,
      get() {
        if (reads) reads.everything = true;
        return items;
      },
    });
  }

  /** Forgets what expressions were found to be and to come to: both speak of places, and of other nodes. */
  forget(): void {
    for (const node of this.#expressed ?? []) {
      node.expression = undefined;
      node.value = undefined;
    }
  }

  #declarations(before?: ModuleView): Map<SyntaxNode, Declarations> {
    const { scope, root, adapter, items, text } = this;
    const reader = new DeclarationReader(scope, adapter, text);
    // Only an edit needs to know which stretch declares what.
    if (!this.#expressed) return new Map([[root, reader.read(root)]]);
    const declared = new Map([[root, reader.read(root, false)]]);
    // A comment that is read says something of what stands behind it (`//go:embed`).
    const behind =
      adapter.readsComments && before && new Map(before.items.map((item, at) => [item, before.items[at - 1]]));
    let looksAround = false;
    Object.defineProperty(root, 'children', {
      configurable: true,
      get() {
        looksAround = true;
        return items;
      },
    });
    items.forEach((item, at) => {
      const isKnown = before && (!behind || behind.get(item) === items[at - 1]);
      const known = isKnown ? before.#declared.get(item) : undefined;
      looksAround = false;
      const own = known && !known.looksAround ? known : reader.read(item);
      // Comments are all that a language that reads them looks for.
      if (own !== known) own.looksAround = looksAround && !adapter.readsComments;
      declared.set(item, own);
    });
    Object.defineProperty(root, 'children', { configurable: true, value: items });
    return declared;
  }

  /** Puts together what the stretches declare. */
  #gather(): void {
    const { scope } = this;
    for (const declared of this.#declared.values()) {
      for (const call of declared.calls) this.#calls.push(call);
      for (const decorated of declared.decorated) this.#decorated.push(decorated);
      for (const { name, binding } of declared.bindings) addBinding(scope, name, binding);
      for (const parameter of declared.parameters) scope.parameters.push(parameter);
      for (const base of declared.bases) scope.bases.push(base);
      for (const returned of declared.returns) scope.returns.push(returned);
    }
    if (this.#declared.size > 1) this.#calls.sort((a, b) => a.start - b.start || b.end - a.end);
    for (const { members } of this.#declared.values())
      for (const { type, name, binding } of members) {
        const found = scope.bindings.get(type)?.findLast(({ origin: { kind } }) => kind === 'class');
        const into = found && this.scopeOf(found.node);
        if (into) addBinding(into, name, binding);
        // The type stands in another file of the package.
        else if (!found) addBinding(scope, `${type}.${name}`, binding);
      }
  }
}

const hasMembers = (declared: ReadonlyMap<SyntaxNode, Declarations>): boolean =>
  [...declared.values()].some(({ members }) => members.length > 0);

const scopeOfFile = (root: SyntaxNode, isEdited: boolean): Scope =>
  isEdited ? { ...createScope('module', root), bindings: new ReadBindings() } : createScope('module', root);

/** The scope of the file before an edit, which nodes that were taken over still name, for the file after it. */
function emptied(scope: Scope, root: SyntaxNode): Scope {
  (scope as { node: SyntaxNode }).node = root;
  if (scope.bindings instanceof ReadBindings) scope.bindings.reads = undefined;
  scope.bindings.clear();
  scope.parameters.length = 0;
  scope.bases.length = 0;
  scope.returns.length = 0;
  return scope;
}

export const insideOut = (calls: readonly SyntaxNode[]): readonly SyntaxNode[] =>
  calls.toSorted((a, b) => a.end - b.end || b.start - a.start);
