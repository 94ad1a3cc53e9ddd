import { catalog } from './catalog.ts';
import type { Command } from './command.ts';
import { diff } from './diff.ts';
import { estimate } from './estimate.ts';
import { languageServer } from './language-server.ts';
import { lint } from './lint.ts';
import { mcp } from './mcp.ts';
import { merge } from './merge.ts';
import { plan } from './plan.ts';
import { simulate } from './simulate.ts';
import { tokens } from './tokens.ts';
import { validate } from './validate.ts';

/** Every command, in the order of the usage text. */
export const commands: readonly Command[] = [
  lint,
  diff,
  estimate,
  simulate,
  plan,
  merge,
  validate,
  tokens,
  catalog,
  languageServer,
  mcp,
];
