import type { PricedCall } from '../cost/priced-call.ts';
import type { PlaceInDocument } from '../protocol.ts';
import { hoverMarkdown } from '../report/hover.ts';
import type { HoverLinks } from '../report/hover-links.ts';
import { explorerSeed } from './explorer-seed.ts';
import { toEditorPosition } from './positions.ts';
import type { Session } from './session.ts';

/**
 * The breakdown of a call, with links to where its assumptions are set in editors that follow command links.
 * @param uri of the document that the call stands in.
 * @param more links that only this surface has.
 * @param besideFinding shorter: the editor shows a finding in the same place.
 */
export const callMarkdown = (
  session: Session,
  call: PricedCall,
  uri: string,
  more: HoverLinks = {},
  besideFinding = false,
): string =>
  hoverMarkdown(
    call,
    session.features.commandLinks ? { ...linksOf(call, uri), ...more } : {},
    session.t,
    besideFinding,
  );

const commandLink = (command: string, ...args: readonly unknown[]): string =>
  `command:${command}${args.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(args))}`}`;

const fixedLinks: HoverLinks = {
  outputTokens: commandLink('inferenceCost.openConfiguration'),
  placeholders: commandLink('inferenceCost.openConfiguration'),
  corrections: commandLink('inferenceCost.openConfiguration'),
  deployment: commandLink('inferenceCost.chooseHardware'),
  settings: commandLink('workbench.action.openSettings', 'inferenceCost'),
};

function linksOf(call: PricedCall, uri: string): HoverLinks {
  const seed = explorerSeed(call);
  const place: PlaceInDocument = { uri, position: toEditorPosition(call.site.range.start) };
  return {
    ...fixedLinks,
    explore: commandLink('inferenceCost.openExplorer', ...(seed ? [seed] : [])),
    tokens: commandLink('inferenceCost.showTokens', place),
  };
}
