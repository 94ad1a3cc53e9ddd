import type { LineIndex } from '../syntax/line-index.ts';
import { type FilePrompt, promptOf } from './file-prompt.ts';
import { filePart } from './prompt-text.ts';

const opening = /^prompt[ \t]*=[ \t]*("""|'''|"|')/m;

/** A command of Gemini CLI: one text under `prompt`, with `{{args}}` (geminicli.com/docs/cli/custom-commands, read 2026-11-22). */
export function tomlCommand(text: string, lines: LineIndex): FilePrompt[] {
  const match = opening.exec(text);
  if (!match) return [];
  const quotes = match[1]!;
  const opened = match.index + match[0].length;
  // A newline right after three quotes is not part of the text (toml.io, version 1.0.0).
  const start = quotes.length === 3 ? opened + /^(\r?\n)?/.exec(text.slice(opened, opened + 2))![0].length : opened;
  const end = text.indexOf(quotes, start);
  const part = end < 0 ? undefined : filePart(text, start, end, 'user', lines);
  return promptOf(part ? [part] : [], { sdk: 'agent-file' });
}
