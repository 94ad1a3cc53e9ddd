import type { RequestShape } from '../performance/deployment.ts';
import type { CallSite } from '../source/call-site.ts';
import type { HostedCost } from './priced-call.ts';

/** The most that a call's model can write in one answer; undefined while no list says so. */
export const largestOutput = (_site: CallSite): number | undefined => undefined;

/** Dollars of one request on the provider's price list; undefined while no list prices the model. */
export const hostedCost = (_site: CallSite, _shape: RequestShape): HostedCost | undefined => undefined;
