import type { PricedCall } from '../cost/priced-call.ts';

/** Dollars of one input token on the side that the call is priced on: the provider's list, or prefill on the deployment in force. */
export function inputDollars({ headline, hosted, selfHosted, input }: PricedCall): number | undefined {
  if (input.tokens === 0) return undefined;
  if (headline === 'hosted') return hosted && hosted.inputCost / input.tokens;
  const prefill = selfHosted && 'prefillCost' in selfHosted ? selfHosted.prefillCost : undefined;
  return prefill === undefined ? undefined : prefill / input.tokens;
}

/** Dollars of one output token on that side. */
export function outputDollars({ headline, hosted, selfHosted, output }: PricedCall): number | undefined {
  if (output.tokens === 0) return undefined;
  if (headline === 'hosted') return hosted && hosted.outputCost / output.tokens;
  const decode = selfHosted && 'decodeCost' in selfHosted ? selfHosted.decodeCost : undefined;
  return decode === undefined ? undefined : decode / output.tokens;
}

/** Dollars of one request on that side. */
export function requestDollars({ headline, hosted, selfHosted }: PricedCall): number | undefined {
  if (headline === 'hosted') return hosted?.costPerRequest;
  return selfHosted && 'costPerRequest' in selfHosted ? selfHosted.costPerRequest : undefined;
}

/** Dollars of that many input tokens in each of a thousand calls, as arguments of a finding; nothing where no price is known. */
export function perThousandCalls(call: PricedCall, inputTokens: number): { usdPerThousandCalls?: number } {
  const each = inputDollars(call);
  return each === undefined ? {} : { usdPerThousandCalls: each * inputTokens * 1000 };
}
