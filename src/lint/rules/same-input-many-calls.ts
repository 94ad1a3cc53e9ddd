import type { PricedCall } from '../../cost/priced-call.ts';
import type { PromptPart } from '../../source/call-site.ts';
import { calleeRange } from '../callee-range.ts';
import { isDocumentName } from '../document-name.ts';
import type { Rule } from '../rule.ts';
import { perThousandCalls } from '../token-dollars.ts';

/** A value whose size the team states counts as large from here on. */
const largeFrom = 500;

/** What a prompt sends up to and including a value, in order: two calls with the same text here share a prefix. */
function prefixUpTo(prompt: readonly PromptPart[], name: string): string {
  let sent = '';
  for (const { role, segments } of prompt) {
    sent += `\0${role}\0`;
    for (const segment of segments) {
      if (segment.kind === 'static') sent += segment.text;
      else if (segment.name === name) return sent;
      else sent += `\0{${segment.name}}\0`;
    }
  }
  return sent;
}

/** Large values that a call sends, with their assumed size. */
function largeInputs({ parts }: PricedCall): ReadonlyMap<string, number> {
  const large = parts
    .filter(part => part.role !== 'history')
    .flatMap(part => part.placeholders)
    .filter(({ name, from, assumedTokens }) =>
      from === 'configuration' ? assumedTokens >= largeFrom : isDocumentName(name),
    );
  return new Map(large.map(({ name, assumedTokens }) => [name, assumedTokens]));
}

/** Calls before this one that run together with it and send the same value after other words. */
function earlierWith(name: string, call: PricedCall, calls: readonly PricedCall[]): readonly PricedCall[] {
  const own = prefixUpTo(call.site.prompt, name);
  return calls
    .slice(0, calls.indexOf(call))
    .filter(
      ({ site }) =>
        site.kind === 'call' &&
        site.cell === call.site.cell &&
        site.runsWith !== undefined &&
        site.runsWith === call.site.runsWith,
    )
    .filter(other => largeInputs(other).has(name) && prefixUpTo(other.site.prompt, name) !== own);
}

export const sameInputManyCalls: Rule = {
  id: 'same-input-many-calls',
  severity: 'info',
  mechanism: ['prefill'],
  check(call, { calls }) {
    if (call.site.kind !== 'call') return [];
    for (const [name, assumed] of largeInputs(call)) {
      const earlier = earlierWith(name, call, calls);
      const first = earlier[0];
      if (!first) continue;
      return [
        {
          code: 'same-input-many-calls',
          args: { name, assumed, line: first.site.range.start.line, ...perThousandCalls(call, assumed) },
          range: calleeRange(call.site),
          saves: { tokens: assumed },
        },
      ];
    }
    return [];
  },
};
