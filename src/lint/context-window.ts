import { contextWindow } from '../catalog/hosted-models.ts';
import type { PricedCall } from '../cost/priced-call.ts';

/** A model that answers a call, and the tokens that it takes: input and output together. */
export interface ContextWindow {
  readonly model: string;
  readonly tokens: number;
  /** The call's input under that model's vocabulary. */
  readonly input: number;
  readonly exact: boolean;
}

function ownWindow({ selfHosted, input }: PricedCall): ContextWindow[] {
  const tokens = selfHosted?.deployment.model.contextWindow;
  // A stand-in deployment that nobody configured has no say.
  if (!selfHosted || tokens === undefined || selfHosted.from !== 'configuration') return [];
  return [{ model: selfHosted.deployment.model.id, tokens, input: selfHosted.shape.input, exact: input.exact }];
}

function hostedWindow({ site: { model, provider }, input }: PricedCall): ContextWindow[] {
  const tokens = model.id === undefined ? undefined : contextWindow(model.id, provider)?.tokens;
  if (model.id === undefined || tokens === undefined) return [];
  return [{ model: model.id, tokens, input: input.tokens, exact: input.exact }];
}

/**
 * The windows that a call must respect: that of the model it names and, where the headline is a deployment, that of the
 * deployment's model. Empty where none is known.
 */
export function contextWindows(call: PricedCall): readonly ContextWindow[] {
  return call.headline === 'self-hosted' ? [...ownWindow(call), ...hostedWindow(call)] : hostedWindow(call);
}
