import { type Document, isMap, isPair, isScalar, isSeq, type Node, visit } from 'yaml';
import type { PromptRole } from '../call-site.ts';
import type { LineIndex } from '../syntax/line-index.ts';
import { difyPrompts } from './dify-prompts.ts';
import { type FilePrompt, promptOf, settings } from './file-prompt.ts';
import { scalarAt } from './front-matter.ts';
import { type FilePart, filePart } from './prompt-text.ts';

/** Keys without which a YAML file is none of ours; cheap to look for. */
export const promptKeys =
  /^(template_format|execution_settings|input_variables|_type|instructions|prompts|messages|[ \t]*(?:role|goal|backstory|expected_output|prompt_template|pre_prompt|agent_parameters|instruction))\s*:/m;

/** The prompts that a YAML file defines: Semantic Kernel and LangChain templates, declarative agents, promptfoo, CrewAI. */
export function yamlPrompts(document: Document, text: string, lines: LineIndex, crew: boolean): FilePrompt[] {
  const part = (path: readonly (string | number)[], role: PromptRole) => scalarPart(document, path, role, text, lines);
  if (crew) return crewPrompts(document, text, lines);
  if (document.get('kind') === 'app') return difyPrompts(document, text, lines);
  if (
    document.has('template') &&
    ['template_format', 'execution_settings', 'input_variables', '_type'].some(key => document.has(key))
  ) {
    const template = part(['template'], 'user');
    const service = ['execution_settings', 'default'];
    return promptOf(template ? [template] : [], {
      sdk: document.has('_type') ? 'langchain' : 'semantic-kernel',
      ...settings(scalarAt(document, [...service, 'model_id']), scalarAt(document, [...service, 'max_tokens'])),
    });
  }
  // The model may be left to whoever runs it.
  if (isSeq(document.get('messages')) && ['model', 'modelParameters'].some(key => document.has(key)))
    return modelsPrompt(document, text, lines);
  const type = scalarAt(document, ['type']);
  if (document.has('instructions') && typeof type === 'string' && /agent|assistant|responses/.test(type)) {
    const instructions = part(['instructions'], 'system');
    return promptOf(instructions ? [instructions] : [], {
      sdk: 'semantic-kernel',
      ...settings(scalarAt(document, ['model', 'id']), scalarAt(document, ['model', 'options', 'max_tokens'])),
    });
  }
  return [];
}

/** A prompt file of GitHub Models: messages beside a model (docs.github.com, storing prompts in repositories, read 2026-11-22). */
function modelsPrompt(document: Document, text: string, lines: LineIndex): FilePrompt[] {
  const messages = document.get('messages');
  const parts = (isSeq(messages) ? messages.items : []).flatMap((_item, index) => {
    const role = scalarAt(document, ['messages', index, 'role']);
    const known = role === 'system' || role === 'developer' || role === 'assistant' ? role : 'user';
    return scalarPart(document, ['messages', index, 'content'], known, text, lines) ?? [];
  });
  const limit =
    scalarAt(document, ['modelParameters', 'maxTokens']) ?? scalarAt(document, ['modelParameters', 'max_tokens']);
  return promptOf(parts, { sdk: 'github-models', ...settings(scalarAt(document, ['model']), limit) });
}

export function scalarPart(
  document: Document,
  path: readonly (string | number)[],
  role: PromptRole,
  text: string,
  lines: LineIndex,
): FilePart | undefined {
  const node = document.getIn(path, true) as Node | undefined;
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const [start, end] = node.range;
  return filePart(text, start, end, role, lines, node.value);
}

const crewRoles: ReadonlyMap<string, PromptRole> = new Map(
  Object.entries<PromptRole>({
    role: 'system',
    goal: 'system',
    backstory: 'system',
    description: 'user',
    expected_output: 'user',
  }),
);

function crewPrompts(document: Document, text: string, lines: LineIndex): FilePrompt[] {
  const found: FilePrompt[] = [];
  visit(document, {
    Pair(_key, pair) {
      if (!isPair(pair) || !isMap(pair.value) || !isScalar(pair.key)) return;
      const parts: FilePart[] = [];
      for (const item of pair.value.items) {
        const role = isScalar(item.key) ? crewRoles.get(String(item.key.value)) : undefined;
        const value = item.value;
        if (!role || !isScalar(value) || typeof value.value !== 'string' || !value.range) continue;
        const part = filePart(text, value.range[0], value.range[1], role, lines, value.value);
        if (part) parts.push(part);
      }
      if (parts.length > 1) found.push(...promptOf(parts, { sdk: 'crewai', ...settings(pair.value.get('llm')) }));
    },
  });
  return found;
}
