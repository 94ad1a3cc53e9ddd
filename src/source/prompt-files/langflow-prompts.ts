import type { Node } from 'jsonc-parser';
import type { PromptRole } from '../call-site.ts';
import { type FilePrompt, promptOf, settings } from './file-prompt.ts';
import { firstOf, itemsAt, type JsonSource, nodeAt, numberAt, stringAt, textPart, valuePart } from './json-source.ts';

/** Fields of a component that asks a model (Langflow's exported starter flows, read 2026-11-22). */
const texts: readonly (readonly [field: string, role: PromptRole])[] = [
  ['system_message', 'system'],
  ['system_prompt', 'system'],
  ['input_value', 'user'],
];
const mostNodes = 1000;
const sdk = 'langflow';

interface Component {
  readonly id: string;
  /** Fields by name, each with its `value`. */
  readonly fields: Node;
  readonly template: Node | undefined;
}

/** The prompts of a flow that Langflow exported: one for each component that asks a model, with the templates that lead into it. */
export function langflowPrompts(source: JsonSource): FilePrompt[] {
  const components = itemsAt(source.root, 'data', 'nodes')
    .slice(0, mostNodes)
    .flatMap(node => componentOf(node) ?? []);
  const templates = new Map(components.flatMap(({ id, template }) => (template ? [[id, template] as const] : [])));
  const incoming = incomingOf(source.root);
  const used = new Set<Node>();
  const asked = components
    .filter(({ fields }) => isAsking(fields))
    .flatMap(({ id, fields }) => {
      const parts = texts.flatMap(([field, role]) => {
        const from = incoming.get(`${id} ${field}`);
        // What leads into a field takes the place of what is written in it.
        const template = from === undefined ? undefined : templates.get(from);
        if (template) used.add(template);
        const part =
          from === undefined
            ? textPart(nodeAt(fields, field, 'value'), role, source)
            : formatted(template, role, source);
        const value = nodeAt(fields, field, 'value');
        // An answer or a question that only the running flow knows.
        return part ?? (from !== undefined && value ? valuePart(value, role, field, source) : []);
      });
      const isText = parts.some(({ segments }) => segments.some(({ kind }) => kind === 'static'));
      return promptOf(isText ? parts : [], { sdk, ...settingsOf(fields) });
    });
  const alone = [...templates.values()].filter(template => !used.has(template));
  return [
    ...asked,
    ...alone.flatMap(template => promptOf([formatted(template, 'user', source) ?? []].flat(), { sdk })),
  ];
}

const formatted = (template: Node | undefined, role: PromptRole, source: JsonSource) =>
  textPart(template, role, source, { syntax: 'format' });

function componentOf(node: Node): Component | undefined {
  const fields = nodeAt(node, 'data', 'node', 'template');
  if (!fields) return undefined;
  // Other components have a field of that name which shapes data, not a prompt.
  const isPrompt = stringAt(fields, 'template', 'type') === 'prompt';
  return {
    id: stringAt(node, 'data', 'id') ?? stringAt(node, 'id') ?? '',
    fields,
    template: isPrompt ? nodeAt(fields, 'template', 'value') : undefined,
  };
}

const isAsking = (fields: Node): boolean =>
  ['system_message', 'system_prompt'].some(field => nodeAt(fields, field)) &&
  ['model_name', 'model', 'agent_llm', 'llm'].some(field => nodeAt(fields, field));

/** The component that leads into each field, by `component field`. */
function incomingOf(root: Node): Map<string, string> {
  const incoming = new Map<string, string>();
  for (const edge of itemsAt(root, 'data', 'edges').slice(0, 4 * mostNodes)) {
    const field = stringAt(edge, 'data', 'targetHandle', 'fieldName');
    const [from, to] = [stringAt(edge, 'source'), stringAt(edge, 'target')];
    if (field !== undefined && from !== undefined) incoming.set(`${to} ${field}`, from);
  }
  return incoming;
}

function settingsOf(fields: Node) {
  const [first] = itemsAt(fields, 'model', 'value');
  const model = firstOf(key => stringAt(fields, key, 'value'), 'model_name', 'model', 'azure_deployment');
  const limit = firstOf(key => numberAt(fields, key, 'value'), 'max_tokens', 'max_output_tokens');
  return settings(model ?? stringAt(first, 'name'), limit);
}
