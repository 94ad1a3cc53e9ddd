import { nearestNames } from '../catalog/nearest-name.ts';
import { printable } from '../report/text-report.ts';
import type { Command, CommandHost, ExitStatus } from './command.ts';
import { parseCommandArguments } from './command-arguments.ts';
import { commands } from './commands.ts';
import type { Flag } from './flag.ts';
import { didYouMean, UsageError } from './usage-error.ts';

const longestMessage = 2000;

/** Where a terminal of the usual width ends. */
const lineWidth = 80;
const longestName = 24;
const indent = '      ';

/** Words on lines of at most `lineWidth`, the first behind `head`; a word is never broken. */
function wrapped(head: string, text: string, margin: string): string {
  const lines = [head];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    const isFree = line.endsWith(' ') || line === '';
    if (!isFree && line.length + 1 + word.length > lineWidth) lines.push(margin + word);
    else lines[lines.length - 1] = isFree ? line + word : `${line} ${word}`;
  }
  return lines.join('\n');
}

/** `--name VALUE`, and what it is for; values to choose from stand in place of VALUE, or after the words where they are many. */
function flagLine({ name, value, help, choices = [] }: Flag): string {
  const chosen = `--${name} ${choices.join('|')}`;
  const inName = choices.length > 0 && chosen.length <= longestName;
  const left = inName ? chosen : value === undefined ? `--${name}` : `--${name} ${value}`;
  const words = choices.length === 0 || inName ? help : `${help}: ${choices.join(', ')}`;
  const margin = ' '.repeat(longestName + 4);
  return left.length > longestName
    ? `  ${left}\n${wrapped(margin, words, margin)}`
    : wrapped(`  ${left.padEnd(longestName)}  `, words, margin);
}

const commandUsage = (command: Command): string =>
  [
    wrapped('', `inference-cost ${command.synopsis}`, indent),
    wrapped('  ', command.summary, '  '),
    '',
    ...command.flags.map(flagLine),
    '',
  ].join('\n');

const usage = (): string =>
  [
    'inference-cost COMMAND',
    '  what LLM calls cost, on price lists and on your own hardware',
    '',
    ...commands.flatMap(({ synopsis, summary }) => [`  ${synopsis}`, wrapped(indent, summary, indent)]),
    '',
    'inference-cost COMMAND --help lists its options.',
    'Exit status: 0 nothing to report; 1 findings of severity error, a broken budget,\n  or nothing that fits; 2 wrong usage or input.',
    '',
  ].join('\n');

function findCommand(name: string): Command {
  const command = commands.find(entry => entry.name === name);
  if (command) return command;
  const nearest = nearestNames(
    name,
    commands.map(entry => entry.name),
  );
  const valid = `valid: ${commands.map(entry => entry.name).join(', ')}.`;
  const kind = name.startsWith('-') ? `option ${name} here` : `command "${name}"`;
  throw new UsageError(
    `There is no ${kind}; ${name.startsWith('-') ? 'a command comes first, ' : ''}${valid}${didYouMean(nearest)}`,
  );
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
  if (name === '--version' || name === '-v' || name === '-V') {
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
