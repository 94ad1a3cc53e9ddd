import { render } from 'lit';
import type { ExplorerHostMessage, ExplorerViewMessage } from '../src/protocol.ts';
import { noNames } from './catalogue-names.ts';
import { withConfigured } from './configured-scenario.ts';
import { controlGroups } from './controls/control-groups.ts';
import { EvaluationWorkers, restMilliseconds } from './evaluation-workers.ts';
import { pageFiles } from './page-files.ts';
import { parseSaved, restoredState, savedAt, savedState, savesTheSame } from './saved-state.ts';
import { readSeed } from './scenario/read-scenario.ts';
import type { Scenario } from './scenario/scenario.ts';
import { readScenarioFile } from './scenario/scenario-file.ts';
import { addScenarios } from './scenario-list.ts';
import { changeScenario, columnsOf, initialState, nextRun, receive, type State, withNotice } from './state.ts';
import { registerControls } from './toolkit.ts';
import { observeCharts } from './views/chart-frame.ts';
import { type PageActions, page } from './views/page.ts';
import { useTranslations } from './words.ts';
import type { WorkedExample } from './worked-example.ts';
import type { EvaluationAnswer, WorkerAnswer } from './worker-messages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: ExplorerViewMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const root = document.getElementById('root')!;
/** When what is shown was last changed, here or by another page of the explorer. */
let changedAt = savedAt(vscode.getState());
const restored = restoredState(vscode.getState());
let state: State = restored ?? initialState();
/** Below this the controls stand between the answer and the pictures, folded. */
const folded = window.innerWidth < 760;
let names = noNames;
let groups = controlGroups(names);
const examples = new Map<string, WorkedExample>();
let workers: EvaluationWorkers | undefined;
let remembering: ReturnType<typeof setTimeout> | undefined;
let frame = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;

/** A worker may not be started from another origin, so its script is fetched and started from memory. */
async function startWorkers(): Promise<EvaluationWorkers> {
  const script = await (await fetch(root.dataset.worker!)).blob();
  const address = URL.createObjectURL(script);
  return new EvaluationWorkers(receive => {
    const started = new Worker(address);
    started.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => receive(event.data));
    return started;
  }, answered);
}

function answered(answer: WorkerAnswer): void {
  switch (answer.kind) {
    case 'names':
      names = answer.names;
      groups = controlGroups(names);
      schedule();
      break;
    case 'example':
      examples.set(answer.example.id, answer.example);
      schedule();
      break;
    case 'rests':
      break;
    default:
      if (!advance(now => receive(now, answer))) break;
      if (isLive(answer)) draw();
      else schedule();
  }
}

/** The answer that a hand on a slider waits for: drawn at once, it is in the next frame; in that frame's turn it would be late for it. */
const isLive = (answer: EvaluationAnswer): boolean =>
  answer.kind === 'evaluation' && answer.fineness === 'coarse' && answer.index === state.active;

function update(step: (now: State) => State): void {
  if (advance(step)) schedule();
}

/** Takes the step and asks for the answers that it makes necessary; false where it changes nothing. */
function advance(step: (now: State) => State): boolean {
  const next = step(state);
  if (next === state) return false;
  const isSame = savesTheSame(next, state);
  state = next;
  if (!isSame) remember();
  ask();
  return true;
}

function ask(): void {
  if (workers?.ask(state.columns)) document.body.dataset.ready = 'computing';
}

/**
 * A change of the active scenario is drawn with its coarse answer, which is there within a frame or two: drawn by itself first, every step
 * of a slider would be drawn twice.
 */
function change(step: (now: Scenario) => Scenario): void {
  const changed = advance(now => changeScenario(now, step(now.columns[now.active]!.scenario)));
  if (!changed) return;
  waiting ??= setTimeout(schedule, mostWaitMilliseconds);
  clearTimeout(resting);
  resting = setTimeout(() => {
    resting = undefined;
    schedule();
  }, restMilliseconds);
}

/** What is later than this is drawn without its answer. */
const mostWaitMilliseconds = 40;

/** The host remembers too, for pages that are opened later; not at each step of a slider. */
function remember(): void {
  changedAt = Date.now();
  clearTimeout(remembering);
  remembering = setTimeout(() => {
    const saved = savedState(state, changedAt);
    vscode.setState(saved);
    vscode.postMessage({ type: 'remember', saved: JSON.stringify(saved) });
  }, restMilliseconds);
}

/** What another page of the explorer showed last, if that is newer. */
function follow(saved: unknown): void {
  const remembered = parseSaved(saved);
  const next = savedAt(remembered) > changedAt ? restoredState(remembered) : undefined;
  if (!next) return;
  changedAt = savedAt(remembered);
  vscode.setState(remembered);
  state = {
    ...next,
    columns: columnsOf(
      next.columns.map(({ scenario }) => scenario),
      nextRun(state),
    ),
  };
  ask();
  schedule();
}

function schedule(): void {
  if (frame === 0) frame = requestAnimationFrame(draw);
}

const files = pageFiles(
  () => state,
  () => groups,
  message => vscode.postMessage(message),
);

const actions: PageActions = {
  update,
  change,
  redraw: schedule,
  openExample: id => workers?.example(id),
  files,
};

function draw(): void {
  clearTimeout(waiting);
  waiting = undefined;
  cancelAnimationFrame(frame);
  frame = 0;
  render(page(state, { names, groups, examples, folded, moving: resting !== undefined }, actions), root);
  const { evaluation, fineness } = state.columns[state.active]!;
  document.body.dataset.ready = evaluation ? (fineness ?? 'computing') : 'computing';
}

function received(message: ExplorerHostMessage): void {
  switch (message.type) {
    case 'open': {
      useTranslations(message.translations);
      groups = controlGroups(names);
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
observeCharts(schedule);
// A page that remembers nothing is told what to show: what it would show of itself would only flash by.
if (restored) draw();
// What is to be shown arrives while the workers start, and is the first that they are asked about.
vscode.postMessage({ type: 'ready' });
workers = await startWorkers();
ask();
