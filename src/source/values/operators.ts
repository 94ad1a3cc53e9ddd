import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { pipe } from './chains.ts';
import type { Evaluator } from './evaluator.ts';
import { mergedObjects } from './merged-objects.ts';
import { callMethod } from './methods.ts';
import { flatten } from './pieces.ts';
import { joinedPath } from './text-files.ts';
import { type Environment, type Site, staticText, textOf, type Value } from './value.ts';

/** `a + b + c …` without recursion over the left operands, which can be thousands deep. */
export function binaryValue(evaluator: Evaluator, site: Site, environment: Environment | undefined): Value {
  const { module } = site;
  const operands: SyntaxNode[] = [];
  let at = site.node;
  let operator = '';
  for (;;) {
    const expression = module.expression(at);
    if (expression.kind === 'same' && operator === '+') {
      const inner = module.expression(expression.of);
      if (inner.kind === 'binary' && inner.operator === '+') {
        at = expression.of;
        continue;
      }
    }
    if (expression.kind !== 'binary' || (operator && expression.operator !== operator)) break;
    operator = expression.operator;
    operands.push(expression.right);
    at = expression.left;
  }
  operands.push(at);
  operands.reverse();
  switch (operator) {
    case '+':
    case '.':
      return sum(evaluator, site, operands, environment);
    case '/':
      return path(evaluator, site, operands, environment);
    case '-':
    case '//':
      return numberOf(evaluator, site, operator, operands, environment) ?? evaluator.unknown(site);
    case '|': {
      const values = operands.map(node => evaluator.evaluate(module, node, environment));
      // Python's `settings | more`; a table before a chain of LangChain is what the chain is given.
      const merged = values.every(value => value.kind === 'object') ? mergedObjects(values, site) : undefined;
      return merged ?? pipe(evaluator, site, values);
    }
    case '%':
    case '*': {
      const product = numberOf(evaluator, site, operator, operands, environment);
      if (product) return product;
      return (
        callMethod(evaluator, evaluator.evaluate(module, operands[0]!, environment), operator, {
          site,
          environment,
          call: { kind: 'call', callee: operands[0]!, arguments: operands.slice(1).map(value => ({ value })) },
        }) ?? evaluator.unknown(site)
      );
    }
    case 'or':
    case '||':
    case '??':
    case '?:': {
      const values = operands.map(node => evaluator.evaluate(module, node, environment));
      const isWritten = values.some(value => value.kind === 'text' || value.kind === 'number');
      const index = values.findIndex(
        (value, at) =>
          value.kind !== 'unknown' &&
          value.kind !== 'constant' &&
          // Instead of nothing an empty text or list: what is hoped for is what comes before.
          !(at > 0 && isEmpty(value)) &&
          // A setting that another file or package gives: what stands for it when it is missing says more.
          !(isWritten && value.kind === 'chain' && !value.path.startsWith('$')),
      );
      const value = values[index] ?? values[0]!;
      if (index > 0 && (value.kind === 'text' || value.kind === 'number' || value.kind === 'chain'))
        return { ...value, via: 'default' };
      return value;
    }
    default:
      return evaluator.unknown(site);
  }
}

/** What two numbers come to; what no count can be, such as a division by nothing, is not known. */
const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '//': (left, right) => Math.floor(left / right),
};

/** `4 * 1024`, `MAX_TOKENS // 2`; undefined where an operand is no number. */
function numberOf(
  evaluator: Evaluator,
  site: Site,
  operator: string,
  operands: readonly SyntaxNode[],
  environment: Environment | undefined,
): Value | undefined {
  const calculate = arithmetic[operator];
  let value: number | undefined;
  for (const node of calculate ? operands : []) {
    const operand = evaluator.evaluate(site.module, node, environment);
    if (operand.kind !== 'number') return undefined;
    value = value === undefined ? operand.value : calculate!(value, operand.value);
  }
  return value !== undefined && Number.isFinite(value) ? { kind: 'number', value, site, via: 'constant' } : undefined;
}

const isEmpty = (value: Value): boolean =>
  value.kind === 'list' ? value.items.length === 0 : staticText(value)?.trim() === '';

/** `folder / "prompts" / "a.md"`: only paths are put together so with texts. */
function path(
  evaluator: Evaluator,
  site: Site,
  operands: readonly SyntaxNode[],
  environment: Environment | undefined,
): Value {
  const values = operands.map(value => ({ value }));
  const known = values
    .slice(1)
    .some(({ value }) => evaluator.evaluate(site.module, value, environment).kind === 'text');
  const call = { kind: 'call', callee: site.node, arguments: values } as const;
  return (known && joinedPath(evaluator, { site, call, environment })) || evaluator.unknown(site);
}

function sum(
  evaluator: Evaluator,
  site: Site,
  operands: readonly SyntaxNode[],
  environment: Environment | undefined,
): Value {
  const { module } = site;
  const values = operands.map(node => evaluator.evaluate(module, node, environment));
  // One that is written as JSON is part of a text: `"Tools: " + JSON.stringify(tools)`.
  if (values.some(value => value.kind === 'list' && value.serialized === undefined)) {
    const items = flatten(
      values.map((value, index) =>
        value.kind === 'list' ? value.items : [evaluator.unknown({ module, node: operands[index]! }, undefined, true)],
      ),
    );
    return { kind: 'list', items, site };
  }
  // PHP's `$settings + $defaults`: what comes first holds.
  if (values.every(value => value.kind === 'object')) return mergedObjects(values.toReversed(), site)!;
  if (!values.some(value => value.kind === 'text'))
    return numberOf(evaluator, site, '+', operands, environment) ?? evaluator.unknown(site);
  return textOf(flatten(operands.map(node => evaluator.segments(module, node, environment))), site);
}
