import type { Node } from 'jsonc-parser';
import type { PromptRole } from '../call-site.ts';
import { type FilePrompt, promptOf, settings, systemFirst } from './file-prompt.ts';
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

const nodeType = '@n8n/n8n-nodes-langchain.';
/** Nodes that ask a model, as n8n names them in an exported workflow (n8n's documentation of its cluster nodes, read 2026-11-22). */
const asking =
  /^(?:agent|agentTool|chain\w+|openAi|anthropic|googleGemini|ollama|informationExtractor|textClassifier|sentimentAnalysis)$/;
const roles: ReadonlyMap<string, PromptRole> = new Map(
  Object.entries<PromptRole>({
    HumanMessagePromptTemplate: 'user',
    AIMessagePromptTemplate: 'assistant',
    system: 'system',
    user: 'user',
    assistant: 'assistant',
    model: 'assistant',
  }),
);
/** Texts of a node and the roles in which they are sent. */
const texts: readonly (readonly [path: readonly string[], role: PromptRole])[] = [
  [['options', 'systemMessage'], 'system'],
  [['options', 'system'], 'system'],
  [['options', 'systemPromptTemplate'], 'system'],
  [['options', 'summarizationMethodAndPrompts', 'values', 'combineMapPrompt'], 'user'],
  [['options', 'summarizationMethodAndPrompts', 'values', 'prompt'], 'user'],
  [['text'], 'user'],
  [['prompt'], 'user'],
  [['inputText'], 'user'],
];
const mostNodes = 1000;

/** The prompts of a workflow that n8n exported, one for each node that asks a model; the model is a node of its own that is connected to it. */
export function n8nPrompts(source: JsonSource): FilePrompt[] {
  const nodes = itemsAt(source.root, 'nodes').slice(0, mostNodes);
  const models = modelsOfNodes(nodes, source.root);
  return nodes.flatMap(node => {
    const type = stringAt(node, 'type') ?? '';
    if (!type.startsWith(nodeType) || !asking.test(type.slice(nodeType.length))) return [];
    const parameters = nodeAt(node, 'parameters');
    const model = models.get(stringAt(node, 'name') ?? '') ?? parameters;
    return promptOf(partsOf(parameters, source), { sdk: 'n8n', ...settingsOf(model) });
  });
}

function partsOf(parameters: Node | undefined, source: JsonSource) {
  // What the step before hands over is the question then, whatever an earlier choice left behind.
  const isHandedOver = stringAt(parameters, 'promptType') === 'auto';
  const part = (node: Node | undefined, role: PromptRole) =>
    // An expression begins with `=`.
    textPart(node, role, source, { skipped: String(node?.value).startsWith('=') ? 1 : 0 });
  const written = texts
    .filter(([path]) => !(isHandedOver && path[0] === 'text'))
    .map(([path, role]) => part(nodeAt(parameters, ...path), role));
  const ofChain = itemsAt(parameters, 'messages', 'messageValues').map(message =>
    part(nodeAt(message, 'message'), roles.get(stringAt(message, 'type') ?? '') ?? 'system'),
  );
  const ofModel = ['messages', 'responses'].flatMap(list =>
    itemsAt(parameters, list, 'values').map(message =>
      part(nodeAt(message, 'content'), roles.get(stringAt(message, 'role') ?? '') ?? 'user'),
    ),
  );
  const question = nodeAt(parameters, 'promptType');
  const handedOver = isHandedOver && question ? [valuePart(question, 'user', 'chatInput', source)] : [];
  const parts = [...ofChain, ...written, ...ofModel].filter(found => found !== undefined);
  return systemFirst(parts.length > 0 ? [...parts, ...handedOver] : []);
}

/** The parameters of the model that each node asks, by the asking node's name. */
function modelsOfNodes(nodes: readonly Node[], root: Node): Map<string, Node> {
  const parameters = new Map(nodes.map(node => [stringAt(node, 'name'), nodeAt(node, 'parameters')]));
  const models = new Map<string, Node>();
  for (const [from, links] of entriesOf(nodeAt(root, 'connections')).slice(0, mostNodes)) {
    const model = parameters.get(from);
    for (const link of itemsAt(links, 'ai_languageModel').flatMap(list => list.children ?? [])) {
      const to = stringAt(link, 'node');
      // Number 0 is asked first, the others stand in for it.
      if (model && to !== undefined && (!models.has(to) || numberAt(link, 'index') === 0)) models.set(to, model);
    }
  }
  return models;
}

function settingsOf(model: Node | undefined) {
  const name = firstOf(
    key => stringAt(model, key) ?? stringAt(model, key, 'value'),
    'model',
    'modelName',
    'modelId',
  )?.replace(/^models\//, '');
  const limit = firstOf(key => numberAt(model, 'options', key), 'maxTokens', 'maxTokensToSample', 'maxOutputTokens');
  return settings(name?.startsWith('=') ? undefined : name, limit);
}
