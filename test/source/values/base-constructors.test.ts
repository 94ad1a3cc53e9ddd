import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

/** The requests in the classes, without those who call them. */
const found = async (language: LanguageId, text: string) => {
  const { calls, problems } = await scan(language, text, { readFile: () => undefined });
  return resolved({ calls, problems }).filter(line => !line.includes('user: '));
};

const python = `import openai
class Base:
    def __init__(self, model="small", limit=256):
        self.model = model
        self.limit = limit
`;
const asks = `    def ask(self, text):
        return openai.responses.create(model=self.model, max_output_tokens=self.limit, input=text)
`;
const request = (model: string, limit: number) => [`openai.responses.create, ${model}, <= ${limit}`];

describe('what a class gives the one that it derives from', () => {
  test.each<[string, string, string[]]>([
    [
      'its own default',
      'def __init__(self, model="large"):\n        super().__init__(model)',
      request('large (default)', 256),
    ],
    [
      'a text, by the name of the class',
      'def __init__(self):\n        Base.__init__(self, "large", limit=9)',
      request('large (constant)', 9),
    ],
    [
      'in the older way',
      'def __init__(self):\n        super(Own, self).__init__(limit=9)',
      request('small (default)', 9),
    ],
    [
      'what is passed on whole',
      'def __init__(self, **rest):\n        super().__init__("large", **rest)',
      request('large (constant)', 256),
    ],
    ['nothing', 'pass', request('small (default)', 256)],
    ['another class', 'def __init__(self):\n        Other.__init__(self, "large")', request('small (default)', 256)],
  ])('%s', async (_name, made, expected) => {
    expect(await found('python', `${python}class Own(Base):\n    ${made}\n${asks}`)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['of an object made without a constructor of its own', 'pass', request('given (constant)', 9)],
    [
      'of an object whose constructor passes it on',
      'def __init__(self, name, **rest):\n        super().__init__(name, **rest)',
      request('given (constant)', 9),
    ],
  ])('%s', async (_name, made, expected) => {
    const text = `${python}${asks}class Own(Base):\n    ${made}\nOwn("given", limit=9).ask("Which rivers cross Vienna and Graz?")`;
    const { calls, problems } = await scan('python', text, { readFile: () => undefined });
    const callers = calls.filter(({ kind }) => kind === 'wrapper');
    expect(resolved({ calls: callers, problems })[0]).toBe(
      expected[0]!.replace('openai.responses.create', 'wrapper Own().ask'),
    );
  });

  test("ECMAScript's", async () => {
    const text = `import OpenAI from 'openai';
const openai = new OpenAI();
class Base { constructor(model = 'small', limit = 256) { this.model = model; this.limit = limit; } }
class Own extends Base {
  constructor() { super('large', 9); }
  ask(text) { return openai.responses.create({ model: this.model, max_output_tokens: this.limit, input: text }); }
}`;
    expect(await found('typescript', text)).toEqual(request('large (constant)', 9));
  });
});
