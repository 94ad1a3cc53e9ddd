import { type Document, isScalar, isSeq, type Node, parse } from 'yaml';
import type { PromptPart, PromptRole } from '../call-site.ts';
import { LineIndex } from '../syntax/line-index.ts';
import { type FilePrompt, settings } from './file-prompt.ts';
import { scalarAt } from './front-matter.ts';
import { resolvePath } from './instruction-imports.ts';
import { type FilePart, filePart } from './prompt-text.ts';
import { scalarPart } from './yaml-prompts.ts';

type ReadFile = ((file: string) => string | undefined) | undefined;

/** A prompt that is named by its file; programs among them are not run. */
const textPath = /^(?:file:\/\/)?([\w./-]+\.(?:txt|md|json|ya?ml|j2|jinja2?|njk))$/;
const programPath = /^(?:file:\/\/)?[\w./-]+\.(?:py|m?[jt]s|cjs)(?::\w+)?$|^(?:file|exec|https?):/;

/** The prompts of a promptfoo configuration, written in it or in files beside it. The first provider stands for all. */
export function promptfooPrompts(
  document: Document,
  file: string,
  text: string,
  lines: LineIndex,
  readFile: ReadFile,
): FilePrompt[] {
  const prompts = document.get('prompts', true) as Node | undefined;
  if (!prompts?.range) return [];
  const parts: FilePart[] = [];
  const imported: PromptPart[] = [];
  const items = isSeq(prompts) ? prompts.items.map((item, index) => ({ item, path: ['prompts', index] })) : [];
  if (isScalar(prompts)) items.push({ item: prompts, path: ['prompts'] });
  for (const { item, path } of items) {
    // `- id: file://a.txt` with a label, or the prompt itself.
    const id = isScalar(item) ? path : [...path, 'id'];
    const value = scalarAt(document, id);
    const raw = isScalar(item) ? undefined : scalarPart(document, [...path, 'raw'], 'user', text, lines);
    if (raw) parts.push(raw);
    if (typeof value !== 'string') continue;
    const named = textPath.exec(value)?.[1];
    if (named) imported.push(...fromFile(resolvePath(file, named), readFile));
    else if (!programPath.test(value) && isScalar(item)) {
      const part = scalarPart(document, path, 'user', text, lines);
      if (part) parts.push(part);
    }
  }
  const provider = scalarAt(document, ['providers', 0, 'id']) ?? scalarAt(document, ['providers', 0]);
  const limit = scalarAt(document, ['providers', 0, 'config', 'max_tokens']);
  const model = typeof provider === 'string' ? provider.slice(provider.lastIndexOf(':') + 1) : undefined;
  const key = text.search(/^prompts\s*:/m);
  return [{ parts, imported, at: key < 0 ? prompts.range[0] : key, sdk: 'promptfoo', ...settings(model, limit) }];
}

function fromFile(file: string | undefined, readFile: ReadFile): PromptPart[] {
  const text = file === undefined ? undefined : readFile?.(file);
  if (file === undefined || text === undefined) return [];
  const lines = new LineIndex(text);
  const range = lines.range(0, text.length);
  const messages = chatMessages(file, text);
  const found = messages
    ? messages.map(({ role, content }) => filePart(text, 0, text.length, role, lines, content))
    : [filePart(text, 0, text.length, 'user', lines)];
  return found.flatMap(part => (part ? [{ role: part.role, segments: part.segments, range, file }] : []));
}

/** A JSON or YAML list of messages with roles. */
function chatMessages(file: string, text: string): { role: PromptRole; content: string }[] | undefined {
  if (!/\.(json|ya?ml)$/.test(file)) return undefined;
  let list: unknown;
  try {
    list = parse(text, { logLevel: 'silent', prettyErrors: false });
  } catch {
    // A template that becomes YAML only when it is filled: its text is what is known.
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  const messages = list.flatMap(item => {
    const { role, content } = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
    return typeof content === 'string' && /^(system|user|assistant)$/.test(String(role))
      ? [{ role: role as PromptRole, content }]
      : [];
  });
  return messages.length > 0 ? messages : undefined;
}
