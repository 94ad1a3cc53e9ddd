import { accelerators } from '../catalog/accelerators.ts';
import { modelNames } from '../catalog/models.ts';
import { ruleIds } from './rule-ids.ts';
import { configurationSchema, severities } from './schema.ts';

type Json = Record<string, unknown>;

const child = (node: Json, ...path: string[]): Json => path.reduce((at, key) => at[key] as Json, node);

/**
 * The JSON schema of `inference-cost.json`, for completion and validation in an editor: `convert` turns the table in `schema.ts`
 * into JSON schema, and names of the catalog and of the rules are added as suggestions. Models stay open, since `models` may
 * name others.
 */
export function configurationJsonSchema(convert: (schema: typeof configurationSchema) => Json): Json {
  const schema = convert(configurationSchema);
  const properties = child(schema, 'properties');
  const deployment = child(properties, 'deployments', 'additionalProperties', 'properties');
  deployment.model = { ...child(deployment, 'model'), anyOf: [{ enum: [...modelNames].sort() }, { type: 'string' }] };
  // The names once: the file that ships holds them all.
  const speculative = child(deployment, 'speculative', 'properties');
  const model = { $ref: '#/properties/deployments/additionalProperties/properties/model' };
  speculative.draft = { ...child(speculative, 'draft'), anyOf: [model] };
  deployment.hardware = {
    ...child(deployment, 'hardware'),
    anyOf: [{ enum: accelerators.map(entry => entry.id) }, { type: 'string' }],
  };
  const severity = { enum: [...severities] };
  properties.rules = {
    ...child(properties, 'rules'),
    properties: Object.fromEntries(
      ruleIds.map(id => [id, { ...severity, description: `Severity of ${id}; see docs/rules/${id}.md.` }]),
    ),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Inference Cost',
    description: 'What a team shares: deployments, traffic, expected sizes, budgets and rules.',
    ...schema,
    allowTrailingCommas: true,
    allowComments: true,
  };
}
