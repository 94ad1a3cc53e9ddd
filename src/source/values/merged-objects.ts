import type { ObjectValue, Site, Value } from './value.ts';

/**
 * Objects as one, in which a later entry takes the place of an earlier one: `{**a, **b}`, `array_merge($a, $b)`, `Object.assign(a, b)`. Of what
 * is not known any entry may come. Undefined when none is an object.
 */
export function mergedObjects(values: readonly Value[], site: Site): ObjectValue | undefined {
  let found = false;
  let open = false;
  const entries = new Map<string, Value>();
  for (const value of values) {
    if (value.kind === 'object') {
      found = true;
      open ||= value.open;
      for (const [key, entry] of value.entries) entries.set(key, entry);
    } else if (value.kind !== 'list' || value.items.length > 0) open = true;
  }
  return found ? { kind: 'object', entries, open, site } : undefined;
}
