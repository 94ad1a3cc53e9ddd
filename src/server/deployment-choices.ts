import type { Accelerator } from '../catalog/accelerator.ts';
import { accelerators } from '../catalog/accelerators.ts';
import { models } from '../catalog/models.ts';
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
import { hardwareLabel } from '../report/hardware-label.ts';
import { refusalText } from '../report/refusal.ts';
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
  return candidates.map(({ id, group, label, facts, alternative }) => ({
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
  const model = customModels.get(id) ?? models.find(entry => entry.id === id);
  return model && withModel(settings, resolved?.deployment.model, model, request, customModels);
}

function hardwareCandidates(inForce: DeploymentInForce, t: Translate): Candidate[] {
  return byGroup(
    accelerators.map(accelerator => ({
      id: accelerator.id,
      group: accelerator.vendor,
      label: accelerator.name,
      facts: hardwareFacts(accelerator, t),
      alternative: chosenAlternative('hardware', accelerator.id, inForce),
    })),
  );
}

function modelCandidates(inForce: DeploymentInForce, t: Translate): Candidate[] {
  const own = [...inForce.customModels].map(([id, model]) => ({ id, model, group: t('from your configuration') }));
  const known = models.map(model => ({ id: model.id, model, group: model.family }));
  const parameters = ({ total, active }: { total: number; active: number }): string =>
    active === total
      ? t('{0} parameters', billions(total))
      : t('{0} parameters, {1} active', billions(total), billions(active));
  return byGroup(
    [...own, ...known].map(({ id, model, group }) => ({
      id,
      group,
      label: id,
      facts: [
        parameters(model.parameters),
        ...(model.contextWindow === undefined ? [] : [t('{0} context', `${formatCount(model.contextWindow / 1024)}k`)]),
      ].join(' · '),
      alternative: chosenAlternative('model', id, inForce),
    })),
  );
}

/** Groups in the order in which they first appear; a list may come back to one. */
function byGroup(candidates: readonly Candidate[]): Candidate[] {
  const groups = [...new Set(candidates.map(({ group }) => group))];
  return groups.flatMap(group => candidates.filter(candidate => candidate.group === group));
}

const billions = (count: number): string =>
  count >= 1e9 ? `${formatCount(count / 1e9)} B` : `${formatCount(count / 1e6)} M`;

const hardwareFacts = ({ memory, bandwidth, peak }: Accelerator, t: Translate): string =>
  [formatBytes(memory), t('{0}/s', formatBytes(bandwidth)), t('native {0}', Object.keys(peak).join(' '))].join(' · ');

/** `$0.42/k  −31 %`: dollars per thousand reference calls and the change against what is in force. */
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
  if (!cost.estimate.fits) return refusalText({ ...cost, estimate: cost.estimate }, t);
  const { prefill, decode } = cost.estimate;
  return [
    hardwareLabel(cost.deployment),
    `${formatDuration(prefill.seconds)} + ${formatDuration(decode.seconds)}`,
    ...(cost.gpuHour ? [t('{0} per GPU-hour', formatDollars(cost.gpuHour.perGpuHour))] : []),
  ].join(' · ');
}

const dollarsOf = (alternative: Alternative | undefined): number | undefined =>
  alternative && 'costPerRequest' in alternative.cost ? alternative.cost.costPerRequest : undefined;
