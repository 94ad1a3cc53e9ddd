import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

describe('what a general call asks for is told by its model', () => {
  const python = (model: string, body: string) =>
    `import boto3, json\nclient = boto3.client("bedrock-runtime")\nclient.invoke_model(modelId="${model}", body=json.dumps(${body}))`;
  const java = (model: string, body: string) =>
    `import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
class A {
  void ask(BedrockRuntimeClient client) {
    client.invokeModel(r -> r.modelId("${model}").body(SdkBytes.fromUtf8String(${JSON.stringify(body)})));
  }
}`;

  test.each<[string, LanguageId, string, string[]]>([
    [
      'vectors of Titan',
      'python',
      python('amazon.titan-embed-text-v2:0', '{"inputText": "Rooms by the sea", "dimensions": 256}'),
      ['embedding client.invoke_model, amazon.titan-embed-text-v2:0 (literal)', 'user: Rooms by the sea'],
    ],
    [
      'text of Titan',
      'python',
      python('amazon.titan-text-express-v1', '{"inputText": "Hello", "textGenerationConfig": {"maxTokenCount": 9}}'),
      ['client.invoke_model, amazon.titan-text-express-v1 (literal), <= 9', 'user: Hello'],
    ],
    [
      'vectors of Cohere, one for each text',
      'python',
      python('cohere.embed-english-v3', '{"texts": ["A room", "A house"], "input_type": "search_query"}'),
      ['embedding client.invoke_model, cohere.embed-english-v3 (literal)', 'user: A room', 'user: A house'],
    ],
    [
      'pictures of a model that is told by its address',
      'ruby',
      `require "net/http"\nrequire "json"\nuri = URI("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash-image:generateContent")\nNet::HTTP.post(uri, { contents: [{ parts: [{ text: "A room" }] }] }.to_json)`,
      [],
    ],
    [
      'its words',
      'ruby',
      `require "net/http"\nrequire "json"\nuri = URI("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent")\nNet::HTTP.post(uri, { contents: [{ parts: [{ text: "A room" }] }] }.to_json)`,
      ['Net.HTTP.post, gemini-2.5-flash (default)', 'user: A room'],
    ],
    ['pictures', 'python', python('amazon.titan-image-generator-v1', '{"inputText": "A room"}'), []],
    [
      'vectors, the body being JSON as text',
      'java',
      java('amazon.titan-embed-text-v1', '{"inputText": "Rooms by the sea"}'),
      ['embedding client.invokeModel, amazon.titan-embed-text-v1 (literal)', 'user: Rooms by the sea'],
    ],
    [
      'text, the body being JSON as text',
      'java',
      java('anthropic.claude-v2', '{"prompt": "Hello", "max_tokens_to_sample": 20}'),
      ['client.invokeModel, anthropic.claude-v2 (literal), <= 20', 'user: Hello'],
    ],
    [
      'a body of no known layout is shown whole',
      'java',
      java('m', '{"question": "Hello"}'),
      ['client.invokeModel, m (literal)', 'user: {"question": "Hello"}'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('a function at hand that may ask a model, given no text', () => {
  const llms = 'from .base import client\ndef ask_llm(question, tries):\n    return client.send(question, tries)\n';
  test.each<[string, string[]]>([
    ['ask_llm(question, 3)', ['wrapper ask_llm', 'user: {question}']],
    ['sort_letters(question, 3)', []],
  ])('is shown where its name alone says so: %s', async (text, expected) => {
    const name = text.slice(0, text.indexOf('('));
    const file = `from llms import ${name}\ndef go(question):\n    return ${text}\n`;
    const readFile = (path: string) => (path === 'llms.py' ? llms.replace('ask_llm', name) : undefined);
    expect(resolved(await scan('python', file, { readFile }, 'desk.py'))).toEqual(expected);
  });
});
