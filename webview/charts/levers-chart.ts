import type { ControlGroup } from '../controls/control.ts';
import type { LeverEffect } from '../evaluate/levers.ts';
import { cheaperFirst, controlOf, isNoticeable, isPossible, keeps, notable } from '../evaluate/notable-levers.ts';
import type { Column } from '../state.ts';
import { change, effectText, leverName } from '../wording.ts';
import { t } from '../words.ts';
import type { Chart } from './chart.ts';
import { type PairedRow, pairedBars } from './paired-bars.ts';

const names = (effects: readonly LeverEffect[], groups: readonly ControlGroup[]): string =>
  effects.map(({ id }) => leverName(id, groups)).join(', ');

/** Long lists of hardware and formats are not told in a sentence. */
const mostNamed = 6;

function remarksOn(effects: readonly LeverEffect[], keepsNow: boolean, groups: readonly ControlGroup[]): string[] {
  const possible = effects.filter(isPossible);
  const cheapest = possible.toSorted(cheaperFirst);
  if (possible.length === 0 && effects.some(({ itl }) => itl !== undefined))
    return [t('No price of a GPU-hour is known, so there is no bill to change: set one under Deployment.')];
  const told = (list: readonly LeverEffect[], say: (names: string) => string) =>
    list.length > 0 ? [say(names(list.slice(0, mostNamed), groups))] : [];
  if (!keepsNow) {
    const mends = told(cheapest.filter(keeps), list =>
      t('No fleet keeps the objective; each of these alone lets one: {0}.', list),
    );
    return mends.length > 0 || possible.length === 0
      ? mends
      : [t('No fleet keeps the objective, and none of these alone lets one.')];
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

/** What saves most first; what misses the objective after what keeps it, what cannot be last. */
function byWorth(a: LeverEffect, b: LeverEffect): number {
  const rank = (effect: LeverEffect) => (isPossible(effect) ? (keeps(effect) ? 0 : 1) : 2);
  return rank(a) - rank(b) || (isPossible(a) && isPossible(b) ? cheaperFirst(a, b) : 0);
}

function progress(weighed: number, wanted: number, isFormer: boolean): string {
  if (isFormer) return t('before the last change; weighed anew: {0} of {1}', weighed, wanted);
  return weighed < wanted ? t('weighed: {0} of {1}', weighed, wanted) : t('what each single change would do');
}

/**
 * What each single change would do to the bill and to the time between tokens; until all is weighed what was weighed before the last
 * change, if there is that, so that the picture does not grow again after every change. `keepsNow`: whether the objective is kept without
 * one, by this fleet or a larger one; `wanted`: how many changes there are to weigh.
 */
export function leversChart(
  { levers, formerLevers }: Pick<Column, 'levers' | 'formerLevers'>,
  keepsNow: boolean,
  wanted: number,
  groups: readonly ControlGroup[],
): Chart {
  const isFormer = formerLevers !== undefined && levers.length < wanted;
  const effects = isFormer ? formerLevers : levers;
  const rows = notable(effects, keepsNow).map((effect): PairedRow => {
    const name = leverName(effect.id, groups);
    return {
      label: name,
      effects: [
        {
          value: effect.dollars,
          text: change(effect.dollars),
          ...(effect.likely ? { likely: effect.likely.dollars } : {}),
        },
        { value: effect.itl, text: change(effect.itl), ...(effect.likely ? { likely: effect.likely.itl } : {}) },
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
    note: progress(levers.length, wanted, isFormer),
    ...(isFormer ? { isFormer } : {}),
    summary: rows
      .map(({ label, effects: [dollars, itl] }) => t('{0}: bill {1}, ITL {2}', label, dollars.text, itl.text))
      .join('; '),
    basis: t(
      'Each change is simulated by itself, before and after with the smallest fleet that keeps the objective. Line: the same if every step takes longer or shorter by the expected error.',
    ),
    ...(rows.length > 0 ? { draw: (width: number) => pairedBars(rows, [t('bill'), t('ITL p95')], width) } : {}),
    remarks: remarksOn(effects, keepsNow, groups),
    table: {
      head: [t('change'), t('effect on the bill'), t('TTFT p95'), t('ITL p95')],
      rows: effects
        .toSorted(byWorth)
        .map(effect => [
          leverName(effect.id, groups),
          effectText(effect),
          effect.ttft === undefined ? '' : change(effect.ttft),
          effect.itl === undefined ? '' : change(effect.itl),
        ]),
    },
  };
}
