import { parseArgs } from 'node:util';
import { nearestNames } from '../catalog/nearest-name.ts';
import type { Flag } from './flag.ts';
import { didYouMean, UsageError } from './usage-error.ts';

const largest = Number.MAX_SAFE_INTEGER;

/** What stands on the command line after the command's name, checked against the flags that it takes. */
export class CommandArguments {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, string | true>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, string | true>) {
    this.positionals = positionals;
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return value === true ? undefined : value;
  }

  /**
   * @param or a word that is taken beside numbers, for the message.
   * @throws UsageError when it is not a number, or outside of `least` to `most`.
   */
  number(name: string, { least = 0, most = largest, whole = false, or = '' } = {}): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    const kind = whole ? 'a whole number' : 'a number';
    const limits = most === largest && !(value > most) ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new UsageError(`--${name} takes ${kind} ${limits}${or && `, or ${or}`}, not "${text}".`);
  }
}

/** @throws UsageError for an unknown flag, a missing value or a value that is not among the flag's choices. */
export function parseCommandArguments(argv: readonly string[], flags: readonly Flag[]): CommandArguments {
  const options = Object.fromEntries(
    flags.map(flag => [flag.name, { type: flag.value ? 'string' : 'boolean' } as const]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string | true>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags.find(entry => entry.name === token.name);
    if (!flag) throw unknownFlag(token.rawName, flags);
    if (values.has(flag.name)) throw new UsageError(`--${flag.name} is given twice.`);
    // `--input --output 3`: what follows is the next option, unless `=` says otherwise.
    const isNext = !token.inlineValue && flags.some(({ name }) => token.value === `--${name}`);
    values.set(flag.name, flagValue(flag, isNext ? undefined : token.value));
  }
  return new CommandArguments(positionals, values);
}

function unknownFlag(written: string, flags: readonly Flag[]): UsageError {
  const nearest = nearestNames(written.replace(/^-+/, ''), [...flags.map(flag => flag.name), 'help']);
  return new UsageError(`There is no option ${written}.${didYouMean(nearest.map(name => `--${name}`))}`);
}

function flagValue(flag: Flag, value: string | undefined): string | true {
  if (!flag.value) {
    if (value !== undefined) throw new UsageError(`--${flag.name} takes no value, but got "${value}".`);
    return true;
  }
  // A variable of a shell that was never set leaves an empty value behind.
  if (value === undefined || (value.trim() === '' && !flag.mayBeEmpty))
    throw new UsageError(`--${flag.name} needs a value: --${flag.name} ${flag.value}.`);
  if (flag.choices && !flag.choices.includes(value)) {
    const nearest = didYouMean(nearestNames(value, flag.choices));
    throw new UsageError(`--${flag.name} cannot be "${value}"; valid: ${flag.choices.join(', ')}.${nearest}`);
  }
  return value;
}
