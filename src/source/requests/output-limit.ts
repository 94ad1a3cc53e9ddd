import type { OutputLimit } from '../call-site.ts';
import type { Place } from '../sdks/sdk.ts';
import { settingsFor } from '../values/application-settings.ts';
import { argumentAt, valueAt } from '../values/arguments.ts';
import { invocationsOf } from '../values/chains.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { flagDefault } from '../values/flags.ts';
import { entryLike, insertEntry, insertNamedArgument } from '../values/insertion.ts';
import type { ChainValue, Invocation, Site, Value } from '../values/value.ts';
import type { RecognisedCall } from './recognise.ts';

/** Finds a call's output limit, or the place where a missing one would be written. */
export function outputLimitOf(
  evaluator: Evaluator,
  { known: { call: declaration, sdk }, invocation, receiver }: RecognisedCall,
  here: Invocation,
): OutputLimit {
  const { limit } = declaration;
  if (!limit) return {};
  // Of `max_tokens.#0`, a class around the number, the name is the key.
  const keyOf = (place: string) =>
    place
      .replace(/^\^/, '')
      .replace(/\.#\d+$/, '')
      .split('.')
      .at(-1)!;
  const base = limit.defaultValue === undefined ? {} : { defaultValue: limit.defaultValue };
  for (const place of limit.at) {
    const found = valueAt(evaluator, invocation, receiver, place);
    const value =
      found?.kind === 'unknown' && found.otherwise
        ? found.otherwise
        : found && (flagDefault(evaluator, found) ?? found);
    if (!value || (value.kind === 'constant' && value.value === null)) continue;
    const key = keyOf(place);
    const { module, node } = value.site;
    // Nothing, or less, stands for a setting that was not made.
    if (value.kind !== 'number' || value.value <= 0) return { key, unread: true, ...base };
    // A product is no number that another one can stand in for.
    const own =
      module === here.site.module &&
      module.lines.cell(node.start) === module.lines.cell(here.site.node.start) &&
      module.expression(node).kind === 'number';
    return {
      key,
      value: value.value,
      ...(own ? { valueRange: module.lines.range(node.start, node.end) } : {}),
      ...base,
    };
  }
  const key = limit.insert || keyOf(limit.at[0]!);
  const { limit: set } = settingsFor(evaluator, invocation.site.module, 'chat', sdk.settings);
  if (set !== undefined) return { key, value: set, ...base };
  if (mayHide(evaluator, limit.at, invocation, receiver)) return { key, unread: true, ...base };
  // A limit inside the project's own function would bind every caller: only its author can say.
  if (limit.insert === false || here !== invocation) return { key, ...base };
  const insertion = insertionFor(evaluator, limit.at[0]!, key, invocation, receiver);
  return { key, ...base, ...(insertion ? { insertion } : {}) };
}

/** What may hold more than is read of it; of a chain only what other code makes, for a builder's calls are read. */
const isOpen = (value: Value | undefined): boolean =>
  value?.kind === 'unknown' ||
  (value?.kind === 'object' && value.open) ||
  (value?.kind === 'chain' && value.written.startsWith('.'));

/** Whether arguments that are spread, or the object that a limit would stand in, are known to the running program alone. */
function mayHide(
  evaluator: Evaluator,
  places: readonly Place[],
  invocation: Invocation,
  receiver: ChainValue | undefined,
): boolean {
  const { site, call, environment } = invocation;
  const spread = call.arguments.some(argument => {
    const value = evaluator.evaluate(site.module, argument.value, environment);
    return argument.spread === 'entries' ? isOpen(value) : value.kind === 'object' && value.open;
  });
  return spread || holdersOf(places).some(outer => isOpen(valueAt(evaluator, invocation, receiver, outer)));
}

const knownHolders = new WeakMap<readonly Place[], readonly Place[]>();

/** The objects that some places stand in, each once; declarations have few lists of places. */
function holdersOf(places: readonly Place[]): readonly Place[] {
  const holders = knownHolders.get(places) ?? [...new Set(places.flatMap(placesAround))];
  knownHolders.set(places, holders);
  return holders;
}

/** The objects that a place stands in: of `a.b.c` they are `a` and `a.b`. */
const placesAround = (place: Place): readonly Place[] =>
  [...place.matchAll(/\./g)].map(({ index }) => place.slice(0, index));

function insertionFor(
  evaluator: Evaluator,
  place: string,
  key: string,
  invocation: Invocation,
  receiver: ChainValue | undefined,
) {
  let target: Invocation | undefined = invocation;
  if (place.startsWith('^')) {
    target = undefined;
    // The constructor is the call that the receiver's first link made.
    for (const { invocation: earlier } of invocationsOf(receiver)) target = earlier;
    if (target?.site.module !== invocation.site.module) return undefined;
  }
  if (!target) return undefined;
  const steps = place.replace(/^\^/, '').split('.');
  const { module } = target.site;
  // The deepest object on the way that is written out takes the rest of the way as a nested entry.
  for (let depth = steps.length - 1; depth >= 1; depth--) {
    const outer = argumentAt(evaluator, target, steps.slice(0, depth).join('.'));
    if (!outer) continue;
    if (outer.kind !== 'object' || outer.site.module !== module) return undefined;
    return insertEntry(
      outer.site,
      steps[depth]!,
      nested(outer.site, [...steps.slice(depth + 1, -1), key].slice(depth === steps.length - 1 ? 1 : 0)),
    );
  }
  if (steps[0]!.startsWith('#')) return undefined;
  return steps.length === 1
    ? insertNamedArgument(evaluator, target, key, '{value}')
    : insertNamedArgument(evaluator, target, steps[0]!, nested(target.site, [...steps.slice(1, -1), key]));
}

/** `{ outer: { inner: {value} } }` in the manner of an object; no names give the bare `{value}`. */
function nested(object: Site, names: readonly string[]): string {
  return names.reduceRight((inner, name) => {
    const entry = entryLike(object, name, inner) ?? inner;
    if (object.module.adapter.objectsAreLists) return `[${entry}]`;
    return entry.startsWith('"') ? `{${entry}}` : `{ ${entry} }`;
  }, '{value}');
}
