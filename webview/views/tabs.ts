import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { duplicateActive, longestName, removeActive, renameActive } from '../scenario-list.ts';
import { activate, mostScenarios, type State } from '../state.ts';
import { t } from '../words.ts';

type Update = (state: State) => void;

/** After the next drawing, which may have replaced what had the focus. */
export function focusActiveTab(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.tabs [aria-selected="true"]')?.focus()),
  );
}

function keyed(event: KeyboardEvent, index: number, state: State, update: Update): void {
  const last = state.columns.length - 1;
  const steps: Record<string, () => State> = {
    ArrowRight: () => activate(state, index === last ? 0 : index + 1),
    ArrowLeft: () => activate(state, index === 0 ? last : index - 1),
    Home: () => activate(state, 0),
    End: () => activate(state, last),
    F2: () => ({ ...state, renaming: true }),
    Delete: () => removeActive(state),
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  update(step());
  if (event.key !== 'F2') focusActiveTab();
}

const selectAll = (field: Element | undefined): void => (field as HTMLInputElement | undefined)?.select();

function nameField(name: string, state: State, update: Update): TemplateResult {
  const commit = (event: Event) => update(renameActive(state, (event.target as HTMLInputElement).value));
  return html`<input
    class="rename"
    aria-label=${t('Name of the scenario')}
    maxlength=${longestName}
    spellcheck="false"
    .value=${name}
    ${ref(selectAll)}
    @blur=${commit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter') commit(event);
      else if (event.key === 'Escape') update(renameActive(state, ''));
      else return;
      event.preventDefault();
      focusActiveTab();
    }}
  />`;
}

/** One tab for each scenario; the arrow keys choose, F2 renames, Delete deletes. */
export const scenarioTabs = (state: State, update: Update): TemplateResult => html`
  <div class="scenarios">
    <div class="tabs" role="tablist" aria-label=${t('Scenarios')}>
      ${state.columns.map(({ scenario }, index) =>
        state.renaming && index === state.active
          ? nameField(scenario.name, state, update)
          : html`<button
              type="button"
              role="tab"
              id="tab-${index}"
              aria-controls="scenario"
              aria-selected=${index === state.active ? 'true' : 'false'}
              aria-keyshortcuts="F2 Delete"
              tabindex=${index === state.active ? 0 : -1}
              title=${t('{0}: F2 renames, Delete deletes', scenario.name)}
              @click=${() => update(activate(state, index))}
              @dblclick=${() => update({ ...activate(state, index), renaming: true })}
              @keydown=${(event: KeyboardEvent) => keyed(event, index, state, update)}
            >${scenario.name}</button>`,
      )}
    </div>
    <button
      type="button"
      class="add"
      aria-label=${t('Duplicate')}
      title=${state.columns.length < mostScenarios ? t('Duplicate {0}', state.columns[state.active]!.scenario.name) : t('There is room for {0} scenarios.', mostScenarios)}
      ?disabled=${state.columns.length >= mostScenarios}
      @click=${() => {
        update(duplicateActive(state));
        focusActiveTab();
      }}
    >+</button>
  </div>`;
