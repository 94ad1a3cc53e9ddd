import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string) =>
  resolved(await scan('typescript', text, { readFile: () => undefined }, 'src/app.ts'));
const head = "import { fetchSSE, request, log } from './http';\n";
const messages = "messages: [{ role: 'user', content: 'Name a river.' }]";

describe("HTTP through a project's own function", () => {
  test.each([
    [
      'events of a chat, the deployment in the address',
      `await fetchSSE(endpoint + '/openai/deployments/' + name + '/chat/completions?api-version=1', { method: 'POST', body: JSON.stringify({ ${messages}, max_tokens: 30 }) });`,
      ['fetchSSE, <= 30', 'user: Name a river.'],
    ],
    [
      'a method of a client, the body as it is',
      `this.http.post('https://api.openai.com/v1/chat/completions', { model: 'gpt-4o', ${messages} });`,
      ['this.http.post, gpt-4o (literal)', 'user: Name a river.'],
    ],
    [
      'options alone',
      `await request({ url: 'https://api.anthropic.com/v1/messages', data: { model: 'claude-sonnet-4-5', ${messages}, max_tokens: 9 } });`,
      ['request, claude-sonnet-4-5 (literal), <= 9', 'user: Name a river.'],
    ],
    [
      'an object of a class, which is sent elsewhere',
      `queue.push(new HttpRequest('POST', 'https://api.openai.com/v1/chat/completions', { model: 'gpt-4o', ${messages} }));`,
      [],
    ],
    [
      'the address of a model, for a function of any name',
      "for await (const piece of tokensOf(server + '/api/generate', { model, prompt: 'Name a river.', raw: true })) show(piece);",
      ['tokensOf', 'user: Name a river.'],
    ],
    [
      'what reads the answer to a request',
      `const response = fetch('https://api.openai.com/v1/chat/completions', { body: JSON.stringify({ model, ${messages} }) });\nreadSSE(response, parse);`,
      ['fetch', 'user: Name a river.'],
    ],
    ['the same, only said', "log(server + '/api/generate', { model, prompt: 'Name a river.' });", []],
    ['an address without a request', "register('/v1/chat/completions', { model, limit: 3 });", []],
    [
      'the method before the address',
      `await request('POST', 'https://api.openai.com/v1/chat/completions', { model: 'gpt-4o', ${messages} });`,
      ['request, gpt-4o (literal)', 'user: Name a river.'],
    ],
    [
      'a path after the method, called with another `this`',
      `await request.call(this, 'POST', '/chat/completions', { body: { model, ${messages} } });`,
      ['request', 'user: Name a river.'],
    ],
    [
      'a path of a client, its body unknown',
      "class C { ask(body: Body) { return this.request('/chat/completions', { method: 'POST', body: JSON.stringify(body) }); } }",
      ['this.request'],
    ],
    [
      'headers before the body, a query after the address',
      `await request(\`https://\${host}/deployments/\${name}/chat/completions?api-version=\${version}\`, { 'Content-Type': 'application/json' }, { messages: turns(text) });`,
      ['request', 'user: {text}'],
    ],
    [
      'a source of events, its body by another name',
      `new SSE(host + '/v1/chat/completions', { payload: JSON.stringify({ model: 'gpt-4o', ${messages} }) });`,
      ['SSE, gpt-4o (literal)', 'user: Name a river.'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await found(head + text)).toEqual(expected);
  });

  test.each([
    ['a route of the own server', `await request('/v1/chat/completions', { ${messages} });`],
    ['another address', `await request('https://api.acme.dev/orders', { ${messages} });`],
    ['no message', "await request('https://api.openai.com/v1/chat/completions', { headers });"],
    ['a name that says nothing of sending', `log('https://api.openai.com/v1/chat/completions', { ${messages} });`],
    ['one that is only made', `queue(newRequest('https://api.openai.com/v1/chat/completions', { ${messages} }));`],
    ['the same', `queue(build_http_request('https://api.openai.com/v1/chat/completions', { ${messages} }));`],
    [
      'a test that looks at what was sent',
      `assertSent('https://api.openai.com/v1/chat/completions', { ${messages} });`,
    ],
    [
      'a route that is served',
      "app.post('/v1/chat/completions', async (req, res) => res.json({ body: answer(req.body) }));",
    ],
    [
      'a request that is looked for',
      "nock(host).post('/v1/chat/completions', body => body.model === 'gpt-4o').reply(200);",
    ],
    ['another method', "await request.bind(this, 'POST', '/chat/completions', { body });"],
    ['an address alone', "await request('https://api.openai.com/v1/chat/completions');"],
  ])('not: %s', async (_name, text) => {
    expect(await found(head + text)).toEqual([]);
  });
});

describe('where the client knows the host', () => {
  const php = async (call: string) =>
    resolved(
      await scan(
        'php',
        `<?php class Model extends Base { function answer(array $messages, $prompt) { $data = ['model' => $this->name, 'messages' => $messages, 'max_tokens' => 90]; ${call}; } }`,
        { readFile: () => undefined },
      ),
    );
  test.each([
    [
      'a path of the host',
      "$this->request('chat/completions', $data)",
      ['$this.request, <= 90', 'history: {messages}'],
    ],
    ['a path that others have', "$this->request('messages', $data)", ['$this.request, <= 90', 'history: {messages}']],
    [
      'a path after the user',
      "$this->request($user, 'chat/completions', $data, 'POST')",
      ['$this.request, <= 90', 'history: {messages}'],
    ],
    [
      'a text to complete',
      "$this->request('completions', ['prompt' => $prompt, 'max_tokens' => 9])",
      ['$this.request, <= 9', 'user: {prompt}'],
    ],
  ])('%s', async (_name, call, expected) => {
    expect(await php(call)).toEqual(expected);
  });
  test.each([
    ['no model in the body', "$this->request('chat', ['messages' => $messages])"],
    ['completions of a course', "$this->request('completions', ['course' => 3, 'model' => 'blended'])"],
    ['a route of the own server', "$this->request('/messages', $data)"],
    ['another host', "$this->request('https://queue.acme.dev/messages', $data)"],
    ['kept, not sent', "$this->store('messages', $data)"],
  ])('not: %s', async (_name, call) => {
    expect(await php(call)).toEqual([]);
  });
  test("a browser's program talks to its own server", async () => {
    expect(await found(`${head}await request('chat', { model: 'gpt-4o', messages });`)).toEqual([]);
  });
});

test.each(['string.Empty', '""', 'url'])('JSON as text to the address of a client: %s', async address => {
  const text = `class T { HttpClient http = null!; async Task Ask(string text) {
    var input = "{\\"model\\": \\"m\\", \\"messages\\": [{ \\"role\\": \\"user\\", \\"content\\": \\"Translate this: " + Json.Encode(text) + "\\" }]}";
    var content = new StringContent(input, Encoding.UTF8);
    await http.PostAsync(${address}, content);
  } }`;
  const [call, prompt] = resolved(await scan('csharp', text, { readFile: () => undefined }));
  expect(call).toBe('http.PostAsync, m (literal)');
  expect(prompt).toMatch(/^user: Translate this: /);
});

describe('a request of a client of the project in Go', () => {
  const program = (sent: string) => `package main
var url = "http://localhost:8080/v1/chat/completions"
func ask(ctx context.Context, question string) error {
	body := client.D{
		"model":    "gpt-oss-20b",
		"messages": []client.D{{"role": "user", "content": question}},
	}
	return ${sent}
}`;
  test.each([
    [
      'with the context before',
      'events.Do(ctx, http.MethodPost, url, body, pieces)',
      ['events.Do, gpt-oss-20b (literal)', 'user: {question}'],
    ],
    ['without an address', 'events.Do(ctx, request)', []],
    ['what only works on a request', 'step.ProcessRequest(ctx, run, body, pieces)', []],
  ])('%s', async (_name, sent, expected) => {
    expect(resolved(await scan('go', program(sent), { readFile: () => undefined }))).toEqual(expected);
  });
});
