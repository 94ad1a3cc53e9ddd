import type { Language, Tree } from 'web-tree-sitter';

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

/** Node types without children in every grammar that has them; most nodes are of these. */
const leaves = new Set(
  (
    'identifier field_identifier property_identifier type_identifier package_identifier shorthand_property_identifier ' +
    'shorthand_property_identifier_pattern statement_identifier name constant instance_variable this self super integer float ' +
    'number integer_literal int_literal float_literal decimal_integer_literal number_literal boolean_literal true false none ' +
    'null nil null_literal comment string_start string_end string_fragment primitive_type predefined_type visibility_modifier'
  ).split(' '),
);

interface NodeTypes {
  readonly names: readonly string[];
  readonly fields: readonly (string | null)[];
  readonly named: readonly boolean[];
  readonly leaf: readonly boolean[];
}

const knownTypes = new WeakMap<Language, NodeTypes>();

/** What is known of a grammar's types, so that the walk need not ask for it at every node. */
function typesOf(language: Language): NodeTypes {
  let types = knownTypes.get(language);
  if (!types) {
    const names = language.types;
    const named = names.map((_name, id) => language.nodeTypeIsNamed(id));
    types = { names, fields: language.fields, named, leaf: names.map(name => leaves.has(name)) };
    knownTypes.set(language, types);
  }
  return types;
}

/** Copies the named nodes of a tree; `undefined` when `isCancelled` said so on the way. Iterative: depth is not bounded by the stack. */
export function copyTree(tree: Tree, isCancelled: () => boolean): SyntaxNode | undefined {
  const cursor = tree.walk();
  const { names, fields, named, leaf } = typesOf(tree.language);
  try {
    const root = new SyntaxNode(cursor.nodeType, undefined, cursor.startIndex, cursor.endIndex, undefined);
    const stack = [root];
    let visited = 0;
    if (!cursor.gotoFirstChild()) return root;
    for (;;) {
      if ((++visited & 0xfff) === 0 && isCancelled()) return undefined;
      const id = cursor.nodeTypeId;
      // Broken text gives nodes of type ERROR, whose id lies outside the grammar's table.
      if (id >= named.length || named[id]) {
        const parent = stack[stack.length - 1]!;
        const field = fields[cursor.currentFieldId] ?? undefined;
        const node = new SyntaxNode(names[id] ?? cursor.nodeType, field, cursor.startIndex, cursor.endIndex, parent);
        parent.children.push(node);
        if (!leaf[id] && cursor.gotoFirstChild()) {
          stack.push(node);
          continue;
        }
      }
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
