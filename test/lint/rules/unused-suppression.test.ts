import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../../src/configuration/configuration.ts';
import { defaultConfiguration } from '../../../src/configuration/read-configuration.ts';
import { applyRules } from '../../../src/lint/apply-rules.ts';
import { findingMessage } from '../../../src/report/messages.ts';
import { english } from '../../../src/report/translate.ts';
import { pricedCall, range, site } from '../../report/priced-calls.ts';

const comment = (names: string) => `# inference-cost-disable-next-line ${names}\ncall()\n`;
const unlimited = pricedCall({
  site: site({ range: range(2, 1, 2, 7), callee: 'call', outputLimit: { key: 'max_tokens' } }),
});

const findings = (text: string, configuration: Partial<Configuration> = {}, calls = [unlimited]) =>
  applyRules({
    file: 'src/a.py',
    language: 'python',
    text,
    calls,
    counterOf: new Map(),
    configuration: { ...defaultConfiguration, ...configuration },
  });

describe('reports', () => {
  test.each([
    [
      'a rule with nothing to hide',
      'over-budget',
      'Nothing to suppress here: over-budget reports nothing on the next line.',
    ],
    ['a rule that does not exist', 'unbound-output', 'There is no rule unbound-output; did you mean unbounded-output?'],
    ['a name that resembles none', 'xyzzy', 'There is no rule xyzzy.'],
  ])('%s', (_name, rule, message) => {
    const [found, ...others] = findings(comment(rule)).filter(finding => finding.rule === 'unused-suppression');
    expect(others).toEqual([]);
    expect(found!.severity).toBe('info');
    expect(found!.range).toEqual(range(1, 36, 1, 36 + rule.length));
    expect(findingMessage(found!, english)).toBe(message);
  });

  test('only the name that is unused, of several', () => {
    const found = findings(comment('unbounded-output, over-budget -- capped elsewhere'));
    expect(found.map(finding => [finding.rule, finding.args.rule])).toEqual([['unused-suppression', 'over-budget']]);
  });
});

describe('accepts', () => {
  test.each([
    ['a comment that hides a finding', findings(comment('unbounded-output -- why not'))],
    [
      'a rule that is off',
      findings(comment('over-budget'), { rules: { 'over-budget': 'off', 'unbounded-output': 'off' } }),
    ],
    [
      'anything, when it is off itself',
      findings(comment('xyzzy unbounded-output'), { rules: { 'unused-suppression': 'off' } }),
    ],
  ])('%s', (_name, found) => {
    expect(found).toEqual([]);
  });
});
