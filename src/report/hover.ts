import type { PricedCall } from '../cost/priced-call.ts';
import { callTitle, dollarsLine } from './call-title.ts';
import { accuracyPhrase, assumptionPhrases, tokensPhrase } from './hover-assumptions.ts';
import { latencyText, memoryText } from './hover-figures.ts';
import { type HoverLinks, linked } from './hover-links.ts';
import { markdownText } from './markdown-text.ts';
import { remarkText } from './messages.ts';
import { bar, phaseCells } from './phase-bar.ts';
import { promptRows, shareText } from './prompt-rows.ts';
import { isRunning } from './reported-file.ts';
import { syntaxErrorText } from './syntax-error.ts';
import { alignColumns } from './text-columns.ts';
import { english, type Translate } from './translate.ts';

/**
 * VS Code shows 250 pixels of a hover without scrolling, about twelve lines: title, dollars, two phases, these parts, and four or five
 * lines of prose.
 */
const shownParts = 3;

/** Where a finding stands in the same hover, with its fix: those take four lines, most of which come from what is left out. */
const shownPartsBesideFinding = 2;

/** A name that is longer would push the figures out of the hover. */
const longestName = 24;

/** Inside a block of code nothing is markup, but a line end would end the row. */
function plainName(name: string): string {
  const line = name.replace(/\s+/g, ' ');
  return `{${line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line}}`;
}

/** Prefill against decode, and below it the parts of the prompt, as bars of text: they look the same in every editor's hover. */
function bars(call: PricedCall, most: number, t: Translate): string[] {
  const own = call.selfHosted;
  const cells = [
    ...(isRunning(own) ? phaseCells(own, t) : []),
    ...promptRows(call, most, plainName, t).map(row => [
      row.label,
      bar(row.share ?? 0),
      shareText(row),
      t('{0} tok', row.tokens),
      row.note,
    ]),
  ];
  return cells.length === 0 ? [] : ['```text', ...alignColumns(cells, [2, 3]), '```'];
}

/** Lines of one paragraph: a new paragraph would cost half a line more. */
const paragraph = (...texts: readonly string[]): string[] => {
  const written = texts.filter(text => text !== '');
  return written.length === 0 ? [] : [written.join('\\\n')];
};

/** The hint beside the code has no room to say what its unit is. */
const explained = (dollars: string, t: Translate): string =>
  dollars.includes('/k*') ? `${dollars} (${t('/k: a thousand calls')})` : dollars;

const sentence = (...texts: readonly string[]): string => texts.filter(text => text !== '').join(' · ');

function footer(call: PricedCall, links: HoverLinks, t: Translate): string {
  const link = (name: string, address: string | undefined): string =>
    address === undefined ? '' : linked(name, address);
  return sentence(
    link(t('Explore'), links.explore),
    tokensPhrase(call, links, t),
    link(t('Settings'), links.settings),
    link(t('Hide these hints of Inference Cost'), links.hideHints),
  );
}

/**
 * A call on one screen, as Markdown: dollars, prefill against decode, parts, memory, latency, assumptions, expected error. Text of the
 * workspace is escaped; links are only those handed in.
 *
 * @param besideFinding shorter, without memory that suffices and without assumptions: the editor shows a finding in the same hover.
 */
export function hoverMarkdown(
  call: PricedCall,
  links: HoverLinks = {},
  t: Translate = english,
  besideFinding = false,
): string {
  const own = call.selfHosted;
  const broken = syntaxErrorText(call, t);
  const warnings = [
    ...(broken === undefined ? [] : [broken]),
    ...(own?.estimate.warnings.map(warning => remarkText(warning, t)) ?? []),
  ].map(text => `⚠ ${markdownText(text)}`);
  return [
    paragraph(callTitle(call, t), explained(dollarsLine(call, t), t)),
    bars(call, besideFinding ? shownPartsBesideFinding : shownParts, t),
    paragraph(
      own && !(besideFinding && isRunning(own)) ? memoryText(own, t) : '',
      isRunning(own) ? `${latencyText(own, t)} ${accuracyPhrase(own, links, t)}.` : '',
      sentence(...warnings),
      besideFinding ? '' : sentence(...assumptionPhrases(call, links, t)),
      footer(call, links, t),
    ),
  ]
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n');
}
