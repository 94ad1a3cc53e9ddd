import type { PricedCall } from '../cost/priced-call.ts';

/**
 * Whether this call is where a deployment's own fault is reported: the deployment is configured, has the fault, and no earlier
 * call of the file stands for it. The deployment is at fault, not the call.
 */
export function standsFor(
  call: PricedCall,
  calls: readonly PricedCall[],
  hasFault: (own: NonNullable<PricedCall['selfHosted']>) => boolean,
): boolean {
  const faulty = ({ selfHosted }: PricedCall): string | undefined =>
    selfHosted?.from === 'configuration' && hasFault(selfHosted) ? selfHosted.name : undefined;
  const name = faulty(call);
  return name !== undefined && calls.find(other => faulty(other) === name) === call;
}
