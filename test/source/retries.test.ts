import { describe, expect, test } from 'vitest';
import { textAt } from '../../src/lint/source-span.ts';
import type { LanguageId } from '../../src/source/call-site.ts';
import { scan } from './scanner-of-tests.ts';

const call = 'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": q}])';
const python = (text: string) => `from openai import OpenAI, RateLimitError\nclient = OpenAI()\n${text}\n`;
const request = `client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: q }] })`;
const typescript = (text: string) => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${text}\n`;

async function retryIn(language: LanguageId, text: string) {
  const { calls } = await scan(language, text);
  expect(calls).toHaveLength(1);
  const [{ retry }] = calls as [(typeof calls)[number]];
  return retry && { ...retry, range: textAt(text, retry.range) };
}

describe('a loop repeats the request', () => {
  test.each<[string, LanguageId, string, object]>([
    [
      'a bounded loop that takes every error',
      'python',
      python(`for attempt in range(3):\n    try:\n        ${call}\n    except Exception as error:\n        wait()`),
      { attempts: 3, bounded: true, selective: false, range: 'for attempt in range(3):' },
    ],
    [
      'its bound stands in a constant',
      'python',
      python(
        `MAX_RETRIES = 4\nfor attempt in range(MAX_RETRIES + 1):\n    try:\n        ${call}\n    except:\n        wait()`,
      ),
      { attempts: 5, bounded: true, selective: false, range: 'for attempt in range(MAX_RETRIES + 1):' },
    ],
    [
      'only a passing error',
      'python',
      python(`for attempt in range(1, 6):\n    try:\n        ${call}\n    except RateLimitError:\n        wait()`),
      { attempts: 5, bounded: true, selective: true, range: 'for attempt in range(1, 6):' },
    ],
    [
      'without an end',
      'python',
      python(`while True:\n    try:\n        ${call}\n        break\n    except Exception:\n        time.sleep(1)`),
      { bounded: false, selective: false, range: 'while True:' },
    ],
    [
      'an endless loop that counts',
      'python',
      python(
        `while True:\n    try:\n        ${call}\n        break\n    except Exception:\n        attempts += 1\n        if attempts >= 5:\n            raise\n        time.sleep(1)`,
      ),
      { attempts: 5, bounded: true, selective: false, range: 'while True:' },
    ],
    [
      'in TypeScript',
      'typescript',
      typescript(
        `for (let attempt = 0; attempt < 3; attempt++) {\n  try {\n    await ${request};\n  } catch (error) {\n    await wait();\n  }\n}`,
      ),
      { attempts: 3, bounded: true, selective: false, range: 'for (let attempt = 0; attempt < 3; attempt++) {' },
    ],
    [
      'that looks at the status',
      'typescript',
      typescript(
        `for (let retries = 0; retries <= maxRetries; retries++) {\n  try {\n    await ${request};\n  } catch (error) {\n    if (error.status !== 429) throw error;\n  }\n}`,
      ),
      { bounded: true, selective: true, range: 'for (let retries = 0; retries <= maxRetries; retries++) {' },
    ],
    [
      'in Go',
      'go',
      'package main\nimport "github.com/openai/openai-go"\nfunc ask(ctx context.Context, q string) {\n\tclient := openai.NewClient()\n\tfor attempt := 0; attempt < 3; attempt++ {\n\t\tclient.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: "gpt-4o", Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(q)}})\n\t\ttime.Sleep(1)\n\t}\n}\n',
      { attempts: 3, bounded: true, selective: false, range: 'for attempt := 0; attempt < 3; attempt++ {' },
    ],
    [
      'in Rust',
      'rust',
      'use async_openai::Client;\nasync fn ask(q: &str) {\n    let client = Client::new();\n    for attempt in 0..3 {\n        client.chat().create(request).await;\n        sleep(1).await;\n    }\n}\n',
      { attempts: 3, bounded: true, selective: false, range: 'for attempt in 0..3 {' },
    ],
    [
      'in Kotlin',
      'kotlin',
      'import com.openai.client.okhttp.OpenAIOkHttpClient\nfun ask(q: String) {\n    val client = OpenAIOkHttpClient.fromEnv()\n    for (attempt in 1..3) {\n        try {\n            client.chat().completions().create(params)\n        } catch (e: Exception) {\n            sleep(1)\n        }\n    }\n}\n',
      { attempts: 3, bounded: true, selective: false, range: 'for (attempt in 1..3) {' },
    ],
    [
      'in Java',
      'java',
      'import com.openai.client.okhttp.OpenAIOkHttpClient;\nclass A {\n    void ask(String q) {\n        var client = OpenAIOkHttpClient.fromEnv();\n        for (int attempt = 1; attempt <= 3; attempt++) {\n            try {\n                client.chat().completions().create(params);\n            } catch (RateLimitException e) {\n                sleep(1);\n            }\n        }\n    }\n}\n',
      { attempts: 3, bounded: true, selective: true, range: 'for (int attempt = 1; attempt <= 3; attempt++) {' },
    ],
    [
      'in Ruby',
      'ruby',
      'require "openai"\nclient = OpenAI::Client.new\n3.times do |attempt|\n  begin\n    client.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: q }] })\n  rescue => error\n    sleep 1\n  end\nend\n',
      { attempts: 3, bounded: true, selective: false, range: '3.times do |attempt|' },
    ],
    [
      'in PHP',
      'php',
      "<?php\n$client = OpenAI::client('k');\nfor ($attempt = 0; $attempt < 3; $attempt++) {\n  try {\n    $client->chat()->create(['model' => 'gpt-4o', 'messages' => [['role' => 'user', 'content' => $q]]]);\n  } catch (\\Exception $e) {\n    sleep(1);\n  }\n}\n",
      { attempts: 3, bounded: true, selective: false, range: 'for ($attempt = 0; $attempt < 3; $attempt++) {' },
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await retryIn(language, text)).toEqual(expected);
  });
});

describe('a decorator or a function repeats it', () => {
  test.each<[string, LanguageId, string, object]>([
    [
      'tenacity, bounded',
      'python',
      python(`@retry(stop=stop_after_attempt(6), wait=wait_random())\ndef ask(q):\n    return ${call}`),
      { attempts: 6, bounded: true, selective: false, range: 'retry(stop=stop_after_attempt(6), wait=wait_random())' },
    ],
    [
      'tenacity without a stop',
      'python',
      python(`@retry\ndef ask(q):\n    return ${call}`),
      { bounded: false, selective: false, range: 'retry' },
    ],
    [
      'tenacity, only for some errors',
      'python',
      python(
        `@tenacity.retry(retry=retry_if_exception_type(RateLimitError), stop=stop_after_attempt(3))\ndef ask(q):\n    return ${call}`,
      ),
      {
        attempts: 3,
        bounded: true,
        selective: true,
        range: 'tenacity.retry(retry=retry_if_exception_type(RateLimitError), stop=stop_after_attempt(3))',
      },
    ],
    [
      'backoff on every error',
      'python',
      python(`@backoff.on_exception(backoff.expo, Exception, max_tries=4)\ndef ask(q):\n    return ${call}`),
      {
        attempts: 4,
        bounded: true,
        selective: false,
        range: 'backoff.on_exception(backoff.expo, Exception, max_tries=4)',
      },
    ],
    [
      'a function that is given the request',
      'typescript',
      typescript(`await pRetry(() => ${request}, { retries: 4 });`),
      { attempts: 5, bounded: true, selective: false, range: 'pRetry' },
    ],
    [
      'which may refuse',
      'typescript',
      typescript(`await pRetry(() => ${request}, { retries: 2, shouldRetry: e => e.status === 429 });`),
      { attempts: 3, bounded: true, selective: true, range: 'pRetry' },
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await retryIn(language, text)).toEqual(expected);
  });
});

describe('nothing repeats it', () => {
  test.each<[string, LanguageId, string]>([
    ['a loop over data', 'python', python(`for q in questions:\n    ${call}`)],
    [
      'a conversation that goes on after an error',
      'python',
      python(`while True:\n    q = input()\n    try:\n        ${call}\n    except Exception:\n        continue`),
    ],
    ['a conversation', 'python', python(`while True:\n    q = input()\n    ${call}`)],
    [
      'a loop around another function',
      'python',
      python(`for attempt in range(3):\n    pass\ndef ask(q):\n    ${call}`),
    ],
    ['a method of a class', 'python', python(`class A:\n    def ask(self, q):\n        return ${call}`)],
    ['another decorator', 'python', python(`@cache\ndef ask(q):\n    return ${call}`)],
    ['a function that is mapped', 'typescript', typescript(`questions.map(q => ${request});`)],
  ])('%s', async (_name, language, text) => {
    expect(await retryIn(language, text)).toBeUndefined();
  });
});

describe('calls that run together', () => {
  const groups = async (text: string) => {
    const { calls } = await scan('python', python(text));
    const keys = calls.map(found => found.runsWith);
    return keys.map(key => keys.indexOf(key));
  };
  test.each<[string, string, number[]]>([
    ['one after the other', `def f(q):\n    ${call}\n    ${call}`, [0, 0]],
    ['in two functions', `def f(q):\n    ${call}\ndef g(q):\n    ${call}`, [0, 1]],
    ['in two branches', `def f(q):\n    if q:\n        ${call}\n    else:\n        ${call}`, [0, 1]],
    ['in a branch and after it', `def f(q):\n    if q:\n        return ${call}\n    return ${call}`, [0, 1]],
    ['in one branch', `def f(q):\n    if q:\n        ${call}\n        ${call}`, [0, 0]],
    ['as a fallback', `def f(q):\n    try:\n        ${call}\n    except Exception:\n        ${call}`, [0, 1]],
    ['in a loop', `def f(q):\n    for x in q:\n        ${call}\n        ${call}`, [0, 0]],
    ['on module level', `${call}\n${call}`, [0, 0]],
  ])('%s', async (_name, text, expected) => {
    expect(await groups(text)).toEqual(expected);
  });
});

test('a reasoning effort is known with its place', async () => {
  const text = python('client.responses.create(model="o3", input=q, reasoning={"effort": "high"})');
  const { calls } = await scan('python', text);
  expect(calls[0]!.reasoningEffort).toBe('high');
  expect(textAt(text, calls[0]!.reasoningEffortRange!)).toBe('"high"');
});

test.each<[string, LanguageId, string, string | undefined]>([
  ['a literal', 'python', python('client.responses.create(instructions="Be kind.", input=q)'), '"Be kind."'],
  ['a name', 'python', python('S = "Be kind."\nclient.responses.create(instructions=S, input=q)'), 'S'],
  [
    'an entry',
    'typescript',
    typescript("client.responses.create({ instructions: 'Be kind.', input: q });"),
    "'Be kind.'",
  ],
  ['a message has none', 'python', python(call.replace('q}', '"Be kind."}')), undefined],
])('the argument that gives a text: %s', async (_name, language, text, expected) => {
  const { calls } = await scan(language, text);
  const { argument } = calls[0]!.prompt[0]!;
  expect(argument && textAt(text, argument)).toBe(expected);
});

describe('positions are told where they count', () => {
  const notebook = (...cells: string[]) =>
    JSON.stringify({ cells: cells.map(source => ({ cell_type: 'code', source })) });
  const setUp = 'from openai import OpenAI\nclient = OpenAI()\nMODEL = "gpt-4o"\nRULES = "Be kind."\nLIMIT = 9\n';
  const use =
    'client.responses.create(model=MODEL, instructions=RULES, input=f"Sum up {q}", max_output_tokens=LIMIT, reasoning={"effort": "low"})';

  test('in one cell of a notebook', async () => {
    const { calls } = await scan('jupyter', notebook(setUp + use));
    const [site] = calls as [(typeof calls)[number]];
    expect(site.model.range?.start.line).toBe(3);
    expect(site.prompt[0]!.range?.start.line).toBe(4);
    expect(site.outputLimit.valueRange?.start.line).toBe(5);
    expect(site.reasoningEffortRange?.start.line).toBe(6);
  });

  test('not for what stands in another cell', async () => {
    const { calls } = await scan('jupyter', notebook(setUp, use));
    const [site] = calls as [(typeof calls)[number]];
    expect([site.model.id, site.model.range]).toEqual(['gpt-4o', undefined]);
    expect([site.prompt[0]!.range, site.prompt[0]!.segments[0]!.range]).toEqual([undefined, undefined]);
    expect(site.prompt[1]!.segments.map(segment => segment.range?.start.line)).toEqual([1, 1]);
    expect([site.outputLimit.value, site.outputLimit.valueRange]).toEqual([9, undefined]);
  });

  test('not for a stretch that comes from another file', async () => {
    const text = `from openai import OpenAI\nfrom .prompts import RULES\nclient = OpenAI()\nclient.responses.create(model="gpt-4o", instructions=RULES + " Be short.", input=q)\n`;
    const readFile = (file: string) => (file === 'src/prompts.py' ? 'RULES = "Be kind."  # prompt\n' : undefined);
    const { calls } = await scan('python', text, { readFile }, 'src/app.py');
    expect(calls[0]!.prompt[0]!.segments).toEqual([
      { kind: 'static', text: 'Be kind.' },
      { kind: 'static', text: ' Be short.', range: expect.anything() },
    ]);
  });
});
