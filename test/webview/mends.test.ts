import { describe, expect, test } from 'vitest';
import type { ScenarioProblem } from '../../webview/evaluate/answers.ts';
import { evaluateScenario } from '../../webview/evaluate/evaluate-scenario.ts';
import { namesOfCatalogue } from '../../webview/evaluate/names-of-catalogue.ts';
import { mendsOf } from '../../webview/mends.ts';
import type { Scenario } from '../../webview/scenario/scenario.ts';
import { small, withDeployment } from './evaluate/small-scenario.ts';

function problemOf(scenario: Scenario): ScenarioProblem {
  const evaluation = evaluateScenario(scenario, 'coarse');
  if (!('problem' in evaluation)) throw new Error('the scenario has answers');
  return evaluation.problem;
}
const mends = (scenario: Scenario) => mendsOf(problemOf(scenario), scenario, namesOfCatalogue);

describe('a name that the catalogue does not have', () => {
  test.each([
    ['a model', { model: 'meta-llama/Llama-3.1-8B-Instrukt' }, 'meta-llama/Llama-3.1-8B-Instruct'],
    ['a model without its maker', { model: 'Llama-3.1-8B-Instrct' }, 'meta-llama/Llama-3.1-8B-Instruct'],
    ['hardware', { hardware: 'l40x' }, 'l40s'],
  ])('%s: the nearest, each of which gives answers', (_, settings, name) => {
    const scenario = withDeployment(settings);
    const found = mends(scenario);
    expect(found.map(({ label }) => label)).toContain(name);
    expect(found.length).toBeLessThanOrEqual(3);
    const mended = evaluateScenario(found.find(({ label }) => label === name)!.apply(scenario), 'coarse');
    expect('answers' in mended).toBe(true);
  });

  test('nothing is near what nobody could mean', () => {
    expect(mends(withDeployment({ model: 'q' }))).toEqual([]);
  });

  test('the draft’s name is not that of the model', () => {
    const scenario = { ...small, speculation: { draft: 'meta-llama/Llama-3.2-1C', length: 3, acceptance: 0.7 } };
    expect(mends(scenario)).toEqual([]);
  });
});

describe('a model that does not fit', () => {
  const scenario = withDeployment({ model: 'meta-llama/Llama-3.3-70B-Instruct' });

  test('the nearest deployment that holds it', () => {
    const [mend, ...others] = mends(scenario);
    expect(others).toEqual([]);
    expect(mend!.label).toMatch(/^\d+×[\w-]+, [\w-]+$/);
    const { deployment } = mend!.apply(scenario);
    expect(deployment).toMatchObject({
      model: scenario.deployment.model,
      tensorParallel: deployment.gpus,
      pipelineParallel: 1,
    });
    expect('answers' in evaluateScenario(mend!.apply(scenario), 'coarse')).toBe(true);
  });

  test('changes nothing else', () => {
    const { deployment: _, ...rest } = mends(scenario)[0]!.apply(scenario);
    const { deployment: __, ...before } = scenario;
    expect(rest).toEqual(before);
  });
});

test('a layout that cannot be has no mend but another layout', () => {
  expect(mends(withDeployment({ gpus: 3, tensorParallel: 2 }))).toEqual([]);
});
