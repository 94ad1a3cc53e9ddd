import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string) => resolved(await scan('php', `<?php\nuse LarAgent\\Agent;\n${text}`));
const said = "public function instructions() { return 'You sort letters into boxes.'; }";

describe('a class of agents that other files run', () => {
  test.each<[string, string, string[]]>([
    [
      'its instructions, model and limit',
      `class Clerk extends Agent { protected $model = 'gpt-4o'; protected $maxCompletionTokens = 90; ${said} }`,
      ['agent Clerk, gpt-4o (constant), <= 90', 'system: You sort letters into boxes.'],
    ],
    [
      'what it is told in a field',
      "class Clerk extends Agent { protected $instructions = 'You sort letters into boxes.'; }",
      ['agent Clerk', 'system: You sort letters into boxes.'],
    ],
    [
      'by the full name of its base',
      `class Clerk extends \\LarAgent\\Agent { ${said} }`,
      ['agent Clerk', 'system: You sort letters into boxes.'],
    ],
    [
      'where it is run, the run says it',
      `class Clerk extends Agent { ${said} }\nClerk::for('me')->respond('Where to?');`,
      ['Clerk.for().respond', 'system: You sort letters into boxes.', 'user: Where to?'],
    ],
    ['one that says nothing', 'class Clerk extends Agent { protected $model = "gpt-4o"; }', []],
    ['a class of another base', `class Clerk extends Worker { ${said} }`, []],
    ['a class without a base', `class Clerk { ${said} }`, []],
  ])('%s', async (_name, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});
