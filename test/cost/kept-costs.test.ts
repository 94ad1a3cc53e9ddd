import { describe, expect, test } from 'vitest';
import { largestOutput } from '../../src/cost/hosted-cost.ts';
import { KeptCosts, mostKept } from '../../src/cost/kept-costs.ts';
import { deploymentInForce } from '../../src/cost/resolve-deployment.ts';
import { selfHostedCost } from '../../src/cost/self-hosted-cost.ts';
import { readCorrections } from '../../src/performance/corrections.ts';
import { tokens } from '../../src/units.ts';
import { configured, site, wordCounter } from './fixtures.ts';

const small = { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l4' } as const;
const large = { model: 'meta-llama/Llama-3.3-70B-Instruct', hardware: 'h100-sxm', gpus: 4 } as const;
const configuration = configured({
  deployments: { small, large },
  use: 'small',
  models: { 'our-model': { deployment: 'large' } },
});
const context = { configuration, customModels: new Map(), counters: { forModel: async () => wordCounter } };
const shape = (input: number, output: number, cached = 0) => ({
  input: tokens(input),
  cached: tokens(cached),
  output: tokens(output),
});

describe('the deployment of a model', () => {
  test.each([['gpt-4o'], ['our-model'], ['meta-llama/Llama-3.3-70B-Instruct'], [undefined]])('%s', model => {
    const costs = new KeptCosts(context);
    const found = costs.deployment(model);
    expect(found).toEqual(deploymentInForce(model, configuration, context.customModels));
    expect(costs.deployment(model)).toBe(found);
  });

  test('no model is another key than a model of that name', () => {
    const named = configured({ ...configuration, models: { undefined: { deployment: 'large' } } });
    const costs = new KeptCosts({ ...context, configuration: named });
    expect(costs.deployment(undefined)!.name).toBe('small');
    expect(costs.deployment('undefined')!.name).toBe('large');
  });

  test('an unknown name is kept as unknown', () => {
    const broken = configured({ deployments: { broken: { ...small, hardware: 'h1000' } }, use: 'broken' });
    const costs = new KeptCosts({ ...context, configuration: broken });
    expect([costs.deployment('gpt-4o'), costs.deployment('gpt-4o')]).toEqual([undefined, undefined]);
  });

  test('it carries the user’s own measurements', () => {
    const corrections = readCorrections({ version: 1, deployments: {} });
    if (typeof corrections === 'string') throw new Error(corrections);
    expect(new KeptCosts({ ...context, corrections }).deployment('gpt-4o')!.corrections).toBe(corrections);
    expect(new KeptCosts(context).deployment('gpt-4o')).not.toHaveProperty('corrections');
  });
});

describe('the cost of a request', () => {
  const costs = new KeptCosts(context);
  const own = costs.deployment('gpt-4o')!;

  test.each([
    ['a short one', shape(10, 5)],
    ['a longer answer', shape(10, 6)],
    ['digits that run together otherwise', shape(105, 1)],
    ['a cached prefix', shape(1000, 5, 800)],
    ['one over the context window', shape(2_000_000, 5)],
  ])('%s is what it would be without keeping, and is found once', (_, request) => {
    const found = costs.selfHosted(own, request);
    expect(found).toEqual(selfHostedCost(own, request));
    expect(costs.selfHosted(own, { ...request })).toBe(found);
  });

  test('another deployment has another cost', () => {
    const other = costs.deployment('our-model')!;
    expect(costs.selfHosted(other, shape(10, 5))).toEqual(selfHostedCost(other, shape(10, 5)));
    expect(costs.selfHosted(other, shape(10, 5))).not.toEqual(costs.selfHosted(own, shape(10, 5)));
  });

  test('what is kept has an end', () => {
    const first = costs.selfHosted(own, shape(7, 7));
    for (let length = 1; length <= mostKept; length++) costs.selfHosted(own, shape(length, 1));
    const again = costs.selfHosted(own, shape(7, 7));
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});

test.each([
  ['gpt-4o', 'openai'],
  ['gpt-4o', undefined],
  ['no-such-model', 'openai'],
  [undefined, undefined],
])('the largest output of %s on %s', (id, provider) => {
  const model = { from: 'literal', ...(id === undefined ? {} : { id }) } as const;
  const asked = { ...site({ model }), provider } as ReturnType<typeof site>;
  const costs = new KeptCosts(context);
  expect(costs.largestOutput(asked)).toBe(largestOutput(asked));
  expect(costs.largestOutput(asked)).toBe(largestOutput(asked));
});
