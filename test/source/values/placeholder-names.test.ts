import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, scan } from '../scanner-of-tests.ts';

const request: Partial<Record<LanguageId, (value: string) => string>> = {
  python: value =>
    `from openai import OpenAI\nclass A:\n    def b(self):\n        OpenAI().responses.create(model="m", input=f"About {${value}}.")`,
  typescript: value =>
    `import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'm', input: \`About \${${value}}.\` });`,
  ruby: value => `OpenAI::Client.new.responses.create(model: "m", input: "About #{${value}}.")`,
};

test.each<[LanguageId, string, string]>([
  ['python', 'topic', 'topic'],
  ['python', 'self.topic', 'topic'],
  ['python', 'user.name', 'user.name'],
  ['python', 'self.user.name', 'name'],
  ['python', "state['topic']", 'state.topic'],
  ['python', "self.state['topic']", 'topic'],
  ['python', "state.get('topic')", 'state.topic'],
  ['python', "state.get('topic', 'none')", 'state.topic'],
  ['python', "state['a b']", 'state'],
  ['python', 'rows[0]', 'rows'],
  ['python', 'json.dumps(data)', 'data'],
  ['python', 'json.dumps(data, indent=2)', 'data'],
  ['python', "', '.join(names)", 'names'],
  ['python', 'topic.strip().lower()', 'topic'],
  ['python', "topic.replace('a', b)", 'topic'],
  ['python', 'len(items)', 'items'],
  ['python', 'load()', 'load'],
  ['python', 'inputs.to(device)', 'inputs'],
  ['python', '[x.text for x in chunks]', 'x.text'],
  ['python', 'a + b', 'a'],
  ['python', '(topic)', 'topic'],
  ['typescript', 'chunks.map(chunk => chunk.text)', 'chunks'],
  ['typescript', 'chunks.map(chunk => chunk.text).join("\\n")', 'chunks'],
  ['typescript', 'JSON.stringify(data, null, 2)', 'data'],
  ['typescript', 'user!.name', 'user.name'],
  ['typescript', "options['topic']", 'options.topic'],
  ['typescript', 'await load(file)', 'file'],
  ['typescript', 'text.slice(0, 100)', 'text'],
  ['typescript', 'a ?? b', 'a'],
  ['ruby', 'params[:topic]', 'params.topic'],
  ['ruby', '@topic', '@topic'],
  ['ruby', 'user.name', 'user.name'],
  ['ruby', 'params.fetch(:topic)', 'params.topic'],
])('%s: %s is about %s', async (language, value, name) => {
  expect(prompts(await scan(language, request[language]!(value)))).toEqual([`user: About {${name}}.`]);
});
