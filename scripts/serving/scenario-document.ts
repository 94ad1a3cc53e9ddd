import { scenarios } from '../../src/serving/scenarios/all-scenarios.ts';
import type { Figure, FigureUnit, Scenario } from '../../src/serving/scenarios/scenario.ts';

const digits = (value: number, significant: number): string =>
  value !== 0 && Math.abs(value) < 0.001
    ? value.toFixed(7)
    : Number(value.toPrecision(significant)).toLocaleString('en-US', { maximumFractionDigits: 6 });

const worded = (value: number, unit: FigureUnit): string => {
  if (unit === 'share') return `${digits(value * 100, 3)} %`;
  if (unit === 'bytes') return `${digits(value / 2 ** 30, 3)} GiB`;
  if (unit === '$') return `$${digits(value, 3)}`;
  if (unit.startsWith('$/')) return `$${digits(value, 5)}${unit.slice(1)}`;
  return `${digits(value, value >= 1000 ? 4 : 3)} ${unit}`;
};

const publishedRow = ({ label, value, unit, how, stated }: Figure): string =>
  `| ${label} | ${stated === undefined ? '' : worded(stated, unit)} | ${worded(value, unit)} | ${how} |`;

const simulatedRow = ({ label, value, unit, how }: Figure): string => `| ${label} | ${worded(value, unit)} | ${how} |`;

const section = (scenario: Scenario, number: number, simulated: readonly Figure[]): string =>
  [
    `## ${number}. ${scenario.title}`,
    '',
    scenario.situation,
    '',
    '| As published | stated | by formula | how |',
    '| --- | ---: | ---: | --- |',
    ...scenario.published().map(publishedRow),
    '',
    ...scenario.slips.map(slip => `**Where it does not add up.** ${slip}\n`),
    '| Simulated | figure | how |',
    '| --- | ---: | --- |',
    ...simulated.map(simulatedRow),
    '',
    ...scenario.lessons.map(lesson => `- ${lesson}`),
  ].join('\n');

/** docs/scenarios.md. @param simulate what was simulated already, where it was; else every figure is computed here and now. */
export const scenarioDocument = (simulate = (scenario: Scenario): readonly Figure[] => scenario.simulated()): string =>
  [
    '# Five scenarios, as published and as simulated',
    '',
    'Written by `node scripts/serving/write-scenarios.mjs`; a test holds this page against the code. “As published” repeats the',
    'arithmetic of the article from its own assumptions; “simulated” serves the same queries one by one, with queues.',
    '',
    ...scenarios.map((scenario, index) => `${section(scenario, index + 1, simulate(scenario))}\n`),
  ].join('\n');
