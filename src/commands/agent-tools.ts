import { catalog } from './catalog.ts';
import type { Command, CommandHost } from './command.ts';
import { parseCommandArguments } from './command-arguments.ts';
import { diff } from './diff.ts';
import { estimate } from './estimate.ts';
import type { Flag } from './flag.ts';
import { lint } from './lint.ts';
import { plan } from './plan.ts';
import { simulate } from './simulate.ts';
import { insideOnly } from './text-files.ts';
import { tokens } from './tokens.ts';
import { UsageError } from './usage-error.ts';

interface JsonSchema {
  readonly type: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
}

/** A command as a coding agent calls it: named arguments in, one text out. */
export interface AgentTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required: readonly string[];
    readonly additionalProperties: false;
  };
  readonly call: (
    given: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly text: string; readonly isError: boolean }>;
}

/** How a command looks to an agent. Only what is named here can be given: no tool writes a file. */
interface Exposure {
  readonly command: Command;
  readonly name: string;
  readonly flags: readonly string[];
  readonly required?: readonly string[];
  /** The words after the command: one of a few, or files. */
  readonly words?: { readonly name: string; readonly description: string; readonly choices?: readonly string[] };
  /** Text that goes to standard input, and what is then added to the command line. */
  readonly text?: { readonly description: string; readonly argv: readonly string[] };
}

const deployment = [
  ...['deployment', 'model', 'hardware', 'gpus', 'tp', 'pp', 'ep', 'weights', 'kv', 'activations', 'batching'],
  ...['kv-allocation', 'attention', 'speculative', 'sparsity', 'engine', 'price-per-gpu-hour'],
];
const fleet = ['replicas', 'startup-seconds', 'max-batch', 'max-batched-tokens', 'prefix-cache'];

const exposures: readonly Exposure[] = [
  {
    command: lint,
    name: 'lint_llm_calls',
    flags: ['stdin-filename'],
    words: { name: 'paths', description: 'files and folders below the working folder; default: all of it' },
    text: { description: 'source code to look at instead of files; needs stdin_filename', argv: ['--stdin'] },
  },
  { command: diff, name: 'diff_llm_costs', flags: ['base'] },
  {
    command: tokens,
    name: 'count_tokens',
    flags: ['model'],
    required: ['model', 'text'],
    text: { description: 'the text to count', argv: ['-'] },
  },
  {
    command: estimate,
    name: 'estimate_request',
    flags: [...deployment, 'concurrency', 'input', 'text', 'output', 'cached'],
  },
  {
    command: simulate,
    name: 'simulate_traffic',
    flags: [...deployment, ...fleet, 'arrivals', 'lengths', 'duration', 'requests', 'seed', 'slo', 'knee'],
    required: ['arrivals', 'lengths'],
  },
  {
    command: plan,
    name: 'plan_deployment',
    flags: ['model', 'rate', 'burstiness', 'lengths', 'slo', 'attainment', 'hardware', 'budget-gpus', 'weights', 'kv'],
    required: ['model', 'rate', 'lengths', 'slo'],
  },
  {
    command: catalog,
    name: 'search_catalog',
    flags: ['search'],
    required: ['list'],
    words: { name: 'list', description: 'what to list', choices: ['models', 'hardware', 'prices'] },
  },
];

/** A catalogue or a large repository can fill an agent's context; what is cut is said. */
const longestText = 60_000;

const keyOf = (flag: Flag): string => flag.name.replaceAll('-', '_');

function inputSchema({ command, flags, words, text, required = [] }: Exposure): AgentTool['inputSchema'] {
  const properties: Record<string, JsonSchema> = {};
  if (words?.choices) properties[words.name] = { type: 'string', enum: words.choices, description: words.description };
  else if (words) properties[words.name] = { type: 'array', items: { type: 'string' }, description: words.description };
  if (text) properties.text = { type: 'string', description: text.description };
  for (const flag of flagsOf(command, [...flags, 'format']))
    properties[keyOf(flag)] = {
      // `input: 100` is as good as `input: "100"`.
      type: !flag.value ? 'boolean' : flag.choices ? 'string' : ['string', 'number'],
      description: flag.choices || !flag.value ? flag.help : `${flag.help} (${flag.value})`,
      ...(flag.choices ? { enum: flag.choices } : {}),
    };
  return { type: 'object', properties, required, additionalProperties: false };
}

const flagsOf = (command: Command, names: readonly string[]): readonly Flag[] =>
  names.map(name => {
    const flag = command.flags.find(entry => entry.name === name);
    if (!flag) throw new RangeError(`${command.name} has no --${name}`);
    return flag;
  });

function commandLine(
  { command, flags, words, text }: Exposure,
  given: Readonly<Record<string, unknown>>,
  cwd: string,
): string[] {
  const argv: string[] = [];
  for (const flag of flagsOf(command, [...flags, 'format'])) {
    const value = given[keyOf(flag)];
    if (value === undefined || value === false) continue;
    argv.push(value === true ? `--${flag.name}` : `--${flag.name}=${value}`);
  }
  if (text && given.text !== undefined) argv.push(...text.argv);
  const named = words ? given[words.name] : undefined;
  const list = named === undefined ? [] : Array.isArray(named) ? named.map(String) : [String(named)];
  // What an agent names is a word, however it begins: as an option it could have a file written.
  return [...argv, '--', ...(words?.choices ? list : list.map(name => insideOnly(name, cwd)))];
}

async function run(exposure: Exposure, given: Readonly<Record<string, unknown>>, host: CommandHost) {
  let text = '';
  const own: CommandHost = {
    ...host,
    confined: true,
    readStandardInput: async () => String(given.text ?? ''),
    out: output => {
      text += output;
    },
    terminalWidth: undefined,
  };
  try {
    const { command } = exposure;
    await command.run(parseCommandArguments(commandLine(exposure, given, host.cwd), command.flags), own);
  } catch (error) {
    if (error instanceof UsageError) return { text: error.message.trim(), isError: true };
    throw error;
  }
  const cut = text.length > longestText;
  return { text: cut ? `${text.slice(0, longestText)}\n… cut: ask for less` : text, isError: false };
}

/** The commands that a coding agent may call, in the folder that the host runs in. */
export const agentTools = (host: CommandHost): readonly AgentTool[] =>
  exposures.map(exposure => ({
    name: exposure.name,
    description: exposure.command.summary,
    inputSchema: inputSchema(exposure),
    call: given => run(exposure, given, host),
  }));
