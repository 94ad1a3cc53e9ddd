import type { PromptPart } from '../source/call-site.ts';

/** One worked example inside a prompt. */
export interface ShotExample {
  readonly text: string;
  /** Index of the part that it begins in, and its offset in that part's known text. */
  readonly part: number;
  readonly from: number;
}

/** Lines that begin an example: `Example 1:`, `### Example`, `**Example input**`. */
const heading =
  /^[ \t]*(?:#{1,6}[ \t]*|\*\*|\d+[.)][ \t]*|[-*][ \t]+)?(?:here (?:is|are) (?:an? |some |a few )?)?(?:few[- ]shot )?examples?(?:[ \t]+(?:#?\d+|[A-E]|input|output))?[ \t]*(?:\*\*)?[ \t]*(?::|$)/i;
/** Lines after which the examples are over. */
const over =
  /^[ \t]*(?:#{1,6}[ \t]|---|===|\*\*(?!example)|<\/?[a-z_]+>|now\b|your (?:turn|task)\b|begin!?|remember\b|important\b|note\b|rules?\b|instructions?\b|(?:the )?(?:following|above|real|actual)\b)/i;
/** Pairs of a question and its answer. */
const asked = /^[ \t]*(?:input|q|question|user|text|query|sentence|human|comment|review|email)[ \t]*\d*[ \t]*:/i;
const answered =
  /^[ \t]*(?:output|a|answer|assistant|label|response|sentiment|category|ai|result|class(?:ification)?)[ \t]*\d*[ \t]*:/i;

/** Examples between `<example>` tags. */
function tagged(text: string, part: number): ShotExample[] {
  return [...text.matchAll(/<(example|shot|sample)\b[^>]*>[\s\S]*?<\/\1>/gi)].map(match => ({
    text: match[0],
    part,
    from: match.index,
  }));
}

interface Line {
  readonly text: string;
  readonly from: number;
}

const linesOf = (text: string): Line[] => {
  let from = 0;
  return text.split('\n').map(line => {
    const entry = { text: line, from };
    from += line.length + 1;
    return entry;
  });
};

/** Examples under headings that say so; two or more, or one with a question and an answer. */
function headed(text: string, part: number): ShotExample[] {
  const lines = linesOf(text);
  const found: ShotExample[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (!heading.test(lines[index]!.text)) continue;
    const end = endOfExample(lines, index);
    const from = lines[index]!.from;
    const block = text.slice(from, lines[end]?.from ?? text.length).trimEnd();
    if (block.replace(heading, '').trim().length > leastExample) found.push({ text: block, part, from });
    index = end - 1;
  }
  return found;
}

const indentOf = (line: string): number => /^[ \t]*/.exec(line)![0].length;

/** Where an example ends: a bullet's with its item, one that begins beside its heading with its paragraph, others before the next heading. */
function endOfExample(lines: readonly Line[], start: number): number {
  const head = lines[start]!.text;
  const bullet = /^[ \t]*(?:[-*][ \t]+|\d+[.)][ \t])/.test(head);
  const beside = /:[ \t]*\S/.test(head.replace(/\*\*/g, ''));
  let end = start + 1;
  for (; end < lines.length; end++) {
    const line = lines[end]!.text;
    if (heading.test(line) || over.test(line)) break;
    if (beside && line.trim() === '') break;
    if (bullet && line.trim() !== '' && indentOf(line) <= indentOf(head)) break;
  }
  return end;
}

/** Letters after a heading without which nothing is shown. */
const leastExample = 12;

/** Runs of `Input: … Output: …`, two pairs or more. */
function paired(text: string, part: number): ShotExample[] {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, index) => {
    const next = lines.slice(index + 1, index + 12).findIndex(other => answered.test(other.text));
    return asked.test(line.text) && next >= 0 ? [{ line, answer: index + 1 + next }] : [];
  });
  if (starts.length < 2) return [];
  return starts.map(({ line, answer }, index) => {
    const after = starts[index + 1]?.line.from ?? lines[answer + 1]?.from ?? text.length;
    return { text: text.slice(line.from, after).trimEnd(), part, from: line.from };
  });
}

/** The static pairs of user and assistant messages before the last message. */
function spoken(prompt: readonly PromptPart[]): ShotExample[] {
  return prompt.flatMap((part, index): ShotExample[] => {
    const next = prompt[index + 1];
    const known = (at: PromptPart) =>
      at.segments.every(segment => segment.kind === 'static')
        ? at.segments.map(segment => (segment.kind === 'static' ? segment.text : '')).join('')
        : undefined;
    if (part.role !== 'user' || next?.role !== 'assistant' || index + 2 >= prompt.length) return [];
    const [question, answer] = [known(part), known(next)];
    return question && answer ? [{ text: `${question}\n${answer}`, part: index, from: 0 }] : [];
  });
}

/** The worked examples that a prompt shows, in order; the clearest form that it uses counts. */
export function shotExamples(
  prompt: readonly PromptPart[],
  textOf: (part: PromptPart) => string,
): readonly ShotExample[] {
  const messages = spoken(prompt);
  if (messages.length > 0) return messages;
  return prompt.flatMap((part, index) => {
    if (part.role === 'tool' || part.role === 'schema' || part.role === 'history') return [];
    const text = textOf(part);
    const marked = tagged(text, index);
    if (marked.length > 0) return marked;
    const pairs = paired(text, index);
    return pairs.length > 0 ? pairs : headed(text, index);
  });
}
