import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { LintResult } from '../report/lint-result.ts';
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
}

type Message =
  | { readonly kind: 'file'; readonly outcome: FileOutcome }
  | { readonly kind: 'usage-error'; readonly message: string };

export interface WorkersOptions {
  readonly jobs: number;
  readonly base: string;
  /** Path of `--config`. */
  readonly config: string | undefined;
}

/** Lints files in several threads, each with every n-th file; the result is the same as that of one thread, to the byte. */
export async function lintInWorkers(
  files: readonly SourceFile[],
  host: CommandHost,
  { jobs, base, config }: WorkersOptions,
): Promise<LintResult> {
  const progress = new ProgressBar(host, files.length);
  let done = 0;
  const shares = Array.from({ length: jobs }, (_, index) => ofShard(files, { index: index + 1, count: jobs }));
  const tasks = shares.map((share): Task => ({ kind: 'lint', files: share, cwd: host.cwd, base, config }));
  const finished = tasks.map(task =>
    runTask(task, path.join(host.builtFolder, 'cli.js'), () => {
      done += 1;
      progress.update(done, `${jobs} jobs`);
    }),
  );
  try {
    const outcomes = await Promise.all(finished.map(({ outcomes }) => outcomes));
    return together(files.map((_, index) => outcomes[index % jobs]![Math.floor(index / jobs)]!));
  } finally {
    progress.end();
    await Promise.all(finished.map(({ worker }) => worker.terminate()));
  }
}

function runTask(task: Task, entry: string, onFile: () => void): { worker: Worker; outcomes: Promise<FileOutcome[]> } {
  const worker = new Worker(entry, { workerData: task });
  const outcomes = new Promise<FileOutcome[]>((resolve, reject) => {
    const received: FileOutcome[] = [];
    worker.on('message', (message: Message) => {
      if (message.kind === 'usage-error') return reject(new UsageError(message.message));
      received.push(message.outcome);
      onFile();
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
      const linter = new FileLinter(host, new Configurations(task.config, task.cwd, silent), task.base);
      for (const file of task.files) send({ kind: 'file', outcome: await linter.runFile(file) });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      send({ kind: 'usage-error', message: error.message });
    }
  })();
  return true;
}
