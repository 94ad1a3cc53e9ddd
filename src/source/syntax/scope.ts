import type { SyntaxNode } from './syntax-node.ts';

/** Where a name's value comes from. `path` walks into a destructured value: `const { a: [b] } = v` is `['a', 0]`, and `fallback` is what stands for nothing there. */
export type Origin =
  | {
      readonly kind: 'value';
      readonly node: SyntaxNode;
      readonly path?: readonly (string | number)[];
      readonly fallback?: SyntaxNode;
    }
  | { readonly kind: 'import'; readonly module: string; readonly name?: string }
  | {
      readonly kind: 'parameter';
      readonly index: number;
      readonly fallback?: SyntaxNode;
      readonly path?: readonly (string | number)[];
    }
  | { readonly kind: 'function'; readonly node: SyntaxNode }
  | { readonly kind: 'class'; readonly node: SyntaxNode }
  /** One item of a collection: a loop variable. */
  | { readonly kind: 'item'; readonly of: SyntaxNode; readonly path?: readonly (string | number)[] }
  /** `x += v`; a line end follows where a method adds one (`text.AppendLine(v)`). */
  | { readonly kind: 'append-value'; readonly node: SyntaxNode; readonly line?: true }
  /** `x.append(v)`, `x.push(a, b)`, `x.extend(vs)`. */
  | {
      readonly kind: 'append-item';
      readonly items: readonly AppendedItem[];
      readonly first?: boolean;
      /** The list is an entry of what is bound: `options.messages.add(v)`. */
      readonly within?: string;
    }
  /** `x['k'] = v`, `x.k = v`; the entry may be `held` by a variable, like an item. */
  | { readonly kind: 'set-entry'; readonly key: string; readonly node: SyntaxNode; readonly held?: string };

export interface AppendedItem {
  readonly node: SyntaxNode;
  readonly spread: boolean;
  /** The variable that holds the item from then on: what is done to that is done to the item. */
  readonly held?: string;
  /** The method's name says whose message is added (`history.AddUserMessage(text)`). */
  readonly role?: string;
}

export interface Binding {
  readonly origin: Origin;
  /** The binding holds from its end on. */
  readonly node: SyntaxNode;
  /** Declared type. */
  readonly type?: SyntaxNode;
}

export interface Scope {
  readonly kind: 'module' | 'function' | 'class';
  readonly node: SyntaxNode;
  readonly parent: Scope | undefined;
  /** In a class these are its fields and methods; elsewhere its names. */
  readonly bindings: Map<string, Binding[]>;
  readonly returns: SyntaxNode[];
  readonly parameters: Parameter[];
  /** Names of the base classes, innermost file only. */
  readonly bases: SyntaxNode[];
  readonly name?: string;
}

export interface Parameter {
  readonly name: string;
  readonly index: number;
  readonly fallback?: SyntaxNode;
  readonly type?: SyntaxNode;
  readonly spread?: 'list' | 'entries';
}

export function createScope(kind: Scope['kind'], node: SyntaxNode, parent?: Scope, name?: string): Scope {
  return { kind, node, parent, bindings: new Map(), returns: [], parameters: [], bases: [], ...(name ? { name } : {}) };
}

export function addBinding(scope: Scope, name: string, binding: Binding): void {
  const known = scope.bindings.get(name);
  if (known) known.push(binding);
  else scope.bindings.set(name, [binding]);
}

/** The name under which a file is known to give one value in place of its names: `module.exports = text`. */
export const wholeExport = 'module.exports';

/** `AddUserMessage`, `add_system_message`: the role of the message that a method of such a name adds. */
export function roleOfAdder(method: string): string | undefined {
  return /^(?:add|append)_?(user|system|assistant|developer|tool)_?(?:message|input)(?:Of(?:ArrayOfContentParts|BlockParams))?$/i
    .exec(method)?.[1]
    ?.toLowerCase();
}

/** `SetMaxOutputTokens(n)`, `setSystemMessage(text)`, `with_instructions(text)`: a method that sets what it is named for. */
export const isSetter = (method: string): boolean => /^(?:[Ss]et|[Ww]ith)(?:_(?=[A-Za-z])|(?=[A-Z]))/.test(method);

/** The class around a scope, past the functions between. */
export function enclosingClass(scope: Scope | undefined): Scope | undefined {
  for (let at = scope; at; at = at.parent) if (at.kind === 'class') return at;
  return undefined;
}
