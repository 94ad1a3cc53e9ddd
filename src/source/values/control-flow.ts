import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { chainEnd } from './chain-end.ts';
import { remembered } from './remembered.ts';

const branches =
  /^(if|elif|elsif|else|unless|case|switch|match|when|conditional|except|catch|rescue|then)(_|$)|^(expression|type|default|communication)_case$|^(if|unless)_modifier$/;
/** Whether a type of node is a construct, of any language, whose parts may or may not run. */
const isBranching = remembered(type => branches.test(type));

const holds = (outer: SyntaxNode, inner: SyntaxNode) => outer.start <= inner.start && outer.end >= inner.end;

/** Whether `node` runs only in a branch that `use` is not part of. */
export function isInOtherBranch(node: SyntaxNode, use: SyntaxNode): boolean {
  for (let at: SyntaxNode | undefined = node; at?.parent && !holds(at, use); at = at.parent) {
    if (at.field === 'condition') return false;
    if (isBranching(at.type) || isBranching(at.parent.type)) return true;
  }
  return false;
}

/** Constructs of which one part runs and no other. */
const alternatives = /^(if|unless|case|switch|match|when|conditional|expression_switch|type_switch)(_|$)/;
const choosesOne = remembered(type => alternatives.test(type));

/** Whether of two places only one is reached: one in the branch of an `if`, the other in its `else`. */
export function isAlternative(first: SyntaxNode, second: SyntaxNode): boolean {
  let branch: SyntaxNode | undefined;
  let at: SyntaxNode | undefined = first;
  while (at && !holds(at, second)) {
    branch = at;
    at = at.parent;
  }
  return at !== undefined && branch !== undefined && branch.field !== 'condition' && choosesOne(at.type);
}

/** Whether `node` runs in a loop that `use` comes after. */
export function isInEarlierLoop(module: ModuleView, node: SyntaxNode, use: SyntaxNode): boolean {
  for (let at: SyntaxNode | undefined = node; at?.parent && !holds(at, use); at = at.parent)
    if (module.adapter.loop(at.parent, at, module.text) && !holds(at.parent, use)) return true;
  return false;
}

/** The function and the branch of it that a call stands in, by their lines and columns: calls of which this is the same run one after the other. */
export function branchOf(module: ModuleView, call: SyntaxNode): string {
  let branch = '';
  for (let at = chainEnd(call); at.parent; at = at.parent) {
    const inCondition = at.field === 'condition' || at.field === 'value' || at.field === 'subject';
    if (branch === '' && !inCondition && (isBranching(at.type) || isBranching(at.parent.type)))
      branch = placeOf(module, at);
    if (module.scopeOf(at.parent)?.kind === 'function') return `${placeOf(module, at.parent)}:${branch}`;
  }
  return `:${branch}`;
}

function placeOf({ lines }: ModuleView, { start }: SyntaxNode): string {
  const { line, column } = lines.position(start);
  return [lines.cell(start) ?? '', line, column].join('.');
}

const handlers = /^(except|catch|rescue)(_|$)/;
const isHandler = remembered(type => handlers.test(type));

/** Whether `node` runs only where something failed, and `use` does not. */
export function isWhenFailed(node: SyntaxNode, use: SyntaxNode): boolean {
  for (let at: SyntaxNode | undefined = node; at && !holds(at, use); at = at.parent)
    if (isHandler(at.type)) return true;
  return false;
}

const testsEmptiness =
  /==\s*(""|'')|==\s*(null|nil|undefined|None)\b|is (null|None)\b|\b(empty|blank|is_empty|isEmpty|isBlank|IsNullOrEmpty|IsNullOrWhiteSpace)\b|^\(?\s*(not\s|!)\s*[\w.$]+\s*\)?$/;

/** Whether `node` runs where a condition says that what has a name was not given. */
export function isWhenEmpty(module: ModuleView, node: SyntaxNode, name: string): boolean {
  let at: SyntaxNode | undefined = node;
  for (let step = 0; at && step < 6; step++, at = at.parent) {
    if (!/^if(_|$)/.test(at.type)) continue;
    const condition = at.child('condition') ?? at.children[0];
    if (!condition || condition.end > node.start) return false;
    const text = module.text(condition);
    return testsEmptiness.test(text) && text.split(/[^\w$@]+/).includes(name);
  }
  return false;
}
