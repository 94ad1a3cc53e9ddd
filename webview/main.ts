import { render } from 'lit';
import type { ExplorerHostMessage, ExplorerViewMessage } from '../src/protocol.ts';
import { observeWidths } from './charts/frame.ts';
import { controlGroups } from './controls/control-groups.ts';
import { toCsv, toMarkdown } from './export.ts';
import { readScenario, readSeed } from './scenario/read-scenario.ts';
import { activate, changeScenario, initialState, receive, type State } from './state.ts';
import { registerControls } from './toolkit.ts';
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
let state: State = restored();
/** Below this the controls stand between the answer and the pictures, folded. */
const folded = window.innerWidth < 760;
let groups = controlGroups();
let worker: Worker | undefined;
let frame = 0;

/** What the page showed before it was hidden or the window reloaded. */
function restored(): State {
  const saved = vscode.getState() as { scenarios?: unknown; active?: unknown } | undefined;
  const scenarios = Array.isArray(saved?.scenarios) ? saved.scenarios : [];
  const read = scenarios.map(readScenario).flatMap(reading => ('scenario' in reading ? [reading.scenario] : []));
  return read.length > 0 ? activate(initialState(read), Number(saved?.active)) : initialState();
}

/** A worker may not be started from another origin, so its script is fetched and started from memory. */
async function startWorker(): Promise<Worker> {
  const script = await (await fetch(root.dataset.worker!)).blob();
  const started = new Worker(URL.createObjectURL(script));
  started.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => update(receive(state, event.data)));
  return started;
}

function ask(): void {
  for (const [index, { run, scenario }] of state.columns.entries()) {
    if (asked.get(index) === run) continue;
    asked.set(index, run);
    worker?.postMessage({ run, index, scenario } satisfies WorkerRequest);
  }
}

function update(next: State): void {
  if (next === state) return;
  state = next;
  vscode.setState({ scenarios: state.columns.map(column => column.scenario), active: state.active });
  if (worker) ask();
  schedule();
}

function schedule(): void {
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    draw();
  });
}

function exportAs(format: 'markdown' | 'csv' | 'json'): void {
  const content =
    format === 'markdown'
      ? toMarkdown(state.columns)
      : format === 'csv'
        ? toCsv(state.columns)
        : `${JSON.stringify(state.columns[state.active]!.scenario, undefined, 2)}\n`;
  vscode.postMessage({ type: 'export', format, content });
}

function draw(): void {
  render(
    page(state, groups, folded, { update, change: scenario => update(changeScenario(state, scenario)), exportAs }),
    root,
  );
  const { evaluation, fineness } = state.columns[state.active]!;
  document.body.dataset.ready = evaluation ? (fineness ?? 'computing') : 'computing';
}

function open(message: ExplorerHostMessage): void {
  useTranslations(message.translations);
  groups = controlGroups();
  const seeded = readSeed(message.seed, state.columns[state.active]!.scenario);
  if (seeded) update(changeScenario(state, seeded));
  schedule();
}

registerControls();
window.addEventListener('message', (event: MessageEvent<ExplorerHostMessage>) => open(event.data));
observeWidths(root, schedule);
draw();
worker = await startWorker();
ask();
vscode.postMessage({ type: 'ready' });
