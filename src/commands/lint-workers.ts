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
import { FileLinter, type FileOutcome, together } from './lint-files.ts';
import { ProgressBar } from './progress-bar.ts';
import { ofShard } from './shard.ts';
import type { SourceFile } from './source-files.ts';
import { UsageError } from './usage-error.ts';

/** What a worker is told to do; it goes through a structured clone. */
interface Task {
  readonly kind: 'lint';
  readonly files: readonly SourceFile[];
  readonly cwd: string;
  readonly base: string;
  readonly config: string | undefined;
  readonly withTexts: boolean;
  readonly confined: boolean;
  readonly rooms: SharedRooms | undefined;
}

type Message =
  | { readonly kind: 'files'; readonly outcomes: readonly FileOutcome[] }
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

/**
 * Lints files in several threads, this one among them, each with every n-th file; the result is the same as that of one thread, to
 * the byte.
 */
export async function lintInWorkers(
  files: readonly SourceFile[],
  host: CommandHost,
  linter: FileLinter,
  { jobs, ...shared }: WorkersOptions,
): Promise<LintResult> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowingPercent}`);
  const progress = new ProgressBar(host, files.length);
  let done = 0;
  const advance = (count: number): void => {
    done += count;
    progress.update(done, `${jobs} jobs`);
  };
  const [own, ...others] = Array.from({ length: jobs }, (_, index) =>
    ofShard(files, { index: index + 1, count: jobs }),
  );
  const rooms = host.trees?.share(Object.keys(vocabularies).map(name => vocabularyFile(name as VocabularyName)));
  const { cwd, confined = false } = host;
  const tasks = others.map((share): Task => ({ kind: 'lint', files: share, cwd, confined, rooms, ...shared }));
  const running = tasks.map(task => runTask(task, path.join(host.builtFolder, 'cli.js'), advance));
  try {
    const outcomes = await Promise.all([lintHere(own!, linter, advance), ...running.map(({ outcomes }) => outcomes)]);
    return together(files.map((_, index) => outcomes[index % jobs]![Math.floor(index / jobs)]!));
  } finally {
    progress.end();
    await Promise.all(running.map(({ worker }) => worker.terminate()));
  }
}

/** The share of this thread; between files it hears what the workers send. */
async function lintHere(
  files: readonly SourceFile[],
  linter: FileLinter,
  onFiles: (count: number) => void,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const file of files) {
    outcomes.push(await linter.runFile(file));
    onFiles(1);
    await setImmediate();
  }
  return outcomes;
}

function runTask(
  task: Task,
  entry: string,
  onFiles: (count: number) => void,
): { worker: Worker; outcomes: Promise<FileOutcome[]> } {
  const worker = new Worker(entry, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb } });
  const outcomes = new Promise<FileOutcome[]>((resolve, reject) => {
    const received: FileOutcome[] = [];
    worker.on('message', (message: Message) => {
      if (message.kind === 'usage-error') return reject(new UsageError(message.message));
      for (const outcome of message.outcomes) received.push(outcome);
      onFiles(message.outcomes.length);
      if (received.length === task.files.length) resolve(received);
    });
    worker.once('error', reject);
    worker.once('exit', code =>
      reject(new Error(`a lint worker ended with status ${code} before its files were done`)),
    );
    if (task.files.length === 0) resolve(received);
  });
  return { worker, outcomes };
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
      let outcomes: FileOutcome[] = [];
      let sent = Date.now();
      for (const [index, file] of task.files.entries()) {
        outcomes.push(await linter.runFile(file));
        const isDue = outcomes.length === filesAtOnce || Date.now() - sent > longestSilence;
        if (!isDue && index < task.files.length - 1) continue;
        send({ kind: 'files', outcomes });
        outcomes = [];
        sent = Date.now();
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      send({ kind: 'usage-error', message: error.message });
    }
  })();
  return true;
}
