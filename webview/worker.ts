import { evaluateExample } from './evaluate/evaluate-example.ts';
import { namesOfCatalogue } from './evaluate/names-of-catalogue.ts';
import { EvaluationQueue } from './evaluation-queue.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

const queue = new EvaluationQueue(() => performance.now());
let working = false;

const tell = (answer: WorkerAnswer): void => self.postMessage(answer);

/** Lets messages that wait come in before the next piece of work. */
const breath = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

async function drain(): Promise<void> {
  working = true;
  for (let answer = queue.next(); answer; answer = queue.next()) {
    if (answer !== 'working') tell(answer);
    await breath();
  }
  working = false;
  tell({ kind: 'rests' });
}

function received(request: WorkerRequest): void {
  switch (request.kind) {
    case 'names':
      tell({ kind: 'names', names: namesOfCatalogue });
      break;
    case 'example': {
      const example = evaluateExample(request.id);
      if (example) tell({ kind: 'example', example });
      break;
    }
    case 'evaluate':
      queue.push(request);
      if (!working) void drain();
      break;
  }
}

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => received(event.data));
