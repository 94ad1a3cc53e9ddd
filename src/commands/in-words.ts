import { SimulationError } from '../serving/simulation-error.ts';
import { UsageError } from './usage-error.ts';

/** What a user can mend is said in one sentence by the simulator; it becomes wrong usage, of an option where one is named. */
export function inWords<Result>(work: () => Result, flag?: string): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    throw new UsageError(flag === undefined ? error.message : `--${flag} ${error.message}`);
  }
}

/** Reads the value of an option. @throws UsageError that names the option. */
export const parsed = <Value>(flag: string, text: string, parse: (text: string) => Value): Value =>
  inWords(() => parse(text), flag);
