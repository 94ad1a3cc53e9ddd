import type { ModuleView } from '../syntax/module-view.ts';
import type { Binding, Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

const tests =
  /\b(?:is|in|isIn|is_in)_?[Tt]est(?:s|ing)?(?![a-z])|\bIS_TEST(?![A-Z])|(?:(?<![A-Za-z])test|Test|TEST)_?(?:[Ee]nv|ENV|[Mm]ode|MODE|[Rr]un|RUN)|["']test["']|\bplaywright|PLAYWRIGHT|VITEST|\bJEST|(?<![A-Za-z])mock|Mock|MOCK/;
const development = /["'](?:dev|development)["']|\bis_?dev(?:elopment)?(?:_?(?:env|environment|mode))?\b/i;
const production = /["']prod(?:uction)?["']|\bis_?prod(?:uction)?(?:_?(?:env|environment|mode))?\b/i;
const denied = /^\(*\s*(?:!(?!=)|not\b)|!==?/;

/** The branch that production takes, where a condition asks for the environment that the program runs in. */
export function productionBranch(condition: string): 'then' | 'else' | undefined {
  const isProduction = production.test(condition);
  if (isProduction === (tests.test(condition) || development.test(condition))) return undefined;
  return isProduction === denied.test(condition) ? 'else' : 'then';
}

/** Whether production runs a statement of a function: nothing, where no condition on the way asks for the environment. */
function productionRuns(module: ModuleView, node: SyntaxNode, within: SyntaxNode): boolean | undefined {
  let runs: boolean | undefined;
  for (let at = node; at.parent && at !== within; at = at.parent) {
    const condition = at.parent.child('condition');
    if (!condition || at === condition) continue;
    const branch = productionBranch(module.text(condition));
    if (!branch) continue;
    if ((branch === 'else') !== (at === at.parent.child('alternative'))) return false;
    runs = true;
  }
  return runs;
}

/** Of the statements of a function those that production runs, as far as conditions say; else all. */
export function runInProduction<T extends { readonly node: SyntaxNode }>(
  module: ModuleView,
  statements: readonly T[],
  within: SyntaxNode,
): readonly T[] {
  if (statements.length < 2) return statements;
  const runs = statements.map(({ node }) => productionRuns(module, node, within));
  const isSaid = runs.includes(true);
  const run = statements.filter((_, index) => (isSaid ? runs[index] : runs[index] !== false));
  return run.length > 0 ? run : statements;
}

/** `def ask(text, smartest=False)`: callers seldom say what a parameter leaves off. */
export function isUsuallyFalse(module: ModuleView, condition: SyntaxNode): boolean {
  const name = module.expression(condition);
  if (name.kind !== 'name') return false;
  for (let scope: Scope | undefined = module.scopeAround(condition); scope; scope = scope.parent) {
    const bindings = scope.bindings.get(name.name);
    if (!bindings) continue;
    const [{ origin }, another] = bindings as [Binding, Binding?];
    return (
      !another &&
      origin.kind === 'parameter' &&
      /^(False|None|false)$/.test(origin.fallback ? module.text(origin.fallback) : '')
    );
  }
  return false;
}

/** The options of a choice, those that production takes before the others. */
export function productionFirst(
  module: ModuleView,
  condition: SyntaxNode | undefined,
  options: readonly SyntaxNode[],
): readonly SyntaxNode[] {
  return condition && productionBranch(module.text(condition)) === 'else' ? options.toReversed() : options;
}
