import type { ControlGroup } from '../controls/control.ts';
import type { LeverEffect } from '../evaluate/levers.ts';
import { change, effectText, leverName } from '../wording.ts';
import { t } from '../words.ts';
import type { Chart } from './chart.ts';
import { type PairedRow, pairedBars } from './paired-bars.ts';

/** A change of the bill smaller than this is none; of a latency, which moves with chance, smaller than that. */
const noticeableDollars = 0.005;
const noticeableItl = 0.05;
const mostRows = 12;

type Possible = LeverEffect & { readonly dollars: number; readonly itl: number };

const isPossible = (effect: LeverEffect): effect is Possible =>
  effect.dollars !== undefined && effect.itl !== undefined;
const isNoticeable = ({ dollars, itl }: Possible): boolean =>
  Math.abs(dollars) >= noticeableDollars || Math.abs(itl) >= noticeableItl;
const keeps = ({ meetsObjective }: Possible): boolean => meetsObjective !== false;
const cheaperFirst = (a: Possible, b: Possible): number =>
  Math.abs(a.dollars - b.dollars) >= noticeableDollars ? a.dollars - b.dollars : a.itl - b.itl;
const controlOf = ({ id }: LeverEffect): string => id.slice(0, id.indexOf(':'));

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

const names = (effects: readonly LeverEffect[], groups: readonly ControlGroup[]): string =>
  effects.map(({ id }) => leverName(id, groups)).join(', ');

/** Long lists of hardware and formats are not told in a sentence. */
const mostNamed = 6;

function remarksOn(effects: readonly LeverEffect[], keepsNow: boolean, groups: readonly ControlGroup[]): string[] {
  const possible = effects.filter(isPossible);
  const cheapest = possible.toSorted(cheaperFirst);
  const told = (list: readonly LeverEffect[], say: (names: string) => string) =>
    list.length > 0 ? [say(names(list.slice(0, mostNamed), groups))] : [];
  if (!keepsNow) {
    const mends = told(cheapest.filter(keeps), list =>
      t('The objective is missed; each of these alone keeps it: {0}.', list),
    );
    return mends.length > 0 || possible.length === 0
      ? mends
      : [t('The objective is missed, and none of these alone keeps it.')];
  }
  const misses = possible.filter(effect => !keeps(effect) && !isLongList(effect));
  const idle = possible.filter(effect => keeps(effect) && !isNoticeable(effect) && !isLongList(effect));
  return [
    ...told(misses, list => t('Would miss the objective: {0}.', list)),
    ...told(idle, list => t('No effect: {0}.', list)),
  ];
}

/** Formats and accelerators, of which there are too many to name those that do nothing. */
const isLongList = (effect: LeverEffect): boolean => ['hardware', 'weights', 'engine'].includes(controlOf(effect));

/**
 * What each single change would do to the bill and to the time between tokens. `keepsNow`: whether the objective is kept without one;
 * `wanted`: how many changes there are to weigh.
 */
export function leversChart(
  effects: readonly LeverEffect[],
  keepsNow: boolean,
  wanted: number,
  groups: readonly ControlGroup[],
): Chart {
  const rows = notable(effects, keepsNow).map((effect): PairedRow => {
    const name = leverName(effect.id, groups);
    return {
      label: name,
      effects: [
        { value: effect.dollars, text: change(effect.dollars) },
        { value: effect.itl, text: change(effect.itl) },
      ],
      tip: t(
        '{0}: {1} of the month’s bill, {2} of the time between tokens.',
        name,
        change(effect.dollars),
        change(effect.itl),
      ),
    };
  });
  return {
    id: 'levers',
    title: t('Levers'),
    note:
      effects.length < wanted
        ? t('weighed: {0} of {1}', effects.length, wanted)
        : t('what each single change would do'),
    summary: rows
      .map(({ label, effects: [dollars, itl] }) => t('{0}: bill {1}, ITL {2}', label, dollars.text, itl.text))
      .join('; '),
    basis: t(
      'Each change is simulated by itself, before and after with the smallest fleet that keeps the objective. Both come from the same model, so its error largely cancels.',
    ),
    ...(rows.length > 0 ? { draw: (width: number) => pairedBars(rows, [t('bill'), t('ITL p95')], width) } : {}),
    remarks: remarksOn(effects, keepsNow, groups),
    table: {
      head: [t('change'), t('effect on the bill'), t('TTFT p95'), t('ITL p95')],
      rows: effects.map(effect => [
        leverName(effect.id, groups),
        effectText(effect),
        effect.ttft === undefined ? '' : change(effect.ttft),
        effect.itl === undefined ? '' : change(effect.itl),
      ]),
    },
  };
}
