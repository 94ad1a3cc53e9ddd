import type { Expression } from '../syntax/expression.ts';
import { newChain } from './chains.ts';
import type { Evaluator } from './evaluator.ts';
import { remembered } from './remembered.ts';
import { type Invocation, staticText, type Value } from './value.ts';

/** What projects call a function that imports a package when it is first needed. */
const loadsModule = remembered(name =>
  /^_*((lazy|optional|try|safe|dynamic|maybe)_?)?(import|load)(_?(optional|lazy))?_?(module|dep|dependency|package|library)?$|^Lazy(Import|Loader|Module|Package)$/i.test(
    name,
  ),
);

/** `lazy_import("openai")`, `importlib.import_module("litellm")`: a package that a declaration knows, loaded by its name. */
export function loadedByName(
  evaluator: Evaluator,
  callee: Expression,
  { site, call, environment }: Invocation,
): Value | undefined {
  const { catalog } = evaluator;
  if (!catalog.loadsByName || (callee.kind !== 'name' && callee.kind !== 'member')) return undefined;
  if (!loadsModule(callee.name)) return undefined;
  const path = call.arguments
    .map(({ value }) => staticText(evaluator.evaluate(site.module, value, environment)))
    .find(text => text !== undefined && catalog.startsPath(text));
  return path === undefined ? undefined : newChain(evaluator, path, site);
}
