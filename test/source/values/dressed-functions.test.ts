import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

/** The calls of functions of the project; the requests themselves are the business of other tests. */
const callers = async (language: LanguageId, text: string) => {
  const { calls, problems } = await scan(language, text, { readFile: () => undefined });
  return resolved({ calls: calls.filter(call => call.kind === 'wrapper'), problems });
};

const given = 'Which rivers cross Vienna?';
const asked = ['wrapper ask, gpt-4o (default)', `user: ${given}`];

const script = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const request =
  "async (text: string) => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] })";

describe('a function in the dress of another one is called like itself', () => {
  test.each<[string, string, string[]]>([
    ['by a package', `import { traceable } from 'langsmith/traceable';\nconst ask = traceable(${request}, {});`, asked],
    ['by a hook', `const ask = useCallback(${request}, []);`, asked],
    ['by what nothing binds', `const ask = _.memoize(${request});`, asked],
    ['by its name', `const plain = ${request};\nconst ask = pThrottle(plain);`, asked],
    [
      'by a function of the project that passes on whatever it is given',
      `const guard = (f) => (...args) => f(...args);\nconst ask = guard(${request});`,
      asked,
    ],
    [
      'by one that names what it passes on',
      `function named(label, f) { return (text) => f(text); }\nconst ask = named('ask', ${request});`,
      asked,
    ],
    [
      'by one that changes what it passes on: none',
      `const loud = (f) => (text) => f(text.toUpperCase());\nconst ask = loud(${request});`,
      [],
    ],
    [
      'by one that swaps what it passes on: none',
      `const swapped = (f) => (label, text) => f(text, label);\nconst ask = swapped(${request});`,
      [],
    ],
    ['what calls a function gives its answer: none', `const ask = files.map(${request});`, []],
    ['what is kept for later is no function: none', `const ask = useMemo(${request}, []);`, []],
    ['an object that is made of a function is none', `const ask = new Task(${request});`, []],
    ['a function that is spread is none', `const ask = cache(...${request});`, []],
  ])('%s', async (_name, text, expected) => {
    expect(await callers('typescript', `${script}${text}\nawait ask('${given}');`)).toEqual(expected);
  });

  const program = `from openai import OpenAI
client = OpenAI()
def plain(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])
`;
  test.each<[string, string, string[]]>([
    ['by a library', 'from functools import lru_cache\nask = lru_cache(plain)\n', asked],
    [
      'by a function of the project',
      `def retried(f, times=3):
    def inner(*args, **settings):
        for _ in range(times):
            return f(*args, **settings)
    return inner
ask = retried(plain, times=5)
`,
      asked,
    ],
    ['under a name of an argument: none', 'ask = Tool(func=plain)\n', []],
    ['without anything that may be given: none', 'ask = cached(lambda: plain(read()))\n', []],
  ])('in Python %s', async (_name, text, expected) => {
    expect(await callers('python', `${program}${text}ask("${given}")\n`)).toEqual(expected);
  });

  test('a text that such a function builds is read', async () => {
    const text = `${script}const describeIt = memoize((topic) => \`Describe \${topic} in one line.\`);
await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: describeIt('the sea') }] });`;
    expect(resolved(await scan('typescript', text))).toEqual([
      'client.chat.completions.create, gpt-4o (literal)',
      'user: Describe the sea in one line.',
    ]);
  });
});
