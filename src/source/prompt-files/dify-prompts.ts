import { type Document, isMap, isSeq, type YAMLMap } from 'yaml';
import type { PromptRole } from '../call-site.ts';
import type { LineIndex } from '../syntax/line-index.ts';
import { type FilePrompt, promptOf, settings } from './file-prompt.ts';
import type { FilePart } from './prompt-text.ts';
import { scalarPart } from './yaml-prompts.ts';

const roles: Readonly<Record<string, PromptRole>> = { system: 'system', user: 'user', assistant: 'assistant' };

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
  const data = document.getIn(base) as YAMLMap | undefined;
  const template = isMap(data) ? data.get('prompt_template') : undefined;
  if (!isMap(data) || !template) return [];
  const parts: FilePart[] = [];
  const messages = isSeq(template) ? template.items.map((_item, at) => [at]) : [[]];
  for (const message of messages) {
    const at = [...base, 'prompt_template', ...message];
    const role = roles[String(document.getIn([...at, 'role']))] ?? 'user';
    const part = scalarPart(document, [...at, 'text'], role, text, lines);
    if (part) parts.push(part);
  }
  const limit = data.getIn(['model', 'completion_params', 'max_tokens']);
  return promptOf(parts, { sdk: 'dify', ...settings(data.getIn(['model', 'name']), limit) });
}
