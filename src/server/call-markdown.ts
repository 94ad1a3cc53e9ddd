import type { PricedCall } from '../cost/priced-call.ts';
import { type HoverLinks, hoverMarkdown } from '../report/hover.ts';
import { explorerSeed } from './explorer-seed.ts';
import type { Session } from './session.ts';

/** The breakdown of a call, with links to where its assumptions are set in editors that follow command links. */
export const callMarkdown = (session: Session, call: PricedCall): string =>
  hoverMarkdown(call, session.features.commandLinks ? linksOf(call) : {}, session.t);

const linksOf = (call: PricedCall): HoverLinks => ({ ...commandLinks, explore: exploreLink(call) });

function exploreLink(call: PricedCall): string {
  const seed = explorerSeed(call);
  const argument = seed ? `?${encodeURIComponent(JSON.stringify([seed]))}` : '';
  return `command:inferenceCost.openExplorer${argument}`;
}

const openSettings = `command:workbench.action.openSettings?${encodeURIComponent(JSON.stringify(['inferenceCost']))}`;

const commandLinks: HoverLinks = {
  outputTokens: 'command:inferenceCost.openConfiguration',
  placeholders: 'command:inferenceCost.openConfiguration',
  deployment: 'command:inferenceCost.chooseHardware',
  settings: openSettings,
};
