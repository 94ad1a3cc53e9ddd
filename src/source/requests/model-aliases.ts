import { argumentAt } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type ChainValue, staticText, type Value } from '../values/value.ts';

/** What a name of the program's own stands for: another model, or a model's id and whose it is. */
export interface BehindAlias {
  readonly value: Value;
  readonly provider?: string;
}

/** Providers that ask one another. */
const deepestProviders = 5;

/** The model that a call such as `provider.languageModel('writer')` gives; undefined when no table says so. */
export function modelBehind(evaluator: Evaluator, asked: ChainValue): BehindAlias | undefined {
  const name = asked.invocation && argumentAt(evaluator, asked.invocation, '#0');
  const method = asked.written.slice(asked.written.lastIndexOf('.'));
  const made = asked.base?.base;
  return name && made && namedBy(evaluator, made, method, name, 0);
}

/** The model that `provider` has under a name; `method` is how it is asked (`.languageModel()`). */
function namedBy(
  evaluator: Evaluator,
  provider: Value,
  method: string,
  name: Value,
  depth: number,
): BehindAlias | undefined {
  if (provider.kind !== 'chain' || depth > deepestProviders) return undefined;
  const known = evaluator.catalog.models.get(`${provider.path}${method}`);
  if (!known) return undefined;
  const { aliases } = known;
  if (!aliases) return { value: name, ...(known.provider ? { provider: known.provider } : {}) };
  const { invocation } = provider;
  const alias = staticText(name);
  if (alias === undefined || !invocation || name.kind !== 'text') return undefined;
  if (aliases.registry) {
    const separator = argumentAt(evaluator, invocation, aliases.registry.separator);
    const mark = separator === undefined ? ':' : staticText(separator);
    const at = mark ? alias.indexOf(mark) : -1;
    const table = argumentAt(evaluator, invocation, aliases.registry.table);
    const next = table?.kind === 'object' ? table.entries.get(alias.slice(0, Math.max(at, 0))) : undefined;
    if (!mark || !next) return undefined;
    return namedBy(evaluator, next, method, withoutStart(name, alias.slice(at + mark.length)), depth + 1);
  }
  for (const place of aliases.tables ?? []) {
    const table = argumentAt(evaluator, invocation, place);
    const value = table?.kind === 'object' ? table.entries.get(alias) : undefined;
    if (value) return { value };
    // What is spread into the table may hold the name.
    if (table && (table.kind !== 'object' || table.open)) return undefined;
  }
  const next = aliases.otherwise === undefined ? undefined : argumentAt(evaluator, invocation, aliases.otherwise);
  return next && namedBy(evaluator, next, method, name, depth + 1);
}

/** The rest of a name: it no longer stands in the text as it is. */
const withoutStart = (name: Extract<Value, { kind: 'text' }>, text: string): Value => ({
  ...name,
  via: 'constant',
  segments: name.segments.slice(0, 1).map(segment => ({ ...segment, text })),
});
