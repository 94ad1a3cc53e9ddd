import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { LintResult } from '../report/lint-result.ts';
import { vocabularyFile } from '../tokens/load-encoder.ts';
import { type SharedRooms, SharedTrees } from '../tokens/shared-trees.ts';
import { type VocabularyName, vocabularies } from '../tokens/vocabularies.ts';
import type { CommandHost } from './command.ts';
import { Configurations } from './configuration-file.ts';
import { DealtPositions } from './dealt-positions.ts';
import { FileLinter, type FileOutcome, together } from './lint-files.ts';
import { ProgressBar } from './progress-bar.ts';
import type { SourceFile } from './source-files.ts';
import { UsageError } from './usage-error.ts';

/** What a worker is told to do; it goes through a structured clone. */
interface Task {
  readonly kind: 'lint';
  readonly files: readonly SourceFile[];
  readonly thread: number;
  /** How many threads lint these files. */
  readonly jobs: number;
  /** Of the positions that the threads deal out to each other. */
  readonly memory: SharedArrayBuffer;
  /** The position that this thread begins with. */
  readonly first: number;
  readonly cwd: string;
  readonly base: string;
  readonly config: string | undefined;
  readonly withTexts: boolean;
  readonly confined: boolean;
  readonly rooms: SharedRooms | undefined;
}

/** What became of the file at a position. */
type Outcome = readonly [position: number, outcome: FileOutcome];

type Message =
  | { readonly kind: 'files'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'usage-error'; readonly message: string };

/**
 * A worker sends the outcomes of so many files together, or of those that were done in so many milliseconds: what they share
 * (models, hardware, prices) is then copied once for all, and copies are most of what a run over many files keeps in memory.
 */
const filesAtOnce = 50;
const longestSilence = 1000;
/** Young objects of a worker, in MB; the default of 48 is for threads of which there are few. */
const maxYoungGenerationSizeMb = 6;
/**
 * How much the old objects of all threads may grow before they are gone through again, in percent; left to itself V8 lets them double,
 * which is 60 MB over a run of 10,000 files. Measured with Node 20: a tenth more CPU time.
 */
const heapGrowingPercent = 15;

export interface WorkersOptions {
  readonly jobs: number;
  readonly base: string;
  /** Path of `--config`. */
  readonly config: string | undefined;
  /** See `FileLinter`. */
  readonly withTexts: boolean;
}

/** A notebook's cells are read with Python's grammar. */
const grammarOf = ({ language }: SourceFile): string => (language === 'jupyter' ? 'python' : language);

/**
 * Positions in an order in which the files of one language are neighbours: a thread then needs the grammars of its stretch only, which take
 * 17 MB in each thread that has them all.
 */
const byLanguage = (files: readonly SourceFile[]): number[] =>
  [...files.keys()].sort((a, b) => {
    const [one, other] = [grammarOf(files[a]!), grammarOf(files[b]!)];
    return one < other ? -1 : one > other ? 1 : a - b;
  });

/** Lints files in several threads, this one among them; the result is the same as that of one thread, to the byte. */
export async function lintInWorkers(
  files: readonly SourceFile[],
  host: CommandHost,
  linter: FileLinter,
  { jobs, ...shared }: WorkersOptions,
): Promise<LintResult> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowingPercent}`);
  const order = byLanguage(files);
  const sorted = order.map(index => files[index]!);
  const progress = new ProgressBar(host, files.length);
  const outcomes = new Array<FileOutcome>(files.length);
  let done = 0;
  const take = (found: readonly Outcome[]): void => {
    for (const [position, outcome] of found) outcomes[order[position]!] = outcome;
    done += found.length;
    progress.update(done, `${jobs} jobs`);
  };
  const positions = new DealtPositions(files.length, jobs);
  const rooms = host.trees?.share(Object.keys(vocabularies).map(name => vocabularyFile(name as VocabularyName)));
  const { cwd, confined = false } = host;
  const common = {
    kind: 'lint',
    files: sorted,
    jobs,
    memory: positions.memory,
    cwd,
    confined,
    rooms,
    ...shared,
  } as const;
  const [own, ...others] = [...Array(jobs).keys()].map(thread => ({ thread, first: positions.next(thread)! }));
  const running = others.map(begin => runTask({ ...common, ...begin }, path.join(host.builtFolder, 'cli.js'), take));
  try {
    await Promise.all([lintHere(sorted, linter, dealtTo(own!, positions), take), ...running.map(({ done }) => done)]);
    return together(outcomes);
  } finally {
    progress.end();
    positions.end();
    await Promise.all(running.map(({ worker }) => worker.terminate()));
  }
}

function* dealtTo({ thread, first }: Pick<Task, 'thread' | 'first'>, positions: DealtPositions): Generator<number> {
  for (let next: number | undefined = first; next !== undefined; next = positions.next(thread)) yield next;
}

/** The share of this thread; between files it hears what the workers send. */
async function lintHere(
  files: readonly SourceFile[],
  linter: FileLinter,
  positions: Iterable<number>,
  take: (outcomes: readonly Outcome[]) => void,
): Promise<void> {
  for (const position of positions) {
    take([[position, await linter.runFile(files[position]!)]]);
    await setImmediate();
  }
}

function runTask(
  task: Task,
  entry: string,
  take: (outcomes: readonly Outcome[]) => void,
): { worker: Worker; done: Promise<void> } {
  const worker = new Worker(entry, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb } });
  const done = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.kind === 'usage-error') reject(new UsageError(message.message));
      else if (message.kind === 'done') resolve();
      else take(message.outcomes);
    });
    worker.once('error', reject);
    worker.once('exit', code =>
      reject(new Error(`a lint worker ended with status ${code} before its files were done`)),
    );
  });
  return { worker, done };
}

/** Runs the task of this thread, if it is a worker of `lintInWorkers`. Says whether it is. */
export function runAsLintWorker(host: Pick<CommandHost, 'readAsset'>): boolean {
  const task = workerData as Task | null;
  if (isMainThread || task?.kind !== 'lint') return false;
  const send = (message: Message): void => parentPort!.postMessage(message);
  // The main thread reads the same files and has said their warnings.
  const silent = (): void => undefined;
  void (async () => {
    try {
      const configurations = new Configurations(task.config, task.cwd, silent);
      const linter = new FileLinter(
        { readAsset: host.readAsset, confined: task.confined, trees: new SharedTrees(task.rooms) },
        configurations,
        task.base,
        task.withTexts,
      );
      let outcomes: Outcome[] = [];
      let sent = Date.now();
      for (const position of dealtTo(task, new DealtPositions(task.files.length, task.jobs, task.memory))) {
        outcomes.push([position, await linter.runFile(task.files[position]!)]);
        if (outcomes.length < filesAtOnce && Date.now() - sent <= longestSilence) continue;
        send({ kind: 'files', outcomes });
        outcomes = [];
        sent = Date.now();
      }
      send({ kind: 'files', outcomes });
      send({ kind: 'done' });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      send({ kind: 'usage-error', message: error.message });
    }
  })();
  return true;
}
