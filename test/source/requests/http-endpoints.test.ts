import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

/** A program of each language that posts a body to an address. */
const posts = {
  csharp: (url: string, body: string) =>
    `using System.Net.Http.Json;\nclass A { HttpClient http = new(); string address; void Ask(string text, Settings settings) { http.PostAsJsonAsync(${url}, ${body}); } }`,
  rust: (url: string, body: string) =>
    `async fn ask(address: &str, text: &str) { reqwest::Client::new().post(${url}).json(&serde_json::json!(${body})).send().await; }`,
  ruby: (url: string, body: string) => `def ask(address, text)\n  HTTParty.post(${url}, body: ${body}.to_json)\nend`,
  php: (url: string, body: string) =>
    `<?php function ask($address, $text) { wp_remote_post(${url}, ['body' => wp_json_encode(${body})]); }`,
  go: (url: string, body: string) =>
    `package main\nimport (\n"bytes"\n"encoding/json"\n"net/http"\n)\nfunc ask(address, text string) {\n  data, _ := json.Marshal(${body})\n  request, _ := http.NewRequestWithContext(ctx, "POST", ${url}, bytes.NewReader(data))\n  http.DefaultClient.Do(request)\n}`,
  java: (url: string, body: string) =>
    `import java.util.List;\nimport java.util.Map;\nimport org.springframework.http.HttpEntity;\nimport org.springframework.web.client.RestTemplate;\nclass A { void ask(String address, String text) { new RestTemplate().postForObject(${url}, new HttpEntity<>(${body}), String.class); } }`,
  kotlin: (url: string, body: string) =>
    `import org.springframework.web.client.RestTemplate\nfun ask(address: String, text: String) = RestTemplate().postForObject(${url}, ${body}, String::class.java)`,
} as const;
const callees = {
  go: 'http.DefaultClient.Do',
  java: 'RestTemplate().postForObject',
  kotlin: 'RestTemplate().postForObject',
  csharp: 'http.PostAsJsonAsync',
  rust: 'reqwest.Client.new().post().json().send',
  ruby: 'HTTParty.post',
  php: 'wp_remote_post',
} as const;
const chat = {
  csharp: 'new { model = "m", messages = new[] { new { role = "user", content = "Why?" } } }',
  rust: '{"model": "m", "messages": [{"role": "user", "content": "Why?"}]}',
  ruby: '{ model: "m", messages: [{ role: "user", content: "Why?" }] }',
  php: "['model' => 'm', 'messages' => [['role' => 'user', 'content' => 'Why?']]]",
  go: 'map[string]any{"model": "m", "messages": []map[string]string{{"role": "user", "content": "Why?"}}}',
  java: 'Map.of("model", "m", "messages", List.of(Map.of("role", "user", "content", "Why?")))',
  kotlin: 'mapOf("model" to "m", "messages" to listOf(mapOf("role" to "user", "content" to "Why?")))',
} as const;
const withoutModel = {
  csharp: 'new { messages = new[] { new { role = "user", content = "Why?" } } }',
  rust: '{"messages": [{"role": "user", "content": "Why?"}]}',
  ruby: '{ messages: [{ role: "user", content: "Why?" }] }',
  php: "['messages' => [['role' => 'user', 'content' => 'Why?']]]",
  go: 'map[string]any{"messages": []map[string]string{{"role": "user", "content": "Why?"}}}',
  java: 'Map.of("messages", List.of(Map.of("role", "user", "content", "Why?")))',
  kotlin: 'mapOf("messages" to listOf(mapOf("role" to "user", "content" to "Why?")))',
} as const;
const other = {
  csharp: 'new { name = "an order", messages = 3 }',
  rust: '{"name": "an order", "messages": 3}',
  ruby: '{ name: "an order", messages: 3 }',
  php: "['name' => 'an order', 'messages' => 3]",
  go: 'map[string]any{"name": "an order", "messages": 3}',
  java: 'Map.of("name", "an order", "messages", 3)',
  kotlin: 'mapOf("name" to "an order", "messages" to 3)',
} as const;
const languages = Object.keys(posts) as (keyof typeof posts)[];
const address = {
  csharp: 'address',
  rust: 'address',
  ruby: 'address',
  php: '$address',
  go: 'address',
  java: 'address',
  kotlin: 'address',
} as const;

describe.each(languages)('%s', language => {
  const asked = [`${callees[language]}, m (literal)`, 'user: Why?'];
  test('an address that only a model answers', async () => {
    expect(
      await found(language, posts[language]('"https://api.openai.com/v1/chat/completions"', chat[language])),
    ).toEqual(asked);
  });
  test('a path of a client that knows its host', async () => {
    expect(await found(language, posts[language]('"/v1/chat/completions"', chat[language]))).toEqual(asked);
  });
  test('an address from the settings, told by a model and messages', async () => {
    expect(await found(language, posts[language](address[language], chat[language]))).toEqual(asked);
  });
  test('one whose address names the model', async () => {
    expect(await found(language, posts[language](address[language], withoutModel[language]))).toEqual([
      callees[language],
      'user: Why?',
    ]);
  });
  test('an address of which only the end is written', async () => {
    const at = {
      csharp: '$"{address}/x"',
      ruby: '"#{address}/x"',
      php: '"$address/x"',
      kotlin: '"$address/x"',
    } as const;
    const url = language in at ? at[language as keyof typeof at] : undefined;
    const joined = { go: 'address + "/x"', java: 'address + "/x"', rust: 'format!("{address}/x")' } as const;
    const end = url ?? joined[language as keyof typeof joined];
    expect(await found(language, posts[language](end, chat[language]))).toEqual(asked);
  });
  test('another address, whatever is sent', async () => {
    expect(await found(language, posts[language]('"https://example.com/orders"', chat[language]))).toEqual([]);
  });
  test('a body that says nothing of a model', async () => {
    expect(await found(language, posts[language](address[language], other[language]))).toEqual([]);
  });
});

describe('an address from the settings, where programs of a browser are written, too', () => {
  const body = "{ model: 'm', messages: [{ role: 'user', content: 'Why?' }] }";
  const keyed = "headers: { 'Content-Type': 'application/json', Authorization: 'Bearer ' + key }";
  test.each<[string, LanguageId, string, string[]]>([
    [
      'fetch with a key',
      'typescript',
      `fetch(process.env.URL, { method: 'POST', ${keyed}, body: JSON.stringify(${body}) });`,
      ['fetch, m (literal)', 'user: Why?'],
    ],
    [
      'only its host',
      'typescript',
      `fetch(\`\${host}/ask\`, { method: 'POST', ${keyed}, body: JSON.stringify(${body}) });`,
      ['fetch, m (literal)', 'user: Why?'],
    ],
    [
      'axios with its options put together',
      'javascript',
      `import axios from 'axios';\nconst options = text => ({ method: 'post', url: env.URL, ${keyed}, data: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Why?' }] }) });\nawait axios(options(text));`,
      ['axios, m (literal)', 'user: Why?'],
    ],
    [
      'another key',
      'typescript',
      `fetch(url, { headers: { 'x-api-key': key }, body: JSON.stringify(${body}) });`,
      ['fetch, m (literal)', 'user: Why?'],
    ],
    [
      'requests with a key',
      'python',
      'import os, requests\nrequests.post(os.environ["URL"], headers={"Authorization": f"Bearer {key}"}, json={"model": "m", "messages": [{"role": "user", "content": "Why?"}]})',
      ['requests.post, m (literal)', 'user: Why?'],
    ],
    ['without a key', 'typescript', `fetch(url, { method: 'POST', body: JSON.stringify(${body}) });`, []],
    [
      'without a model',
      'typescript',
      `fetch(url, { ${keyed}, body: JSON.stringify({ messages: [{ role: 'user', content: 'Why?' }] }) });`,
      [],
    ],
    [
      'without messages',
      'typescript',
      `const asked = { role: 'user', content: 'Why?' };\nfetch(url, { ${keyed}, body: JSON.stringify({ model: 'm', asked }) });`,
      [],
    ],
    ['a path of the own server', 'typescript', `fetch('/api/talk', { ${keyed}, body: JSON.stringify(${body}) });`, []],
    [
      'another address',
      'typescript',
      `fetch('https://example.com/orders', { ${keyed}, body: JSON.stringify(${body}) });`,
      [],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('ways in which a request is put together', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'an object of a request, whose body is set later',
      'csharp',
      `class A { void Ask(HttpClient http) { var m = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/responses"); m.Content = JsonContent.Create(new { model = "m", input = "Why?" }); http.Send(m); } }`,
      ['http.Send, m (literal)', 'user: Why?'],
    ],
    [
      'a factory of clients',
      'csharp',
      `class A { void Ask(IHttpClientFactory clients) { var http = clients.CreateClient("llm"); http.PostAsync("http://localhost:11434/api/generate", new StringContent(JsonSerializer.Serialize(new { model = "m", prompt = "Why?" }))); } }`,
      ['http.PostAsync, m (literal)', 'user: Why?'],
    ],
    [
      'a stream of events',
      'rust',
      `use reqwest_eventsource::EventSource;\nasync fn ask() { let builder = reqwest::Client::new().post("https://api.openai.com/v1/chat/completions").json(&serde_json::json!({"model": "m", "messages": [{"role": "user", "content": "Why?"}]})); EventSource::new(builder); }`,
      ['EventSource.new, m (literal)', 'user: Why?'],
    ],
    [
      'a block that is given the connection',
      'ruby',
      `def ask(uri)\n  request = Net::HTTP::Post.new("https://api.openai.com/v1/chat/completions")\n  request.body = { model: "m", messages: [{ role: "user", content: "Why?" }] }.to_json\n  Net::HTTP.start(uri.host) { |http| http.request(request) }\nend`,
      ['http.request, m (literal)', 'user: Why?'],
    ],
    [
      'a block that sets the body',
      'ruby',
      `def ask\n  Faraday.new(url: "http://localhost:11434").post("/api/chat") do |request|\n    request.headers["a"] = "b"\n    request.body = JSON.generate({ model: "m", messages: [{ role: "user", content: "Why?" }] })\n  end\nend`,
      ['Faraday().post, m (literal)', 'user: Why?'],
    ],
    [
      'options that are set one by one',
      'php',
      `<?php function ask() { $c = curl_init(); curl_setopt($c, CURLOPT_URL, 'https://api.openai.com/v1/chat/completions'); curl_setopt($c, CURLOPT_POSTFIELDS, json_encode(['model' => 'm', 'messages' => [['role' => 'user', 'content' => 'Why?']]])); curl_exec($c); }`,
      ['curl_exec, m (literal)', 'user: Why?'],
    ],
    [
      'a body that a filter may change',
      'php',
      `<?php function ask($url) { $body = apply_filters('my_body', ['messages' => [['role' => 'system', 'content' => 'Be kind.']]], 3); wp_remote_post($url, ['body' => wp_json_encode($body)]); }`,
      ['wp_remote_post', 'system: Be kind.'],
    ],
    [
      'a client with settings',
      'php',
      `<?php use Illuminate\\Support\\Facades\\Http; Http::baseUrl('https://api.openai.com')->acceptJson()->post('/v1/responses', ['model' => 'm', 'input' => 'Why?']);`,
      ['Http.baseUrl().acceptJson().post, m (literal)', 'user: Why?'],
    ],
    [
      'a handle that is only made',
      'php',
      `<?php $c = curl_init('https://api.openai.com/v1/chat/completions'); curl_close($c);`,
      [],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('an address of Python that only one kind of body goes to', () => {
  const python = (url: string, body: string) =>
    `import requests\ndef ask(text):\n    return requests.post(${url}, json=${body})\n`;
  test.each<[string, string, string, string[]]>([
    [
      'KoboldAI',
      'f"{server}/api/v1/generate"',
      '{"prompt": f"Continue: {text}", "max_length": 80}',
      ['requests.post, <= 80', 'user: Continue: {text}'],
    ],
    ['the same path with another body', 'f"{server}/api/v1/generate"', '{"report": text}', []],
    [
      'Cohere',
      '"https://api.cohere.ai/v1/chat"',
      '{"model": "command-r", "preamble": "Be brief.", "message": text}',
      ['requests.post, command-r (literal)', 'system: Be brief.', 'user: {text}'],
    ],
    [
      'vectors of a server that speaks like OpenAI',
      'f"{server}/v1/embeddings"',
      '{"model": "bge-m3", "input": text}',
      ['embedding requests.post, bge-m3 (literal)', 'user: {text}'],
    ],
    [
      'Vertex AI, for chat',
      'f"{host}/publishers/google/models/chat-bison:predict"',
      '{"instances": [{"context": "Be brief.", "messages": [{"author": "user", "content": text}]}], "parameters": {"maxOutputTokens": 64}}',
      ['requests.post, chat-bison (default), <= 64', 'system: Be brief.', 'user: {text}'],
    ],
    [
      'Vertex AI, for vectors',
      'f"{host}/publishers/google/models/textembedding-gecko@003:predict"',
      '{"instances": [{"content": text}]}',
      ['embedding requests.post, textembedding-gecko@003 (default)', 'user: {text}'],
    ],
    [
      'Vertex AI, for pictures',
      'f"{host}/publishers/google/models/imagegeneration:predict"',
      '{"instances": [{"prompt": text}], "parameters": {"sampleCount": 1}}',
      [],
    ],
    ["another program's chat", '"https://chat.acme.dev/v1/chat"', '{"model": "x", "message": text}', []],
  ])('%s', async (_name, url, body, expected) => {
    expect(await found('python', python(url, body))).toEqual(expected);
  });
});

describe('no word but the roles of its messages says that a file asks a model', () => {
  const asked: readonly (readonly [LanguageId, string])[] = [
    [
      'python',
      'import os, httpx\n\ndef ask(text):\n    headers = {"Authorization": f"Bearer {os.environ[\'KEY\']}"}\n    body = {"model": "m", "messages": [{"role": "user", "content": "Why?"}]}\n    return httpx.post(os.environ["ADDRESS"], headers=headers, json=body)\n',
    ],
    [
      'typescript',
      "export const ask = (text: string) => fetch(process.env.ADDRESS, { method: 'POST', headers: { Authorization: 'Bearer ' + process.env.KEY }, body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Why?' }] }) });\n",
    ],
  ];
  test.each(asked)('%s', async (language, text) => {
    expect((await found(language, text)).slice(-1)).toEqual(['user: Why?']);
  });
});

describe('paths of vectors and of what was before', () => {
  const post = (url: string, body: string) =>
    `async fn ask(base: &str, text: &str, body: &Body) { reqwest::Client::new().post(${url}).json(${body}).send().await; }`;
  const call = 'reqwest.Client.new().post().json().send';
  test.each<[string, string, string, string[]]>([
    [
      "Anthropic's of 2023",
      '"https://api.anthropic.com/v1/complete"',
      '&serde_json::json!({"model": "claude-2.1", "prompt": "Why?", "max_tokens_to_sample": 9})',
      [`${call}, claude-2.1 (literal), <= 9`, 'user: Why?'],
    ],
    ['the same path of a to-do list', '"https://example.com/v1/complete"', '&serde_json::json!({"task": 7})', []],
    [
      'vectors, told by what is turned into them',
      'format!("{base}/embeddings")',
      '&serde_json::json!({"model": "m", "input": "a lake"})',
      [`embedding ${call}, m (literal)`, 'user: a lake'],
    ],
    ['vectors of an address that nobody knows', 'format!("{base}/embeddings")', 'body', []],
    [
      'vectors in a file that names OpenAI',
      'format!("{base}/embeddings")',
      '&openai_body(text)',
      [`embedding ${call}`],
    ],
  ])('%s', async (_name, url, body, expected) => {
    expect(await found('rust', post(url, body))).toEqual(expected);
  });
});

const embeds = {
  go: 'map[string]any{"model": "bge", "input": []string{"Why?"}}',
  ruby: '{ model: "bge", input: ["Why?"] }',
  java: 'Map.of("model", "bge", "input", List.of("Why?"))',
} as const;

describe('vectors behind an address of the settings', () => {
  test.each<[keyof typeof embeds, string]>([
    ['go', 'address + "/embeddings"'],
    ['ruby', '"#{address}/embeddings"'],
    ['ruby', '"#{address}/v2/embed"'],
    ['java', 'address + "/embeddings"'],
  ])('%s: %s', async (language, url) => {
    expect(await found(language, posts[language](url, embeds[language]))).toEqual([
      `embedding ${callees[language]}, bge (literal)`,
      'user: Why?',
    ]);
  });

  test.each<[keyof typeof embeds, string, string]>([
    ['go', 'address + "/videos/embed"', 'map[string]any{"url": "https://acme.dev/1", "width": 640}'],
    ['ruby', '"#{address}/embed"', '{ input: "https://acme.dev/1", width: 640 }'],
    ['java', 'address + "/embedded"', embeds.java],
  ])('%s: none at %s with %s', async (language, url, body) => {
    expect(await found(language, posts[language](url, body))).toEqual([]);
  });
});

test.each([
  'npm:openai@4.20',
  'https://esm.sh/openai@4',
  'https://esm.run/openai@4.20.1',
  'https://unpkg.com/openai@4?module',
  'https://cdn.jsdelivr.net/npm/openai@4/+esm',
  'https://deno.land/x/openai@v4.20.1/mod.ts',
])('the package that %s brings', async address => {
  const text = `import OpenAI from '${address}';\nnew OpenAI().responses.create({ model: 'gpt-4o', input: 'Why?' });`;
  expect(await found('javascript', text)).toEqual(['OpenAI().responses.create, gpt-4o (literal)', 'user: Why?']);
});

describe('tokens that are only counted', () => {
  const program = (name: string) => `using System.Net.Http.Json;
class A { HttpClient http = new(); async Task<int> ${name}(string text) {
  string address = EndpointOf(text);
  await http.PostAsJsonAsync(address, ${chat.csharp});
  return 0;
} }`;
  test.each<[string, number]>([
    ['Ask', 1],
    ['CountTokensAsync', 0],
    ['CountTokenAsync', 0],
    ['GetTokenCount', 0],
    ['AskWithTokens', 1],
  ])('%s', async (name, count) => {
    expect((await scan('csharp', program(name))).calls).toHaveLength(count);
  });
});

describe('a path behind a host that ends in a stroke', () => {
  test.each<[keyof typeof posts, string, string, string]>([
    ['java', 'address + "v1/embeddings"', 'body', 'embedding RestTemplate().postForObject'],
    ['java', 'address + "v1/chat/completions"', 'body', 'RestTemplate().postForObject'],
    ['csharp', 'address + "v1/messages"', 'new { max_tokens = 5 }', 'http.PostAsJsonAsync, <= 5'],
    ['go', 'address + "api/generate"', 'map[string]any{"model": "m"}', 'http.DefaultClient.Do, m (literal)'],
  ])('%s: %s', async (language, url, body, expected) => {
    const program = posts[language as 'java'](url, body).replace('String text', 'String text, Body body');
    expect((await found(language, program))[0]).toBe(expected);
  });

  test.each(['address + "dev1/embeddings"', 'address + "/rev1/embeddings"'])('none at %s', async url => {
    expect(await found('java', posts.java(url, 'Map.of("width", 3)'))).toEqual([]);
  });
});
