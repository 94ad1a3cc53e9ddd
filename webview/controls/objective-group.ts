import type { Scenario } from '../scenario/scenario.ts';
import { t } from '../words.ts';
import { type ControlGroup, type NumberControl, withPart } from './control.ts';

type Limit = 'ttftSeconds' | 'itlSeconds' | 'endToEndSeconds';

function withoutLimit(scenario: Scenario, key: Limit): Scenario {
  const { [key]: _, ...objective } = scenario.objective;
  return { ...scenario, objective };
}

/** Milliseconds, since limits between tokens are; an empty field sets no limit. */
const limit = (key: Limit, label: string, help: string): NumberControl => ({
  kind: 'number',
  id: key,
  label,
  help,
  unit: t('milliseconds'),
  least: 0,
  most: 86_400_000,
  whole: false,
  read: ({ objective }) => {
    const seconds = objective[key];
    return seconds === undefined ? undefined : Number((seconds * 1000).toPrecision(6));
  },
  write: (scenario, milliseconds) => withPart(scenario, 'objective', { [key]: milliseconds / 1000 }),
  clear: scenario => withoutLimit(scenario, key),
  whileEmpty: () => t('no limit'),
});

/** What users must be able to rely on. */
export const objectiveGroup = (): ControlGroup => ({
  id: 'objective',
  title: t('Objective'),
  open: false,
  controls: [
    limit('ttftSeconds', t('TTFT at most'), t('Time to the first token: queueing and prefill.')),
    limit('itlSeconds', t('ITL at most'), t('Time between tokens: the batch and the memory.')),
    limit('endToEndSeconds', t('End to end at most'), t('From the request to its last token.')),
    {
      kind: 'number',
      id: 'attainment',
      label: t('Kept by'),
      help: t('The last percent is the dearest: it sizes the fleet for the worst minute.'),
      unit: t('% of requests'),
      least: 0,
      most: 100,
      whole: false,
      read: ({ objective }) => Number((objective.attainment * 100).toPrecision(6)),
      write: (scenario, percent) => withPart(scenario, 'objective', { attainment: percent / 100 }),
    },
  ],
});
