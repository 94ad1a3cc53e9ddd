import type { PricedCall } from '../../cost/priced-call.ts';
import { calleeRange } from '../callee-range.ts';
import type { Fix } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { shortAnswer } from '../short-answer.ts';
import { outputDollars } from '../token-dollars.ts';

/** A suggested limit leaves this much room above the expected answer, so that it cuts runaway answers and not good ones. */
const headroom = 4;
const roundTo = 64;

const suggestedLimit = (expected: number): number => Math.ceil((expected * headroom) / roundTo) * roundTo;

/** Dollars and seconds of a thousand output tokens, on whichever side the call is priced. */
function perThousandOutputTokens(call: PricedCall): { usd?: number; seconds?: number } {
  const { headline, selfHosted } = call;
  const each = outputDollars(call);
  const own = headline !== 'hosted' && selfHosted?.estimate.fits ? selfHosted.estimate : undefined;
  return {
    ...(each === undefined ? {} : { usd: each * 1000 }),
    ...(own && call.output.tokens > 0 ? { seconds: own.itlSeconds * 1000 } : {}),
  };
}

function fixFor({ site, output }: PricedCall): Fix | undefined {
  const { insertion, key } = site.outputLimit;
  if (!insertion || !key) return undefined;
  const limit = suggestedLimit(output.tokens);
  return {
    code: 'insert-output-limit',
    args: { key, limit },
    edits: [
      {
        file: site.file,
        range: { start: insertion.at, end: insertion.at },
        newText: insertion.text.replace('{value}', String(limit)),
      },
    ],
  };
}

export const unboundedOutput: Rule = {
  id: 'unbounded-output',
  severity: 'info',
  mechanism: ['decode', 'kv-cache'],
  check(call, { configuration }) {
    const { key, value, unread, defaultValue } = call.site.outputLimit;
    const asks = call.site.kind === 'call' || call.site.kind === 'agent';
    if (!asks || key === undefined || value !== undefined || defaultValue !== undefined) return [];
    // Where not even the prompt could be read, a limit may stand beside it.
    if (unread || (call.site.kind === 'call' && call.site.prompt.length === 0)) return [];
    // A prompt that asks for a short answer has a rule of its own, with a closer limit.
    if (configuration.rules['short-answer-unbounded'] !== 'off' && shortAnswer(call.site)) return [];
    const { usd, seconds } = perThousandOutputTokens(call);
    const fix = fixFor(call);
    return [
      {
        code: 'unbounded-output',
        args: {
          key,
          expected: call.output.tokens,
          high: call.output.high,
          ...(usd === undefined ? {} : { usdPerThousandTokens: usd }),
          ...(seconds === undefined ? {} : { secondsPerThousandTokens: seconds }),
        },
        range: calleeRange(call.site),
        ...(fix ? { fix } : {}),
      },
    ];
  },
};
