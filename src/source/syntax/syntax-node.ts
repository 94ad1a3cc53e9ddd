import type { Tree } from 'web-tree-sitter';

/**
 * A named node of the parsed file, copied out of the parser's memory so that the tree can be freed at once and walking
 * it costs no call into WebAssembly. Offsets are UTF-16 code units into the file's text; `end` is exclusive.
 */
export class SyntaxNode {
  readonly children: SyntaxNode[] = [];

  constructor(
    readonly type: string,
    /** The grammar's field under which the parent holds this node. */
    readonly field: string | undefined,
    readonly start: number,
    readonly end: number,
    readonly parent: SyntaxNode | undefined,
  ) {}

  child(field: string): SyntaxNode | undefined {
    return this.children.find(child => child.field === field);
  }

  childOfType(type: string): SyntaxNode | undefined {
    return this.children.find(child => child.type === type);
  }

  all(field: string): SyntaxNode[] {
    return this.children.filter(child => child.field === field);
  }
}

/** The type of a node that an adapter makes up. */
export const calleeType = '@callee';

/**
 * Grammars that put a method's object and name straight into the call have no node for `object.name`; this makes one, with
 * the fields `object` and `name`.
 */
export function calleeOf(call: SyntaxNode, object: SyntaxNode, name: SyntaxNode): SyntaxNode {
  const callee = new SyntaxNode(calleeType, undefined, object.start, name.end, call);
  for (const [field, { type, start, end, children }] of [
    ['object', object],
    ['name', name],
  ] as const) {
    const copy = new SyntaxNode(type, field, start, end, callee);
    copy.children.push(...children);
    callee.children.push(copy);
  }
  return callee;
}

/** Copies the named nodes of a tree; `undefined` when `isCancelled` said so on the way. Iterative: depth is not bounded by the stack. */
export function copyTree(tree: Tree, isCancelled: () => boolean): SyntaxNode | undefined {
  const cursor = tree.walk();
  const types = tree.language.types;
  const fields = tree.language.fields;
  try {
    const root = new SyntaxNode(cursor.nodeType, undefined, cursor.startIndex, cursor.endIndex, undefined);
    const stack = [root];
    let visited = 0;
    if (!cursor.gotoFirstChild()) return root;
    for (;;) {
      if ((++visited & 0xfff) === 0 && isCancelled()) return undefined;
      const parent = stack[stack.length - 1]!;
      let entered = false;
      if (cursor.nodeIsNamed) {
        const field = cursor.currentFieldId;
        const type = types[cursor.nodeTypeId] ?? cursor.nodeType;
        const node = new SyntaxNode(
          type,
          field ? (fields[field] ?? undefined) : undefined,
          cursor.startIndex,
          cursor.endIndex,
          parent,
        );
        parent.children.push(node);
        if (cursor.gotoFirstChild()) {
          stack.push(node);
          entered = true;
        }
      }
      if (entered) continue;
      while (!cursor.gotoNextSibling()) {
        cursor.gotoParent();
        stack.pop();
        if (stack.length === 0) return root;
      }
    }
  } finally {
    cursor.delete();
  }
}
