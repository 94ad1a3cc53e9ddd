import type { LeverEffect } from './levers.ts';

/** A change of the bill smaller than this is none; of a latency, which moves with chance, smaller than that. */
const noticeableDollars = 0.005;
const noticeableItl = 0.05;
const mostRows = 12;

export type Possible = LeverEffect & { readonly dollars: number; readonly itl: number };

export const isPossible = (effect: LeverEffect): effect is Possible =>
  effect.dollars !== undefined && effect.itl !== undefined;
export const isNoticeable = ({ dollars, itl }: Possible): boolean =>
  Math.abs(dollars) >= noticeableDollars || Math.abs(itl) >= noticeableItl;
export const keeps = ({ meetsObjective }: Possible): boolean => meetsObjective !== false;
export const cheaperFirst = (a: Possible, b: Possible): number =>
  Math.abs(a.dollars - b.dollars) >= noticeableDollars ? a.dollars - b.dollars : a.itl - b.itl;
export const controlOf = ({ id }: LeverEffect): string => id.slice(0, id.indexOf(':'));

/**
 * The best and the worst option of each control among the changes that are noticed, the largest first kept, the cheapest first shown. Where
 * the objective is kept now, a change that misses it is none to weigh; where it is missed, all are.
 */
export function notable(effects: readonly LeverEffect[], keepsNow: boolean): Possible[] {
  const works = effects.filter(isPossible).filter(effect => (!keepsNow || keeps(effect)) && isNoticeable(effect));
  const ends = [...new Set(works.map(controlOf))].flatMap(control => {
    const sorted = works.filter(effect => controlOf(effect) === control).sort(cheaperFirst);
    return sorted.length > 1 ? [sorted[0]!, sorted.at(-1)!] : sorted;
  });
  const size = ({ dollars, itl }: Possible) => Math.abs(dollars) * 10 + Math.abs(itl);
  return ends
    .sort((a, b) => size(b) - size(a))
    .slice(0, mostRows)
    .sort(cheaperFirst);
}
