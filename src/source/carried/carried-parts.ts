import type { CarriedPart } from '../carried-part.ts';
import { firstAt, type RecognisedCall } from '../requests/recognise.ts';
import type { CarriesDeclaration } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Site, Value } from '../values/value.ts';
import { agentOfRun, instructionsOf } from './agent-of-run.ts';
import { decoratedTools, registeredTools } from './decorated-tools.ts';
import { imagesOf } from './images.ts';
import { Reading } from './json-value.ts';
import { schemaPart } from './schema.ts';
import { toolChoiceOf, toolsOf } from './tools.ts';

/** Places that the OpenAI-shaped majority of SDKs shares. */
const usual: CarriesDeclaration = {
  tools: ['tools', 'functions'],
  toolChoice: ['tool_choice', 'function_call'],
  schema: ['response_format', 'response_model', 'text_format', 'text.format', 'output_format'],
};

/** What a call sends besides its messages. */
export function carriedParts(evaluator: Evaluator, recognised: RecognisedCall, module: ModuleView): CarriedPart[] {
  const { sdk, call } = recognised.known;
  if (call.kind === 'embedding') return [];
  const places = { ...usual, ...sdk.carries, ...call.carries };
  const where = ({ module: origin, node }: Site) => ({
    range: origin.lines.range(node.start, node.end),
    ...(origin === module ? {} : { file: origin.file }),
  });
  const parts: CarriedPart[] = [];

  const agent = agentOfRun(evaluator, recognised);
  if (agent) parts.push(...instructionsOf(evaluator, agent, module));

  const given = firstAt(evaluator, recognised, places.tools);
  const reading = new Reading(evaluator);
  const found = given ? toolsOf(reading, given) : { tools: [], builtIn: [] };
  const tools = [...found.tools, ...decoratedTools(reading, recognised), ...registeredTools(reading, recognised)];
  const { builtIn } = found;
  if (tools.length + builtIn.length + reading.unknown.length > 0) {
    const choice = toolChoiceOf(new Reading(evaluator), firstAt(evaluator, recognised, places.toolChoice));
    const site: Site = given?.site ?? recognised.invocation.site;
    const form = reading.derived ? 'derived' : 'written';
    parts.push({ kind: 'tools', tools, builtIn, choice, form, unknown: reading.unknown, ...where(site) });
  } else if (agent) {
    // The agent's tools go with each of its runs.
    parts.push(...carriedParts(evaluator, agent, module).filter(({ kind }) => kind === 'tools'));
  }

  const format = firstAt(evaluator, recognised, places.schema);
  const schema = format && schemaPart(new Reading(evaluator), format);
  if (format && schema) parts.push({ ...schema, ...where(format.site) });

  const seen = new Set<Value>();
  for (const place of call.prompt ?? []) {
    const value = place.batch ? undefined : firstAt(evaluator, recognised, [place.at]);
    if (!value || seen.has(value)) continue;
    seen.add(value);
    for (const { detail, site } of imagesOf(evaluator, value))
      parts.push({ kind: 'image', ...(detail ? { detail } : {}), ...where(site) });
  }
  return parts;
}
