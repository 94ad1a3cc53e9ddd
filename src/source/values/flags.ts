import { argumentAt } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import type { Value } from './value.ts';

/** Go's flags of a command line; pflag's names that end in `P` take a letter before the default. */
const goFlag = /^(?:flag|github\.com\/spf13\/pflag)(?:\.NewFlagSet\(\))?\.(?:String|Int|Int32|Int64|Uint)(P?)\(\)$/;

/** What a flag holds when the command line does not set it (`flag.String("model", "gpt-4o", "…")`); undefined for anything else. */
export function flagDefault(evaluator: Evaluator, value: Value): Value | undefined {
  if (value.kind !== 'chain' || !value.invocation) return undefined;
  const flag = goFlag.exec(value.path);
  const usual = flag && argumentAt(evaluator, value.invocation, flag[1] ? '#2' : '#1');
  return usual?.kind === 'text' || usual?.kind === 'number' ? { ...usual, via: 'default' } : undefined;
}
