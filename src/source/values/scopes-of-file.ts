import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';

/** The scope of a file, of its functions and of its methods: where a statement may stand that is looked for anywhere in the file. */
export function scopesOfFile(module: ModuleView): Scope[] {
  const inside = (scope: Scope): Scope[] =>
    [...scope.bindings.values()]
      .flat()
      .filter(({ origin }) => origin.kind === 'function' || origin.kind === 'class')
      .map(({ node }) => module.scopeOf(node))
      .filter(inner => inner !== undefined);
  const own = inside(module.scope);
  return [module.scope, ...own, ...own.filter(({ kind }) => kind === 'class').flatMap(inside)];
}
