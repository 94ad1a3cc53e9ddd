import type { CarriedSchema, JsonValue } from '../carried-part.ts';
import { entryOf } from '../resolve/arguments.ts';
import { staticText, type Value } from '../resolve/value.ts';
import { isRecord, type Reading, toJson } from './json-value.ts';
import { classSchema } from './python-schema.ts';
import { isZod, zodSchema } from './zod-schema.ts';

/** Methods of a model class that give its JSON Schema. */
const classMethods = /^(model_json_schema|schema|schema_json|json_schema)$/;

/**
 * The JSON Schema that a value stands for: written out, or a class or Zod schema that an SDK turns into one. `none` when the value
 * asks for no schema; undefined, and noted, when it is not known.
 */
export function schemaOf(reading: Reading, value: Value, depth = 0): JsonValue | 'none' | undefined {
  if (depth > 5) return reading.miss(value);
  const { evaluator } = reading;
  switch (value.kind) {
    case 'class':
      return classSchema(reading, value);
    case 'constant':
      return 'none';
    case 'text': {
      const json = toJson(reading, value);
      return isRecord(json) ? json : 'none';
    }
    case 'object': {
      const entry = (key: string) => entryOf(evaluator, value, key);
      const type = staticText(entry('type'));
      if (type === 'json_object' || type === 'text') return 'none';
      const inner = entry('json_schema') ?? entry('format') ?? entry('schema') ?? entry('of_json_schema');
      if (inner && !entry('properties')) return schemaOf(reading, inner, depth + 1);
      return value.entries.size === 0 ? 'none' : toJson(reading, value);
    }
    case 'chain': {
      if (isZod(value)) return zodSchema(reading, value);
      const made = ofClass(reading, value, depth);
      if (made !== undefined) return made;
      for (const place of ['schema', 'json_schema', 'element', 'type_', 'outputs', '#0']) {
        const inner = entryOf(evaluator, value, place);
        const schema =
          inner && (inner.kind === 'class' || inner.kind === 'object' || (inner.kind === 'chain' && isZod(inner)))
            ? schemaOf(reading, inner, depth + 1)
            : undefined;
        if (schema !== undefined) return schema;
      }
      const json = value.invocation ? toJson(reading, value) : reading.miss(value);
      return json;
    }
    default:
      return ofClass(reading, value, depth) ?? reading.miss(value);
  }
}

/** `Recipe.model_json_schema()`, `list[Recipe]`, `List[Recipe]`. */
function ofClass(reading: Reading, { site }: Value, depth: number): JsonValue | 'none' | undefined {
  const { module, node } = site;
  const evaluate = (at: typeof node) => reading.evaluator.evaluate(module, at);
  const expression = module.expression(node);
  if (expression.kind === 'call') {
    const callee = module.expression(expression.callee);
    if (callee.kind !== 'member' || !classMethods.test(callee.name)) return undefined;
    const target = evaluate(callee.object);
    return target.kind === 'class' ? schemaOf(reading, target, depth + 1) : undefined;
  }
  const around = node.parent && module.expression(node.parent);
  const indexed =
    expression.kind === 'index' ? expression : around?.kind === 'index' && around.object === node ? around : undefined;
  const item = indexed && evaluate(indexed.key);
  if (item?.kind !== 'class') return undefined;
  const items = classSchema(reading, item);
  const name = module.text(indexed!.object).replace(/^.*\./, '');
  return /^(Optional|Partial|Type|type)$/.test(name) ? items : { type: 'array', items };
}

/** The schema part of a request; undefined when it asks for none. */
export function schemaPart(reading: Reading, value: Value): Omit<CarriedSchema, 'range' | 'file'> | undefined {
  const schema = schemaOf(reading, value);
  if (schema === 'none') return undefined;
  return {
    kind: 'schema',
    form: reading.derived ? 'derived' : 'written',
    unknown: reading.unknown,
    ...(schema === undefined ? {} : { schema }),
  };
}
