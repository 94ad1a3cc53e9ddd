import type { ModuleView } from '../syntax/module-view.ts';
import type { Binding } from '../syntax/scope.ts';
import { newChain } from './chains.ts';
import type { Evaluator } from './evaluator.ts';
import { classOfFile } from './imports.ts';
import { exportedValue } from './names.ts';
import type { Value } from './value.ts';

/** What a file brings in whole, each once. */
function starred(module: ModuleView): readonly string[] {
  const bindings = module.scope.bindings.get('*');
  if (!bindings) return [];
  const known = starredBy.get(bindings);
  if (known?.length === bindings.length) return known.modules;
  const modules = [...new Set(bindings.flatMap(({ origin }) => (origin.kind === 'import' ? [origin.module] : [])))];
  starredBy.set(bindings, { length: bindings.length, modules });
  return modules;
}

const starredBy = new WeakMap<readonly Binding[], { readonly length: number; readonly modules: readonly string[] }>();

/** A name that `from x import *` or `export * from 'x'` brings. */
export function fromStar(evaluator: Evaluator, module: ModuleView, name: string): Value | undefined {
  for (const imported of starred(module)) {
    // A namespace or package that is brought in whole: the name counts when a declaration knows it there.
    const path = `${imported}.${name}`;
    if (evaluator.catalog.startsPath(path)) return newChain(evaluator, path, { module, node: module.root });
    if (!evaluator.budget.enter()) continue;
    const local = evaluator.host.resolveImport(module, imported);
    const value = local
      ? exportedValue(evaluator, local, name)
      : module.adapter.unimported === 'package'
        ? classOfFile(evaluator, module, path)
        : undefined;
    evaluator.budget.leave();
    if (value) return value;
  }
  return undefined;
}

/** What a file that is not at hand brings as a whole (`from prelude import *`), by its name alone. */
export function fromAbsentFile(evaluator: Evaluator, module: ModuleView, name: string): Value | undefined {
  if (!module.adapter.starsBringImports) return undefined;
  const isAbsent = starred(module).some(imported => !evaluator.host.resolveImport(module, imported));
  const path = isAbsent ? evaluator.catalog.pathNamed(name) : undefined;
  return path === undefined ? undefined : newChain(evaluator, path, { module, node: module.root });
}

/** Classes of Java and Rust that programs use without an import, or import as a package. */
const standardClass =
  /^(Vec|Box|Some|None|Ok|Err|Result|Option|Self|Default|From|Into|ToString|String(Builder|Buffer)?|Integer|Long|Double|Boolean|Objects?|Math|System|Thread|(Linked)?List|(Hash|Linked|Tree)*(Map|Set)|Arrays|ArrayList|Collections|Collectors|Stream|Optional|Duration|Files|Paths?|URI)$/;

/** Of which library they are says nothing of what they hold. */
const jsonTree = /^J(SON|son)(Object|Array)$/;

const mayBeOfPackage = (name: string) => /^\p{Lu}/u.test(name) && !standardClass.test(name);

/** A class that no declaration names, of an SDK's package that is brought in whole: `ConverseRequest` of `import …bedrockruntime.model.*`. */
export function ofStarredPackage(evaluator: Evaluator, module: ModuleView, name: string): Value | undefined {
  if (!module.adapter.starredClasses || !mayBeOfPackage(name)) return undefined;
  for (const imported of starred(module))
    if (evaluator.catalog.startsPath(imported) || jsonTree.test(name))
      return newChain(evaluator, `${imported}.${name}`, { module, node: module.root });
  return undefined;
}

/**
 * A class of an SDK's package, in a file of that package: its own repository, where no import names it.
 * @param declared whether a declaration must know the class, or only its package.
 */
export function ofOwnPackage(
  evaluator: Evaluator,
  module: ModuleView,
  name: string,
  declared: boolean,
): Value | undefined {
  if (module.adapter.unimported !== 'package') return undefined;
  const { ownPackage } = module;
  if (!evaluator.catalog.startsPath(ownPackage)) return undefined;
  const path = `${ownPackage}.${name}`;
  const isKnown = declared ? evaluator.catalog.startsPath(path) : mayBeOfPackage(name);
  return isKnown ? newChain(evaluator, path, { module, node: module.root }) : undefined;
}
