import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { duplicateActive, longestName, removeActive, renameActive, startRenaming } from '../scenario-list.ts';
import { activate, mostScenarios, type State, type Update } from '../state.ts';
import { t } from '../words.ts';

/** After the next drawing, which may have replaced what had the focus. */
export function focusActiveTab(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.tabs [aria-selected="true"]')?.focus()),
  );
}

function keyed(event: KeyboardEvent, index: number, update: Update): void {
  const steps: Record<string, (state: State) => State> = {
    ArrowRight: state => activate(state, (index + 1) % state.columns.length),
    ArrowLeft: state => activate(state, (index + state.columns.length - 1) % state.columns.length),
    Home: state => activate(state, 0),
    End: state => activate(state, state.columns.length - 1),
    F2: startRenaming,
    Delete: removeActive,
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  update(step);
  if (event.key !== 'F2') focusActiveTab();
}

/** The field is not in the page yet when it is made. */
function typeInto(field: Element | undefined): void {
  if (!(field instanceof HTMLInputElement)) return;
  queueMicrotask(() => {
    field.focus();
    field.select();
  });
}

function nameField(name: string, update: Update): TemplateResult {
  const leave = (field: HTMLInputElement) => {
    field.blur();
    focusActiveTab();
  };
  return html`<input
    class="rename"
    aria-label=${t('Name of the scenario')}
    maxlength=${longestName}
    spellcheck="false"
    .value=${name}
    ${ref(typeInto)}
    @blur=${({ target }: Event) => update(state => renameActive(state, (target as HTMLInputElement).value))}
    @keydown=${(event: KeyboardEvent) => {
      const field = event.target as HTMLInputElement;
      if (event.key === 'Escape') field.value = name;
      else if (event.key !== 'Enter') return;
      event.preventDefault();
      leave(field);
    }}
  />`;
}

/** One tab for each scenario; the arrow keys choose, F2 renames, Delete deletes. */
export const scenarioTabs = (state: State, update: Update): TemplateResult => html`
  <div class="scenarios">
    <div class="tabs" role="tablist" aria-label=${t('Scenarios')}>
      ${state.columns.map(({ scenario }, index) =>
        state.renaming && index === state.active
          ? nameField(scenario.name, update)
          : html`<button
              type="button"
              role="tab"
              id="tab-${index}"
              aria-controls="scenario"
              aria-selected=${index === state.active ? 'true' : 'false'}
              aria-keyshortcuts="F2 Delete"
              tabindex=${index === state.active ? 0 : -1}
              title=${t('{0}: F2 renames, Delete deletes', scenario.name)}
              @click=${() => update(now => activate(now, index))}
              @dblclick=${() => update(now => startRenaming(activate(now, index)))}
              @keydown=${(event: KeyboardEvent) => keyed(event, index, update)}
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
        update(duplicateActive);
        focusActiveTab();
      }}
    >+</button>
  </div>`;
