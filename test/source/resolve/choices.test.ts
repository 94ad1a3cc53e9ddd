import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const client = "import OpenAI from 'openai';\nconst openai = new OpenAI();\n";
const asked = async (before: string, settings: string) =>
  resolved(
    await scan('typescript', `${client}${before}\nopenai.responses.create({ ${settings} });`, {
      readFile: () => undefined,
    }),
  );
const call = 'openai.responses.create';

describe('which of several models is asked', () => {
  const input = "input: 'Name a river.'";
  const said = 'user: Name a river.';
  test.each<[string, string, string, string]>([
    ['of two ids the first', '', "large ? 'gpt-4o' : 'gpt-4o-mini'", ', gpt-4o (literal)'],
    ['an id or what was chosen', '', "large ? 'gpt-4o' : model", ', gpt-4o (default)'],
    ['what was chosen or an id', '', "small ? pick() : 'gpt-4o'", ', gpt-4o (default)'],
    ['in several steps', "const id = a ? model.slice(1) : b ? 'gpt-4o' : model;", 'id', ', gpt-4o (default)'],
    ['an id or nothing', '', "large ? 'gpt-4o' : undefined", ', gpt-4o (literal)'],
    ['an id instead of an empty one', '', "large ? '' : 'gpt-4o'", ', gpt-4o (literal)'],
    ['none that is written', '', 'large ? first : second', ''],
  ])('%s', async (_name, before, model, expected) => {
    expect(await asked(before, `model: ${model}, ${input}`)).toEqual([`${call}${expected}`, said]);
  });
});

describe('which of several texts is sent', () => {
  test.each<[string, string, string]>([
    ['a whole message is its first', "short ? 'Be brief.' : 'Take your time.'", 'Be brief.'],
    ['in words beside what is not known', "short ? 'Be brief.' : text", 'Be brief.'],
    ['inside a text it is a placeholder', `\`Now: \${short ? 'be brief' : 'take your time'}\``, 'Now: {value}'],
    ['a number that is always the same', `\`\${short ? 3 : 3} lines\``, '3 lines'],
    ['different numbers', `\`\${short ? 3 : 9} lines\``, '{value} lines'],
  ])('%s', async (_name, text, expected) => {
    expect(await asked('', `model: 'gpt-4o', input: ${text}`)).toEqual([
      `${call}, gpt-4o (literal)`,
      `user: ${expected}`,
    ]);
  });
});
