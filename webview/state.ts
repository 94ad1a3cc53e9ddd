import type { Evaluation, Fineness } from './evaluate/answers.ts';
import type { FrontierPoint } from './evaluate/frontier.ts';
import type { LeverEffect } from './evaluate/levers.ts';
import { defaultScenario } from './scenario/default-scenario.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { EvaluationAnswer } from './worker-messages.ts';

export const mostScenarios = 4;

/** A scenario on the page with what is known about it so far. */
export interface Column {
  readonly scenario: Scenario;
  /** Number of the run that the rest answers. */
  readonly run: number;
  /** The first run of this scenario in this place: what answers one since then is of an earlier moment of it. */
  readonly since: number;
  readonly evaluation?: Evaluation;
  readonly fineness?: Fineness;
  readonly frontier: readonly FrontierPoint[];
  readonly levers: readonly LeverEffect[];
  /** What was weighed before the last change, drawn until all is weighed anew. */
  readonly formerLevers?: readonly LeverEffect[];
  /** Replicas of the smallest fleet that keeps the objective, weighed with the levers; undefined where none does. */
  readonly smallest?: number;
  /** An internal failure of the computation, to be reported. */
  readonly failure?: string;
}

/** One line on what just happened, until something else does. */
export interface Notice {
  readonly text: string;
  readonly kind: 'done' | 'problem';
  /** The scenarios before, where what happened can be taken back. */
  readonly before?: { readonly scenarios: readonly Scenario[]; readonly active: number };
}

export interface State {
  readonly columns: readonly Column[];
  /** The column that the controls change. */
  readonly active: number;
  /** The scenarios stand side by side in place of one answer. */
  readonly comparing: boolean;
  /** The comparison lists the settings in which the scenarios do not differ, too. */
  readonly showsEqual: boolean;
  /** The active scenario's name is being typed. */
  readonly renaming?: true;
  readonly notice?: Notice;
}

/** One value, so that what is drawn of it is drawn once. */
const none: readonly LeverEffect[] = [];

const fresh = (scenario: Scenario, run: number): Column => ({ scenario, run, since: run, frontier: [], levers: none });

/** Columns for these scenarios, at most four, whose runs start at `run`. */
export const columnsOf = (scenarios: readonly Scenario[], run = 1): Column[] =>
  scenarios.slice(0, mostScenarios).map((scenario, index) => fresh(scenario, run + index));

export const initialState = (scenarios: readonly Scenario[] = [defaultScenario]): State => ({
  columns: columnsOf(scenarios),
  active: 0,
  comparing: false,
  showsEqual: false,
});

export const nextRun = ({ columns }: State): number => Math.max(...columns.map(column => column.run)) + 1;

/** Answers that stay on the page are no longer those of the scenario, however finely they were computed. */
function outdated(column: Column): Column {
  const { fineness: _, ...kept } = column;
  return kept;
}

/** The same scenario in another place, with its answers until it has been asked for there. */
export const moved = (column: Column, run: number): Column => outdated({ ...column, run, since: run });

/** Keeps the old answers on the page until new ones come: nothing flickers while a slider moves. */
export function changeScenario(state: State, scenario: Scenario): State {
  const run = nextRun(state);
  const columns = state.columns.map((column, index) =>
    index === state.active ? outdated({ ...column, scenario, run }) : column,
  );
  // Taking back what happened before would now take this change with it.
  return { ...withoutNotice(state), columns };
}

export const activate = (state: State, index: number): State =>
  index >= 0 && index < state.columns.length && index !== state.active ? { ...state, active: index } : state;

/** Changes what is shown, from what is shown then: answers may have come since the page was drawn. */
export type Update = (step: (now: State) => State) => void;

export function withoutNotice(state: State): State {
  const { notice: _, ...rest } = state;
  return rest;
}

export const withNotice = (state: State, notice: Notice): State => ({ ...state, notice });

/**
 * A hand may move on faster than answers come: each shows what was set a moment ago. Dropped, the pictures would stand still until
 * the hand rests.
 */
const isOnTheWay = ({ run, since, fineness }: Column, answer: EvaluationAnswer): boolean =>
  answer.kind === 'evaluation' && fineness === undefined && answer.run >= since && answer.run < run;

/** Takes in an answer of the worker; of those to an older run only what a moving hand passes through. */
export function receive(state: State, answer: EvaluationAnswer): State {
  const column = state.columns[answer.index];
  if (!column || (column.run !== answer.run && !isOnTheWay(column, answer))) return state;
  return {
    ...state,
    columns: state.columns.map((each, index) => (index === answer.index ? taken(column, answer) : each)),
  };
}

/** The effects of another scenario than that of the answers: the longer list of those that were weighed. */
function setAside(column: Column): Column {
  const { levers, formerLevers = none } = column;
  const former = levers.length >= formerLevers.length ? levers : formerLevers;
  return { ...column, levers: none, ...(former.length > 0 ? { formerLevers: former } : {}) };
}

function taken(column: Column, answer: EvaluationAnswer): Column {
  const { failure: _, ...kept } = column;
  switch (answer.kind) {
    case 'evaluation': {
      const { evaluation, fineness, frontier } = answer;
      if (column.fineness === 'exact' && fineness === 'coarse') return column;
      // The first answer after a change: what was weighed before it is no longer the scenario's.
      const answered = { ...(column.fineness === undefined ? setAside(kept) : kept), evaluation, frontier };
      return answer.run === column.run ? { ...answered, fineness } : answered;
    }
    case 'band': {
      const { evaluation } = column;
      if (!evaluation || 'problem' in evaluation) return column;
      return { ...kept, evaluation: { answers: { ...evaluation.answers, band: answer.band } } };
    }
    case 'levers': {
      const weighed = new Set(answer.effects.map(({ id }) => id));
      const levers = [...kept.levers.filter(({ id }) => !weighed.has(id)), ...answer.effects];
      const { smallest: __, ...rest } = kept;
      return { ...rest, levers, ...(answer.smallest === undefined ? {} : { smallest: answer.smallest }) };
    }
    case 'failed':
      return { ...kept, failure: answer.detail };
  }
}
