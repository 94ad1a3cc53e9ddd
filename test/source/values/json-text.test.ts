// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { expect, test } from 'vitest';
import { prompts, resolved, scan } from '../scanner-of-tests.ts';

/** A request whose body is a text that the program writes itself. */
const posting = (body: string) => `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
class A {
  void ask(HttpClient client, String text, int most) throws Exception {
    client.send(HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/chat/completions"))
      .POST(HttpRequest.BodyPublishers.ofString(${body})).build(), null);
  }
}`;
const sent = async (body: string) =>
  resolved(await scan('java', posting(body))).map(line => line.replace('client.send, ', ''));

test.each([
  [
    'a whole body',
    String.raw`"{\"model\": \"m\", \"max_tokens\": 5, \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}"`,
    ['m (literal), <= 5', 'user: Hi'],
  ],
  [
    'a value inside a text',
    String.raw`"{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"Say \" + text + \"!\"}]}".replace("x", "y")`,
    undefined,
  ],
  [
    'a value between quotes',
    String.raw`"{\"model\": \"m\", \"messages\": [{\"role\": \"system\", \"content\": \"Hi " + text + "!\"}]}"`,
    ['m (literal)', 'system: Hi {text}!'],
  ],
  [
    'a value without quotes',
    String.raw`"{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": " + text + "}]}"`,
    ['m (literal)', 'user: {text}'],
  ],
  [
    'formatted',
    String.raw`"{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}], \"max_tokens\": 7}".formatted(text)`,
    ['m (literal), <= 7', 'user: {text}'],
  ],
  [
    'escapes',
    String.raw`"{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"a\\nb \\\"c\\\" " + text + "\"}]}"`,
    ['m (literal)', 'user: a\nb "c" {text}'],
  ],
  [
    'a number that stands there twice, and in a name',
    String.raw`"{\"model\": \"m-5\", \"top_k\": 5, \"max_tokens\": 5, \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}"`,
    ['m-5 (literal), <= 5', 'user: Hi'],
  ],
  ['broken JSON says nothing', String.raw`"{\"model\": \"m\", \"messages\": ["`, ['client.send']],
  ['a list is no body', '"[1, 2]"', ['client.send']],
])('%s', async (_name, body, expected) => {
  if (expected) expect(await sent(body)).toEqual(expected);
  else expect((await sent(body)).length).toBeGreaterThan(0);
});

/** What a serializer is given as the content of a message, and what is sent. */
test.each<[string, 'python' | 'typescript', string, string[]]>([
  [
    'an object',
    'python',
    'json.dumps({"city": "Oslo", "days": 3, "rain": None})',
    ['user: {"city": "Oslo", "days": 3, "rain": null}'],
  ],
  [
    'values that only run',
    'python',
    'json.dumps({"city": city, "of": {"day": day}}, indent=2)',
    ['user: {"city": {city}, "of": {"day": {day}}}'],
  ],
  ['lists', 'python', 'json.dumps(["a", {"b": []}, {}])', ['user: ["a", {"b": []}, {}]']],
  [
    'quotes and line ends',
    'python',
    'json.dumps({"said": "one\\n\\"two\\""})',
    [String.raw`user: {"said": "one\n\"two\""}`],
  ],
  [
    'what is called text is an entry',
    'python',
    'json.dumps({"text": "Hi", "to": name})',
    ['user: {"text": "Hi", "to": {name}}'],
  ],
  ['what nothing is known of', 'python', 'json.dumps(order)', ['user: {order}']],
  ['spread entries are not known', 'python', 'json.dumps({**order, "day": 1})', ['user: {value}']],
  ['without a space', 'python', 'orjson.dumps({"a": [1, 2]})', ['user: {"a":[1,2]}']],
  ['in TypeScript', 'typescript', 'JSON.stringify({ city, days: [1, 2] })', ['user: {"city":{city},"days":[1,2]}']],
])('a message that is JSON: %s', async (_name, language, content, expected) => {
  const program =
    language === 'python'
      ? `import json, orjson\nfrom openai import OpenAI\nOpenAI().chat.completions.create(model="m", messages=[{"role": "user", "content": ${content}}])`
      : `import OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: 'm', messages: [{ role: 'user', content: ${content} }] });`;
  expect(prompts(await scan(language, program))).toEqual(expected);
});

test('messages that are serialized stay messages', async () => {
  const program = `import json, requests
requests.post("https://api.openai.com/v1/chat/completions", data=json.dumps({"model": "m", "messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": question}]}))`;
  expect(prompts(await scan('python', program))).toEqual(['system: Be kind.', 'user: {question}']);
});
