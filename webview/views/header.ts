import { html, type TemplateResult } from 'lit';
import { formatTokens } from '../../src/report/format.ts';
import { duplicateActive, removeActive, startRenaming, toggleComparison, undo } from '../scenario-list.ts';
import { mostScenarios, type State, withoutNotice } from '../state.ts';
import { t } from '../words.ts';
import { type MenuItem, menu } from './menu.ts';
import type { PageActions } from './page.ts';
import { focusActiveTab, scenarioTabs } from './tabs.ts';

const scenarioItems = (state: State, { update, files }: PageActions): MenuItem[] => [
  { label: t('Rename…'), keys: 'F2', run: () => update(startRenaming) },
  {
    label: t('Duplicate'),
    disabled: state.columns.length >= mostScenarios,
    run: () => update(duplicateActive),
  },
  {
    label: t('Delete'),
    keys: t('Delete'),
    disabled: state.columns.length === 1,
    run: () => {
      update(removeActive);
      focusActiveTab();
    },
  },
  { label: t('Open a scenario file…'), apart: true, run: files.open },
  { label: t('Save as a scenario file…'), run: () => files.save([state.active]) },
  ...(state.columns.length > 1
    ? [{ label: t('Save all as one file…'), run: () => files.save([...state.columns.keys()]) }]
    : []),
  { label: t('Load from inference-cost.json…'), apart: true, run: files.loadDeployment },
  { label: t('Save to inference-cost.json…'), run: files.saveDeployment },
];

const exportItems = ({ files }: PageActions): MenuItem[] => [
  { label: t('Markdown for a pull request…'), run: () => files.exportAs('markdown') },
  { label: t('All tables (CSV)…'), run: () => files.exportAs('csv') },
  { label: t('All pictures (SVG)…'), apart: true, run: () => files.exportPictures('svg') },
  { label: t('All pictures (PNG)…'), run: () => files.exportPictures('png') },
];

/** What happened last, and the way back. */
const noticeLine = (state: State, { update }: PageActions): TemplateResult => html`
  <div class="notice ${state.notice?.kind ?? 'none'}" role=${state.notice?.kind === 'problem' ? 'alert' : 'status'}>
    ${
      state.notice
        ? html`<span>${state.notice.text}</span>
            ${state.notice.before ? html`<vscode-button appearance="secondary" @click=${() => update(undo)}>${t('Undo')}</vscode-button>` : ''}
            <button
              type="button"
              class="dismiss"
              aria-label=${t('Dismiss')}
              @click=${() => update(withoutNotice)}
            >×</button>`
        : ''
    }
  </div>`;

/** Where there is no room for all of `src/chat.py:42`, folders go first. */
function origin(place: string): TemplateResult {
  const file = place.lastIndexOf('/') + 1;
  return html`<b class="origin" title=${place}
    ><span class="folder">${place.slice(0, file)}</span><span>${place.slice(file)}</span></b
  >`;
}

/** Whose scenario this is, which scenarios there are, and what can be done with them. */
export function header(state: State, actions: PageActions): TemplateResult {
  const { scenario } = state.columns[state.active]!;
  const { inputTokens, outputTokens } = scenario.request;
  return html`<header>
    <p class="subject">
      ${scenario.origin === undefined ? html`<b>${t('A request')}</b>` : origin(scenario.origin)}
      <span class="note">${t('{0} tokens in → ≈{1} out', formatTokens(inputTokens), formatTokens(outputTokens))}</span>
    </p>
    ${scenarioTabs(state, actions.update)}
    <div class="actions">
      <vscode-button
        appearance=${state.comparing ? 'primary' : 'secondary'}
        aria-pressed=${state.comparing ? 'true' : 'false'}
        @click=${() => actions.update(toggleComparison)}
      >${t('Compare')}</vscode-button>
      ${menu('scenario-menu', t('Scenario'), scenarioItems(state, actions), actions.redraw)}
      ${menu('export-menu', t('Export'), exportItems(actions), actions.redraw)}
    </div>
    ${noticeLine(state, actions)}
  </header>`;
}
