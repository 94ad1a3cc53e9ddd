import { type Document, isMap, isScalar, type YAMLMap } from 'yaml';
import type { PromptRole } from '../call-site.ts';
import { tellsModel } from '../prompts/prompt-evidence.ts';
import type { LineIndex } from '../syntax/line-index.ts';
import { type FilePrompt, promptOf } from './file-prompt.ts';
import { type FilePart, filePart } from './prompt-text.ts';

/** What projects call the entries of a YAML file that hold a prompt's text, with the message's role. */
const roles: readonly (readonly [RegExp, PromptRole])[] = [
  [/^(system|system_?(prompt|message|template|instructions?)|persona|preamble|instructions?)$/i, 'system'],
  [/^(assistant|assistant_?(prompt|message))$/i, 'assistant'],
  [/^(user|human|(user|human)_?(prompt|message|template)|prompt|template|prompt_?template)$/i, 'user'],
  [/_(prompt|template|instructions?)$/i, 'user'],
];
const deepest = 4;
const mostPrompts = 200;
/** Words that make a text a prompt and no setting (`template: jinja2`). */
const leastWords = 4;

/**
 * The prompts of a YAML file in a folder of prompts: each mapping whose entries are named as prompts and messages are. None where all that the
 * file holds are short texts that say nothing to a model: programs ask people, too (`disk_prompt: Which disk should be used?`).
 */
export function folderPrompts(document: Document, text: string, lines: LineIndex, says = tellsModel): FilePrompt[] {
  const found: FilePrompt[] = [];
  let isForModel = false;
  const read = (map: YAMLMap, depth: number, around?: PromptRole): void => {
    const parts: FilePart[] = [];
    for (const { key, value } of map.items) {
      const named = isScalar(key) ? roles.find(([name]) => name.test(String(key.value)))?.[1] : undefined;
      if (isMap(value) && depth < deepest) read(value, depth + 1, named);
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string' || !value.range) continue;
      // `system_prompt: { template: "…" }`
      const role = around && /^(template|text|content|value)$/i.test(String(key.value)) ? around : named;
      if (!role || value.value.trim().split(/\s+/).length < leastWords) continue;
      const part = filePart(text, value.range[0], value.range[1], role, lines, value.value);
      if (part) parts.push(part);
      isForModel ||= says(value.value);
    }
    if (found.length < mostPrompts) found.push(...promptOf(parts, { sdk: 'prompt-template' }));
  };
  if (isMap(document.contents)) read(document.contents, 0);
  return isForModel ? found.sort((a, b) => a.at - b.at) : [];
}
