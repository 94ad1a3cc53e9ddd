import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

/** A program of each language that posts a body to an address. */
describe('where only the function around a request says the address', () => {
  const posted = async (
    body: string,
    before = "if (isAzure(endpoint)) endpoint += '/openai/deployments/m/chat/completions';",
  ) =>
    found(
      'typescript',
      `export const ask = async (endpoint: string, messages: Message[], config: Config) => {\n  ${before}\n  return fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(${body}) });\n};`,
    );
  test.each<[string, string, string[]]>([
    ['settings that are spread', '{ messages, ...config, stream: true }', ['fetch', 'history: {messages}']],
    ['a model', '{ model: config.model, messages }', ['fetch', 'history: {messages}']],
    ['messages that are written out', "{ messages: [{ role: 'user', content: 'Why?' }] }", ['fetch', 'user: Why?']],
    ['messages alone', '{ messages }', []],
    ['settings without messages', '{ ...config, stream: true }', []],
  ])('%s', async (_name, body, expected) => {
    expect(await posted(body)).toEqual(expected);
  });

  test('nothing says the address', async () => {
    expect(await posted('{ messages, ...config, stream: true }', '')).toEqual([]);
  });
});

describe('clients of JavaScript', () => {
  const url = "'https://api.openai.com/v1/chat/completions'";
  const body = "{ model: 'gpt-4o', messages: [{ role: 'user', content: 'Why?' }] }";
  test.each<[string, string, string]>([
    ['needle.post', "import needle from 'needle';", `needle.post(${url}, ${body}, { json: true })`],
    ['needle', "const needle = require('needle');", `needle('post', ${url}, ${body})`],
    [
      'requestUrl',
      "import { requestUrl } from 'obsidian';",
      `requestUrl({ url: ${url}, method: 'POST', body: JSON.stringify(${body}) })`,
    ],
    ['UrlFetchApp.fetch', '', `UrlFetchApp.fetch(${url}, { method: 'post', payload: JSON.stringify(${body}) })`],
    ['$fetch', '', `$fetch(${url}, { method: 'POST', body: ${body} })`],
    [
      'fetch',
      "import { fetch } from '@tauri-apps/plugin-http';",
      `fetch(${url}, { method: 'POST', body: JSON.stringify(${body}) })`,
    ],
  ])('%s', async (callee, imports, call) => {
    expect(await found('javascript', `${imports}\n${call};`)).toEqual([`${callee}, gpt-4o (literal)`, 'user: Why?']);
  });

  test.each([
    "import needle from 'needle';\nneedle.post('https://api.acme.dev/orders', { messages: 3 });",
    "UrlFetchApp.fetch('https://api.acme.dev/orders', { payload: JSON.stringify({ model: 'x' }) });",
    "$fetch('/api/orders', { body: { model: 'x' } });",
  ])('asks nobody: %s', async text => {
    expect(await found('javascript', text)).toEqual([]);
  });
});

describe('an address that the class around a request says', () => {
  const program = (url: string, body: string) =>
    `import json
import requests
class Client:
    def __init__(self, host, route):
        self.host, self.route = host, route
        self.routes = [${url}]
    def send(self, question):
        return requests.post(f"{self.host}{self.route}", data=json.dumps(${body}))
`;
  const history = '{"messages": self.history, "stream": True}';
  test.each<[string, string, string, string[]]>([
    ['messages and a setting', '"/chat/completions?key="', history, ['requests.post', 'history: {history}']],
    [
      'messages and a model',
      '"/chat/completions?key="',
      '{"messages": self.history, "model": "m"}',
      ['requests.post, m (literal)', 'history: {history}'],
    ],
    ['messages alone', '"/chat/completions?key="', '{"messages": self.history}', []],
    ['messages of another layout', '"/chat/completions?key="', '{"messages": [{"to": "me"}], "stream": True}', []],
    ['another address', '"/mails?key="', history, []],
  ])('%s', async (_name, url, body, expected) => {
    expect(await found('python', program(url, body))).toEqual(expected);
  });
});

describe('an address that is completed unless it is complete', () => {
  const ask = (base: string, complete: string) => `const base = ${base};
const url = ${complete};
fetch(url, { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Why?' }] }) });`;
  const ending = "'/chat/completions'";
  test.each([
    ['process.env.URL', `base.endsWith(${ending}) ? base : base + ${ending}`],
    [
      "process.env.URL || 'https://api.openai.com/v1'",
      `base.endsWith(${ending}) ? base : \`\${base}/chat/completions\``,
    ],
    ["'https://api.openai.com/v1/chat/completions'", `base.endsWith(${ending}) ? base : base + ${ending} + '/more'`],
  ])('%s, %s', async (base, complete) => {
    expect(await found('typescript', ask(base, complete))).toEqual(['fetch, gpt-4o (literal)', 'user: Why?']);
  });

  test('an address that only looks so', async () => {
    const text = `const url = base.endsWith('/orders') ? base : base + '/orders';\nfetch(url, { method: 'POST', body: JSON.stringify({ model: 'x' }) });`;
    expect(await found('typescript', text)).toEqual([]);
  });
});
