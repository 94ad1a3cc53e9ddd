import type { Scenario } from './scenario/scenario.ts';
import { columnsOf, mostScenarios, moved, nextRun, type State, withoutNotice } from './state.ts';
import { t } from './words.ts';

export const longestName = 60;

const scenariosOf = ({ columns }: State): readonly Scenario[] => columns.map(column => column.scenario);

/** What `undo` brings back. */
const remembered = (state: State) => ({ scenarios: scenariosOf(state), active: state.active });

/** The name itself, or with the first number that makes it none of those taken. */
function distinct(name: string, taken: readonly string[]): string {
  const usual = name.trim().slice(0, longestName) || t('Scenario');
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? usual : `${usual.slice(0, longestName - 4)} ${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** The first letter that names no scenario yet. */
function nextLetter(taken: readonly string[]): string {
  return [...'ABCDEFGH'].find(letter => !taken.includes(letter)) ?? distinct('A', taken);
}

/** A copy of the active scenario beside the others, with its answers until its own come; unchanged where four stand already. */
export function duplicateActive(state: State): State {
  if (state.columns.length >= mostScenarios) return state;
  const active = state.columns[state.active]!;
  const name = nextLetter(scenariosOf(state).map(scenario => scenario.name));
  const copy = moved({ ...active, scenario: { ...active.scenario, name } }, nextRun(state));
  return { ...state, columns: [...state.columns, copy], active: state.columns.length };
}

/** Can be taken back; the last scenario stays. */
export function removeActive(state: State): State {
  if (state.columns.length === 1) return state;
  const gone = state.columns[state.active]!.scenario.name;
  // What follows moves up a place, so its answers must be asked for again under its new number.
  const run = nextRun(state);
  const columns = state.columns
    .filter((_, index) => index !== state.active)
    .map((column, index) => moved(column, run + index));
  return {
    ...state,
    columns,
    active: Math.max(0, state.active - 1),
    comparing: state.comparing && columns.length > 1,
    notice: { kind: 'done', text: t('Deleted {0}.', gone), before: remembered(state) },
  };
}

export const startRenaming = (state: State): State => ({ ...state, renaming: true });

/** A name alone changes no answer. An empty one leaves the old; one that is taken gets a number. */
export function renameActive(state: State, name: string): State {
  const { renaming: _, ...kept } = state;
  const others = scenariosOf(state).filter((_, index) => index !== state.active);
  if (name.trim() === '') return kept;
  const unique = distinct(
    name,
    others.map(scenario => scenario.name),
  );
  const columns = state.columns.map((column, index) =>
    index === state.active ? { ...column, scenario: { ...column.scenario, name: unique } } : column,
  );
  return { ...kept, columns };
}

/** Sets these scenarios beside those that stand, as far as there is room; a notice names what found none. */
export function addScenarios(state: State, added: readonly Scenario[], from: string): State {
  const room = mostScenarios - state.columns.length;
  const fitting = added.slice(0, room);
  const names = scenariosOf(state).map(scenario => scenario.name);
  const renamed = fitting.map(scenario => {
    const name = distinct(scenario.name, names);
    names.push(name);
    return { ...scenario, name };
  });
  const left = added.slice(room).map(scenario => scenario.name);
  return {
    ...state,
    columns: [...state.columns, ...columnsOf(renamed, nextRun(state))],
    active: renamed.length > 0 ? state.columns.length : state.active,
    notice:
      left.length > 0
        ? {
            kind: 'problem',
            text: t('There is room for {0} scenarios. Delete one to open {1}.', mostScenarios, left.join(', ')),
          }
        : { kind: 'done', text: t('Opened {0} from {1}.', renamed.map(({ name }) => name).join(', '), from) },
  };
}

/** Sets these scenarios in the place of those that stand, side by side where there are several. Can be taken back. */
export function replaceScenarios(state: State, scenarios: readonly Scenario[], text: string): State {
  const columns = columnsOf(scenarios, nextRun(state));
  return {
    ...state,
    columns,
    active: columns.length - 1,
    comparing: columns.length > 1,
    notice: { kind: 'done', text, before: remembered(state) },
  };
}

/** The scenarios as they were before the notice; without one, nothing changes. */
export function undo(state: State): State {
  const before = state.notice?.before;
  if (!before) return state;
  const { scenarios, active } = before;
  const comparing = state.comparing && scenarios.length > 1;
  return { ...withoutNotice(state), columns: columnsOf(scenarios, nextRun(state)), active, comparing };
}

/** Shows the scenarios side by side, or one again; a single one is duplicated first, so that there is something to compare. */
export function toggleComparison(state: State): State {
  if (state.comparing) return { ...state, comparing: false };
  return { ...(state.columns.length === 1 ? duplicateActive(state) : state), comparing: true };
}
