import type { ConfiguredDeployment } from '../src/protocol.ts';
import { readScenario } from './scenario/read-scenario.ts';
import { addScenarios } from './scenario-list.ts';
import { type State, withNotice } from './state.ts';
import { t } from './words.ts';

const file = 'inference-cost.json';

/**
 * A deployment of the configuration as a scenario beside the others: what the file does not say (lengths, fleet, objective) is as in
 * the active one.
 */
export function withConfigured(state: State, { name, settings, callsPerMonth }: ConfiguredDeployment): State {
  const { origin: _, speculation: __, sparsity: ___, hybrid: ____, ...base } = state.columns[state.active]!.scenario;
  const traffic = callsPerMonth === undefined ? base.traffic : { ...base.traffic, requestsPerMonth: callsPerMonth };
  const reading = readScenario({ ...base, name, deployment: settings, traffic });
  return 'scenario' in reading
    ? addScenarios(state, [reading.scenario], file)
    : withNotice(state, { kind: 'problem', text: t('{0}: deployment "{1}": {2}', file, name, reading.problem) });
}
