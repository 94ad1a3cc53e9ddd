import type { PricedCall } from '../cost/priced-call.ts';
import { formatPercent, formatPerThousand } from './format.ts';
import { hardwareLabel, shortModelName } from './hardware-label.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { unknownText } from './messages.ts';
import { nearestLayoutText, refusalText } from './refusal.ts';
import { isRunning, type ReportedCall } from './reported-file.ts';
import type { Translate } from './translate.ts';

const deploymentName = (own: NonNullable<ReportedCall['selfHosted']>, t: Translate): string =>
  own.from === 'default' ? t('default deployment') : own.name;

/** `prod: Llama-3.3-70B-Instruct, 2×H100 SXM` */
const deploymentTitle = (own: NonNullable<ReportedCall['selfHosted']>, t: Translate): string =>
  `${deploymentName(own, t)}: ${shortModelName(own.deployment.model.id)}, ${hardwareLabel(own.deployment)}`;

/** The deployments that times, memory and self-hosted dollars of these calls rest on, each once, in the order of the calls. */
export function deploymentTitles(calls: readonly ReportedCall[], t: Translate): readonly string[] {
  return [...new Set(calls.flatMap(({ selfHosted }) => (selfHosted ? [deploymentTitle(selfHosted, t)] : [])))];
}

/**
 * `client.chat.completions.create · gpt-4o · prod: Llama-3.3-70B-Instruct, 2×H100 SXM`; one model is named once, and that none is known
 * is left to the line of dollars.
 */
export function callTitle({ site, selfHosted, unknown }: PricedCall, t: Translate): string {
  const saidBelow = unknown.some(({ code }) => code === 'model-unknown');
  const model = site.model.id === undefined ? t('model unknown') : markdownText(site.model.id);
  const call = [markdownCode(site.callee), ...(saidBelow ? [] : [model])].join(' · ');
  if (!selfHosted) return call;
  const { deployment } = selfHosted;
  const where =
    site.model.id === deployment.model.id
      ? `${deploymentName(selfHosted, t)}: ${hardwareLabel(deployment)}`
      : deploymentTitle(selfHosted, t);
  return `${call} · ${markdownText(where)}`;
}

/** `**$5.60/k** openai · **$0.42/k** self-hosted`: both sides of the comparison, or why one is missing. */
export function dollarsLine(call: PricedCall, t: Translate): string {
  const { hosted, selfHosted, unknown } = call;
  const sides: string[] = [];
  if (hosted) {
    const { provider, priceDate, batchDiscount, costPerRequest } = hosted;
    const list = [markdownText(provider), priceDate] as const;
    const where =
      batchDiscount === undefined
        ? t('on {0}, list of {1}', ...list)
        : t('on {0}, list of {1}, {2} off for batches', ...list, formatPercent(batchDiscount));
    sides.push(`**${formatPerThousand(costPerRequest, { exact: false })}** ${where}`);
  }
  if (selfHosted && !isRunning(selfHosted)) {
    const nearest = nearestLayoutText(selfHosted, t);
    sides.push(`**${markdownText(refusalText(selfHosted, t))}**`, ...(nearest ? [markdownText(nearest)] : []));
  } else if (selfHosted?.costPerRequest !== undefined)
    sides.push(
      `**${formatPerThousand(selfHosted.costPerRequest, { exact: false })}** ${t('on {0}', markdownText(deploymentName(selfHosted, t)))}`,
    );
  sides.push(...unknown.map(entry => markdownText(unknownText(entry, t))));
  return sides.join(' · ');
}
