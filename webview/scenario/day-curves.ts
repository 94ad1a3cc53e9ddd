import { rateProfiles } from '../../src/serving/rate-profiles.ts';
import type { TrafficShape } from './scenario.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** A smooth hump around `centre`, `width` hours to either side. */
const hump = (hour: number, centre: number, width: number): number => {
  const distance = Math.min(Math.abs(hour - centre), 24 - Math.abs(hour - centre));
  return distance >= width ? 0 : (1 + Math.cos((Math.PI * distance) / width)) / 2;
};

const recorded = (id: string): readonly number[] => rateProfiles.find(profile => profile.id === id)!.hours;

/** Relative rates by hour. Recorded ones are ServeGen's, from midnight of the recording on. Office hours and evenings peak four times above the night, as in the article's seasonal scenario. */
export const dayCurves: Readonly<Record<Exclude<TrafficShape, 'drawn'>, readonly number[]>> = {
  flat: hours.map(() => 1),
  'office-hours': hours.map(hour => 1 + 3 * Math.max(hump(hour, 10, 4), hump(hour, 15, 4))),
  'evening-peak': hours.map(hour => 1 + 3 * hump(hour, 20, 6)),
  'flash-sale': hours.map(hour => (hour === 12 ? 10 : 1)),
  'servegen-large': recorded('servegen-large'),
  'servegen-small': recorded('servegen-small'),
  'servegen-reasoning': recorded('servegen-reasoning'),
};
