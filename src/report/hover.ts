import type { PricedCall, PricedCarried, SelfHostedCost } from '../cost/priced-call.ts';
import { formatDuration, formatPercent, formatPerThousand, formatTokens } from './format.ts';
import { hardwareLabel, shortModelName } from './hardware-label.ts';
import { assumptionLines, type HoverLinks, linked } from './hover-assumptions.ts';
import { memoryLines } from './hover-memory.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { carriedBasisText } from './messages/carried-messages.ts';
import { countBasisText, remarkText, unknownText } from './messages.ts';
import { phaseBar } from './phase-bar.ts';
import { nearestLayoutText, refusalText } from './refusal.ts';
import { english, type Translate } from './translate.ts';

export type { HoverLinks } from './hover-assumptions.ts';

/** More parts than this are summed in one row, so that the hover stays one screen. */
const shownParts = 8;

const deploymentName = (own: NonNullable<PricedCall['selfHosted']>, t: Translate): string =>
  own.from === 'default' ? t('default deployment') : own.name;

function title({ site, selfHosted }: PricedCall, t: Translate): string {
  const model = site.model.id === undefined ? t('model unknown') : markdownText(site.model.id);
  const on = selfHosted
    ? ` · ${markdownText(`${deploymentName(selfHosted, t)}: ${shortModelName(selfHosted.deployment.model.id)}, ${hardwareLabel(selfHosted.deployment)}`)}`
    : '';
  return `${markdownCode(site.callee)} · ${model}${on}`;
}

/** `**$5.60/k** openai · **$0.42/k** self-hosted`: both sides of the comparison, or why one is missing. */
function dollarsLine(call: PricedCall, t: Translate): string {
  const { hosted, selfHosted, unknown } = call;
  const sides: string[] = [];
  if (hosted)
    sides.push(`**≈${formatPerThousand(hosted.costPerRequest)}** ${t('on {0}', markdownText(hosted.provider))}`);
  if (selfHosted && 'costPerRequest' in selfHosted && selfHosted.costPerRequest !== undefined)
    sides.push(
      `**≈${formatPerThousand(selfHosted.costPerRequest)}** ${t('on {0}', markdownText(deploymentName(selfHosted, t)))}`,
    );
  if (selfHosted && !selfHosted.estimate.fits) {
    const refusal = { ...selfHosted, estimate: selfHosted.estimate };
    const nearest = nearestLayoutText(refusal, t);
    sides.push(
      [`**${markdownText(refusalText(refusal, t))}**`, ...(nearest ? [markdownText(nearest)] : [])].join(' · '),
    );
  }
  sides.push(...unknown.map(entry => markdownText(unknownText(entry, t))));
  return sides.join(' · ');
}

const shownTools = 4;

/** `tools: search, lookup` with the reason for the count. */
function carriedNote({ names, basis }: PricedCarried, t: Translate): string {
  const shown = names.slice(0, shownTools).map(markdownCode);
  if (names.length > shownTools) shown.push(t('{0} more', names.length - shownTools));
  const reason = carriedBasisText(basis, t);
  return shown.length > 0 ? `${shown.join(', ')}: ${reason}` : reason;
}

function carriedRows(carried: readonly PricedCarried[], share: (count: number) => string, t: Translate): string[][] {
  const labels = { tools: t('tools'), schema: t('schema'), image: t('image') };
  return carried
    .slice(0, shownParts)
    .map(part => [
      labels[part.role],
      formatTokens(part.count.tokens, { exact: part.count.exact, form: 'long' }),
      carriedNote(part, t),
      share(part.count.tokens),
    ]);
}

function partsTable({ parts, carried, wrapping, input }: PricedCall, t: Translate): string[] {
  const share = (count: number): string => (input.tokens === 0 ? '' : formatPercent(count / input.tokens));
  const rows = parts
    .slice(0, shownParts)
    .map(part => [
      part.role,
      formatTokens(part.count.tokens, { exact: part.count.exact, form: 'long' }),
      part.static ? t('static') : t('dynamic: {0}', part.placeholders.map(({ name }) => markdownCode(name)).join(', ')),
      share(part.count.tokens),
    ]);
  const rest = parts.slice(shownParts);
  if (rest.length > 0) {
    const count = rest.reduce((sum, part) => sum + part.count.tokens, 0);
    const exact = rest.every(part => part.count.exact);
    rows.push([t('{0} more', rest.length), formatTokens(count, { exact, form: 'long' }), '', share(count)]);
  }
  rows.push(...carriedRows(carried, share, t));
  if (wrapping.tokens > 0)
    rows.push([
      t('wrapping'),
      formatTokens(wrapping.tokens, { exact: wrapping.exact, form: 'long' }),
      t('static'),
      share(wrapping.tokens),
    ]);
  const cell = (text: string): string => text.replace(/\|/g, '\\|');
  return [
    `| ${t('part')} | ${t('tokens')} | | ${t('share')} |`,
    '|:--|--:|:--|--:|',
    ...rows.map(row => `| ${row.map(cell).join(' | ')} |`),
  ];
}

const isRunning = (own: PricedCall['selfHosted']): own is SelfHostedCost => own?.estimate.fits === true;

function accuracyLine(own: SelfHostedCost, t: Translate): string {
  const { expectedRelativeError, basis } = own.estimate.accuracy;
  return t('Expected error ±{0} ({1}).', formatPercent(expectedRelativeError), markdownText(basis));
}

/** How prefill and decode stand against each other: bars of text in a hover, a table in a document of any width. */
export type PhaseLayout = (own: SelfHostedCost, t: Translate) => string[];

const bars: PhaseLayout = (own, t) => ['```text', ...phaseBar(own, t), '```'];

/** Lines of one paragraph: a hover shows about twelve lines, and every paragraph costs half of one. */
const lines = (...texts: readonly string[]): string[] => [texts.filter(text => text !== '').join('\\\n')];

/**
 * The whole story of a call on one screen, as Markdown: dollars, prefill against decode, parts, memory, assumptions, expected
 * error. Text of the workspace is escaped; links are only those handed in.
 */
export function hoverMarkdown(
  call: PricedCall,
  links: HoverLinks = {},
  t: Translate = english,
  phases: PhaseLayout = bars,
): string {
  const own = call.selfHosted;
  const blocks: string[][] = [lines(title(call, t), dollarsLine(call, t))];
  if (isRunning(own)) blocks.push(phases(own, t));
  if (call.parts.length > 0) blocks.push(partsTable(call, t));
  if (own && !isRunning(own)) blocks.push(memoryLines(own, t));
  if (isRunning(own)) {
    const latency = t(
      'First token after {0}, then one every {1}; {2} in all.',
      formatDuration(own.estimate.ttftSeconds),
      formatDuration(own.estimate.itlSeconds),
      formatDuration(own.estimate.endToEndSeconds),
    );
    blocks.push(lines(...memoryLines(own, t), `${latency} ${accuracyLine(own, t)}`));
  }
  if (own) blocks.push(lines(...own.estimate.warnings.map(warning => `⚠ ${markdownText(remarkText(warning, t))}`)));
  const basis = t('Tokens: {0}.', markdownText(countBasisText(call.basis, t)));
  const footer = [linked(t('Explore'), links.explore), linked(t('Settings'), links.settings)].filter(
    (_, index) => [links.explore, links.settings][index] !== undefined,
  );
  blocks.push(lines([...assumptionLines(call, links, t), basis].join(' · '), footer.join(' · ')));
  return blocks
    .filter(block => block.some(line => line !== ''))
    .map(block => block.join('\n'))
    .join('\n\n');
}
