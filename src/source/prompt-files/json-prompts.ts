import type { LineIndex } from '../syntax/line-index.ts';
import { flowisePrompts } from './flowise-prompts.ts';
import { type JsonSource, readJson } from './json-source.ts';
import { langchainPrompts } from './langchain-prompts.ts';
import { langflowPrompts } from './langflow-prompts.ts';
import { n8nPrompts } from './n8n-prompts.ts';
import type { YamlPrompt } from './yaml-prompts.ts';

/**
 * What stands in every file of a layout, told from other JSON without parsing it: serialized prompts of LangChain, then the nodes of n8n,
 * Flowise and Langflow. Bounded, for a file may hold millions of openings.
 */
const layouts: readonly (readonly [marks: readonly RegExp[], (source: JsonSource) => YamlPrompt[]])[] = [
  [[/"_type"\s{0,9}:\s{0,9}"(?:prompt|chat|few_shot)"|"prompts"\s{0,99},\s{0,99}"/], langchainPrompts],
  [[/"@n8n\/n8n-nodes-langchain\./, /"nodes"/], n8nPrompts],
  [[/"nodes"/, /"inputs"/, /"inputParams"|"inputAnchors"/], flowisePrompts],
  [[/"nodes"/, /"template"/, /"system_message"|"system_prompt"|"type"\s{0,9}:\s{0,9}"prompt"/], langflowPrompts],
];

/** A few kinds of JSON hold prompts; whether a text may be one of them, by words alone. */
export const mayHoldPrompts = (text: string): boolean =>
  /^\s{0,99}\{/.test(text) && layouts.some(([marks]) => marks.every(mark => mark.test(text)));

/** The prompts of a JSON file: those that LangChain saved, or those of a flow that a tool exported. */
export function jsonPrompts(text: string, lines: LineIndex): YamlPrompt[] {
  const source = mayHoldPrompts(text) ? readJson(text, lines) : undefined;
  if (!source) return [];
  for (const [marks, read] of layouts) {
    const found = marks.every(mark => mark.test(text)) ? read(source) : [];
    if (found.length > 0) return found.sort((a, b) => a.at - b.at);
  }
  return [];
}
