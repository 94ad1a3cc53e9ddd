import type { PromptRole } from '../call-site.ts';
import type { LineIndex } from '../syntax/line-index.ts';
import { type FilePart, filePart } from './prompt-text.ts';

const roles: Readonly<Record<string, PromptRole>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'assistant',
  model: 'assistant',
  tool: 'tool',
  function: 'tool',
};

/** `system:` on a line of its own (Prompty), `{{role "system"}}` and `{{history}}` (dotprompt). */
const markers =
  /^[ \t]*(?:#[ \t]*)?(system|developer|user|assistant|tool|function)[ \t]*(?:\[[^\]\n]*\][ \t]*)?:[ \t]*$|\{\{\s*role\s+["'](system|user|model|tool)["']\s*\}\}|\{\{\s*(history)\s*\}\}/gim;

/** Splits a body at its role markers; text before the first one belongs to `first`. */
export function roleSections(text: string, start: number, first: PromptRole, lines: LineIndex): FilePart[] {
  const parts: FilePart[] = [];
  let role = first;
  let from = start;
  const add = (end: number) => {
    const begin = from + /^\s*/.exec(text.slice(from, end))![0].length;
    const part = filePart(text, begin, end, role, lines);
    if (part) parts.push(part);
  };
  for (const match of text.slice(start).matchAll(markers)) {
    add(start + match.index);
    const [begin, end] = [start + match.index, start + match.index + match[0].length];
    if (match[3]) {
      const range = lines.range(begin, end);
      parts.push({ role: 'history', segments: [{ kind: 'placeholder', name: 'history', range }], start: begin, end });
      from = end;
      continue;
    }
    role = roles[(match[1] ?? match[2])!.toLowerCase()]!;
    from = end;
  }
  add(text.length);
  return parts;
}
