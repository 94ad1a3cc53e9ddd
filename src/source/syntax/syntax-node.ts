import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/**
 * A named node of the parsed file, copied out of the parser's memory so that the tree can be freed at once and walking
 * it costs no call into WebAssembly. Offsets are UTF-16 code units into the file's text; `end` is exclusive.
 */
export class SyntaxNode {
  /** What `ModuleView` knows of the node: the scope around it, and what its adapter makes of it (`expression`). */
  scope: Scope | undefined = undefined;
  /** The scope that the node itself opens. */
  opens: Scope | undefined = undefined;
  expression: Expression | undefined = undefined;
  /** What the resolver found the expression to come to, in the file that it reads; only the resolver knows what that is. */
  value: unknown = undefined;

  constructor(
    readonly type: string,
    /** The grammar's field under which the parent holds this node. */
    readonly field: string | undefined,
    readonly start: number,
    readonly end: number,
    readonly parent: SyntaxNode | undefined,
    readonly children: readonly SyntaxNode[] = noNodes,
    /** Whether the text of this node breaks the grammar somewhere. */
    readonly hasError = false,
  ) {}

  child(field: string): SyntaxNode | undefined {
    for (const child of this.children) if (child.field === field) return child;
    return undefined;
  }

  childOfType(type: string): SyntaxNode | undefined {
    for (const child of this.children) if (child.type === type) return child;
    return undefined;
  }

  all(field: string): SyntaxNode[] {
    return this.children.filter(child => child.field === field);
  }
}

export const noNodes: readonly SyntaxNode[] = [];

/** The type of a node that an adapter makes up. */
export const calleeType = '@callee';

/** `object.name` of a call whose grammar puts the two straight into it; they stay the call's own children. */
class Callee extends SyntaxNode {
  constructor(
    call: SyntaxNode,
    readonly object: SyntaxNode,
    readonly name: SyntaxNode,
  ) {
    super(calleeType, undefined, object.start, name.end, call, [object, name]);
  }

  override child(field: string): SyntaxNode | undefined {
    return field === 'object' ? this.object : field === 'name' ? this.name : undefined;
  }
}

/** Makes the node for `object.name`, with the fields `object` and `name`, that some grammars lack. */
export const calleeOf = (call: SyntaxNode, object: SyntaxNode, name: SyntaxNode): SyntaxNode =>
  new Callee(call, object, name);
