import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { configurationJsonSchema } from '../../src/configuration/json-schema.ts';
import { ruleIds } from '../../src/configuration/rule-ids.ts';

const generated = configurationJsonSchema(
  table => toJsonSchema(table, { errorMode: 'ignore' }) as Record<string, unknown>,
);

// After a change of the table, `npx vitest run test/configuration -u` writes the file anew.
test('the schema that ships is the one of the table', async () => {
  await expect(`${JSON.stringify(generated, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../media/inference-cost.schema.json',
  );
});

interface SchemaNode {
  description?: string;
  default?: unknown;
  enum?: unknown[];
  anyOf?: SchemaNode[];
  properties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
}

test('every key that the file may have is described', () => {
  const undescribed: string[] = [];
  const visit = (node: SchemaNode, at: string): void => {
    for (const [key, entry] of Object.entries(node.properties ?? {})) {
      if (!entry.description) undescribed.push(`${at}${key}`);
      visit(entry, `${at}${key}.`);
    }
    if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${at}*.`);
  };
  visit(generated as SchemaNode, '');
  expect(undescribed).toEqual([]);
});

test('names can be completed, and unknown keys are refused', () => {
  const { properties, additionalProperties } = generated as SchemaNode;
  expect(additionalProperties).toBe(false);
  const deployment = (properties!.deployments!.additionalProperties as SchemaNode).properties!;
  expect(deployment.hardware!.anyOf![0]!.enum).toContain('h100-sxm');
  expect(deployment.model!.anyOf![0]!.enum).toContain('meta-llama/Llama-3.3-70B-Instruct');
  expect(deployment.weights!.enum).toContain('fp8');
  const reference = '#/properties/deployments/additionalProperties/properties/model';
  expect(deployment.speculative!.properties!.draft!.anyOf).toEqual([{ $ref: reference }]);
  expect(Object.keys(properties!.rules!.properties!)).toEqual([...ruleIds]);
  expect(properties!.defaultPlaceholderTokens!.default).toBe(100);
});
