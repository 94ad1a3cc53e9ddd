import type { TrafficShape } from './scenario.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** A smooth hump around `centre`, `width` hours to either side. */
const hump = (hour: number, centre: number, width: number): number => {
  const distance = Math.min(Math.abs(hour - centre), 24 - Math.abs(hour - centre));
  return distance >= width ? 0 : (1 + Math.cos((Math.PI * distance) / width)) / 2;
};

/** Relative rates by hour. Office hours and evenings peak four times above the night, as in the article's seasonal scenario. */
export const dayCurves: Readonly<Record<Exclude<TrafficShape, 'drawn'>, readonly number[]>> = {
  flat: hours.map(() => 1),
  'office-hours': hours.map(hour => 1 + 3 * Math.max(hump(hour, 10, 4), hump(hour, 15, 4))),
  'evening-peak': hours.map(hour => 1 + 3 * hump(hour, 20, 6)),
  'flash-sale': hours.map(hour => (hour === 12 ? 10 : 1)),
};
