import { render } from 'lit';
import type { ExplorerHostMessage, ExplorerViewMessage } from '../src/protocol.ts';
import { withConfigured } from './configured-scenario.ts';
import { controlGroups } from './controls/control-groups.ts';
import type { Fineness } from './evaluate/answers.ts';
import { pageFiles } from './page-files.ts';
import { parseSaved, restoredState, savedAt, savedState } from './saved-state.ts';
import { readSeed } from './scenario/read-scenario.ts';
import { readScenarioFile } from './scenario/scenario-file.ts';
import { addScenarios } from './scenario-list.ts';
import { changeScenario, columnsOf, initialState, nextRun, receive, type State, withNotice } from './state.ts';
import { registerControls } from './toolkit.ts';
import { observeWidths } from './views/chart-frame.ts';
import { page } from './views/page.ts';
import { useTranslations } from './words.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: ExplorerViewMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const root = document.getElementById('root')!;
const asked = new Map<number, number>();
/** When what is shown was last changed, here or by another page of the explorer. */
let changedAt = savedAt(vscode.getState());
let state: State = restoredState(vscode.getState()) ?? initialState();
/** Below this the controls stand between the answer and the pictures, folded. */
const folded = window.innerWidth < 760;
let groups = controlGroups();
let workers: Readonly<Record<Fineness, Worker>> | undefined;
let remembering = 0;
/** Runs that the exact worker has still to be asked for, once the hand rests. */
let resting = 0;
let frame = 0;

/** A worker may not be started from another origin, so its script is fetched and started from memory. */
async function startWorkers(): Promise<Readonly<Record<Fineness, Worker>>> {
  const script = await (await fetch(root.dataset.worker!)).blob();
  const address = URL.createObjectURL(script);
  const start = (): Worker => {
    const started = new Worker(address);
    started.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => update(now => receive(now, event.data)));
    return started;
  };
  return { coarse: start(), exact: start() };
}

/** A whole day takes longer to simulate than a slider takes to move on. */
const restMilliseconds = 120;

function ask(): void {
  const fresh = [...state.columns.entries()].filter(([index, { run }]) => asked.get(index) !== run);
  if (fresh.length === 0) return;
  for (const [index, { run, scenario }] of fresh) {
    asked.set(index, run);
    workers?.coarse.postMessage({ run, index, scenario, fineness: 'coarse' } satisfies WorkerRequest);
  }
  clearTimeout(resting);
  resting = setTimeout(askExact, restMilliseconds);
}

function askExact(): void {
  for (const [index, { run, scenario, fineness }] of state.columns.entries())
    if (fineness !== 'exact')
      workers?.exact.postMessage({ run, index, scenario, fineness: 'exact' } satisfies WorkerRequest);
}

function update(step: (now: State) => State): void {
  const next = step(state);
  if (next === state) return;
  const isSame = JSON.stringify(savedState(next, 0)) === JSON.stringify(savedState(state, 0));
  state = next;
  if (!isSame) remember();
  if (workers) ask();
  schedule();
}

/** The host remembers too, for pages that are opened later; not at each step of a slider. */
function remember(): void {
  changedAt = Date.now();
  const saved = savedState(state, changedAt);
  vscode.setState(saved);
  clearTimeout(remembering);
  remembering = setTimeout(
    () => vscode.postMessage({ type: 'remember', saved: JSON.stringify(saved) }),
    restMilliseconds,
  );
}

/** What another page of the explorer showed last, if that is newer. */
function follow(saved: unknown): void {
  const remembered = parseSaved(saved);
  const next = savedAt(remembered) > changedAt ? restoredState(remembered) : undefined;
  if (!next) return;
  changedAt = savedAt(remembered);
  vscode.setState(remembered);
  asked.clear();
  state = {
    ...next,
    columns: columnsOf(
      next.columns.map(({ scenario }) => scenario),
      nextRun(state),
    ),
  };
  if (workers) ask();
  schedule();
}

function schedule(): void {
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    draw();
  });
}

const files = pageFiles(
  () => state,
  () => groups,
  message => vscode.postMessage(message),
);

function draw(): void {
  render(
    page(state, groups, folded, {
      update,
      change: scenario => update(now => changeScenario(now, scenario)),
      redraw: schedule,
      files,
    }),
    root,
  );
  const { evaluation, fineness } = state.columns[state.active]!;
  document.body.dataset.ready = evaluation ? (fineness ?? 'computing') : 'computing';
}

function received(message: ExplorerHostMessage): void {
  switch (message.type) {
    case 'open': {
      useTranslations(message.translations);
      groups = controlGroups();
      follow(message.saved);
      const seeded = readSeed(message.seed, state.columns[state.active]!.scenario);
      if (seeded) update(now => changeScenario(now, seeded));
      schedule();
      break;
    }
    case 'saved':
      follow(message.saved);
      break;
    case 'scenario-file': {
      const reading = readScenarioFile(message.text, message.name);
      update(now =>
        'problem' in reading
          ? withNotice(now, { kind: 'problem', text: reading.problem })
          : addScenarios(now, reading.scenarios, message.name),
      );
      break;
    }
    case 'deployment':
      update(now => withConfigured(now, message));
      break;
  }
}

registerControls();
window.addEventListener('message', (event: MessageEvent<ExplorerHostMessage>) => received(event.data));
observeWidths(root, schedule);
draw();
workers = await startWorkers();
ask();
vscode.postMessage({ type: 'ready' });
