import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

/** `chat` is a method of a base class that another file holds. */
const asked = async (request: string) =>
  resolved(
    await scan('ruby', `class Helper < BaseService\n  def go\n    ${request}\n  end\nend`, {
      readFile: () => undefined,
    }),
  );

test.each<[string, string, string[]]>([
  [
    'instructions',
    'chat.with_instructions("You write questions.").ask("About #{topic}")',
    ['chat.with_instructions().ask', 'system: You write questions.', 'user: About {topic}'],
  ],
  [
    'a model by name at the start of the chain',
    'chat(model: "gpt-4o").with_temperature(0.2).with_instructions("Be brief.").ask(topic)',
    ['chat().with_temperature().with_instructions().ask, gpt-4o (literal)', 'system: Be brief.', 'user: {topic}'],
  ],
  [
    'the setting nearest to the call',
    'chat.with_model("gpt-4").with_model("gpt-4o").with_schema(Answer).ask(topic)',
    ['chat.with_model().with_model().with_schema().ask, gpt-4o (literal)', 'user: {topic}'],
  ],
  ['another chain that is asked', 'store.with_index(2).ask("Which one?")', []],
  ['instructions without a question', 'chat.with_instructions("Be brief.").messages', []],
])('%s', async (_name, request, expected) => {
  expect(await asked(request)).toEqual(expected);
});
