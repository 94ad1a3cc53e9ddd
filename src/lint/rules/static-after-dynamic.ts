import type { PromptPart, Range } from '../../source/call-site.ts';
import { calleeRange } from '../callee-range.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { firstLine } from '../source-span.ts';
import { perThousandCalls } from '../token-dollars.ts';

/** Fewer tokens are not worth moving. */
const leastTokens = 20;
const loudFrom = 100;

const isConstantName = (name: string): boolean => /^(?:\w+\.)*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name);

interface Stretch {
  readonly tokens: number;
  readonly range?: Range;
}

interface Order {
  readonly firstPlaceholder?: string;
  /** Static tokens before the first placeholder: what a prefix cache can keep today. */
  readonly prefix: number;
  readonly after: readonly Stretch[];
}

/** Static stretches in the order in which they are sent, before and after the first value that changes. */
function orderOf(prompt: readonly PromptPart[], file: string, { countTokens }: RuleContext): Order {
  let firstPlaceholder: string | undefined;
  let prefix = 0;
  const after: Stretch[] = [];
  for (const part of prompt) {
    // What follows an answer is a conversation: its order is what was said, and cannot be changed.
    if (part.role === 'assistant' || part.role === 'history') break;
    for (const segment of part.segments) {
      if (segment.kind === 'placeholder') {
        // A constant that could not be looked up is the same in every request.
        if (!isConstantName(segment.name)) firstPlaceholder ??= segment.name;
      } else if (firstPlaceholder === undefined) prefix += countTokens(segment.text);
      else {
        const here = part.file === undefined || part.file === file;
        after.push({ tokens: countTokens(segment.text), ...(here && segment.range ? { range: segment.range } : {}) });
      }
    }
  }
  return { ...(firstPlaceholder === undefined ? {} : { firstPlaceholder }), prefix, after };
}

export const staticAfterDynamic: Rule = {
  id: 'static-after-dynamic',
  severity: 'warning',
  mechanism: ['prefix-cache', 'prefill'],
  check(call, context) {
    const { site } = call;
    if (site.kind === 'embedding' || site.kind === 'prompt-file') return [];
    const { firstPlaceholder, prefix, after } = orderOf(site.prompt, site.file, context);
    const tokens = after.reduce((sum, stretch) => sum + stretch.tokens, 0);
    if (firstPlaceholder === undefined || tokens < leastTokens || tokens * 2 < prefix) return [];
    const largest = after.toSorted((a, b) => b.tokens - a.tokens)[0]!;
    return [
      {
        code: 'static-after-dynamic',
        args: {
          tokens,
          prefix,
          placeholder: firstPlaceholder,
          ...perThousandCalls(call, tokens),
        },
        range: largest.range ? firstLine(context.text, largest.range) : calleeRange(site),
        saves: { tokens },
        ...(tokens < loudFrom ? { severity: 'info' as const } : {}),
      },
    ];
  },
};
