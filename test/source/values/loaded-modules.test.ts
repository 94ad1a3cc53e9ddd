import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

/** Packages and files that a program loads while it runs, and files that export as Node's programs do. */
describe('what is loaded by a call', () => {
  const ask = (model: string) => `{ model: ${model}, prompt: \`Translate into French: \${text}\` }`;
  const translated = 'user: Translate into French: {text}';
  test.each<[string, string, string[]]>([
    [
      "a package's names",
      `const { generateText } = await import('ai');\nconst { openai } = await import('@ai-sdk/openai');\nawait generateText(${ask("openai('gpt-4o')")});`,
      ['generateText, gpt-4o (literal)', translated],
    ],
    [
      'a package as a whole',
      `const ai = await import('ai');\nconst { openai: host } = await import('@ai-sdk/openai');\nai.streamText(${ask("host('gpt-4o')")});`,
      ['ai.streamText, gpt-4o (literal)', translated],
    ],
    [
      'what a package gives in the first place',
      `const { default: Claude } = await import('@anthropic-ai/sdk');\nconst claude = new Claude();\nawait claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages: [{ role: 'user', content: \`Translate into French: \${text}\` }] });`,
      ['claude.messages.create, claude-haiku-4-5 (literal), <= 9', translated],
    ],
    [
      'several packages at once',
      `const [{ ChatOpenAI }, { HumanMessage }] = await Promise.all([import('@langchain/openai'), import('@langchain/core/messages')]);
const llm = new ChatOpenAI({ model: 'gpt-4.1-mini', maxTokens: 200 });
await llm.invoke([new HumanMessage(\`Translate into French: \${text}\`)]);`,
      ['llm.invoke, gpt-4.1-mini (literal), <= 200', translated],
    ],
    [
      'a function that loads it',
      `const load = () => import('ai');\nasync function run() {\n  const { generateText } = await load();\n  return generateText(${ask("'openai/gpt-4o'")});\n}`,
      ['generateText, openai/gpt-4o (literal)', translated],
    ],
    [
      'a path that only the running program knows',
      `const { generateText } = await import(provider);\nawait generateText({ model, messages });`,
      [],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(resolved(await scan('typescript', text, { readFile: () => undefined }, 'src/app.ts'))).toEqual(expected);
  });

  const exported: Record<string, string> = {
    'src/prompts.js': `const SYSTEM = 'You are a strict examiner.';
exports.question = topic => \`Ask one question about \${topic}.\`;
module.exports.hint = 'Give one hint.';
module.exports = { SYSTEM, 'more': topic => \`Ask two questions about \${topic}.\`, again: SYSTEM };`,
    'src/whole-prompt.js': `const intro = "Be strict.";\nmodule.exports = topic => \`Ask three questions about \${topic}.\`;`,
    'src/prompt-text.js': "module.exports = 'Answer in Latin.';",
    'src/prompt.mjs': "export const LATE = 'Answer in Greek.';\nexport default 'Answer in Norse.';",
  };
  test.each<[string, string, string]>([
    ['const { SYSTEM } = require("./prompts");', 'SYSTEM', 'You are a strict examiner.'],
    ['const prompts = require("./prompts.js");', 'prompts.SYSTEM', 'You are a strict examiner.'],
    ['const { again: told } = require("./prompts");', 'told', 'You are a strict examiner.'],
    ['const { question } = require("./prompts");', 'question(topic)', 'Ask one question about {topic}.'],
    ['const { hint } = require("./prompts");', 'hint', 'Give one hint.'],
    ['const { more } = require("./prompts");', 'more("acids")', 'Ask two questions about acids.'],
    ['const ask = require("./whole-prompt");', 'ask(topic)', 'Ask three questions about {topic}.'],
    ['const text = require("./prompt-text");', 'text', 'Answer in Latin.'],
    ['const { LATE } = await import("./prompt.mjs");', 'LATE', 'Answer in Greek.'],
    ['const late = await import("./prompt.mjs");', 'late.default', 'Answer in Norse.'],
    ['const { missing } = require("./nowhere");', 'missing', '{missing}'],
  ])('%s %s', async (before, value, expected) => {
    const text = `const OpenAI = require('openai');\n${before}\nnew OpenAI().responses.create({ model: 'gpt-4o', input: ${value} });`;
    const result = await scan('javascript', text, { readFile: file => exported[file] }, 'src/app.js');
    expect(resolved(result).map(line => line.replace(/ \[.*\]$/, ''))).toEqual([
      'OpenAI().responses.create, gpt-4o (literal)',
      `user: ${expected}`,
    ]);
  });

  test('files that load each other end', async () => {
    const files: Record<string, string> = {
      'src/a-prompt.js': "const { b } = require('./b-prompt');\nmodule.exports = { a: b };",
      'src/b-prompt.js': "const { a } = require('./a-prompt');\nmodule.exports = { b: a };",
    };
    const text =
      "const { a } = require('./a-prompt');\nclient.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: a }] });";
    const { calls } = await scan('javascript', text, { readFile: file => files[file] }, 'src/app.js');
    expect(calls).toHaveLength(1);
  });
});

describe("a project's packages that begin as an SDK's do", () => {
  const prompts = (from: string) =>
    `package ${from};\npublic class Prompts { public static String of(String topic) { return "Answer from the documentation of " + topic; } }`;
  test.each<[string, string]>([
    ['com.microsoft.samples', 'com.microsoft.samples.prompts'],
    ['dev.langchain4j.example', 'dev.langchain4j.example.prompts'],
    ['com.google.demo', 'com.google.demo.text.prompts'],
    ['org.acme', 'org.acme.prompts'],
  ])('%s reads %s', async (own, other) => {
    const folder = (name: string) => `src/main/java/${name.replaceAll('.', '/')}`;
    const text = `package ${own};
import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.models.*;
import ${other}.Prompts;
class A { void ask(OpenAIClient client, String topic) {
  client.getChatCompletions("m", new ChatCompletionsOptions(List.of(new ChatMessage(ChatRole.USER, Prompts.of(topic)))));
} }`;
    const files: Record<string, string> = { [`${folder(other)}/Prompts.java`]: prompts(other) };
    const result = await scan('java', text, { readFile: file => files[file] }, `${folder(own)}/A.java`);
    expect(resolved(result).map(line => line.replace(/ \[.*\]$/, ''))).toEqual([
      'client.getChatCompletions, m (literal)',
      'user: Answer from the documentation of {topic}',
    ]);
  });
});
