import { nearestNames } from '../catalog/nearest-name.ts';
import { printable } from '../report/text-report.ts';
import type { Command, CommandHost, ExitStatus } from './command.ts';
import { parseCommandArguments } from './command-arguments.ts';
import { commands } from './commands.ts';
import type { Flag } from './flag.ts';
import { didYouMean, UsageError } from './usage-error.ts';

const longestMessage = 2000;

function flagLines(flags: readonly Flag[]): string[] {
  const left = flags.map(flag => `--${flag.name}${flag.value ? ` ${flag.choices?.join('|') ?? flag.value}` : ''}`);
  const width = Math.min(34, Math.max(0, ...left.map(text => text.length)));
  return flags.map((flag, index) => {
    const name = left[index]!;
    return name.length > width
      ? `  ${name}\n  ${' '.repeat(width)}  ${flag.help}`
      : `  ${name.padEnd(width)}  ${flag.help}`;
  });
}

const commandUsage = (command: Command): string =>
  [`inference-cost ${command.synopsis}`, `  ${command.summary}`, '', ...flagLines(command.flags), ''].join('\n');

function usage(): string {
  const width = Math.max(...commands.map(command => command.synopsis.length));
  return [
    'inference-cost COMMAND: what LLM calls cost, on price lists and on your own hardware',
    '',
    ...commands.map(command => `  ${command.synopsis.padEnd(width)}  ${command.summary}`),
    '',
    'inference-cost COMMAND --help lists its options. Exit status: 0 nothing to report, 1 findings, 2 wrong usage or input.',
    '',
  ].join('\n');
}

function findCommand(name: string): Command {
  const command = commands.find(entry => entry.name === name);
  if (command) return command;
  const nearest = nearestNames(
    name,
    commands.map(entry => entry.name),
  );
  const valid = `valid: ${commands.map(entry => entry.name).join(', ')}.`;
  throw new UsageError(`There is no command "${name}"; ${valid}${didYouMean(nearest)}`);
}

async function dispatch(argv: readonly string[], host: CommandHost): Promise<ExitStatus> {
  const [name, ...rest] = argv;
  if (name === undefined) {
    host.err(usage());
    return 2;
  }
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    host.out(usage());
    return 0;
  }
  if (name === '--version' || name === '-V') {
    host.out(`${host.version}\n`);
    return 0;
  }
  const command = findCommand(name === 'help' ? rest[0]! : name);
  if (name === 'help' || rest.includes('--help') || rest.includes('-h')) {
    host.out(commandUsage(command));
    return 0;
  }
  return command.run(parseCommandArguments(rest, command.flags), host);
}

/** File names and what stands in files come into messages: they must neither move the cursor nor fill the screen. */
function oneLine(message: string): string {
  const text = printable(message.trimEnd());
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}

/** Runs one command. What the user can mend is one line on stderr and status 2; only a fault of the program itself throws. */
export async function runCommandLine(argv: readonly string[], host: CommandHost): Promise<ExitStatus> {
  try {
    return await dispatch(argv, host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.err(`inference-cost: ${oneLine(error.message)}\n`);
    return 2;
  }
}
