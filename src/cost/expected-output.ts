import type { Configuration } from '../configuration/configuration.ts';
import type { CallSite } from '../source/call-site.ts';
import { tokens } from '../units.ts';
import type { OutputRange } from './priced-call.ts';
import { noTokens } from './token-range.ts';

/** Output that nobody limits may run to the model's own maximum; where that is unknown, to this many times the expected size. */
const unlimitedSpread = 16;

const reasoningTokens = (site: CallSite, configuration: Configuration): number =>
  site.reasoningEffort === undefined ? 0 : (configuration.outputTokens.reasoning[site.reasoningEffort] ?? 0);

/** An embedding answers with numbers; a text that only stands here is answered where it is sent, and says nothing of how long. */
const writesNothing = ({ kind, model, outputLimit, choices }: CallSite): boolean =>
  kind === 'embedding' ||
  ((kind === 'prompt' || kind === 'prompt-file') &&
    model.id === undefined &&
    outputLimit.value === undefined &&
    outputLimit.defaultValue === undefined &&
    choices === undefined);

/**
 * What the model will probably write, per answer times the answers asked for: the configured expectation, cut by the call's
 * limit. Reasoning tokens are billed and decoded like output. `maximum` is the most that the model can write, if known.
 */
export function expectedOutput(site: CallSite, configuration: Configuration, maximum: number | undefined): OutputRange {
  if (writesNothing(site)) return { ...noTokens, from: 'default' };
  const limit = site.outputLimit.value ?? site.outputLimit.defaultValue;
  const wanted = configuration.outputTokens.default + reasoningTokens(site, configuration);
  const choices = Math.max(1, site.choices ?? 1);
  const expected = limit === undefined ? wanted : Math.min(wanted, limit);
  const high = limit ?? Math.max(maximum ?? wanted * unlimitedSpread, expected);
  return {
    tokens: tokens(expected * choices),
    low: tokens(Math.min(1, expected) * choices),
    high: tokens(high * choices),
    exact: false,
    from:
      limit !== undefined && limit <= wanted
        ? 'limit'
        : configuration.outputTokens.configured
          ? 'configuration'
          : 'default',
  };
}
