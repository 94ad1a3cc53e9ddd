import type { PricedCall, SelfHostedCost } from '../cost/priced-call.ts';
import { callTitle, dollarsLine } from './call-title.ts';
import { formatPercent } from './format.ts';
import { assumptionLines } from './hover-assumptions.ts';
import { latencyText, memoryText } from './hover-figures.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { countBasisText, remarkText } from './messages.ts';
import { phaseTable } from './phase-bar.ts';
import { promptRows, shareText } from './prompt-rows.ts';
import { isRunning } from './reported-file.ts';
import { syntaxErrorText } from './syntax-error.ts';
import { english, type Translate } from './translate.ts';

/** More parts than this are summed in one row, so that a generated prompt does not fill the document. */
const shownParts = 12;

function partsTable(call: PricedCall, t: Translate): string[] {
  const cell = (text: string): string => text.replace(/\|/g, '\\|');
  return [
    `| ${t('part')} | ${t('tokens')} | | ${t('share')} |`,
    '|:--|--:|:--|--:|',
    ...promptRows(call, shownParts, markdownCode, t).map(
      row => `| ${[row.label, row.tokens, row.note, shareText(row)].map(cell).join(' | ')} |`,
    ),
  ];
}

function accuracyText(own: SelfHostedCost, t: Translate): string {
  const { expectedRelativeError, basis } = own.estimate.accuracy;
  return t('Expected error ±{0} ({1}).', formatPercent(expectedRelativeError), markdownText(basis));
}

const paragraph = (...texts: readonly string[]): string[] => [texts.filter(text => text !== '').join('\\\n')];

/** The whole story of a call, as Markdown for a document of any length. Text of the workspace is escaped. */
export function breakdownMarkdown(call: PricedCall, t: Translate = english): string {
  const own = call.selfHosted;
  const blocks: string[][] = [paragraph(callTitle(call, t), dollarsLine(call, t))];
  const broken = syntaxErrorText(call, t);
  if (broken !== undefined) blocks.push(paragraph(`⚠ ${broken}`));
  if (isRunning(own)) blocks.push(phaseTable(own, t));
  if (call.parts.length > 0) blocks.push(partsTable(call, t));
  if (own)
    blocks.push(paragraph(memoryText(own, t), isRunning(own) ? `${latencyText(own, t)} ${accuracyText(own, t)}` : ''));
  if (own) blocks.push(paragraph(...own.estimate.warnings.map(warning => `⚠ ${markdownText(remarkText(warning, t))}`)));
  const basis = t('Tokens: {0}.', markdownText(countBasisText(call.basis, t)));
  blocks.push([[...assumptionLines(call, t), basis].join(' · ')]);
  return blocks
    .filter(block => block.some(line => line !== ''))
    .map(block => block.join('\n'))
    .join('\n\n');
}
