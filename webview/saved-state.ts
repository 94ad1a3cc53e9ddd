import { readScenario } from './scenario/read-scenario.ts';
import { activate, initialState, type State } from './state.ts';

/** What the page keeps of itself while it is hidden, the window reloads or VS Code restarts. */
export interface SavedState {
  /** Milliseconds since 1970; the newest of two wins. */
  readonly savedAt: number;
  readonly scenarios: readonly unknown[];
  readonly active: number;
  readonly comparing: boolean;
  readonly showsEqual: boolean;
}

export const savedState = ({ columns, active, comparing, showsEqual }: State, savedAt: number): SavedState => ({
  savedAt,
  scenarios: columns.map(column => column.scenario),
  active,
  comparing,
  showsEqual,
});

/** Whether two states would be saved as the same one; answers and menus are not saved. */
export const savesTheSame = (one: State, other: State): boolean =>
  one.active === other.active &&
  one.comparing === other.comparing &&
  one.showsEqual === other.showsEqual &&
  one.columns.length === other.columns.length &&
  one.columns.every(({ scenario }, index) => scenario === other.columns[index]!.scenario);

const isObject = (value: unknown): value is Partial<Record<keyof SavedState, unknown>> =>
  typeof value === 'object' && value !== null;

/** When a state was saved; 0 for what is none. */
export const savedAt = (saved: unknown): number =>
  isObject(saved) && typeof saved.savedAt === 'number' && Number.isFinite(saved.savedAt) ? saved.savedAt : 0;

/** The state that was saved, without scenarios that are not valid (an older version's, say); undefined where none is. */
export function restoredState(saved: unknown): State | undefined {
  if (!isObject(saved) || !Array.isArray(saved.scenarios)) return undefined;
  const scenarios = saved.scenarios
    .map(readScenario)
    .flatMap(reading => ('scenario' in reading ? [reading.scenario] : []));
  if (scenarios.length === 0) return undefined;
  const state = activate(initialState(scenarios), typeof saved.active === 'number' ? saved.active : 0);
  return {
    ...state,
    comparing: saved.comparing === true && scenarios.length > 1,
    showsEqual: saved.showsEqual === true,
  };
}

/** A state from the host's memory, which is text. */
export function parseSaved(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // cut off while VS Code was closing
    throw error;
  }
}
