import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (element: string, from = '@vscode/prompt-tsx') =>
  resolved(
    await scan(
      'typescriptreact',
      `import { SystemMessage, UserMessage } from '${from}';\nexport const prompt = (name, rest) => (\n${element}\n);`,
      { readFile: () => undefined },
      'src/prompt.tsx',
    ),
  );

describe('the text of a message in markup', () => {
  test.each<[string, string, string]>([
    ['on one line', 'Name a river.', 'Name a river.'],
    ['lines are joined', '\n    Name a river\n    of Europe.\n  ', 'Name a river of Europe.'],
    ['empty lines are none', '\n  Name a river\n\n  of Europe.\n', 'Name a river of Europe.'],
    ['what ends a line', '\n  Name a river.<br />\n  Name a lake.\n', 'Name a river.\nName a lake.'],
    [
      'a value, with the spaces of its line',
      '\n  Name a river of {name} that is long.\n',
      'Name a river of {name} that is long.',
    ],
    ['a text among the values', "Name a river of{' '}\n  {'Europe'}.", 'Name a river of Europe.'],
    ['marks', 'Is 3 &lt; 4 &amp; 5 &gt; 4?', 'Is 3 < 4 & 5 > 4?'],
    ['elements inside', 'Name <b>two <i>long</i></b> rivers.', 'Name two long rivers.'],
    ['what another element renders', 'Name a river. <Examples />', 'Name a river. {Examples}'],
    ['comments', 'Name a river.{/* of any size */}', 'Name a river.'],
  ])('%s', async (_name, content, expected) => {
    expect(await found(`<UserMessage>${content}</UserMessage>`)).toEqual(['prompt UserMessage', `user: ${expected}`]);
  });
});

describe('messages beside each other', () => {
  test('are one prompt', async () => {
    expect(
      await found('<>\n<SystemMessage>Be brief.</SystemMessage>\n<Rest />\n<UserMessage>{name}</UserMessage>\n</>'),
    ).toEqual(['prompt SystemMessage', 'system: Be brief.', 'user: {name}']);
  });
  test('those inside another element are another', async () => {
    expect(
      await found(
        '<>\n<SystemMessage>Be brief.</SystemMessage>\n<List><UserMessage>Name a river.</UserMessage></List>\n</>',
      ),
    ).toEqual(['prompt SystemMessage', 'system: Be brief.', 'prompt UserMessage', 'user: Name a river.']);
  });
  test('are none where they only pass on what was said', async () => {
    expect(await found('<><UserMessage>{name}</UserMessage><UserMessage>{rest}</UserMessage></>')).toEqual([]);
  });
  test("are none when they are a chat's own, shown to a person", async () => {
    expect(await found('<UserMessage>Ask the model a prompt of your own.</UserMessage>', './chat-prompt')).toEqual([]);
  });
});
