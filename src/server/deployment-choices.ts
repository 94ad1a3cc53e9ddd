import type { Accelerator } from '../catalog/accelerator.ts';
import { accelerators } from '../catalog/accelerators.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { findModel, modelNames } from '../catalog/models.ts';
import { type Alternative, onHardware, withModel } from '../cost/alternatives.ts';
import type { Choice, ChoiceKind } from '../protocol.ts';
import {
  formatBytes,
  formatCount,
  formatDollars,
  formatDuration,
  formatPercent,
  formatPerThousand,
} from '../report/format.ts';
import { acceleratorLabel, hardwareLabel } from '../report/hardware-label.ts';
import { refusalText } from '../report/refusal.ts';
import { isRunning } from '../report/reported-file.ts';
import type { Translate } from '../report/translate.ts';
import type { DeploymentInForce } from './deployment-in-force.ts';
import { referenceRequest } from './reference-request.ts';

/** An entry of the catalog, with what it would cost in place of the one in force. */
interface Candidate {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly facts: string;
  readonly alternative: Alternative | undefined;
}

/** Every accelerator or model of the catalog, by vendor or family, with its effect on the deployment in force. */
export function deploymentChoices(kind: ChoiceKind, inForce: DeploymentInForce, t: Translate): Choice[] {
  const candidates = kind === 'hardware' ? hardwareCandidates(inForce, t) : modelCandidates(inForce, t);
  const deployment = inForce.resolved?.deployment;
  const chosen = kind === 'hardware' ? deployment?.accelerator.id : deployment?.model.id;
  const current = dollarsOf(candidates.find(({ id }) => id === chosen)?.alternative);
  return ordered(candidates, chosen).map(({ id, group, label, facts, alternative }) => ({
    id,
    group,
    label,
    description: priceOf(alternative, current, t),
    detail: [effectOf(alternative, t), facts].filter(text => text !== '').join(' · '),
    inForce: id === chosen,
  }));
}

/** The settings that a choice stands for; undefined when the id is unknown. */
export function chosenAlternative(kind: ChoiceKind, id: string, inForce: DeploymentInForce): Alternative | undefined {
  const { settings, customModels, configuration, resolved } = inForce;
  const request = referenceRequest(configuration);
  if (kind === 'hardware') {
    const accelerator = accelerators.find(entry => entry.id === id);
    return accelerator && onHardware(settings, accelerator, request, customModels);
  }
  const model = customModels.get(id) ?? findModel(id);
  return model && withModel(settings, resolved?.deployment.model, model, request, customModels);
}

function hardwareCandidates(inForce: DeploymentInForce, t: Translate): Candidate[] {
  return accelerators.map(accelerator => ({
    id: accelerator.id,
    group: accelerator.vendor,
    label: `${acceleratorLabel(accelerator.name)} ${accelerator.soldAs}`,
    facts: hardwareFacts(accelerator, t),
    alternative: chosenAlternative('hardware', accelerator.id, inForce),
  }));
}

function modelCandidates(inForce: DeploymentInForce, t: Translate): Candidate[] {
  const own = [...inForce.customModels.keys()].map(id => ({ id, group: t('from your configuration') }));
  const known = modelNames.filter(name => name.includes('/')).map(id => ({ id, group: publisherOf(id) }));
  return [...own, ...known].map(({ id, group }) => {
    const model = inForce.customModels.get(id) ?? findModel(id);
    return {
      id,
      group,
      label: id.slice(id.indexOf('/') + 1),
      facts: model ? modelFacts(model, t) : '',
      alternative: chosenAlternative('model', id, inForce),
    };
  });
}

/** `Qwen` of `Qwen/Qwen3-8B`. */
const publisherOf = (id: string): string => id.slice(0, id.indexOf('/'));

const isPriced = ({ alternative }: Candidate): boolean => dollarsOf(alternative) !== undefined;

/** The group in force first, the others in the catalog's order; within a group the cheapest first, what has no price last. */
function ordered(candidates: readonly Candidate[], chosen: string | undefined): Candidate[] {
  const first = candidates.find(({ id }) => id === chosen)?.group;
  const groups = new Set([...(first === undefined ? [] : [first]), ...candidates.map(({ group }) => group)]);
  const byPrice = (a: Candidate, b: Candidate): number =>
    isPriced(a) && isPriced(b)
      ? dollarsOf(a.alternative)! - dollarsOf(b.alternative)! || a.label.localeCompare(b.label)
      : Number(isPriced(b)) - Number(isPriced(a));
  return [...groups].flatMap(group => candidates.filter(candidate => candidate.group === group).sort(byPrice));
}

const billions = (count: number): string =>
  count >= 1e9 ? `${formatCount(count / 1e9)} B` : `${formatCount(count / 1e6)} M`;

function modelFacts({ parameters, contextWindow }: ModelArchitecture, t: Translate): string {
  const size =
    parameters.active === parameters.total
      ? t('{0} parameters', billions(parameters.total))
      : t('{0} parameters, {1} active', billions(parameters.total), billions(parameters.active));
  return contextWindow === undefined
    ? size
    : `${size} · ${t('{0} context', `${formatCount(Math.round(contextWindow / 1024))}k`)}`;
}

/** Bandwidth, and the narrowest formats that the matrix units multiply in: what a choice of precision hangs on. */
function hardwareFacts({ bandwidth, peak }: Accelerator, t: Translate): string {
  const narrow = (['fp8', 'fp4'] as const).filter(format => peak[format] !== undefined);
  const formats = narrow.length === 0 ? t('no native fp8') : t('native {0}', narrow.join(' + '));
  return `${t('{0}/s', formatBytes(bandwidth))} · ${formats}`;
}

/** `$0.42/k  −31 %`: dollars per thousand reference calls, and the change against what is in force. */
function priceOf(alternative: Alternative | undefined, current: number | undefined, t: Translate): string {
  if (!alternative) return '';
  if (!alternative.cost.estimate.fits) return t('does not fit');
  const dollars = dollarsOf(alternative);
  if (dollars === undefined) return t('no GPU price');
  const change = current === undefined ? 0 : dollars / current - 1;
  const sign = change > 0 ? '+' : '';
  const effect = Math.abs(change) < 0.0005 ? '' : `  ${sign}${formatPercent(change)}`;
  return `${formatPerThousand(dollars, { exact: false })}${effect}`;
}

function effectOf(alternative: Alternative | undefined, t: Translate): string {
  if (!alternative) return '';
  const { cost } = alternative;
  if (!isRunning(cost)) return refusalText(cost, t);
  const { prefill, decode } = cost.estimate;
  return [
    hardwareLabel(cost.deployment),
    `${formatDuration(prefill.seconds)} + ${formatDuration(decode.seconds)}`,
    ...(cost.gpuHour ? [t('{0} per GPU-hour', formatDollars(cost.gpuHour.perGpuHour))] : []),
  ].join(' · ');
}

const dollarsOf = (alternative: Alternative | undefined): number | undefined =>
  alternative && 'costPerRequest' in alternative.cost ? alternative.cost.costPerRequest : undefined;
