import type { Node } from 'jsonc-parser';
import type { PromptRole } from '../call-site.ts';
import { type FilePrompt, promptOf, settings, systemFirst } from './file-prompt.ts';
import { entriesOf, firstOf, itemsAt, type JsonSource, nodeAt, numberAt, stringAt, textPart } from './json-source.ts';
import type { FilePart } from './prompt-text.ts';

/** Inputs that hold a text for the model, as Flowise's nodes name them (its repository's components, read 2026-11-22). */
const texts: Readonly<Record<string, PromptRole>> = {
  systemMessagePrompt: 'system',
  systemMessage: 'system',
  systemPrompt: 'system',
  prefix: 'user',
  template: 'user',
  rephrasePrompt: 'user',
  responsePrompt: 'user',
  humanMessagePrompt: 'user',
  suffix: 'user',
  supervisorPrompt: 'system',
  workerPrompt: 'system',
  llmUserMessage: 'user',
  agentUserMessage: 'user',
};
/** Conversations of the nodes of agent flows. */
const conversations = ['llmMessages', 'agentMessages'];
const roles: ReadonlyMap<string, PromptRole> = new Map(
  Object.entries<PromptRole>({
    system: 'system',
    developer: 'developer',
    user: 'user',
    assistant: 'assistant',
  }),
);
/** `{{chatOpenAI_0.data.instance}}`: another node. */
const link = /^\s*\{\{\s*([\w-]{1,100})\.data\.instance\s*\}\}\s*$/;
const mostNodes = 1000;

/** The prompts of a chat flow or agent flow that Flowise exported, one for each node that holds a text for a model. */
export function flowisePrompts(source: JsonSource): FilePrompt[] {
  const nodes = itemsAt(source.root, 'nodes')
    .slice(0, mostNodes)
    .map(node => nodeAt(node, 'data'))
    // Nodes of other tools have no parameters beside their inputs.
    .filter(data => nodeAt(data, 'inputParams') ?? nodeAt(data, 'inputAnchors'));
  const inputsById = new Map(nodes.map(data => [stringAt(data, 'id'), nodeAt(data, 'inputs')]));
  const users = usersOf(nodes);
  return nodes.flatMap(data => {
    const inputs = nodeAt(data, 'inputs');
    const model = modelOf(inputs, stringAt(data, 'id') ?? '', users, inputsById);
    return promptOf(partsOf(inputs, source), { sdk: 'flowise', ...settingsOf(model) });
  });
}

function partsOf(inputs: Node | undefined, source: JsonSource): FilePart[] {
  const written = entriesOf(inputs).map(([name, value]) => {
    const role = Object.hasOwn(texts, name) ? texts[name] : undefined;
    return role && !link.test(String(value.value)) ? text(value, role, source) : undefined;
  });
  const messages = conversations.flatMap(name =>
    itemsAt(inputs, name).map(message =>
      text(nodeAt(message, 'content'), roles.get(stringAt(message, 'role') ?? '') ?? 'user', source),
    ),
  );
  return systemFirst([...messages, ...written].filter(part => part !== undefined));
}

/** The editor of agent flows keeps its texts as HTML; Flowise sends them as Markdown. */
const text = (node: Node | undefined, role: PromptRole, source: JsonSource): FilePart | undefined =>
  textPart(node, role, source, { syntax: /^\s*<p[\s>]/.test(String(node?.value)) ? 'markup' : 'template' });

type Inputs = Node | undefined;

/** The inputs of the nodes that a node is plugged into, by the plugged node's id. */
function usersOf(nodes: readonly Inputs[]): Map<string, Inputs> {
  const users = new Map<string, Inputs>();
  for (const data of nodes)
    for (const [, value] of entriesOf(nodeAt(data, 'inputs'))) {
      const id = link.exec(String(value.value))?.[1];
      if (id !== undefined && !users.has(id)) users.set(id, nodeAt(data, 'inputs'));
    }
  return users;
}

/** The inputs of the model that a node asks; for a template, the model of the node that it is plugged into. */
function modelOf(own: Inputs, id: string, users: Map<string, Inputs>, byId: Map<string | undefined, Inputs>): Inputs {
  for (const inputs of [own, users.get(id)]) {
    // Nodes of agent flows keep the model's settings themselves.
    const kept = nodeAt(inputs, 'llmModelConfig') ?? nodeAt(inputs, 'agentModelConfig');
    if (kept) return kept;
    const plugged = link.exec(stringAt(inputs, 'model') ?? '')?.[1];
    if (plugged !== undefined) return byId.get(plugged);
  }
  return undefined;
}

const settingsOf = (model: Inputs) =>
  settings(
    firstOf(key => stringAt(model, key), 'modelName', 'customModel', 'azureOpenAIApiDeploymentName'),
    firstOf(key => numberAt(model, key), 'maxTokens', 'maxOutputTokens', 'maxTokensToSample'),
  );
