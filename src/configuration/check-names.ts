import { accelerators, findAccelerator } from '../catalog/accelerators.ts';
import { findModel, modelNames } from '../catalog/models.ts';
import { nearestNames } from '../catalog/nearest-name.ts';
import { layoutProblems } from './check-layout.ts';
import type { Configuration, DeploymentSettings } from './configuration.ts';
import type { ConfigurationProblem } from './problem.ts';
import { isRuleId, ruleIds } from './rule-ids.ts';
import type { JsonPath, SourceMap } from './source-map.ts';

function unknownName(
  code: ConfigurationProblem['code'],
  name: string,
  candidates: readonly string[],
  path: JsonPath,
  range: ConfigurationProblem['range'],
): ConfigurationProblem {
  const nearest = nearestNames(name, candidates);
  const severity = code === 'unknown-rule' ? 'warning' : 'error';
  // There are few deployments; the rest is too much for a message.
  const args = code === 'unknown-deployment' ? { name, valid: candidates.join(', ') } : { name };
  return { code, args, nearest, path: path.join('.'), range, severity };
}

/**
 * Names of models, hardware, deployments and rules, and layouts that no hardware could hold.
 *
 * @param writtenDeployments names under `deployments` as the file has them, those that were left out for a fault of theirs too; undefined where
 * nobody can tell.
 */
export function checkNames(
  configuration: Configuration,
  map: SourceMap,
  writtenDeployments: readonly string[] | undefined,
): readonly ConfigurationProblem[] {
  const deploymentNames = Object.keys(configuration.deployments);
  const customModels = Object.keys(configuration.models).filter(id => configuration.models[id]?.config !== undefined);
  const isDeployment = (name: string): boolean => writtenDeployments === undefined || writtenDeployments.includes(name);

  const ofDeployment = (name: string, settings: DeploymentSettings): ConfigurationProblem[] => {
    const problems: ConfigurationProblem[] = [];
    const at = ['deployments', name];
    const checkModel = (id: string, path: JsonPath): void => {
      if (findModel(id) || customModels.includes(id)) return;
      problems.push(unknownName('unknown-model', id, [...customModels, ...modelNames], path, map.value(path)));
    };
    checkModel(settings.model, [...at, 'model']);
    if (settings.speculative) checkModel(settings.speculative.draft, [...at, 'speculative', 'draft']);
    if (!findAccelerator(settings.hardware)) {
      const path = [...at, 'hardware'];
      const candidates = accelerators.map(entry => entry.id);
      problems.push(unknownName('unknown-hardware', settings.hardware, candidates, path, map.value(path)));
    }
    return [...problems, ...layoutProblems(name, settings, findModel(settings.model), map)];
  };

  const problems = Object.entries(configuration.deployments).flatMap(([name, settings]) =>
    ofDeployment(name, settings),
  );
  if (configuration.use !== undefined && !isDeployment(configuration.use))
    problems.push(unknownName('unknown-deployment', configuration.use, deploymentNames, ['use'], map.value(['use'])));
  for (const [id, { deployment }] of Object.entries(configuration.models)) {
    const path = ['models', id, 'deployment'];
    if (deployment !== undefined && !isDeployment(deployment))
      problems.push(unknownName('unknown-deployment', deployment, deploymentNames, path, map.value(path)));
  }
  for (const id of Object.keys(configuration.rules))
    if (!isRuleId(id)) problems.push(unknownName('unknown-rule', id, ruleIds, ['rules', id], map.key(['rules', id])));
  return problems;
}
