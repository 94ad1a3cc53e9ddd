import type { CarriedSchema, JsonValue } from '../carried-part.ts';
import { entryOf } from '../values/arguments.ts';
import { staticText, type Value } from '../values/value.ts';
import { isRecord, type Reading, toJson } from './json-value.ts';
import { annotationSchema, classSchema } from './python-schema.ts';
import { isZod, zodSchema } from './zod-schema.ts';

/** Members of a model class that give its JSON Schema. */
const classMembers = /^(model_json_schema|schema|schema_json|json_schema|openai_schema|anthropic_schema)$/;

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
    case 'list': {
      // Several classes of which the answer is one.
      const options = value.items.map(item => schemaOf(reading, item, depth + 1));
      return { anyOf: options.flatMap(option => (option === undefined || option === 'none' ? [] : [option])) };
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
      const made = ofType(reading, value);
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
      return ofType(reading, value) ?? reading.miss(value);
  }
}

/** `Recipe.model_json_schema()`, `list[Recipe]`, `Recipe | Refusal`, `bool`. */
function ofType(reading: Reading, { site }: Value): JsonValue | 'none' | undefined {
  const { module, node } = site;
  const expression = module.expression(node);
  const read = expression.kind === 'call' ? module.expression(expression.callee) : expression;
  if (read.kind === 'member') {
    const target = classMembers.test(read.name) ? reading.evaluator.evaluate(module, read.object) : undefined;
    return target?.kind === 'class' ? classSchema(reading, target) : undefined;
  }
  const shape = module.adapter.typeShape?.(node, module.text);
  if (shape?.kind === 'name') {
    if (shape.name === 'str') return 'none';
    return /^(bool|int|float)$/.test(shape.name) ? annotationSchema(reading, module, node) : undefined;
  }
  if (shape?.kind !== 'generic' && shape?.kind !== 'union') return undefined;
  reading.derived = true;
  return annotationSchema(reading, module, node);
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
