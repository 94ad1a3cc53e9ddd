import type { PromptRole } from '../call-site.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Binding } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { mergeText } from '../values/text-templates.ts';
import { asSegments, type ChainValue, type Invocation, nameOf, type Segment, staticText } from '../values/value.ts';
import { declaredMessage } from './message-content.ts';
import type { Part } from './prompt-parts.ts';

/**
 * Programs that build a prompt statement by statement and generate in between (`lm += "…"`, `s += sgl.user(…)`): what a
 * generation sends is what the statements before it in its function have put together, in the order in which they are written.
 */
interface Program {
  readonly variable: string;
  /** The statements that made and grew the prompt, up to the one with the generation. */
  readonly statements: readonly Binding[];
  /** An expression that grows the prompt without keeping it (`return lm + gen("city")`). */
  readonly last?: SyntaxNode;
}

/** Statements before a generation that are read. */
const mostStatements = 200;

function programAround(module: ModuleView, node: SyntaxNode): Program | undefined {
  const scope = module.scopeAround(node);
  for (const [variable, bindings] of scope.bindings) {
    const index = bindings.findIndex(({ origin }) => {
      const grown = origin.kind === 'append-value' || origin.kind === 'value' ? origin.node : undefined;
      return grown !== undefined && grown.start <= node.start && node.end <= grown.end;
    });
    if (index < 0) continue;
    const before = bindings.slice(0, index + 1);
    // `lm = lm + "…"` grows it too.
    const start = before.findLastIndex(
      ({ origin }) => origin.kind === 'value' && !module.text(origin.node).startsWith(`${variable} `),
    );
    return { variable, statements: before.slice(Math.max(0, start)).slice(-mostStatements) };
  }
  return unkept(module, node);
}

function unkept(module: ModuleView, node: SyntaxNode): Program | undefined {
  let last: SyntaxNode | undefined;
  for (let at = node.parent; at && !module.scopeOf(at); at = at.parent)
    if (module.expression(at).kind === 'binary') last = at;
  const begin = last && module.expression(leftmost(module, last));
  if (!last || begin?.kind !== 'name') return undefined;
  const grown = module.scopeAround(node).bindings.get(begin.name) ?? [];
  const statements = grown.filter(binding => binding.node.end <= node.start).slice(-mostStatements);
  return { variable: begin.name, statements, last };
}

function leftmost(module: ModuleView, node: SyntaxNode): SyntaxNode {
  let at = node;
  for (let step = 0; step < 60; step++) {
    const expression = module.expression(at);
    if (expression.kind === 'binary') at = expression.left;
    else if (expression.kind === 'same') at = expression.of;
    else break;
  }
  return at;
}

/** The object that a program begins with, which knows its model. */
export function programStart(evaluator: Evaluator, { site: { module, node } }: Invocation): ChainValue | undefined {
  const first = programAround(module, node)?.statements[0]?.origin;
  if (first?.kind !== 'value') return undefined;
  const value = evaluator.evaluate(module, leftmost(module, first.node));
  return value.kind === 'chain' ? value : undefined;
}

export function programParts(evaluator: Evaluator, { site: { module, node: generation } }: Invocation): Part[] {
  const program = programAround(module, generation);
  if (!program) return [];
  const parts: Part[] = [];
  const add = (role: PromptRole, segments: readonly Segment[], node: SyntaxNode): void => {
    const last = parts.at(-1);
    if (last?.role === role)
      parts[parts.length - 1] = { ...last, segments: mergeText([...last.segments, ...segments]) };
    else parts.push({ role, segments, site: { module, node } });
  };

  /** Adds what an expression puts into the prompt; false once the generation itself is reached. */
  const collect = (node: SyntaxNode, role: PromptRole, depth: number): boolean => {
    if (node === generation) return false;
    if (depth > 60) return true;
    const expression = module.expression(node);
    switch (expression.kind) {
      case 'same':
        return collect(expression.of, role, depth + 1);
      case 'binary':
        return collect(expression.left, role, depth + 1) && collect(expression.right, role, depth + 1);
      case 'string':
        for (const piece of expression.pieces) {
          if ('text' in piece) add(role, [{ ...piece, module }], node);
          else if (!collect(piece.value, role, depth + 1)) return false;
        }
        return true;
      case 'name':
        if (expression.name === program.variable) return true;
        break;
      case 'call': {
        const value = evaluator.evaluate(module, node);
        if (value.kind !== 'chain') break;
        const spoken = declaredMessage(evaluator, value);
        if (spoken && spoken.declaration.role !== 'inherit') {
          const said = spoken.declaration.role;
          return expression.arguments.every(argument => collect(argument.value, said, depth + 1));
        }
        if (evaluator.catalog.calls.get(value.path.replace(/\(\)$/, ''))?.some(({ call }) => call.program)) {
          const named = staticText(
            argumentAt(evaluator, value.invocation!, 'name') ?? argumentAt(evaluator, value.invocation!, '#0'),
          );
          add('assistant', [{ name: named ?? 'answer', module, start: node.start, end: node.end }], node);
          return true;
        }
        break;
      }
    }
    const value = evaluator.evaluate(module, node);
    // The object that the program began with is no text.
    if (value.kind === 'chain' && value.path.startsWith('$')) return true;
    if (value.kind === 'text') add(role, value.segments, node);
    else if (value.kind !== 'chain' || parts.length > 0)
      add(
        role,
        value.kind === 'unknown'
          ? [{ name: nameOf({ module, node }), module, start: node.start, end: node.end }]
          : asSegments(value),
        node,
      );
    return true;
  };

  const roleAt = (node: SyntaxNode) => roleOfBlock(evaluator, module, node) ?? 'user';
  for (const { origin, node } of program.statements) {
    if (origin.kind !== 'append-value' && origin.kind !== 'value') continue;
    if (!collect(origin.node, roleAt(node), 0)) return parts;
  }
  if (program.last) collect(program.last, roleAt(program.last), 0);
  return parts;
}

/** `with system():` around a statement. */
function roleOfBlock(evaluator: Evaluator, module: ModuleView, statement: SyntaxNode): PromptRole | undefined {
  for (let at = statement.parent; at && !module.scopeOf(at); at = at.parent) {
    if (at.type !== 'with_statement') continue;
    const head = at.children.find(({ type }) => type === 'with_clause');
    const [call] = head ? module.callsWithin(head) : [];
    const value = call && evaluator.evaluate(module, call);
    const role = value?.kind === 'chain' ? evaluator.catalog.messages.get(value.written)?.role : undefined;
    if (role && role !== 'inherit') return role;
  }
  return undefined;
}
