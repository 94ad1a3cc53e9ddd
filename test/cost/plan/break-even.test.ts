import { describe, expect, test } from 'vitest';
import { hostedPrice, priceRequest } from '../../../src/catalog/hosted-prices.ts';
import { breakEven, hostedOffer } from '../../../src/cost/plan/break-even.ts';
import type { PlannedDeployment } from '../../../src/cost/plan/plan.ts';
import { tokens } from '../../../src/units.ts';

const shape = { input: tokens(1000), cached: tokens(0), output: tokens(200) };
const deployment = (id: string, usdPerHour: number, replicas: number, replicaRate: number) =>
  ({ id, usdPerHour, replicas, replicaRate }) as PlannedDeployment;
/** $2.50 and $10 a million: 0.0025 + 0.002. */
const gpt4o = 0.0045;

describe('what the same request costs hosted', () => {
  test('a listed model at its own price', () => {
    expect(priceRequest(hostedOffer('gpt-4o', shape)!, shape).total).toBeCloseTo(gpt4o, 10);
  });

  test('an open model at the cheapest provider that charges for it', () => {
    const offer = hostedOffer('meta-llama/Llama-3.3-70B-Instruct', shape)!;
    expect(offer.model.toLowerCase()).toMatch(/llama.?3\.3.?70b/);
    expect(priceRequest(offer, shape).total).toBeGreaterThan(0);
    const groq = hostedPrice('llama-3.3-70b-versatile', 'groq');
    if (groq) expect(priceRequest(offer, shape).total).toBeLessThanOrEqual(priceRequest(groq, shape).total);
  });

  test('unknown stays unknown', () => {
    expect(hostedOffer('acme/our-own-model', shape)).toBeUndefined();
    expect(breakEven([deployment('a', 1, 1, 10)], 'acme/our-own-model', shape)).toBeUndefined();
  });
});

describe('the rate from which self-hosting is cheaper', () => {
  test.each([
    { name: "one replica's price over the list price", planned: [deployment('a', 3.24, 1, 10)], rate: 0.2, by: 'a' },
    { name: 'of two replicas each pays for itself', planned: [deployment('a', 6.48, 2, 10)], rate: 0.2, by: 'a' },
    {
      name: 'the first that gets there',
      planned: [deployment('a', 32.4, 1, 10), deployment('b', 3.24, 1, 10)],
      rate: 0.2,
      by: 'b',
    },
    { name: 'one that cannot serve the rate never gets there', planned: [deployment('a', 3.24, 1, 0.1)] },
    { name: 'nothing planned', planned: [] },
  ])('$name', ({ planned, rate, by }) => {
    const even = breakEven(planned, 'gpt-4o', shape)!;
    expect(even.hosted).toMatchObject({ provider: 'openai', model: 'gpt-4o' });
    expect(even.deployment).toBe(by);
    if (rate === undefined) expect(even.requestsPerSecond).toBeUndefined();
    else expect(even.requestsPerSecond).toBeCloseTo(rate, 6);
  });
});
