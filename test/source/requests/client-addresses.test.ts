import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

describe('a body with a model and an input, to an address of the settings', () => {
  const ruby = (name: string, method: string, body: string) => `class ${name}
  def ${method}(text)
    Faraday.new.post(endpoint, ${body}.to_json)
  end
end`;
  const body = '{ model: model, input: text }';
  test.each<[string, string, string[]]>([
    [
      'in a class that says that it embeds',
      ruby('TextEmbeddings', 'perform', body),
      ['embedding Faraday().post', 'user: {text}'],
    ],
    ['in such a function', ruby('Client', 'embed', body), ['embedding Faraday().post', 'user: {text}']],
    ['elsewhere', ruby('Widget', 'perform', body), []],
    ['without an input', ruby('TextEmbeddings', 'perform', '{ model: model, name: text }'), []],
  ])('%s', async (_name, text, expected) => {
    expect(await found('ruby', `# Embeddings\n${text}`)).toEqual(expected);
  });
});

describe('paths of which the client knows the rest', () => {
  const rust = (path: string, body: string) =>
    `// messages\nasync fn ask(base: &str, text: &str) { reqwest::Client::new().post(format!("{}${path}", base)).json(&serde_json::json!(${body})).send().await; }`;
  test.each<[string, string, string, string[]]>([
    ['responses', '/responses', '{"model": "m", "input": text}', ['m (literal)', 'user: {text}']],
    ['those of a survey', '/responses', '{"survey": 3, "input": text}', []],
    ['a prompt beside no messages', '/chat/completions', '{"prompt": text}', ['', 'user: {text}']],
    [
      "Amazon's",
      '.bedrock-runtime/model/amazon.nova-lite-v1:0/converse',
      '{"messages": [{"role": "user", "content": [{"text": "Why?"}]}], "inferenceConfig": {"maxTokens": 9}}',
      ['amazon.nova-lite-v1:0 (default), <= 9', 'user: Why?'],
    ],
  ])('%s', async (_name, path, body, expected) => {
    const [call, ...prompt] = await found('rust', rust(path, body));
    expect(call === undefined ? [] : [call.replace(/^[^,]*(, )?/, ''), ...prompt]).toEqual(expected);
  });
});
