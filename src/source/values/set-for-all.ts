import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt, entryOf } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { lookUp } from './names.ts';
import { scopesOfFile } from './scopes-of-file.ts';
import type { ChainValue, Invocation, Site, Value } from './value.ts';

/** Files that a request's file imports in which such settings are looked for. */
const mostImports = 12;
/** Where grammars have the block that a call is given for: Python's `with`. */
const isBlock = /^with_statement$/;

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/**
 * What a program set once for all requests, as one of them sees it: in the block around it, by the statements and calls before it, where
 * else its file does so once, or a file that this one imports (`Settings.llm = llm`, `dspy.configure(lm=lm)`).
 * @param key what is set: `llm`.
 */
export function setForAll(evaluator: Evaluator, { site }: Invocation, key: string): Value | undefined {
  const { module, node } = site;
  const { objects, calls, blocks } = evaluator.catalog.setForAll;
  const around = callsOf(evaluator, module, blocks, key).findLast(call => isInside(node, blockOf(call)));
  if (around) return givenTo(evaluator, module, around, key);
  for (const name of new Set([...objects].map(lastName))) {
    const object = objectNamed(evaluator, site, name);
    const set = object && entryOf(evaluator, object, key);
    if (set) return set;
  }
  const made = callsOf(evaluator, module, calls, key).filter(call => !isOfBlock(call));
  const before = made.findLast(call => call.end <= node.start);
  // A function is run after what stands below it.
  const nearest = before ?? (module.scopeAround(node).kind === 'module' ? undefined : made[0]);
  if (nearest) return givenTo(evaluator, module, nearest, key);
  return setOnce(evaluator, module, key) ?? inImports(evaluator, module, key);
}

/** What a name stands for at a place, when that is one of the objects. */
function objectNamed(evaluator: Evaluator, site: Site, name: string): ChainValue | undefined {
  const object = lookUp(evaluator, site, name, undefined);
  return object?.kind === 'chain' && evaluator.catalog.setForAll.objects.has(object.path) ? object : undefined;
}

/** Calls of some paths that are given a key, in document order. */
function callsOf(evaluator: Evaluator, module: ModuleView, paths: ReadonlySet<string>, key: string): SyntaxNode[] {
  return [...new Set([...paths].map(lastName))]
    .flatMap(name => module.callsNamed(name))
    .filter(node => {
      const call = module.expression(node);
      const callee = call.kind === 'call' ? evaluator.evaluate(module, call.callee) : undefined;
      return callee?.kind === 'chain' && paths.has(callee.path) && givenTo(evaluator, module, node, key) !== undefined;
    })
    .toSorted((a, b) => a.start - b.start);
}

function givenTo(evaluator: Evaluator, module: ModuleView, node: SyntaxNode, key: string): Value | undefined {
  const call = module.expression(node);
  return call.kind === 'call'
    ? argumentAt(evaluator, { site: { module, node }, call, environment: undefined }, key)
    : undefined;
}

/** The block that a call is given for: the call stands in its head. */
function blockOf(call: SyntaxNode): SyntaxNode | undefined {
  let at = call.parent;
  for (let step = 0; at && step < 4; step++, at = at.parent) if (isBlock.test(at.type)) return at;
  return undefined;
}

const isOfBlock = (call: SyntaxNode): boolean => {
  const block = blockOf(call);
  const body = block?.child('body');
  return body !== undefined && call.end <= body.start;
};

const isInside = (node: SyntaxNode, block: SyntaxNode | undefined): boolean =>
  block !== undefined && block.start <= node.start && node.end <= block.end;

/** What a file sets in one place and no other, by a statement or a call, wherever that stands: of several nobody knows which one runs. */
function setOnce(evaluator: Evaluator, module: ModuleView, key: string): Value | undefined {
  const { objects, calls } = evaluator.catalog.setForAll;
  const found = callsOf(evaluator, module, calls, key).map(node => givenTo(evaluator, module, node, key));
  const names = new Set([...objects].map(lastName).filter(name => module.mentions(`${name}.${key}`)));
  for (const scope of names.size > 0 ? scopesOfFile(module) : [])
    for (const name of names)
      for (const { origin } of scope.bindings.get(name) ?? [])
        if (
          origin.kind === 'set-entry' &&
          origin.key === key &&
          objectNamed(evaluator, { module, node: origin.node }, name)
        )
          found.push(evaluator.evaluate(module, origin.node));
  return found.length === 1 ? found[0] : undefined;
}

function inImports(evaluator: Evaluator, module: ModuleView, key: string): Value | undefined {
  const files = new Set<ModuleView>();
  for (const { origin } of [...module.scope.bindings.values()].flat()) {
    if (origin.kind !== 'import') continue;
    const paths = origin.name ? [origin.module, `${origin.module}.${origin.name}`] : [origin.module];
    for (const path of paths) {
      const file = files.size < mostImports ? evaluator.host.resolveImport(module, path) : undefined;
      if (file && file !== module) files.add(file);
    }
  }
  for (const file of files) {
    const set = setOnce(evaluator, file, key);
    if (set) return set;
  }
  return undefined;
}
