import type { Finding } from '../lint/finding.ts';
import { rules } from '../lint/registry.ts';
import type { Range } from '../source/call-site.ts';
import { findingsOf, type LintResult } from './lint-result.ts';
import { findingMessage, fixTitle } from './messages.ts';
import { english, type Translate } from './translate.ts';

export interface SarifOptions {
  readonly version: string;
  /** A rule's page in Markdown, as `docs/rules` has it; undefined where it cannot be read. */
  readonly rulePage?: (rule: string) => string | undefined;
}

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;
const defaultLevels = { ...levels, off: 'none' } as const;

const region = ({ start, end }: Range) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

/** SARIF wants a URI reference: each part of the path percent-encoded, `/` kept. */
const artifact = (file: string) => ({ uri: file.split('/').map(encodeURIComponent).join('/') });

function fixes({ fix }: Finding, t: Translate) {
  if (!fix) return {};
  const files = [...new Set(fix.edits.map(edit => edit.file))];
  const artifactChanges = files.map(file => ({
    artifactLocation: artifact(file),
    replacements: fix.edits
      .filter(edit => edit.file === file)
      .map(edit => ({ deletedRegion: region(edit.range), insertedContent: { text: edit.newText } })),
  }));
  return { fixes: [{ description: { text: fixTitle(fix, t) }, artifactChanges }] };
}

const pascalCase = (id: string): string => id.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());

/** The page opens with its title and a line of facts; what follows up to the first empty line says what the rule is about. */
function described(page: string | undefined) {
  if (page === undefined) return {};
  const paragraph = (page.split(/\n\s*\n/)[2] ?? page).replace(/\s+/g, ' ').trim();
  const [sentence = paragraph] = /^.+?\.(?= [A-Z]|$)/.exec(paragraph) ?? [];
  return {
    shortDescription: { text: sentence },
    fullDescription: { text: paragraph },
    help: { text: page, markdown: page },
  };
}

/** SARIF 2.1.0; positions inside a notebook count in its cell, which `logicalLocations` names. */
export function sarifReport(result: LintResult, options: SarifOptions, t: Translate = english) {
  const findings = findingsOf(result);
  const ids = [...new Set([...rules.map(rule => rule.id as string), ...findings.map(finding => finding.rule)])].sort();
  const descriptors = ids.map(id => {
    const severity = rules.find(rule => rule.id === id)?.severity ?? 'info';
    return {
      id,
      name: pascalCase(id),
      ...described(options.rulePage?.(id)),
      defaultConfiguration: { level: defaultLevels[severity] },
    };
  });
  const results = findings.map(finding => ({
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: levels[finding.severity],
    message: { text: findingMessage(finding, t) },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact(finding.file), region: region(finding.range) },
        ...(finding.cell === undefined ? {} : { logicalLocations: [{ name: `cell ${finding.cell}`, kind: 'member' }] }),
      },
    ],
    partialFingerprints: { 'inferenceCost/v1': finding.fingerprint },
    ...fixes(finding, t),
    ...(finding.saves ? { properties: { saves: finding.saves } } : {}),
  }));
  const notifications = result.skipped.map(({ file, why }) => ({
    level: 'note',
    message: { text: `${file}: ${why}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'inference-cost', version: options.version, rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        results,
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
      },
    ],
  };
}
