import type { Node } from 'jsonc-parser';
import type { PromptRole } from '../call-site.ts';
import { type FilePrompt, promptOf, settings } from './file-prompt.ts';
import {
  entriesOf,
  firstOf,
  itemsAt,
  type JsonSource,
  nodeAt,
  numberAt,
  stringAt,
  textPart,
  valuePart,
} from './json-source.ts';
import type { FilePart } from './prompt-text.ts';

/** Classes of messages, and what saved chats call their roles. */
const roles: readonly (readonly [RegExp, PromptRole])[] = [
  [/^system/i, 'system'],
  [/^(ai|assistant)/i, 'assistant'],
  [/^developer/i, 'developer'],
];
const roleOf = (name: string): PromptRole => roles.find(([pattern]) => pattern.test(name))?.[1] ?? 'user';

/** Runnables inside runnables. */
const deepest = 8;
const sdk = 'langchain';

/**
 * The prompts that LangChain saved: by `save` (`_type: prompt`, `chat`, `few_shot`), or as the constructors that `dumps` and LangSmith
 * write, with the model of their sequence.
 */
export function langchainPrompts(source: JsonSource): FilePrompt[] {
  const { root } = source;
  const type = stringAt(root, '_type');
  if (type !== undefined) return promptOf(savedParts(root, type, source), { sdk });
  const prompts: Node[] = [];
  const models: Node[] = [];
  collect(nodeAt(root, 'manifest') ?? root, 0, prompts, models);
  const [model] = models;
  const given = settings(
    firstOf(key => stringAt(model, key), 'model', 'model_name', 'deployment_name', 'azure_deployment'),
    firstOf(key => numberAt(model, key), 'max_tokens', 'max_completion_tokens', 'max_output_tokens'),
  );
  return prompts.flatMap(prompt => promptOf(constructedParts(prompt, source), { sdk, ...given }));
}

const syntaxOf = (node: Node | undefined): 'format' | 'template' =>
  (stringAt(node, 'template_format') ?? 'f-string') === 'f-string' ? 'format' : 'template';

function savedParts(root: Node, type: string, source: JsonSource): FilePart[] {
  const part = (owner: Node | undefined, key: string, role: PromptRole) =>
    textPart(nodeAt(owner, key), role, source, { syntax: syntaxOf(owner) }) ?? [];
  if (type === 'prompt') return [part(root, 'template', 'user')].flat();
  if (type === 'few_shot') return [part(root, 'prefix', 'user'), part(root, 'suffix', 'user')].flat();
  if (type !== 'chat') return [];
  return itemsAt(root, 'messages').flatMap(message => {
    const role = roleOf(firstOf(key => stringAt(message, key), 'role', 'type', '_type') ?? '');
    const variable = stringAt(message, 'variable_name');
    if (variable !== undefined) return [valuePart(nodeAt(message, 'variable_name')!, 'history', variable, source)];
    return part(nodeAt(message, 'prompt'), 'template', role);
  });
}

/** What a constructor is of; undefined for what is none. */
const classOf = (node: Node | undefined): string | undefined =>
  numberAt(node, 'lc') === 1 && stringAt(node, 'type') === 'constructor'
    ? itemsAt(node, 'id').at(-1)?.value
    : undefined;

const isPrompt = (node: Node): boolean => itemsAt(node, 'id').some(({ value }) => value === 'prompts');

/** Prompts, and the arguments of models, of a runnable and what it is made of. */
function collect(node: Node, depth: number, prompts: Node[], models: Node[]): void {
  if (depth > deepest) return;
  const name = classOf(node);
  const given = nodeAt(node, 'kwargs');
  if (name !== undefined && isPrompt(node)) prompts.push(node);
  else if (name !== undefined && (nodeAt(given, 'model') ?? nodeAt(given, 'model_name'))) models.push(given!);
  else if (name !== undefined) collect(given ?? node, depth + 1, prompts, models);
  else if (depth > 0)
    for (const inner of node.type === 'array' ? (node.children ?? []) : entriesOf(node).map(([, value]) => value))
      if (inner.type === 'object' || inner.type === 'array') collect(inner, depth + 1, prompts, models);
}

/** The parts of a template of messages, or of one text. */
function constructedParts(prompt: Node, source: JsonSource): FilePart[] {
  const given = nodeAt(prompt, 'kwargs');
  const messages = nodeAt(given, 'messages');
  return messages
    ? itemsAt(messages).flatMap(message => ofMessage(message, source))
    : templates(prompt, 'user', source);
}

function ofMessage(message: Node, source: JsonSource): FilePart[] {
  const name = classOf(message) ?? '';
  const given = nodeAt(message, 'kwargs');
  const variable = stringAt(given, 'variable_name');
  if (variable !== undefined) return [valuePart(nodeAt(given, 'variable_name')!, 'history', variable, source)];
  const role = roleOf(/^Chat/.test(name) ? (stringAt(given, 'role') ?? '') : name);
  // A message that no template fills.
  const content = nodeAt(given, 'content');
  if (content) return [textPart(content, role, source, { syntax: 'plain' }) ?? []].flat();
  const inner = nodeAt(given, 'prompt');
  return (inner?.type === 'array' ? (inner.children ?? []) : [inner]).flatMap(node =>
    node ? templates(node, role, source) : [],
  );
}

/** The text of one template; pictures have none. */
function templates(prompt: Node, role: PromptRole, source: JsonSource): FilePart[] {
  const given = nodeAt(prompt, 'kwargs');
  const part = textPart(nodeAt(given, 'template'), role, source, { syntax: syntaxOf(given) });
  return part ? [part] : [];
}
