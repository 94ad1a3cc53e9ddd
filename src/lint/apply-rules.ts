import { nearestNames } from '../catalog/nearest-name.ts';
import type { Configuration, Severity } from '../configuration/configuration.ts';
import { isRuleId, type RuleId, ruleIds } from '../configuration/rule-ids.ts';
import type { PricedCall } from '../cost/priced-call.ts';
import type { LanguageId } from '../source/call-site.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';
import { exactness } from './exactness.ts';
import type { Finding, RuleReport } from './finding.ts';
import { type BareFinding, withFingerprints } from './fingerprint.ts';
import { rules } from './registry.ts';
import type { RuleContext } from './rule.ts';
import { searchedText } from './searched-text.ts';
import { findSuppressions, notebookCells, type Suppression } from './suppressions.ts';

export interface LintInput {
  readonly file: string;
  readonly language: LanguageId;
  readonly text: string;
  readonly calls: readonly PricedCall[];
  /** What counts the tokens of a call's text. */
  readonly counterOf: ReadonlyMap<PricedCall, TokenCounter>;
  readonly configuration: Configuration;
}

const byPosition = (a: BareFinding, b: BareFinding): number =>
  (a.cell ?? 0) - (b.cell ?? 0) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.column - b.range.start.column;

const hides = (suppression: Suppression, finding: BareFinding): boolean =>
  suppression.rule === finding.rule &&
  suppression.line === finding.range.start.line &&
  suppression.cell === finding.cell;

/**
 * Runs every rule that is not off over a file's calls. Comments hide findings of the line after them; a comment that hides
 * nothing, or names no rule, is a finding itself. Findings come in the order of the text.
 */
export function applyRules(input: LintInput): readonly Finding[] {
  const found = ruleFindings(input);
  const suppressions = findSuppressions(input.text, input.language);
  const shown = found.filter(finding => !suppressions.some(suppression => hides(suppression, finding)));
  const unused = suppressions.filter(suppression => !found.some(finding => hides(suppression, finding)));
  return withFingerprints([...shown, ...suppressionFindings(unused, input)].sort(byPosition));
}

const severityOf = (id: RuleId, byDefault: Severity, { rules }: Configuration): Severity => rules[id] ?? byDefault;

function ruleFindings({ file, language, text, calls, counterOf, configuration }: LintInput): BareFinding[] {
  const cells = (language === 'jupyter' ? notebookCells(text) : []).map(searchedText);
  const whole = searchedText(text);
  const asked = calls.map(call => {
    const { cell } = call.site;
    const counter = counterOf.get(call);
    const context: RuleContext = {
      configuration,
      calls,
      ...(cell === undefined ? whole : (cells[cell] ?? searchedText(''))),
      countTokens: stretch => counter?.count(stretch).tokens ?? Math.ceil(stretch.length / charactersPerToken),
    };
    return { call, counter, context };
  });
  const found = rules.flatMap(rule => {
    if (severityOf(rule.id, rule.severity, configuration) === 'off') return [];
    return asked.flatMap(({ call, counter, context }) => {
      const { cell, id } = call.site;
      return rule.check(call, context).flatMap((report): BareFinding[] => {
        const severity = severityOf(rule.id, report.severity ?? rule.severity, configuration);
        if (severity === 'off') return [];
        const args = { ...report.args, ...exactness(call, counter) };
        return [{ ...report, args, rule: rule.id, severity, file, ...(cell === undefined ? {} : { cell }), call: id }];
      });
    });
  });
  return withoutRepeats(found);
}

/** English text in current vocabularies; only for a call that came without its counter. */
const charactersPerToken = 4;

/** One prompt constant may serve several calls: what is wrong with it is said once. */
function withoutRepeats(findings: readonly BareFinding[]): BareFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, code, cell, range }) => {
    const key = [rule, code, cell, range.start.line, range.start.column, range.end.line, range.end.column].join(':');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function suppressionFindings(unused: readonly Suppression[], { file, configuration }: LintInput): BareFinding[] {
  const severity = severityOf('unused-suppression', 'info', configuration);
  if (severity === 'off') return [];
  return (
    unused
      // A rule that is off has nothing to hide; the comment may be there for those who turn it on.
      .filter(({ rule }) => !isRuleId(rule) || configuration.rules[rule] !== 'off')
      .map(({ rule, range, cell }) => ({
        ...(isRuleId(rule) ? { code: 'unused-suppression', args: { rule } } : unknownRule(rule)),
        range,
        rule: 'unused-suppression',
        severity,
        file,
        ...(cell === undefined ? {} : { cell }),
      }))
  );
}

function unknownRule(rule: string): Pick<RuleReport, 'code' | 'args'> {
  const [nearest] = nearestNames(rule, ruleIds);
  return { code: 'unknown-suppression', args: { rule, ...(nearest === undefined ? {} : { nearest }) } };
}
