import { t } from '../words.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios as a file to be shared: `{ "version": 1, "scenarios": [ … ] }`, at most as many as the page holds. */
const version = 1;
const mostInFile = 4;

export const writeScenarioFile = (scenarios: readonly Scenario[]): string =>
  `${JSON.stringify({ version, scenarios }, undefined, 2)}\n`;

export type FileReading = { readonly scenarios: readonly Scenario[] } | { readonly problem: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a file that may come from anybody; the problem names the file, the key and the mend. */
export function readScenarioFile(text: string, file: string): FileReading {
  const problem = (what: string): FileReading => ({ problem: `${file}: ${what}` });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return problem(t('this is not JSON ({0}).', error.message));
  }
  if (!isObject(json) || !Array.isArray(json.scenarios))
    return problem(t('this is not a scenario file: it has no list "scenarios".'));
  if (json.version !== version)
    return problem(t('its version is {0}, and this one reads {1}.', JSON.stringify(json.version) ?? '–', version));
  if (json.scenarios.length < 1 || json.scenarios.length > mostInFile)
    return problem(t('it has {0} scenarios; a file has 1 to {1}.', json.scenarios.length, mostInFile));
  const scenarios: Scenario[] = [];
  for (const [index, entry] of json.scenarios.entries()) {
    const reading = readScenario(entry);
    if ('problem' in reading) return problem(`scenarios[${index}].${reading.problem}`);
    scenarios.push(reading.scenario);
  }
  return { scenarios };
}
