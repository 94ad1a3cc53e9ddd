import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import type { DeploymentSettings } from './configuration.ts';
import type { ConfigurationProblem } from './problem.ts';
import type { SourceMap } from './source-map.ts';

export interface LayoutFault {
  readonly code: ConfigurationProblem['code'];
  readonly key: keyof DeploymentSettings;
  readonly args: ConfigurationProblem['args'];
}

/**
 * Layouts that cannot exist: replicas of `tensorParallel x pipelineParallel` accelerators must fill `gpus`, attention heads
 * must split evenly over a tensor-parallel group, every pipeline stage needs a layer, experts need a mixture of them and groups that share the
 * accelerators of a stage evenly. Without `tensorParallel` all accelerators of a pipeline stage are one group.
 */
export function layoutFaults(settings: DeploymentSettings, model: ModelArchitecture | undefined): LayoutFault[] {
  const { gpus, pipelineParallel = 1, expertParallel = 1 } = settings;
  const tensorParallel = settings.tensorParallel ?? Math.max(1, Math.floor((gpus ?? 1) / pipelineParallel));
  /** Accelerators of a pipeline stage, all replicas together. */
  const stage = (gpus ?? tensorParallel * pipelineParallel) / pipelineParallel;
  const faults: LayoutFault[] = [];
  if (gpus !== undefined && gpus % (tensorParallel * pipelineParallel) !== 0)
    faults.push({ code: 'layout-gpus', key: 'gpus', args: { gpus, tensorParallel, pipelineParallel } });
  if (!model) return faults;
  const { id, layers, experts } = model;
  const { heads } = model.attention;
  if (heads % tensorParallel !== 0)
    faults.push(
      settings.tensorParallel === undefined
        ? { code: 'layout-gpus-heads', key: 'gpus', args: { tensorParallel, heads, model: id } }
        : { code: 'layout-heads', key: 'tensorParallel', args: { tensorParallel, heads, model: id } },
    );
  if (pipelineParallel > layers)
    faults.push({ code: 'layout-layers', key: 'pipelineParallel', args: { pipelineParallel, layers, model: id } });
  if (expertParallel > 1 && !experts)
    faults.push({ code: 'layout-dense', key: 'expertParallel', args: { expertParallel, model: id } });
  if (experts && expertParallel > experts.total) {
    const args = { expertParallel, experts: experts.total, model: id };
    faults.push({ code: 'layout-experts', key: 'expertParallel', args });
  } else if (experts && stage % expertParallel !== 0)
    faults.push({ code: 'layout-experts-gpus', key: 'expertParallel', args: { expertParallel, gpus: stage } });
  return faults;
}

/** The same at their positions in the file. */
export function layoutProblems(
  name: string,
  settings: DeploymentSettings,
  model: ModelArchitecture | undefined,
  map: SourceMap,
): readonly ConfigurationProblem[] {
  return layoutFaults(settings, model).map(({ code, key, args }) => {
    const path = ['deployments', name, key];
    return { code, args, nearest: [], path: path.join('.'), range: map.value(path), severity: 'error' };
  });
}
