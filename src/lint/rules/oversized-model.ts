import { hostedPrice, priceRequest } from '../../catalog/hosted-prices.ts';
import { smallerSiblings } from '../../catalog/smaller-siblings.ts';
import type { PricedCall } from '../../cost/priced-call.ts';
import { calleeRange } from '../callee-range.ts';
import type { Rule } from '../rule.ts';
import { shortAnswer } from '../short-answer.ts';

/** An answer of more tokens than this is no simple task, however short. */
const simpleTokens = 20;
/** A sibling that saves less is not worth a trial. */
const leastSaving = 0.5;

interface Alternative {
  readonly model: string;
  readonly usd: number;
}

/** What the same request costs with each sibling, on the maker's own list: the same tokens, since a sibling's vocabulary is close. */
function alternatives({ site, input, cached, output }: PricedCall, models: readonly string[]): readonly Alternative[] {
  return models.flatMap(model => {
    const price = hostedPrice(model);
    if (!price) return [];
    const billed = { input: input.tokens, cached, output: output.tokens, batched: site.batched ?? false };
    return [{ model, usd: priceRequest(price, billed).total }];
  });
}

export const oversizedModel: Rule = {
  id: 'oversized-model',
  severity: 'hint',
  mechanism: ['prefill', 'decode'],
  check(call) {
    const { site, hosted, headline } = call;
    const short = shortAnswer(site);
    // On a deployment of the team's own, `hybrid-candidate` compares deployments.
    if (headline !== 'hosted' || !hosted || !short || short.tokens > simpleTokens) return [];
    const siblings = smallerSiblings(hosted.model);
    if (site.model.id === undefined || !siblings) return [];
    const cheaper = alternatives(call, siblings.alternatives).filter(
      ({ usd }) => usd <= hosted.costPerRequest * (1 - leastSaving),
    );
    const [first, second] = cheaper;
    if (!first) return [];
    const least = Math.min(...cheaper.map(({ usd }) => usd));
    return [
      {
        code: 'oversized-model',
        args: {
          wording: short.wording,
          model: site.model.id,
          why: siblings.why,
          usdPerThousandCalls: hosted.costPerRequest * 1000,
          first: first.model,
          firstUsd: first.usd * 1000,
          ...(second ? { second: second.model, secondUsd: second.usd * 1000 } : {}),
        },
        range: site.model.range && site.model.from === 'literal' ? site.model.range : calleeRange(site),
        saves: { usdPerThousandCalls: (hosted.costPerRequest - least) * 1000 },
      },
    ];
  },
};
