import { argumentAt } from './arguments.ts';
import { invocationsOf } from './chains.ts';
import { optionDefault } from './command-line-options.ts';
import type { Evaluator } from './evaluator.ts';
import type { ChainValue, Value } from './value.ts';

/** Go's flags of a command line; pflag's names that end in `P` take a letter before the default. */
const goFlag = /^(?:flag|github\.com\/spf13\/pflag)(?:\.NewFlagSet\(\))?\.(?:String|Int|Int32|Int64|Uint)(P?)\(\)$/;

/**
 * What a flag holds when the command line does not set it (`flag.String("model", "gpt-4o", "…")`), or a setting that a schema reads
 * from the environment (`z.object({ MODEL: z.string().default('gpt-4o') }).parse(process.env).MODEL`); undefined for anything else.
 */
export function flagDefault(evaluator: Evaluator, value: Value): Value | undefined {
  const option = optionDefault(evaluator, value);
  if (option || value.kind !== 'chain') return option;
  const flag = value.invocation && goFlag.exec(value.path);
  const usual = flag
    ? argumentAt(evaluator, value.invocation!, flag[1] ? '#2' : '#1')
    : schemaDefault(evaluator, value);
  return usual?.kind === 'text' || usual?.kind === 'number' ? { ...usual, via: 'default' } : undefined;
}

/** Calls that are given a schema for the environment, and where: zod's and valibot's own, T3's and Nuxt's `createEnv`, envalid's `cleanEnv`. */
const schemas: Readonly<Record<string, readonly string[]>> = {
  object: ['#0'],
  strictObject: ['#0'],
  createEnv: ['#0.server', '#0.shared', '#0.client'],
  cleanEnv: ['#1'],
};

function schemaDefault(evaluator: Evaluator, value: ChainValue): Value | undefined {
  const name = /\.(\w+)$/.exec(value.path)?.[1];
  // What is read of an answer that a schema parsed is no setting.
  if (name === undefined || !/\(\)(\.(data|env))?\.\w+$/.test(value.path)) return undefined;
  for (const { name: callee, invocation } of invocationsOf(value)) {
    if (!Object.hasOwn(schemas, callee)) continue;
    for (const place of schemas[callee]!) {
      const entry = argumentAt(evaluator, invocation, `${place}.${name}`);
      if (entry?.kind !== 'chain') continue;
      for (const { name: setter, invocation: set } of invocationsOf(entry)) {
        const usual = argumentAt(evaluator, set, setter === 'default' ? '#0' : '#0.default');
        if (usual && (setter === 'default' || usual.kind === 'text')) return usual;
      }
    }
  }
  return undefined;
}
