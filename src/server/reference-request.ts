import type { Configuration } from '../configuration/configuration.ts';
import type { RequestShape } from '../performance/deployment.ts';
import { tokens } from '../units.ts';

/** What choices are compared on: a prompt of a page and a half, and the answer that the configuration expects. */
export const referenceRequest = ({ outputTokens }: Configuration): RequestShape => ({
  input: tokens(1000),
  cached: tokens(0),
  output: tokens(outputTokens.default),
});
