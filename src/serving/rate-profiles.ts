import type { Sourced } from '../catalog/sourced.ts';
import type { RateCurve } from './rate-curve.ts';

/** The shape of a day: how much of the mean rate comes in each hour, from midnight of the recording on. */
export interface RateProfile extends Sourced {
  readonly id: string;
  readonly title: string;
  /** 24 factors with mean 1. */
  readonly hours: readonly number[];
}

const serveGen = (model: string, days: string) => ({
  source: `ServeGen (Alibaba Cloud; github.com/alibaba/ServeGen, Apache-2.0), request rates of ${model} summed over clients, mean of each hour of the day over ${days}, divided by the overall mean`,
  date: '2025-05-15',
});
const drawn = { source: 'drawn for this project; not a measurement', date: '2026-11-22' };

/** Days to choose from: three recorded, two drawn. */
export const rateProfiles: readonly RateProfile[] = [
  {
    id: 'servegen-large',
    title: 'Large general model, 14 days',
    hours: [
      0.994, 1.002, 0.986, 0.936, 0.908, 0.883, 0.854, 0.817, 0.788, 0.868, 1.046, 1.106, 0.971, 0.981, 1.047, 1.047,
      1.109, 1.078, 1.04, 1.143, 1.133, 1.074, 1.103, 1.086,
    ],
    ...serveGen('m-large', '14 days'),
  },
  {
    id: 'servegen-small',
    title: 'Small general model, 14 days',
    hours: [
      0.839, 0.714, 0.733, 0.676, 0.714, 0.66, 0.684, 0.855, 1.015, 1.054, 1.125, 1.093, 1.06, 1.073, 1.06, 1.047,
      1.091, 1.079, 1.007, 1.229, 1.456, 1.402, 1.27, 1.063,
    ],
    ...serveGen('m-small', '14 days'),
  },
  {
    id: 'servegen-reasoning',
    title: 'DeepSeek-R1, one day',
    hours: [
      1.206, 1.389, 2.034, 1.788, 1.064, 0.908, 0.749, 0.577, 0.596, 0.664, 0.81, 0.83, 0.447, 0.545, 0.684, 0.704,
      0.878, 0.553, 0.749, 0.587, 1.24, 1.621, 2.194, 1.181,
    ],
    ...serveGen('deepseek-r1', 'one day'),
  },
  {
    id: 'office-hours',
    title: 'Office hours',
    hours: [
      0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.7, 1.5, 2.2, 2.5, 2.4, 1.9, 2.2, 2.4, 2.3, 2.0, 1.3, 0.6, 0.3, 0.3, 0.3, 0.3,
      0.3,
    ],
    ...drawn,
  },
  {
    id: 'evening-peak',
    title: 'Evening peak',
    hours: [
      0.9, 0.5, 0.3, 0.2, 0.2, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.0, 0.9, 1.0, 1.1, 1.3, 1.7, 2.2, 2.5, 2.3, 1.8,
      1.1,
    ],
    ...drawn,
  },
];

/** The profile as a curve with this mean (requests per second): each hour's rate in its middle, straight lines between, day after day. */
export const profileCurve = (profile: RateProfile, mean: number): RateCurve => {
  const { hours } = profile;
  const midnight = (hours[0]! + hours.at(-1)!) / 2;
  const rates = [midnight, ...hours, midnight];
  const times = [0, ...hours.map((_, hour) => (hour + 0.5) * 3600), 86_400];
  // The lines between the middles have a mean a little off that of the hours.
  let area = 0;
  for (let point = 1; point < times.length; point++)
    area += ((times[point]! - times[point - 1]!) * (rates[point]! + rates[point - 1]!)) / 2;
  const scale = (mean * 86_400) / area;
  return { times, rates: rates.map(rate => rate * scale), periodSeconds: 86_400 };
};
