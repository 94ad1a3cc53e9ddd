import type { Evaluation, Fineness } from './evaluate/answers.ts';
import type { FrontierPoint } from './evaluate/frontier.ts';
import type { LeverEffect } from './evaluate/levers.ts';
import { defaultScenario } from './scenario/default-scenario.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { WorkerAnswer } from './worker-messages.ts';

export const mostScenarios = 4;

/** A scenario on the page with what is known about it so far. */
export interface Column {
  readonly scenario: Scenario;
  /** Number of the run that the rest answers. */
  readonly run: number;
  readonly evaluation?: Evaluation;
  readonly fineness?: Fineness;
  readonly frontier: readonly FrontierPoint[];
  readonly levers: readonly LeverEffect[];
  /** An internal failure of the computation, to be reported. */
  readonly failure?: string;
}

export interface State {
  readonly columns: readonly Column[];
  readonly active: number;
}

const fresh = (scenario: Scenario, run: number): Column => ({ scenario, run, frontier: [], levers: [] });

export const initialState = (scenarios: readonly Scenario[] = [defaultScenario]): State => ({
  columns: scenarios.slice(0, mostScenarios).map((scenario, index) => fresh(scenario, index + 1)),
  active: 0,
});

const nextRun = ({ columns }: State): number => Math.max(...columns.map(column => column.run)) + 1;

/** Answers that stay on the page are no longer those of the scenario, however finely they were computed. */
function outdated(column: Column): Column {
  const { fineness: _, ...kept } = column;
  return kept;
}

/** Keeps the old answers on the page until new ones come: nothing flickers while a slider moves. */
export function changeScenario(state: State, scenario: Scenario): State {
  const run = nextRun(state);
  const columns = state.columns.map((column, index) =>
    index === state.active ? outdated({ ...column, scenario, run }) : column,
  );
  return { ...state, columns };
}

export function duplicateActive(state: State): State {
  if (state.columns.length >= mostScenarios) return state;
  const letters = 'ABCDEFGH';
  const used = new Set(state.columns.map(column => column.scenario.name));
  const name = [...letters].find(letter => !used.has(letter)) ?? `${state.columns.length + 1}`;
  const active = state.columns[state.active]!;
  const copy = outdated({ ...active, scenario: { ...active.scenario, name }, run: nextRun(state) });
  return { columns: [...state.columns, copy], active: state.columns.length };
}

export function removeActive(state: State): State {
  if (state.columns.length === 1) return state;
  const columns = state.columns.filter((_, index) => index !== state.active);
  // What follows moves up a place, so its answers must be asked for again under its new number.
  const run = nextRun(state);
  return {
    columns: columns.map((column, index) => outdated({ ...column, run: run + index })),
    active: Math.max(0, state.active - 1),
  };
}

export const activate = (state: State, index: number): State =>
  index >= 0 && index < state.columns.length ? { ...state, active: index } : state;

/** Takes in an answer of the worker; one to an older run changes nothing. */
export function receive(state: State, answer: WorkerAnswer): State {
  const column = state.columns[answer.index];
  if (!column || column.run !== answer.run) return state;
  return {
    ...state,
    columns: state.columns.map((each, index) => (index === answer.index ? taken(column, answer) : each)),
  };
}

function taken(column: Column, answer: WorkerAnswer): Column {
  const { failure: _, ...kept } = column;
  switch (answer.kind) {
    case 'evaluation': {
      const { evaluation, fineness, frontier } = answer;
      if (column.fineness === 'exact' && fineness === 'coarse') return column;
      return { ...kept, evaluation, fineness, frontier, levers: fineness === 'coarse' ? [] : kept.levers };
    }
    case 'lever':
      return { ...kept, levers: [...kept.levers.filter(each => each.id !== answer.effect.id), answer.effect] };
    case 'failed':
      return { ...kept, failure: answer.detail };
  }
}
