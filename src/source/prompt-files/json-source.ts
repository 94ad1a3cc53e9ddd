import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { PromptRole } from '../call-site.ts';
import type { LineIndex } from '../syntax/line-index.ts';
import { isNestedBeyond } from './front-matter.ts';
import { build, type FilePart, inFormat, inMarkup, inTemplate } from './prompt-text.ts';

/** The reader calls itself for what is nested. */
const deepestBrackets = 1000;

/** A JSON file whose strings can be found in its text. */
export interface JsonSource {
  readonly root: Node;
  readonly text: string;
  readonly lines: LineIndex;
}

/** A JSON object, as far as it can be read; undefined for what is none, and for what no tool writes. */
export function readJson(text: string, lines: LineIndex): JsonSource | undefined {
  const root = isNestedBeyond(text, deepestBrackets) ? undefined : parseTree(text);
  return root?.type === 'object' ? { root, text, lines } : undefined;
}

type Path = readonly (string | number)[];

export const nodeAt = (node: Node | undefined, ...path: Path): Node | undefined =>
  node && findNodeAtLocation(node, [...path]);

export const stringAt = (node: Node | undefined, ...path: Path): string | undefined => {
  const found = nodeAt(node, ...path);
  return found?.type === 'string' ? found.value : undefined;
};

/** A number, also one in quotes, as forms of flows keep it. */
export const numberAt = (node: Node | undefined, ...path: Path): number | undefined => {
  const value: unknown = nodeAt(node, ...path)?.value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** What a list holds; nothing for what is no list. */
export const itemsAt = (node: Node | undefined, ...path: Path): readonly Node[] => {
  const found = nodeAt(node, ...path);
  return found?.type === 'array' ? (found.children ?? []) : [];
};

/** What an object holds, by name; nothing for what is no object. */
export const entriesOf = (node: Node | undefined): readonly (readonly [name: string, value: Node])[] =>
  node?.type === 'object'
    ? (node.children ?? []).flatMap(({ children }) =>
        children?.[1] ? [[children[0]!.value, children[1]] as const] : [],
      )
    : [];

/** The first string or number among several names. */
export const firstOf = <Value>(read: (name: string) => Value | undefined, ...names: string[]): Value | undefined =>
  names.map(read).find(value => value !== undefined && value !== '');

const syntaxes = { template: inTemplate, format: inFormat, plain: () => [], markup: inMarkup } as const;

interface TextStyle {
  /** `format` is Python's, where only single braces name a value; in `plain` nothing does; `markup` is a template in HTML; any template when it is left out. */
  readonly syntax?: keyof typeof syntaxes;
  /** Characters at the text's start that are not sent. */
  readonly skipped?: number;
}

/** The text of a string as a prompt's part; undefined for what is no string, and for an empty one. */
export function textPart(
  node: Node | undefined,
  role: PromptRole,
  { text, lines }: JsonSource,
  { syntax = 'template', skipped = 0 }: TextStyle = {},
): FilePart | undefined {
  if (node?.type !== 'string') return undefined;
  const values = (node.value as string).slice(skipped);
  const places = placesOf(text, node);
  const placeOf = (at: number): number => places[Math.min(at + skipped, places.length - 1)]!;
  return build({
    start: placeOf(0),
    end: node.offset + node.length,
    role,
    lines,
    values,
    found: syntaxes[syntax](values),
    placeOf,
  });
}

/** A message that only the running program knows, by its name; it stands where the file speaks of it. */
export function valuePart(node: Node, role: PromptRole, name: string, { lines }: JsonSource): FilePart {
  const [start, end] = [node.offset + 1, node.offset + node.length - 1];
  return { role, segments: [{ kind: 'placeholder', name, range: lines.range(start, end) }], start, end };
}

/** Where in the file each character of a string's value stands, and its end: escapes are longer than what they stand for. */
function placesOf(text: string, { offset, length }: Node): number[] {
  const places: number[] = [];
  const end = offset + length - 1;
  let at = offset + 1;
  while (at < end) {
    places.push(at);
    at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  }
  places.push(at);
  return places;
}
