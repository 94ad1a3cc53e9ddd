import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { checkNames } from './check-names.ts';
import { checkStructure } from './check-structure.ts';
import type { Configuration } from './configuration.ts';
import { defaultConfiguration, toConfiguration } from './defaults.ts';
import type { ConfigurationProblem } from './problem.ts';
import { type SourceMap, sourceMap } from './source-map.ts';

export type { ConfigurationProblem };
export { defaultConfiguration };

export interface ConfigurationReading {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

/** A broken file has many follow-up errors; the first few name the cause. */
const maximumSyntaxErrors = 5;

/** No configuration is deeper than five; the parser would run out of stack at some thousands. */
const deepest = 100;

/** Where brackets are nested deeper than any configuration is, if they are. */
function tooDeep(text: string, map: SourceMap): ConfigurationProblem | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text[scanner.getTokenOffset()];
    if (first === '{' || first === '[') depth++;
    if (first === '}' || first === ']') depth--;
    if (depth > deepest) return syntaxProblem('NestedTooDeeply', map.at(scanner.getTokenOffset(), 1));
  }
  return undefined;
}

const syntaxProblem = (detail: string, range: ConfigurationProblem['range']): ConfigurationProblem => ({
  code: 'syntax',
  args: { detail },
  nearest: [],
  path: '',
  range,
  severity: 'error',
});

function syntaxProblems(errors: readonly ParseError[], map: SourceMap): ConfigurationProblem[] {
  return errors
    .slice(0, maximumSyntaxErrors)
    .map(({ error, offset, length }) => syntaxProblem(printParseErrorCode(error), map.at(offset, Math.max(1, length))));
}

function duplicateKeys(node: Node, map: SourceMap, path: readonly string[] = []): ConfigurationProblem[] {
  if (node.type !== 'object')
    return (node.children ?? []).flatMap((child, index) => duplicateKeys(child, map, [...path, `${index}`]));
  const seen = new Set<string>();
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [keyNode, valueNode] = children;
    if (!keyNode) return [];
    const key = String(keyNode.value);
    const at = [...path, key];
    const twice: ConfigurationProblem[] = seen.has(key)
      ? [
          {
            code: 'duplicate-key',
            args: { key },
            nearest: [],
            path: at.join('.'),
            range: map.at(keyNode.offset, keyNode.length),
            severity: 'error',
          },
        ]
      : [];
    seen.add(key);
    return [...twice, ...(valueNode ? duplicateKeys(valueNode, map, at) : [])];
  });
}

/** In the order of the file: who mends one after the other goes from the top to the bottom. */
const byPlace = (
  { range: { start: a } }: ConfigurationProblem,
  { range: { start: b } }: ConfigurationProblem,
): number => a.line - b.line || a.column - b.column;

function emptyBudgets(configuration: Configuration, map: SourceMap): ConfigurationProblem[] {
  return configuration.budgets.flatMap((budget, index) => {
    if (budget.maxInputTokens !== undefined || budget.maxUsdPerThousandCalls !== undefined) return [];
    const path = ['budgets', index];
    const range = map.value(path);
    return [
      {
        code: 'budget-without-limit',
        args: { files: budget.files },
        nearest: [],
        path: path.join('.'),
        range,
        severity: 'warning',
      },
    ];
  });
}

/** Keys of `deployments` as written, whatever is wrong with what they hold; undefined where `deployments` is no object. */
function writtenDeployments(root: Node): readonly string[] | undefined {
  const node = findNodeAtLocation(root, ['deployments']);
  if (!node) return [];
  return node.type === 'object'
    ? (node.children ?? []).flatMap(({ children }) => String(children?.[0]?.value))
    : undefined;
}

/**
 * Reads the text of an `inference-cost.json` (comments and trailing commas allowed). Total over every string: what is wrong is
 * reported at its position and left out, what is left open takes its default.
 */
export function readConfiguration(text: string): ConfigurationReading {
  const errors: ParseError[] = [];
  const withoutMark = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const depth = tooDeep(withoutMark, sourceMap(withoutMark, undefined));
  if (depth) return { configuration: defaultConfiguration, problems: [depth] };
  const root = parseTree(withoutMark, errors, { allowTrailingComma: true, disallowComments: false });
  const map = sourceMap(withoutMark, root);
  if (!root) {
    const empty = {
      code: 'empty-file',
      args: {},
      nearest: [],
      path: '',
      range: map.at(0, 0),
      severity: 'warning',
    } as const;
    const problem = withoutMark.trim() === '' ? empty : (syntaxProblems(errors, map)[0] ?? empty);
    return { configuration: defaultConfiguration, problems: [problem] };
  }
  const structure = checkStructure(getNodeValue(root), map);
  const configuration = toConfiguration(structure.file, getNodeValue(root));
  return {
    configuration,
    problems: [
      ...syntaxProblems(errors, map),
      ...duplicateKeys(root, map),
      ...structure.problems,
      ...checkNames(configuration, map, writtenDeployments(root)),
      ...emptyBudgets(configuration, map),
    ].sort(byPlace),
  };
}
