import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
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

function syntaxProblems(errors: readonly ParseError[], map: SourceMap): ConfigurationProblem[] {
  return errors.slice(0, maximumSyntaxErrors).map(error => ({
    code: 'syntax',
    args: { detail: printParseErrorCode(error.error) },
    nearest: [],
    path: '',
    range: map.at(error.offset, Math.max(1, error.length)),
    severity: 'error',
  }));
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

/**
 * Reads the text of an `inference-cost.json` (comments and trailing commas allowed). Total over every string: what is wrong is
 * reported at its position and left out, what is left open takes its default.
 */
export function readConfiguration(text: string): ConfigurationReading {
  const errors: ParseError[] = [];
  const withoutMark = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const root = parseTree(withoutMark, errors, { allowTrailingComma: true, disallowComments: false });
  const map = sourceMap(withoutMark, root);
  if (!root) {
    const problem: ConfigurationProblem =
      withoutMark.trim() === ''
        ? { code: 'empty-file', args: {}, nearest: [], path: '', range: map.at(0, 0), severity: 'warning' }
        : (syntaxProblems(errors, map)[0] ?? {
            code: 'empty-file',
            args: {},
            nearest: [],
            path: '',
            range: map.at(0, 0),
            severity: 'warning',
          });
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
      ...checkNames(configuration, map),
      ...emptyBudgets(configuration, map),
    ],
  };
}
