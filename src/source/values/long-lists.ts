import type { Binding } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** Up to so many bindings of one name are read whole at each use; of more, the few that decide are sought by index. */
const few = 128;
/** How far the choice between branches looks back from the binding that holds. */
const lookBack = 32;
/** A list that is put together in more statements than this is data: what comes after is a placeholder's business, and not worth its square in time. */
export const mostChanges = 100;

export const isChange = ({ origin }: Binding) =>
  origin.kind === 'append-value' || origin.kind === 'append-item' || origin.kind === 'set-entry';

const isHoisted = ({ origin }: Binding) =>
  origin.kind === 'function' || origin.kind === 'class' || origin.kind === 'import' || origin.kind === 'parameter';

interface Index {
  readonly length: number;
  /** At each binding, the least end of it and all behind it: never less than at the one before. */
  readonly leastEnds: Float64Array;
  /** At each binding, the last one up to it that gives the name a value of its own; -1 for none. */
  readonly bases: Int32Array;
  /** The last binding that holds from the start of the file; -1 for none. */
  readonly lastHoisted: number;
}

const indexes = new WeakMap<readonly Binding[], Index>();

function indexOf(bindings: readonly Binding[]): Index {
  const known = indexes.get(bindings);
  if (known?.length === bindings.length) return known;
  const { length } = bindings;
  const leastEnds = new Float64Array(length);
  const bases = new Int32Array(length);
  let least = Number.POSITIVE_INFINITY;
  let lastHoisted = -1;
  for (let i = length - 1; i >= 0; i--) {
    least = Math.min(least, bindings[i]!.node.end);
    leastEnds[i] = least;
    if (lastHoisted < 0 && isHoisted(bindings[i]!)) lastHoisted = i;
  }
  let base = -1;
  for (let i = 0; i < length; i++) {
    if (!isChange(bindings[i]!)) base = i;
    bases[i] = base;
  }
  const index = { length, leastEnds, bases, lastHoisted };
  indexes.set(bindings, index);
  return index;
}

/**
 * The bindings of a name that hold at a use in their scope, in order. Of a long list those around the one that gives the value: some that
 * stand before it and `mostChanges` changes behind it.
 */
export function bindingsBefore(bindings: readonly Binding[], use: SyntaxNode): readonly Binding[] {
  const { start } = use;
  const holds = (binding: Binding) => binding.node.end <= start || isHoisted(binding);
  if (bindings.length <= few) return bindings.every(holds) ? bindings : bindings.filter(holds);
  const { leastEnds, bases, lastHoisted } = indexOf(bindings);
  let low = 0;
  let high = bindings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (leastEnds[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  let base = low > 0 ? bases[low - 1]! : -1;
  while (base >= 0 && bindings[base]!.node.end > start) base = base > 0 ? bases[base - 1]! : -1;
  if (base < 0) base = lastHoisted;
  return around(bindings, base, Math.max(low, base + 1)).filter(holds);
}

/** The bindings of a name that may decide what it is inside a function: of a long list those around the last that gives a value. */
export const lastBindings = (bindings: readonly Binding[]): readonly Binding[] =>
  bindings.length <= few ? bindings : around(bindings, indexOf(bindings).bases.at(-1)!, bindings.length);

const around = (bindings: readonly Binding[], base: number, end: number) =>
  bindings.slice(Math.max(0, base - lookBack), Math.min(end, base + 2 + mostChanges));
