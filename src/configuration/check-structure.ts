import * as v from 'valibot';
import { nearestNames } from '../catalog/nearest-name.ts';
import type { ConfigurationProblem } from './problem.ts';
import { type ConfigurationFile, configurationSchema } from './schema.ts';
import type { JsonPath, SourceMap } from './source-map.ts';
import { sparsityForms } from './sparsity.ts';

type Json = Record<string | number, unknown>;

/** The parts of a valibot schema that lead from a path to the schema of what stands there. */
interface SchemaNode {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly wrapped?: SchemaNode;
  readonly value?: SchemaNode;
  readonly item?: SchemaNode;
  readonly options?: readonly (string | SchemaNode)[];
}

const unwrapped = (node: SchemaNode | undefined): SchemaNode | undefined =>
  node?.wrapped ? unwrapped(node.wrapped) : node;

function schemaAt(path: JsonPath): SchemaNode | undefined {
  let node = unwrapped(configurationSchema as unknown as SchemaNode);
  for (const step of path) node = unwrapped(node?.entries?.[step] ?? node?.value ?? node?.item);
  return node;
}

const typeName = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : typeof value;

/** `weights`, or `ignore[0]` for an item of a list; empty for the file itself. */
function nameOf(path: JsonPath): string {
  const [holder, last = ''] = [path.at(-2), path.at(-1)];
  return typeof last === 'number' ? `${holder ?? ''}[${last}]` : last;
}

const shown = (value: unknown): string => {
  // 1e999 is a number in JSON and infinite here, which `stringify` writes as null.
  const text = (typeof value === 'number' ? undefined : JSON.stringify(value)) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const expectedTypes: Readonly<Record<string, string>> = {
  strict_object: 'object',
  record: 'object',
};

function describe(issue: v.BaseIssue<unknown>, path: JsonPath, map: SourceMap): ConfigurationProblem {
  const last = nameOf(path);
  const common = { path: path.join('.'), severity: 'error' as const };
  if (isUnknownKey(issue)) {
    const candidates = Object.keys(schemaAt(path.slice(0, -1))?.entries ?? {});
    const nearest = nearestNames(last, candidates);
    return { ...common, code: 'unknown-key', args: { key: last }, nearest, range: map.key(path) };
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined')
    return { ...common, code: 'missing-key', args: { key: last }, nearest: [], range: map.key(path.slice(0, -1)) };
  const range = map.value(path);
  if (issue.type === 'picklist' && typeof issue.input === 'string') {
    const options = (schemaAt(path)?.options ?? []).filter(option => typeof option === 'string');
    const args = { key: last, value: issue.input, valid: options.join(', ') };
    return { ...common, code: 'unknown-value', args, nearest: nearestNames(issue.input, options), range };
  }
  // The one text with a form of its own.
  if (issue.type === 'regex') {
    const args = { key: last, value: String(issue.input), valid: sparsityForms };
    return { ...common, code: 'unknown-value', args, nearest: [], range };
  }
  if (issue.kind === 'validation') {
    const args = { key: last, value: shown(issue.input), expected: limitOf(issue) };
    return { ...common, code: 'out-of-range', args, nearest: [], range };
  }
  const args = {
    key: last,
    expected: issue.type === 'picklist' ? 'string' : (expectedTypes[issue.type] ?? issue.type),
    received: typeName(issue.input),
  };
  return { ...common, code: 'wrong-type', args, nearest: [], range };
}

/** valibot names a limit `>=1` or `<=100`, and that of a text's length without saying so. */
function limitOf({ type, expected }: v.BaseIssue<unknown>): string {
  if (type === 'integer') return 'a whole number';
  if (type === 'non_empty') return 'some text';
  const limit = (expected ?? 'another value').replace(/^>=/, 'at least ').replace(/^<=/, 'at most ');
  return type === 'max_length' ? `${limit} characters` : limit;
}

/** Takes what stands at the path out of the value; where nothing stands there, what encloses it. */
function remove(root: Json, path: JsonPath): void {
  const trail: Json[] = [root];
  for (const step of path.slice(0, -1)) {
    const next = trail.at(-1)![step];
    if (typeof next !== 'object' || next === null) return;
    trail.push(next as Json);
  }
  const last = path.at(-1);
  const holder = trail.at(-1)!;
  if (last === undefined) return;
  if (!Object.hasOwn(holder, last)) remove(root, path.slice(0, -1));
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
}

/** valibot takes an array for an object with number keys; here it is a mistake like any other wrong type. */
function arraysForObjects(value: unknown, path: JsonPath, root: Json, map: SourceMap): ConfigurationProblem[] {
  const expected = schemaAt(path)?.type;
  if (Array.isArray(value) && (expected === 'strict_object' || expected === 'record')) {
    remove(root, path);
    const args = { key: nameOf(path), expected: 'object', received: 'array' };
    return [{ code: 'wrong-type', args, nearest: [], path: path.join('.'), range: map.value(path), severity: 'error' }];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => arraysForObjects(entry, [...path, key], root, map));
}

const isUnknownKey = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type === 'strict_object' && issue.expected === 'never';

const throughArray = (path: JsonPath): boolean => path.some(step => typeof step === 'number');

const pathOf = (issue: v.BaseIssue<unknown>): JsonPath => (issue.path ?? []).map(item => item.key as string | number);

/** Repairs are tried this often; every pass removes at least one wrong entry. valibot names one unknown key of an object at a time. */
const passes = 100;

/**
 * Validates against the schema. Each wrong entry is reported and left out, so that one mistake does not undo the rest of the
 * file. `value` must be a fresh copy: wrong entries are removed from it.
 */
export function checkStructure(
  value: unknown,
  map: SourceMap,
): { readonly file: ConfigurationFile; readonly problems: readonly ConfigurationProblem[] } {
  const problems = arraysForObjects(value, [], value as Json, map);
  let current: unknown = Array.isArray(value) ? {} : value;
  let shifted = false;
  for (let pass = 0; pass < passes; pass++) {
    const result = v.safeParse(configurationSchema, current);
    if (result.success) return { file: result.output, problems };
    // Later entries first, so that removing an array item does not shift those before it.
    const issues = result.issues.map(issue => ({ issue, path: pathOf(issue) })).reverse();
    // Positions hold for the untouched file: array items shift once some are removed. What a repair itself brings about is no problem of the file's.
    const told = issues.filter(
      ({ issue, path }) => pass === 0 || (isUnknownKey(issue) && !(shifted && throughArray(path))),
    );
    problems.push(...told.map(({ issue, path }) => describe(issue, path, map)).reverse());
    shifted ||= issues.some(({ path }) => typeof path.at(-1) === 'number');
    if (issues.some(({ path }) => path.length === 0)) current = {};
    else for (const { path } of issues) remove(current as Json, path);
  }
  return { file: v.parse(configurationSchema, {}), problems };
}
