import type { CarriedInstructions } from '../carried-part.ts';
import { promptParts, toPromptPart } from '../prompts/prompt.ts';
import type { RecognisedCall } from '../requests/recognise.ts';
import type { Place } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import { valueAt } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { foundOnce } from '../values/found-once.ts';
import type { ChainValue, Value } from '../values/value.ts';

/** Links between an agent and what it is run with (`.with_options()`, `.as_tool()`) that are looked through. */
const mostLinks = 12;

/**
 * The agent that a call runs: what it is called on (`agent.run(…)`), what it is given (`Runner.run(agent, …)`), or
 * what the object that runs it was (`Runner(agent=agent)`).
 */
export const agentOfRun = foundOnce((evaluator, run: RecognisedCall): RecognisedCall | undefined => {
  if (run.known.call.kind !== undefined) return undefined;
  if (!evaluator.catalog.knowsAgents) return undefined;
  let agent = madeAsAgent(evaluator, run.receiver);
  for (const place of agentPlaces)
    agent ??= madeAsAgent(evaluator, valueAt(evaluator, run.invocation, run.receiver, place));
  return agent;
});

const agentPlaces: readonly Place[] = ['starting_agent', 'agent', '#0', '^agent'];

function madeAsAgent(evaluator: Evaluator, value: Value | undefined): RecognisedCall | undefined {
  let link: ChainValue | undefined = value?.kind === 'chain' ? value : undefined;
  for (let step = 0; link && step < mostLinks; step++, link = link.base) {
    const { invocation, base } = link;
    if (!invocation || !base) continue;
    const known = evaluator.catalog.callsAt(base.path)?.find(({ call }) => call.kind === 'agent');
    if (known) return { known, invocation, receiver: base.base };
  }
  return undefined;
}

/** An agent's instructions, which each of its runs sends; the places of a template for what a run brings are no instructions. */
export const instructionsOf = (
  evaluator: Evaluator,
  agent: RecognisedCall,
  module: ModuleView,
): CarriedInstructions[] =>
  promptParts(evaluator, agent)
    .filter(({ role, segments }) => role !== 'history' && (role !== 'user' || segments.some(part => 'text' in part)))
    .map(part => {
      const { segments, range, file } = toPromptPart(part, module);
      return {
        kind: 'instructions',
        segments,
        ...(range ? { range } : {}),
        ...(file === undefined ? {} : { file }),
      };
    });
