import { EvaluationQueue } from './evaluation-queue.ts';
import type { WorkerRequest } from './worker-messages.ts';

const queue = new EvaluationQueue(() => performance.now());
let working = false;

/** Lets messages that wait come in before the next piece of work. */
const breath = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

async function drain(): Promise<void> {
  working = true;
  for (let answer = queue.next(); answer; answer = queue.next()) {
    if (answer !== 'working') self.postMessage(answer);
    await breath();
  }
  working = false;
}

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  queue.push(event.data);
  if (!working) void drain();
});
