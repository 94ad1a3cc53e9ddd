import { describe, expect, test } from 'vitest';
import type { LanguageId, OutputLimit } from '../../../src/source/call-site.ts';
import { scan } from '../scanner-of-tests.ts';

/** Key and value of the only call's limit, and the program with the insertion made for a limit of 99. */
async function limitOf(language: LanguageId, text: string) {
  const { calls } = await scan(language, text);
  expect(calls).toHaveLength(1);
  return calls[0]!.outputLimit;
}
const short = ({ key, value, defaultValue }: OutputLimit) => [key, value, defaultValue];

const chat = (rest: string) =>
  `from openai import OpenAI\nmost = 7\nOpenAI().chat.completions.create(model="m", messages=[]${rest})\n`;

describe('what bounds an answer', () => {
  test.each<[string, LanguageId, string, (string | number | undefined)[]]>([
    ['a number', 'python', chat(', max_tokens=5'), ['max_tokens', 5, undefined]],
    ['a product', 'python', chat(', max_tokens=4 * 1024'), ['max_tokens', 4096, undefined]],
    ['a product with a name', 'python', chat(', max_tokens=2 * most'), ['max_tokens', 14, undefined]],
    ['a product of what only runs', 'python', chat(', max_tokens=2 * read()'), ['max_tokens', undefined, undefined]],
    ['a name', 'python', chat(', max_completion_tokens=most'), ['max_completion_tokens', 7, undefined]],
    ['what only runs', 'python', chat(', max_tokens=read()'), ['max_tokens', undefined, undefined]],
    ['nothing', 'python', chat(', max_tokens=0'), ['max_tokens', undefined, undefined]],
    [
      'nothing where no setting is',
      'python',
      chat(', max_tokens=get("most") or 0'),
      ['max_tokens', undefined, undefined],
    ],
    ['less than nothing', 'python', chat(', max_tokens=1 - 2'), ['max_tokens', undefined, undefined]],
    [
      "a setting's default, as a number",
      'python',
      `import os\n${chat(', max_tokens=int(os.getenv("MOST", "500"))')}`,
      ['max_tokens', 500, undefined],
    ],
    ...(
      [
        ["parseInt(process.env.MOST || '700', 10)", 700],
        ['Number(process.env.MOST ?? 600)', 600],
        ["Number('800')", 800],
        ['Number(process.env.MOST)', undefined],
        ["parseInt('many')", undefined],
        ["Number(large ? '800' : '80')", undefined],
      ] as const
    ).map(([most, value]): [string, LanguageId, string, (string | number | undefined)[]] => [
      most,
      'typescript',
      `import OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: 'm', messages: [], max_tokens: ${most} });`,
      ['max_tokens', value, undefined],
    ]),
    [
      'None is none',
      'python',
      chat(', max_tokens=None, max_completion_tokens=8'),
      ['max_completion_tokens', 8, undefined],
    ],
    ['one of two numbers', 'python', chat(', max_tokens=1 if a else 2'), ['max_tokens', undefined, undefined]],
    [
      'through spread arguments',
      'python',
      'from openai import OpenAI\nrest = {"max_tokens": 6}\nOpenAI().chat.completions.create(model="m", messages=[], **rest)\n',
      ['max_tokens', 6, undefined],
    ],
    [
      'nested',
      'typescript',
      "import { GoogleGenAI } from '@google/genai';\nnew GoogleGenAI({}).models.generateContent({ model: 'm', contents: 'x', config: { maxOutputTokens: 12 } });",
      ['max_output_tokens', 12, undefined],
    ],
    [
      'of the model that is called',
      'python',
      'from langchain_openai import ChatOpenAI\nChatOpenAI(model="m", max_tokens=9).invoke("x")\n',
      ['max_tokens', 9, undefined],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(short(await limitOf(language, text))).toEqual(expected);
  });

  test.each<[string, string, (string | number | undefined)[]]>([
    ['set later by another method', 'self.limit = self.settings.limit', ['max_tokens', undefined, undefined]],
    ['set when the object is made', 'self.limit = 20', ['max_tokens', 20, undefined]],
  ])('a field with a number, %s', async (_name, made, expected) => {
    const text = `from openai import OpenAI
class Desk:
    def __init__(self, settings):
        self.settings = settings
        ${made}
        self.client = OpenAI()
    def shorten(self):
        self.limit = 100
    def ask(self):
        return self.client.chat.completions.create(model="m", messages=[], max_tokens=self.limit)
`;
    expect(short(await limitOf('python', text))).toEqual(expected);
  });

  test('the number can be marked where it stands', async () => {
    const { valueRange } = await limitOf('python', chat(', max_tokens=5'));
    const line = chat(', max_tokens=5').split('\n')[2]!;
    expect(valueRange).toEqual({
      start: { line: 3, column: line.indexOf('5') + 1 },
      end: { line: 3, column: line.indexOf('5') + 2 },
    });
  });
});

describe('a limit may be there that only the running program knows', () => {
  const gemini = (request: string) =>
    `import { GoogleGenAI } from '@google/genai';\nimport { own, rest } from './own';\nnew GoogleGenAI({}).models.generateContent(${request});`;

  test.each<[string, LanguageId, string, boolean]>([
    ['nothing is said', 'python', chat(''), false],
    ['nothing is meant', 'python', chat(', max_tokens=None'), false],
    ['other arguments are unknown', 'python', chat(', temperature=read(), tools=read()'), false],
    ['a limit is read', 'python', chat(', max_tokens=read()'), true],
    ['one of two numbers', 'python', chat(', max_tokens=1 if a else 2'), true],
    ['arguments are spread', 'python', chat(', **read()'), true],
    ['known arguments are spread', 'python', chat(', **{"temperature": 0}'), false],
    ['known and unknown arguments are spread', 'python', chat(', **{"temperature": 0, **read()}'), true],
    ['a known request', 'typescript', gemini("{ model: 'm', contents: 'x' }"), false],
    ['into the request', 'typescript', gemini("{ model: 'm', contents: 'x', ...rest }"), true],
    ['the options', 'typescript', gemini("{ model: 'm', contents: 'x', config: own }"), true],
    ['into the options', 'typescript', gemini("{ model: 'm', contents: 'x', config: { topK: 1, ...own } }"), true],
  ])('%s', async (_name, language, text, expected) => {
    const { unread = false, value, insertion } = await limitOf(language, text);
    expect(unread).toBe(expected);
    expect(value).toBeUndefined();
    if (expected) expect(insertion).toBeUndefined();
  });
});

describe('where a limit would be written', () => {
  test.each<[string, LanguageId, string, boolean]>([
    ['a call without one', 'python', chat(''), true],
    ['a call that has one', 'python', chat(', max_tokens=5'), false],
    [
      'options from elsewhere',
      'typescript',
      "import { GoogleGenAI } from '@google/genai';\nimport { config } from './config';\nnew GoogleGenAI({}).models.generateContent({ model: 'm', contents: 'x', config });",
      false,
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect((await limitOf(language, text)).insertion !== undefined).toBe(expected);
  });
});
