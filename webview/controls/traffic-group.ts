import { dayCurves } from '../scenario/day-curves.ts';
import { loadArrivals } from '../scenario/load-arrivals.ts';
import type { TrafficShape } from '../scenario/scenario.ts';
import { t } from '../words.ts';
import { type ControlGroup, withPart } from './control.ts';

/** How many requests come, and when. */
export const trafficGroup = (): ControlGroup => ({
  id: 'traffic',
  title: t('Traffic'),
  open: true,
  controls: [
    {
      kind: 'number',
      id: 'requests',
      label: t('Requests'),
      help: t('A fleet that stands idle costs as much as one that works.'),
      unit: t('a month'),
      least: 0,
      most: 1e12,
      whole: true,
      slider: { least: 10_000, most: 100_000_000, logarithmic: true },
      read: ({ traffic }) => traffic.requestsPerMonth,
      write: (scenario, requestsPerMonth) => withPart(scenario, 'traffic', { requestsPerMonth }),
    },
    {
      kind: 'choice',
      id: 'shape',
      outside: true,
      label: t('Shape of a day'),
      help: t('A fixed fleet is sized for the peak and paid for all day.'),
      options: [
        { value: 'flat', label: t('flat') },
        { value: 'office-hours', label: t('office hours') },
        { value: 'evening-peak', label: t('evening peak') },
        { value: 'flash-sale', label: t('flash sale') },
        { value: 'servegen-large', label: t('recorded: large model') },
        { value: 'servegen-small', label: t('recorded: small model') },
        { value: 'servegen-reasoning', label: t('recorded: reasoning model') },
        { value: 'drawn', label: t('drawn or loaded') },
      ],
      read: ({ traffic }) => traffic.shape,
      write: (scenario, value) => {
        const shape = value as TrafficShape;
        return withPart(scenario, 'traffic', shape === 'drawn' ? { shape } : { shape, curve: dayCurves[shape] });
      },
    },
    {
      kind: 'curve',
      id: 'curve',
      label: t('Requests by hour'),
      help: t(
        'Draw with the pointer, or with the arrow keys: left and right choose the hour, up and down its traffic.',
      ),
      load: loadArrivals,
      read: ({ traffic }) => traffic.curve,
      write: (scenario, curve) => withPart(scenario, 'traffic', { shape: 'drawn', curve }),
    },
    {
      kind: 'number',
      id: 'burstiness',
      label: t('Burstiness'),
      help: t('0: evenly spaced, 1: at random, more: in bursts, which queue.'),
      unit: t('variation of gaps'),
      least: 0,
      most: 20,
      whole: false,
      slider: { least: 0, most: 10, logarithmic: false },
      read: ({ traffic }) => traffic.burstiness,
      write: (scenario, burstiness) => withPart(scenario, 'traffic', { burstiness }),
    },
  ],
});
