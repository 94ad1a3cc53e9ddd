import { describe, expect, test } from 'vitest';
import { findModel } from '../../src/catalog/models.ts';
import type { Configuration } from '../../src/configuration/configuration.ts';
import { priceCall } from '../../src/cost/price-call.ts';
import type { CallSite } from '../../src/source/call-site.ts';
import { configured, part, site, wordCounter } from './fixtures.ts';

const deployments: Configuration['deployments'] = {
  prod: {
    model: 'meta-llama/Llama-3.3-70B-Instruct',
    hardware: 'h100-sxm',
    gpus: 2,
    weights: 'fp8',
    pricePerGpuHour: 2.5,
  },
  // No list has a price for it.
  odd: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'm4-max' },
  // 140 GB of weights on 80 GB.
  tight: { model: 'meta-llama/Llama-3.3-70B-Instruct', hardware: 'h100-sxm', weights: 'bf16' },
};
const priced = (changes: Partial<CallSite>, use?: string) =>
  priceCall(site(changes), {
    configuration: configured({ deployments, ...(use === undefined ? {} : { use }) }),
    customModels: new Map(),
    counters: { forModel: async () => wordCounter },
  });
const model = (id: string): Pick<CallSite, 'model'> => ({ model: { id, from: 'literal' } });
const { provider: _, ...unprovided } = site();

describe('which side the one-line surfaces show', () => {
  test.each<[string, Partial<CallSite>, string | undefined, string]>([
    ['a hosted model, nothing configured', {}, undefined, 'hosted'],
    ['a hosted model where a deployment is configured', {}, 'prod', 'self-hosted'],
    [
      'a local server',
      { ...model('meta-llama/Llama-3.1-8B-Instruct'), provider: 'self-hosted' },
      undefined,
      'self-hosted',
    ],
    ['a model that no list prices', model('our-own-finetune'), undefined, 'self-hosted'],
    ['vectors', { ...model('text-embedding-3-small'), kind: 'embedding' }, 'prod', 'hosted'],
    ['vectors of a model that no list prices', { ...model('our-vectors'), kind: 'embedding' }, 'prod', 'none'],
  ])('%s: %s', async (_, changes, use, headline) => {
    expect((await priced(changes, use)).headline).toBe(headline);
  });
});

describe('what is unknown says so', () => {
  test.each<[string, Partial<CallSite>, string | undefined, string[]]>([
    ['nothing', {}, 'prod', []],
    ['the model', { model: { from: 'unknown' } }, 'prod', ['model-unknown']],
    ['its price', model('our-own-finetune'), 'prod', ['hosted-price-unknown']],
    ['the prompt', { prompt: [] }, 'prod', ['prompt-unknown']],
    ['what an hour of the GPU costs', {}, 'odd', ['gpu-price-unknown']],
    ['a local server has no list to miss', { ...model('x'), provider: 'self-hosted' }, 'prod', []],
  ])('%s', async (_, changes, use, codes) => {
    expect((await priced(changes, use)).unknown.map(({ code }) => code)).toEqual(codes);
  });
});

describe('both sides', () => {
  test('the list’s dollars are its rates times the tokens', async () => {
    const { hosted, input, output } = await priced({ prompt: [part('user', 'one two three')] });
    // gpt-4o: $2.50 and $10 per million.
    expect(hosted!.costPerRequest).toBeCloseTo((input.tokens * 2.5 + output.tokens * 10) / 1e6, 12);
    expect(output.tokens).toBe(256);
  });

  test('a deployment’s dollars are its GPU-hours over the requests that it serves', async () => {
    const { selfHosted } = await priced({}, 'prod');
    if (!selfHosted?.estimate.fits) throw new Error('it does not fit');
    const perSecond = (2 * 2.5) / 3600;
    expect((selfHosted as { costPerRequest?: number }).costPerRequest).toBeCloseTo(
      perSecond / selfHosted.estimate.throughput.requestsPerSecond,
      15,
    );
  });

  test('what does not fit has no dollars, and the list keeps its own', async () => {
    const { selfHosted, hosted } = await priced({}, 'tight');
    expect(selfHosted?.estimate.fits).toBe(false);
    expect(selfHosted).not.toHaveProperty('costPerRequest');
    expect(hosted?.costPerRequest).toBeGreaterThan(0);
  });

  test('vectors run on no deployment', async () => {
    expect(await priced({ ...model('text-embedding-3-small'), kind: 'embedding' }, 'prod')).not.toHaveProperty(
      'selfHosted',
    );
  });

  test('without a configuration an open model is its own stand-in', async () => {
    const { selfHosted } = await priced(model('meta-llama/Llama-3.1-8B-Instruct'));
    expect(selfHosted).toMatchObject({
      from: 'default',
      deployment: { model: { id: 'meta-llama/Llama-3.1-8B-Instruct' } },
    });
    expect(findModel('gpt-4o')).toBeUndefined();
    expect((await priced({})).selfHosted?.deployment.model.id).toBe('meta-llama/Llama-3.3-70B-Instruct');
  });

  test('without a provider the model’s name finds its list', async () => {
    const { hosted } = await priceCall(unprovided, {
      configuration: configured({}),
      customModels: new Map(),
      counters: { forModel: async () => wordCounter },
    });
    expect(hosted).toMatchObject({ provider: 'openai', model: 'gpt-4o' });
  });
});
