import type { LineIndex } from '../syntax/line-index.ts';
import type { FilePrompt } from './file-prompt.ts';
import { flowisePrompts } from './flowise-prompts.ts';
import { type JsonLayout, layoutsOf } from './json-marks.ts';
import { type JsonSource, readJson } from './json-source.ts';
import { langchainPrompts } from './langchain-prompts.ts';
import { langflowPrompts } from './langflow-prompts.ts';
import { n8nPrompts } from './n8n-prompts.ts';

const readers: Readonly<Record<JsonLayout, (source: JsonSource) => FilePrompt[]>> = {
  langchain: langchainPrompts,
  n8n: n8nPrompts,
  flowise: flowisePrompts,
  langflow: langflowPrompts,
};

/** The prompts of a JSON file: those that LangChain saved, or those of a flow that a tool exported. */
export function jsonPrompts(text: string, lines: LineIndex): FilePrompt[] {
  const layouts = layoutsOf(text);
  const source = layouts.length > 0 ? readJson(text, lines) : undefined;
  if (!source) return [];
  for (const layout of layouts) {
    const found = readers[layout](source);
    if (found.length > 0) return found.sort((a, b) => a.at - b.at);
  }
  return [];
}
