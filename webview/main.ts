import { render } from 'lit';
import type { ExplorerHostMessage, ExplorerViewMessage } from '../src/protocol.ts';
import { observeWidths, type PictureFormat } from './charts/frame.ts';
import { controlGroups } from './controls/control-groups.ts';
import type { Fineness } from './evaluate/answers.ts';
import { toCsv, toMarkdown } from './export.ts';
import { toPng, toSvg } from './picture.ts';
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
let workers: Readonly<Record<Fineness, Worker>> | undefined;
/** Runs that the exact worker has still to be asked for, once the hand rests. */
let resting = 0;
let frame = 0;

/** What the page showed before it was hidden or the window reloaded. */
function restored(): State {
  const saved = vscode.getState() as { scenarios?: unknown; active?: unknown } | undefined;
  const scenarios = Array.isArray(saved?.scenarios) ? saved.scenarios : [];
  const read = scenarios.map(readScenario).flatMap(reading => ('scenario' in reading ? [reading.scenario] : []));
  return read.length > 0 ? activate(initialState(read), Number(saved?.active)) : initialState();
}

/** A worker may not be started from another origin, so its script is fetched and started from memory. */
async function startWorkers(): Promise<Readonly<Record<Fineness, Worker>>> {
  const script = await (await fetch(root.dataset.worker!)).blob();
  const address = URL.createObjectURL(script);
  const start = (): Worker => {
    const started = new Worker(address);
    started.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => update(receive(state, event.data)));
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

function update(next: State): void {
  if (next === state) return;
  state = next;
  vscode.setState({ scenarios: state.columns.map(column => column.scenario), active: state.active });
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

function exportAs(format: 'markdown' | 'csv' | 'json'): void {
  const content =
    format === 'markdown'
      ? toMarkdown(state.columns)
      : format === 'csv'
        ? toCsv(state.columns)
        : `${JSON.stringify(state.columns[state.active]!.scenario, undefined, 2)}\n`;
  vscode.postMessage({ type: 'export', format, content });
}

async function savePicture(drawn: SVGSVGElement, title: string, format: PictureFormat): Promise<void> {
  const svg = toSvg(drawn, title);
  vscode.postMessage({ type: 'export', format, content: format === 'svg' ? svg : await toPng(svg) });
}

function draw(): void {
  render(
    page(state, groups, folded, {
      update,
      change: scenario => update(changeScenario(state, scenario)),
      exportAs,
      redraw: schedule,
      savePicture,
    }),
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
workers = await startWorkers();
ask();
vscode.postMessage({ type: 'ready' });
