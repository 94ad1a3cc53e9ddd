import type { LanguageId, Range } from '../source/call-site.ts';

/** A comment that keeps a rule quiet on the line after it. */
export interface Suppression {
  readonly rule: string;
  readonly reason?: string;
  /** The line whose findings it hides. */
  readonly line: number;
  readonly cell?: number;
  /** Where the rule's name stands. */
  readonly range: Range;
}

export const suppressionMarker = 'inference-cost-disable-next-line';
const hash = '#';
const slashes = String.raw`\/\/|\/\*`;

/** What opens a comment, by language; JSX comments are `{/*`, Markdown and templates use HTML's. */
const commentOpeners: Readonly<Record<LanguageId, string>> = {
  python: hash,
  jupyter: hash,
  ruby: hash,
  php: `${hash}|${slashes}`,
  typescript: slashes,
  typescriptreact: slashes,
  javascript: slashes,
  javascriptreact: slashes,
  go: slashes,
  java: slashes,
  kotlin: slashes,
  csharp: slashes,
  rust: slashes,
  'prompt-file': `${hash}|<!--|\\{\\{!|\\{#`,
};

/** The comment that names `rules` as the language writes it; undefined where none can be written. */
export function suppressionComment(language: LanguageId, file: string, rules: string): string | undefined {
  const text = `${suppressionMarker} ${rules}`;
  if (language === 'jupyter') return undefined;
  if (language === 'prompt-file') return file.endsWith('.md') ? `<!-- ${text} -->` : undefined;
  return `${commentOpeners[language].startsWith(hash) ? hash : '//'} ${text}`;
}

function inText(text: string, language: LanguageId, cell: number | undefined): Suppression[] {
  if (!text.includes(suppressionMarker)) return [];
  const comment = new RegExp(`(?:${commentOpeners[language]})-*\\s*${suppressionMarker}\\s+(.*)$`);
  const lines = text.split(/\r\n|\r|\n/);
  const found = lines.map(line => comment.exec(line));
  return found.flatMap((match, index) => {
    if (!match) return [];
    // Comments one below the other all speak about the line after the last of them.
    let next = index + 1;
    while (found[next]) next += 1;
    const body = match[1]!.replace(/(?<!\s)\s*(?:\*\/\}?|-->|--\}\}|#\}|\}\})\s*$/, '');
    const [names, ...reasons] = body.split(/\s--\s/);
    const reason = reasons.join(' -- ').trim();
    const offset = match.index + match[0].length - match[1]!.length;
    return [...names!.matchAll(/[\w-]+/g)].map(name => ({
      rule: name[0],
      ...(reason === '' ? {} : { reason }),
      line: next + 1,
      ...(cell === undefined ? {} : { cell }),
      range: {
        start: { line: index + 1, column: offset + name.index + 1 },
        end: { line: index + 1, column: offset + name.index + 1 + name[0].length },
      },
    }));
  });
}

/** The text of each notebook cell, by its index; empty when the file is not a notebook. */
export function notebookCells(text: string): readonly string[] {
  try {
    const cells: unknown = (JSON.parse(text) as { cells?: unknown } | null)?.cells;
    if (!Array.isArray(cells)) return [];
    return cells.map((cell: { source?: unknown } | null) =>
      Array.isArray(cell?.source) ? cell.source.join('') : typeof cell?.source === 'string' ? cell.source : '',
    );
  } catch {
    // Half-written JSON while the notebook is being saved: the scanner reports it, there is nothing to suppress yet.
    return [];
  }
}

/** All suppression comments of a file, in order. */
export function findSuppressions(text: string, language: LanguageId): readonly Suppression[] {
  return language === 'jupyter'
    ? notebookCells(text).flatMap((cell, index) => inText(cell, 'python', index))
    : inText(text, language, undefined);
}
