/** A section of a Markdown text: a heading and what stands under it, down to the next heading of any level. */
export interface MarkdownSection {
  /** The heading's words; `(start)` for what stands before the first. */
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly tokens: number;
}

const heading = /^#{1,6}[ \t]+(.*?)[ \t#]*$/;
const fence = /^[ \t]*(```|~~~)/;

/** Titles are shown in one line. */
const longestTitle = 40;

const shortened = (title: string): string =>
  title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title;

/** The sections of a text, heaviest first; headings inside fenced code are code. */
export function heaviestSections(text: string, countTokens: (text: string) => number): readonly MarkdownSection[] {
  const starts: { title: string; from: number }[] = [{ title: '(start)', from: 0 }];
  let open: string | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    const mark = fence.exec(line)?.[1];
    const title = open === undefined ? heading.exec(line.replace(/\r$/, ''))?.[1] : undefined;
    if (mark !== undefined && (open === undefined || open === mark)) open = open === undefined ? mark : undefined;
    else if (title !== undefined) starts.push({ title: shortened(title), from: offset });
    offset += line.length + 1;
  }
  return starts
    .map(({ title, from }, index) => {
      const to = starts[index + 1]?.from ?? text.length;
      return { title, from, to, tokens: countTokens(text.slice(from, to)) };
    })
    .filter(({ from, to }) => text.slice(from, to).trim() !== '')
    .toSorted((a, b) => b.tokens - a.tokens);
}
