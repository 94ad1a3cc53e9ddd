import { evaluateScenario } from './evaluate/evaluate-scenario.ts';
import { frontier } from './evaluate/frontier.ts';
import { leverScale, levers } from './evaluate/levers.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** The newest request of each scenario; a finer answer is worked on only while its request is still the newest. */
const newest = new Map<number, number>();
const queue: WorkerRequest[] = [];
let working = false;

const answer = (message: WorkerAnswer): void => self.postMessage(message);
const isCurrent = ({ run, index }: WorkerRequest): boolean => newest.get(index) === run;
/** Lets messages that wait come in before the next piece of work. */
const breath = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

function evaluate({ run, index, scenario, fineness }: WorkerRequest): void {
  const started = performance.now();
  const evaluation = evaluateScenario(scenario, fineness);
  const points = frontier(scenario);
  answer({
    kind: 'evaluation',
    run,
    index,
    fineness,
    evaluation,
    frontier: points,
    milliseconds: performance.now() - started,
  });
}

async function work(request: WorkerRequest): Promise<void> {
  evaluate(request);
  if (request.fineness === 'coarse') return;
  const weigh = leverScale(request.scenario);
  for (const lever of levers) {
    await breath();
    if (!isCurrent(request)) return;
    if (!lever.changes(request.scenario)) continue;
    answer({ kind: 'lever', run: request.run, index: request.index, effect: weigh(lever) });
  }
}

async function drain(): Promise<void> {
  working = true;
  for (let request = queue.shift(); request; request = queue.shift()) {
    if (!isCurrent(request)) continue;
    try {
      await work(request);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      answer({ kind: 'failed', run: request.run, index: request.index, detail });
    }
  }
  working = false;
}

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  newest.set(event.data.index, event.data.run);
  queue.push(event.data);
  if (!working) void drain();
});
