import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import type { DeploymentSettings } from './configuration.ts';
import type { ConfigurationProblem } from './problem.ts';
import type { SourceMap } from './source-map.ts';

/**
 * Layouts that cannot exist: replicas of `tensorParallel x pipelineParallel` accelerators must fill `gpus`, attention heads
 * must split evenly over a tensor-parallel group, every pipeline stage needs a layer, experts need a mixture of them.
 */
export function layoutProblems(
  name: string,
  settings: DeploymentSettings,
  model: ModelArchitecture | undefined,
  map: SourceMap,
): readonly ConfigurationProblem[] {
  const { gpus, tensorParallel = 1, pipelineParallel = 1, expertParallel = 1 } = settings;
  const problems: ConfigurationProblem[] = [];
  const report = (
    code: ConfigurationProblem['code'],
    key: keyof DeploymentSettings,
    args: ConfigurationProblem['args'],
  ): void => {
    const path = ['deployments', name, key];
    problems.push({ code, args, nearest: [], path: path.join('.'), range: map.value(path), severity: 'error' });
  };

  if (gpus !== undefined && gpus % (tensorParallel * pipelineParallel) !== 0)
    report('layout-gpus', 'gpus', { gpus, tensorParallel, pipelineParallel });
  if (!model) return problems;
  const { heads } = model.attention;
  if (heads % tensorParallel !== 0)
    report('layout-heads', 'tensorParallel', { tensorParallel, heads, model: model.id });
  if (pipelineParallel > model.layers)
    report('layout-layers', 'pipelineParallel', { pipelineParallel, layers: model.layers, model: model.id });
  if (expertParallel > 1 && !model.experts)
    report('layout-dense', 'expertParallel', { expertParallel, model: model.id });
  if (model.experts && expertParallel > model.experts.total)
    report('layout-experts', 'expertParallel', { expertParallel, experts: model.experts.total, model: model.id });
  return problems;
}
