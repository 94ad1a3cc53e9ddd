import type { PricedCall } from '../cost/priced-call.ts';

/** A model that answers a call, and the tokens that it takes: input and output together. */
export interface ContextWindow {
  readonly model: string;
  readonly tokens: number;
  /** The call's input under that model's vocabulary. */
  readonly input: number;
  readonly exact: boolean;
}

/** The windows that a call must respect; empty where none is known. A stand-in deployment that nobody configured has no say. */
export function contextWindows(call: PricedCall): readonly ContextWindow[] {
  const own = call.selfHosted;
  const window = own?.deployment.model.contextWindow;
  if (!own || window === undefined || own.from !== 'configuration') return [];
  return [{ model: own.deployment.model.id, tokens: window, input: own.shape.input, exact: call.input.exact }];
}
