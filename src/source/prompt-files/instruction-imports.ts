import type { PromptPart } from '../call-site.ts';
import { LineIndex } from '../syntax/line-index.ts';
import { folderOf, join } from '../values/import-paths.ts';
import { plainPart } from './prompt-text.ts';

/** Depth to which agents follow imports inside imported files (Claude Code's memory documentation, read 2026-11-22: five hops). */
const deepest = 5;
const mostFiles = 32;
const importMark = /(?:^|\s)@((?:\.{1,2}\/|~\/)?[\w./-]+\.\w+)/g;

/** Files that an instructions file pulls in with `@path`, each as a part of its own. Code spans and blocks do not import. */
export function followImports(
  file: string,
  text: string,
  readFile: ((file: string) => string | undefined) | undefined,
): PromptPart[] {
  const parts: PromptPart[] = [];
  const seen = new Set([file]);
  const queue = [{ file, text, depth: 0 }];
  for (let next = queue.shift(); next && readFile && seen.size < mostFiles; next = queue.shift()) {
    const plain = next.text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, '');
    for (const [, path] of plain.matchAll(importMark)) {
      const target = resolvePath(next.file, path!);
      if (target === undefined || seen.has(target)) continue;
      seen.add(target);
      const content = readFile(target);
      if (content === undefined) continue;
      const lines = new LineIndex(content);
      const part = plainPart(content, 0, content.length, 'system', lines);
      if (part)
        parts.push({
          role: part.role,
          segments: part.segments,
          range: lines.range(part.start, part.end),
          file: target,
        });
      if (next.depth + 1 < deepest) queue.push({ file: target, text: content, depth: next.depth + 1 });
    }
  }
  return parts;
}

/** A path in a file as a path of the workspace; undefined for one of the user's own folder. */
export const resolvePath = (from: string, path: string): string | undefined =>
  path.startsWith('~') ? undefined : join(folderOf(from), path);
