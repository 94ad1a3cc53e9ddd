import { type Document, isMap, isSeq } from 'yaml';
import type { PromptRole } from '../call-site.ts';
import type { LineIndex } from '../syntax/line-index.ts';
import { type FilePrompt, promptOf, settings } from './file-prompt.ts';
import type { FilePart } from './prompt-text.ts';
import { scalarPart } from './yaml-prompts.ts';

const roles: ReadonlyMap<string, PromptRole> = new Map(
  Object.entries<PromptRole>({ system: 'system', user: 'user', assistant: 'assistant' }),
);

/** The prompts of an application that Dify exported: each node that asks a model, or the one prompt of a simple application. */
export function difyPrompts(document: Document, text: string, lines: LineIndex): FilePrompt[] {
  const nodes = document.getIn(['workflow', 'graph', 'nodes']);
  const found = isSeq(nodes) ? nodes.items.flatMap((_node, index) => ofNode(document, index, text, lines)) : [];
  const path = ['model_config', 'pre_prompt'];
  const simple = scalarPart(document, path, 'system', text, lines);
  const model = ['model_config', 'model'];
  const given = settings(
    document.getIn([...model, 'name']),
    document.getIn([...model, 'completion_params', 'max_tokens']),
  );
  return [...found, ...promptOf(simple ? [simple] : [], { sdk: 'dify', ...given })];
}

function ofNode(document: Document, index: number, text: string, lines: LineIndex): FilePrompt[] {
  const base = ['workflow', 'graph', 'nodes', index, 'data'];
  const data = document.getIn(base);
  if (!isMap(data)) return [];
  const part = (role: PromptRole, ...path: (string | number)[]) =>
    scalarPart(document, [...base, ...path], role, text, lines);
  const kept = (parts: readonly (FilePart | undefined)[], model: unknown, limit: unknown) =>
    promptOf(
      parts.filter(found => found !== undefined),
      { sdk: 'dify', ...settings(model, limit) },
    );
  const model = ['agent_parameters', 'model', 'value'];
  if (data.has('agent_parameters'))
    return kept(
      [part('system', 'agent_parameters', 'instruction', 'value'), part('user', 'agent_parameters', 'query', 'value')],
      data.getIn([...model, 'model']),
      data.getIn([...model, 'completion_params', 'max_tokens']),
    );
  const template = data.get('prompt_template');
  const messages = isSeq(template) ? template.items.map((_item, at) => [at]) : template ? [[]] : [];
  const parts = messages.map(message => {
    const role = roles.get(String(data.getIn(['prompt_template', ...message, 'role']))) ?? 'user';
    return part(role, 'prompt_template', ...message, 'text');
  });
  // Nodes that sort a question, or take values out of a text.
  if (!template && data.has('model')) parts.push(part('system', 'instruction'), part('system', 'instructions'));
  return kept(parts, data.getIn(['model', 'name']), data.getIn(['model', 'completion_params', 'max_tokens']));
}
