import { Document, isMap, parseDocument, Scalar, YAMLMap } from 'yaml';

export interface FrontMatter {
  readonly matter: Document | undefined;
  /** Where the front matter's YAML begins. */
  readonly matterStart: number;
  /** Where the body begins, past blank lines. */
  readonly bodyStart: number;
}

/**
 * Splits `---` front matter from the body. A file without one is all body; broken YAML leaves the body readable. `comments` is for
 * formats in which lines that begin with `#` may stand before it, such as a licence.
 */
export function readFrontMatter(text: string, { comments = false } = {}): FrontMatter {
  const begin = comments ? /^\uFEFF?(?:(?:#.*|[ \t]*)\r?\n)*?---[ \t]*\r?\n/ : /^\uFEFF?---[ \t]*\r?\n/;
  const head = begin.exec(text);
  const close = head && /^---[ \t]*(?:\r?\n|$)/m.exec(text.slice(head[0].length));
  const matterStart = head?.[0].length ?? 0;
  const end = head && close ? matterStart + close.index + close[0].length : 0;
  const bodyStart = end + /^\s*/.exec(text.slice(end))![0].length;
  if (!head || !close) return { matter: undefined, matterStart: 0, bodyStart };
  const yaml = text.slice(matterStart, matterStart + close.index);
  const matter = readYaml(yaml);
  const isWhole = matter !== undefined && matter.errors.length === 0;
  return { matter: isWhole ? matter : (readEntries(yaml) ?? matter), matterStart, bodyStart };
}

/** The entries that hosts of agents write; any other word before a colon is part of a description (`user: "…"` in an example). */
const entries =
  /^(name|description|model|color|tools|agent|argument-hint|allowed-tools|disallowed-?tools|permission-?mode|category|title|version|license)[ \t]*:[ \t]*(?=\S)/gim;

/** Front matter that is no YAML because its plain texts hold colons, as agents' hosts write and read it: an entry ends where the next begins. */
function readEntries(yaml: string): Document | undefined {
  const found = [...yaml.matchAll(entries)];
  const map = new YAMLMap();
  for (const [index, { 0: head, 1: key, index: at }] of found.entries()) {
    const start = at + head.length;
    const value = new Scalar(yaml.slice(start, found[index + 1]?.index ?? yaml.length).trimEnd());
    value.range = [start, start + value.value.length, start + value.value.length];
    if (!map.has(key)) map.set(new Scalar(key!), value);
  }
  if (!map.has('description')) return undefined;
  const document = new Document();
  document.contents = map as typeof document.contents;
  return document;
}

/** Brackets inside brackets in YAML; the reader's time grows with their square, and with their third power where they are keys. */
const deepestBrackets = 40;
/** As deep without brackets: each mark begins a collection inside the one before. */
const nestedMarks = /(?:[-?:][ \t]+){41}/;

/** A YAML mapping, as far as it can be read; undefined for what is none, and for what no person writes. */
export function readYaml(text: string): Document | undefined {
  if (isNestedBeyond(text, deepestBrackets) || nestedMarks.test(text)) return undefined;
  // A broken file has an error in each line, and V8 writes a stack for each, which takes longer than all reading.
  const traces = Error as { stackTraceLimit?: number };
  const { stackTraceLimit } = traces;
  traces.stackTraceLimit = 0;
  try {
    const document = parseDocument(text, { logLevel: 'silent', strict: false, uniqueKeys: false, prettyErrors: false });
    return isMap(document.contents) ? document : undefined;
  } finally {
    if (stackTraceLimit === undefined) delete traces.stackTraceLimit;
    else traces.stackTraceLimit = stackTraceLimit;
  }
}

export function isNestedBeyond(text: string, deepest: number): boolean {
  let depth = 0;
  for (const bracket of text.matchAll(/[[{\]}]/g)) {
    depth = bracket[0] === '[' || bracket[0] === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return false;
}

/** A plain string or number under a path of keys. */
export function scalarAt(
  document: Document | undefined,
  path: readonly (string | number)[],
): string | number | undefined {
  const value: unknown = document?.getIn(path);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** What a document holds as plain values; undefined when its aliases would make it explode. */
export function plainValues(document: Document | undefined): unknown {
  try {
    return document?.toJS({ maxAliasCount: 20 });
  } catch {
    // Aliases of aliases: no prompt file needs them.
    return undefined;
  }
}
