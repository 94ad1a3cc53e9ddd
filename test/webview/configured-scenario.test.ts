import { describe, expect, test } from 'vitest';
import type { ConfiguredDeployment } from '../../src/protocol.ts';
import { withConfigured } from '../../webview/configured-scenario.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../webview/scenario/scenario.ts';
import { initialState } from '../../webview/state.ts';

const mine: Scenario = {
  ...defaultScenario,
  name: 'mine',
  origin: 'src/chat.py:42',
  speculation: { draft: 'meta-llama/Llama-3.2-1B', length: 3, acceptance: 0.7 },
  request: { ...defaultScenario.request, inputTokens: 4321 },
};
const prod: ConfiguredDeployment = {
  name: 'prod',
  settings: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l4', concurrency: 16 },
};

describe('a deployment of inference-cost.json as a scenario', () => {
  test('stands beside the others, active, with their request and without their extras', () => {
    const { columns, active, notice } = withConfigured(initialState([mine]), prod);
    expect(active).toBe(1);
    expect(columns[1]!.scenario).toEqual({
      ...defaultScenario,
      name: 'prod',
      deployment: prod.settings,
      request: mine.request,
    });
    expect(notice).toEqual({ kind: 'done', text: 'Opened prod from inference-cost.json.' });
  });

  test.each([
    [undefined, 3_000_000],
    [0, 0],
    [5000, 5000],
  ])('%s calls a month in the file: %d', (callsPerMonth, requests) => {
    const configured = callsPerMonth === undefined ? prod : { ...prod, callsPerMonth };
    expect(withConfigured(initialState(), configured).columns[1]!.scenario.traffic.requestsPerMonth).toBe(requests);
  });

  test('what a scenario cannot have is said with its key, and nothing changes', () => {
    const state = initialState([mine]);
    const { columns, notice } = withConfigured(state, { ...prod, settings: { ...prod.settings, gpus: 100_000 } });
    expect(columns).toBe(state.columns);
    expect(notice).toMatchObject({
      kind: 'problem',
      text: expect.stringMatching(/^inference-cost\.json: deployment "prod": deployment\.gpus: /),
    });
  });
});
