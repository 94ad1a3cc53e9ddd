import type { ModuleView } from '../syntax/module-view.ts';
import type { Evaluator } from './evaluator.ts';
import { exportedValue } from './names.ts';
import type { ClassValue, Site, Value } from './value.ts';

/** A file as a value: its top-level names are its members. */
const moduleValue = (module: ModuleView, site: Site): ClassValue => ({
  kind: 'class',
  scope: module.scope,
  module,
  site,
});

const lastStep = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** What an import of a workspace file brings: `from a import b`, `import * as a from './a'`, `import com.a.B`, `use crate::a::b`. */
export function importedValue(
  evaluator: Evaluator,
  module: ModuleView,
  specifier: string,
  name: string | undefined,
  site: Site,
): Value | undefined {
  if (module.adapter.unimported === 'folder') return undefined;
  if (module.adapter.unimported && evaluator.catalog.startsPath(name ? `${specifier}.${name}` : specifier))
    return undefined;
  const local = evaluator.host.resolveImport(module, specifier, name);
  // `pkg/openai.py` imports the package of its name.
  if (local && local.file !== module.file) {
    const whole = local.adapter.unimported === 'package' ? lastStep(specifier) : undefined;
    const exported = (name ?? whole) && exportedValue(evaluator, local, (name ?? whole)!);
    if (exported) return exported;
    if (name === undefined) return moduleValue(local, site);
  }
  if (name === undefined) return itemOf(evaluator, module, specifier);
  // The name is itself a file: a submodule, a class.
  const inside = specifier.endsWith('.') ? `${specifier}${name}` : `${specifier}.${name}`;
  const file = /[/\\]/.test(specifier) ? undefined : evaluator.host.resolveImport(module, inside);
  return file && (exportedValue(evaluator, file, name) ?? moduleValue(file, site));
}

/** `crate.a.b`: `b` of the module `a`, and `b` of another crate of the same workspace where no declaration knows it. */
function itemOf(evaluator: Evaluator, module: ModuleView, path: string): Value | undefined {
  const dot = path.lastIndexOf('.');
  const isOwn = /^(crate|self|super)\./.test(path);
  const mayBeBeside = module.adapter.besideCrates === true && !evaluator.catalog.knowsModule(path);
  if (dot <= 0 || !(isOwn || mayBeBeside)) return undefined;
  const file = evaluator.host.resolveImport(module, path.slice(0, dot));
  return file && exportedValue(evaluator, file, path.slice(dot + 1));
}

/** A class by its full name, in a file of its own. */
export function classOfFile(evaluator: Evaluator, module: ModuleView, path: string): Value | undefined {
  const file = evaluator.host.resolveImport(module, path);
  return file && exportedValue(evaluator, file, lastStep(path));
}

/** A class that no import names: of the same package, or found by the language's loader. */
export function unimported(evaluator: Evaluator, module: ModuleView, name: string): Value | undefined {
  const { unimported: from } = module.adapter;
  if (from === 'folder') return ofPackage(evaluator, module, undefined, name);
  if (!from || !/^\p{Lu}/u.test(name)) return undefined;
  if (!evaluator.budget.enter()) return undefined;
  const file = evaluator.host.resolveImport(module, from === 'package' ? `./${name}` : name);
  const value = file && file !== module ? exportedValue(evaluator, file, name) : undefined;
  evaluator.budget.leave();
  return value;
}

/** What a package's folder holds under a name: of the file's own package, or of the one that `path` imports. */
export function ofPackage(
  evaluator: Evaluator,
  module: ModuleView,
  path: string | undefined,
  name: string,
): Value | undefined {
  if (!evaluator.budget.enter()) return undefined;
  const file = evaluator.host.fileOfPackage(module, path, name);
  const value = file && exportedValue(evaluator, file, name);
  evaluator.budget.leave();
  return value;
}
