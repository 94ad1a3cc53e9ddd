import { buffer } from 'node:stream/consumers';
import { version } from '../package.json';
import { assetsBeside } from './commands/assets.ts';
import type { CommandHost } from './commands/command.ts';
import { runAsLintWorker } from './commands/lint-workers.ts';
import { runCommandLine } from './commands/run-command-line.ts';
import { reason, textOfStandardInput } from './commands/text-files.ts';
import { SharedTrees } from './tokens/shared-trees.ts';

const host: CommandHost = {
  cwd: process.cwd(),
  builtFolder: __dirname,
  version,
  readAsset: assetsBeside(__dirname),
  trees: new SharedTrees(),
  readStandardInput: async () => textOfStandardInput(await buffer(process.stdin)),
  out: output =>
    process.stdout.write(output) ? undefined : new Promise(resolve => process.stdout.once('drain', resolve)),
  err: output => process.stderr.write(output),
  terminalWidth: process.stderr.isTTY ? process.stderr.columns : undefined,
};

// `lint | head` closes the pipe early: that is no fault. A full disk is one, but not the program's.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
  process.stderr.write(`inference-cost: The result cannot be written: ${reason(error)}.\n`);
  process.exit(2);
});

if (!runAsLintWorker(host))
  runCommandLine(process.argv.slice(2), host).then(
    status => {
      process.exitCode = status;
    },
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      process.stderr.write(`inference-cost: a fault of the program itself, please report it: ${message}\n`);
      process.exitCode = 2;
    },
  );
