import { describe, expect, test } from 'vitest';
import { expertShards } from '../../../src/performance/operators.ts';
import type { Control } from '../../../webview/controls/control.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { groups } from '../all-groups.ts';

const controlNamed = (id: string): Control =>
  groups.flatMap(({ controls }) => controls).find(control => control.id === id)!;
const deployed = (settings: Partial<Scenario['deployment']>): Scenario => ({
  ...defaultScenario,
  deployment: { model: 'mistralai/Mixtral-8x7B-Instruct-v0.1', hardware: 'h100-sxm', ...settings },
});

describe('expert parallel says where it changes nothing', () => {
  const line = (tensorParallel: number): string =>
    `Changes nothing up to ${tensorParallel}: tensor parallel spreads the experts over as many GPUs already.`;

  test.each<[Partial<Scenario['deployment']>, string | undefined]>([
    [{}, undefined],
    [{ gpus: 8 }, undefined],
    [{ gpus: 8, expertParallel: 1 }, undefined],
    // Without a word tensor parallel goes over all GPUs.
    [{ gpus: 8, expertParallel: 8 }, line(8)],
    [{ gpus: 8, expertParallel: 2 }, line(8)],
    [{ gpus: 8, tensorParallel: 4, expertParallel: 2 }, line(4)],
    [{ gpus: 8, tensorParallel: 4, expertParallel: 4 }, line(4)],
    [{ gpus: 8, tensorParallel: 4, expertParallel: 8 }, undefined],
    [{ gpus: 8, tensorParallel: 1, expertParallel: 8 }, undefined],
  ])('%j: %s', (settings, text) => {
    expect(controlNamed('expertParallel').idle?.(deployed(settings))).toBe(text);
  });

  test('there the model of performance spreads experts as if nothing were said', () => {
    for (const gpus of [2, 4, 8])
      for (const tensorParallel of [1, 2, 4, 8].filter(value => value <= gpus))
        for (const expertParallel of [1, 2, 4, 8].filter(value => value <= gpus)) {
          const layout = { gpus, tensorParallel, pipelineParallel: 1 };
          const shards = (own: number): number =>
            expertShards({ ...layout, expertParallel: own } as Parameters<typeof expertShards>[0]);
          const isIdle = controlNamed('expertParallel').idle?.(deployed({ ...layout, expertParallel })) !== undefined;
          expect(isIdle, JSON.stringify({ ...layout, expertParallel })).toBe(
            expertParallel > 1 && shards(expertParallel) === shards(1),
          );
        }
  });
});
