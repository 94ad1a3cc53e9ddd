import type { PromptRole } from '../call-site.ts';
import type { LineIndex } from '../syntax/line-index.ts';
import { type FilePrompt, promptOf, settings } from './file-prompt.ts';
import { type FilePart, filePart } from './prompt-text.ts';

/** `function Name(x: string) -> T {`; the body ends at a closing brace at the start of a line. */
const functions = /^function\s+(\w+)\s*\([^)]*\)\s*->\s*[^{\n]+\{([\s\S]*?)^\}/gm;
const clients = /^client\s*<llm>\s*(\w+)\s*\{([\s\S]*?)^\}/gm;
const roleMark = /\{\{\s*_\.(?:role|chat)\(\s*(?:role\s*=\s*)?["'](system|user|assistant)["'][^)]*\)\s*\}\}/g;

/** The prompts of a BAML file, one for each function. `others` is a file beside it that may hold its clients. */
export function bamlPrompts(text: string, lines: LineIndex, others = ''): FilePrompt[] {
  const models = new Map<string, string>();
  for (const [, name, body] of [...others.matchAll(clients), ...text.matchAll(clients)]) {
    const model = /\bmodel\s+"?([\w./:-]+)"?/.exec(body!)?.[1];
    if (model) models.set(name!, model);
  }
  const found: FilePrompt[] = [];
  for (const match of text.matchAll(functions)) {
    const body = match[2]!;
    const bodyStart = match.index + match[0].length - body.length - 1;
    const prompt = /\bprompt\s+(#+)"([\s\S]*?)"\1/.exec(body);
    if (!prompt) continue;
    const start = bodyStart + prompt.index + prompt[0].indexOf('"') + 1;
    const parts = sections(text, start, start + prompt[2]!.length, lines);
    const client = /\bclient\s+"?([\w./:-]+)"?/.exec(body)?.[1];
    // A client by name, or `"provider/model"`.
    const model =
      client === undefined ? undefined : (models.get(client) ?? (client.includes('/') ? client : undefined));
    const at = match.index + match[0].indexOf(match[1]!, 8);
    found.push(...promptOf(parts, { at, sdk: 'baml', ...settings(model) }));
  }
  return found;
}

function sections(text: string, start: number, end: number, lines: LineIndex): FilePart[] {
  const parts: FilePart[] = [];
  let role: PromptRole = 'user';
  let from = start;
  const add = (to: number) => {
    const begin = from + /^\s*/.exec(text.slice(from, to))![0].length;
    const part = begin < to ? filePart(text, begin, to, role, lines) : undefined;
    if (part) parts.push(part);
  };
  for (const match of text.slice(start, end).matchAll(roleMark)) {
    add(start + match.index);
    role = match[1] as PromptRole;
    from = start + match.index + match[0].length;
  }
  add(end);
  return parts;
}
