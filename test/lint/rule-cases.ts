import type { Configuration } from '../../src/configuration/configuration.ts';
import { defaultConfiguration } from '../../src/configuration/read-configuration.ts';
import type { PricedCall } from '../../src/cost/priced-call.ts';
import type { RuleReport } from '../../src/lint/finding.ts';
import type { Rule, RuleContext } from '../../src/lint/rule.ts';
import { searchedText } from '../../src/lint/searched-text.ts';
import { findingMessage } from '../../src/report/messages.ts';
import { english } from '../../src/report/translate.ts';

/** Four characters are a token: easy to follow in a table. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4);

/** What one rule says about one call, alone in its file. */
export function check(
  rule: Rule,
  call: PricedCall,
  configuration: Partial<Configuration> = {},
  text = '',
): readonly RuleReport[] {
  return rule.check(call, contextOf([call], configuration, text));
}

/** What a rule sees of a file with these calls. */
export const contextOf = (
  calls: readonly PricedCall[],
  configuration: Partial<Configuration> = {},
  text = '',
): RuleContext => ({
  configuration: { ...defaultConfiguration, ...configuration },
  calls,
  ...searchedText(text),
  countTokens,
});

/** The sentence that a person reads. */
export const sentence = (report: RuleReport): string => findingMessage(report, english);

/** Applies a fix's edits to a text, last first. */
export function applied(text: string, report: RuleReport): string {
  const lines = text.split('\n');
  const offset = ({ line, column }: { line: number; column: number }): number =>
    lines.slice(0, line - 1).reduce((sum, entry) => sum + entry.length + 1, 0) + column - 1;
  return (report.fix?.edits ?? [])
    .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
      text,
    );
}
