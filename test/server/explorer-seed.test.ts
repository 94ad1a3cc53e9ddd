import { describe, expect, test } from 'vitest';
import { priceCall } from '../../src/cost/price-call.ts';
import { explorerSeed } from '../../src/server/explorer-seed.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import { readSeed } from '../../webview/scenario/read-scenario.ts';
import { configured, site, wordCounter } from '../cost/fixtures.ts';

const priced = (settings: object) =>
  priceCall(site(), {
    configuration: configured({
      deployments: { prod: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'h100-sxm', ...settings } },
      use: 'prod',
    }),
    customModels: new Map(),
    counters: { forModel: async () => wordCounter },
  });

describe('explorerSeed', () => {
  test('the call’s tokens and its deployment, in a form that the page accepts', async () => {
    const seed = explorerSeed(await priced({ weights: 'fp8', pricePerGpuHour: 2 }))!;
    expect(seed).toMatchObject({
      origin: 'app.py:1',
      deployment: {
        model: 'meta-llama/Llama-3.1-8B-Instruct',
        hardware: 'h100-sxm',
        weights: 'fp8',
        pricePerGpuHour: 2,
      },
    });
    expect(readSeed(JSON.parse(JSON.stringify(seed)), defaultScenario)).toMatchObject({ origin: 'app.py:1' });
  });

  test('a price of the list is not written down as the user’s own', async () => {
    expect(explorerSeed(await priced({}))!.deployment).not.toHaveProperty('pricePerGpuHour');
  });
});
