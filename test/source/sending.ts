import type { LanguageId } from '../../src/source/call-site.ts';
import { prompts, scan } from './scanner-of-tests.ts';

/** Programs of each language that send what an expression comes to, behind statements of their own; `name`, `rows` and `flag` are known to nobody. */
const programs: Partial<Record<LanguageId, (before: string, value: string) => string>> = {
  python: (before, value) =>
    `from openai import OpenAI\nimport io, re, textwrap\n${before}\nOpenAI().responses.create(model="m", input=${value})\n`,
  typescript: (before, value) =>
    `import OpenAI from 'openai';\n${before}\nnew OpenAI().responses.create({ model: 'm', input: ${value} });\n`,
  go: (before, value) =>
    `package a\nimport (\n\t"bytes"\n\t"fmt"\n\t"strings"\n\t"github.com/tmc/langchaingo/llms"\n\t"github.com/tmc/langchaingo/llms/openai"\n)\nfunc main() {\n\tllm, _ := openai.New()\n${before}\n\tllms.GenerateFromSinglePrompt(ctx, llm, ${value})\n}\n`,
  java: (before, value) =>
    `import dev.langchain4j.model.openai.OpenAiChatModel;\nimport java.util.*;\nclass A {\n void run(String name, List<String> rows) {\n  OpenAiChatModel model = OpenAiChatModel.builder().build();\n${before}\n  model.chat(${value});\n }\n}\n`,
  kotlin: (before, value) =>
    `import dev.langchain4j.model.openai.OpenAiChatModel\nfun run(name: String, rows: List<String>) {\n  val model = OpenAiChatModel.builder().build()\n${before}\n  model.chat(${value})\n}\n`,
  csharp: (before, value) =>
    `using OpenAI.Chat;\nusing System.Text;\nclass A {\n void Run(string name, List<string> rows) {\n  ChatClient client = new("m", key);\n${before}\n  client.CompleteChat(${value});\n }\n}\n`,
  rust: (before, value) =>
    `use rig::providers::openai;\nasync fn run(name: &str, rows: Vec<String>) {\n  let client = openai::Client::from_env();\n  let agent = client.agent("m").build();\n${before}\n  agent.prompt(${value}).await;\n}\n`,
  ruby: (before, value) =>
    `require "ruby_llm"\ndef run(name, rows)\n${before}\nRubyLLM.chat(model: "m").ask(${value})\nend\n`,
  php: (before, value) =>
    `<?php\nfunction run($name, $rows) {\n${before}\n$client = OpenAI::client($key);\n$client->completions()->create(['model' => 'm', 'prompt' => ${value}]);\n}\n`,
};

/** The parts of the prompt, `role: text`. */
export const sentParts = async (language: LanguageId, before: string, value: string): Promise<string[]> =>
  prompts(await scan(language, programs[language]!(before, value)));

/** The texts of the parts, whatever their roles. */
export const sent = async (language: LanguageId, before: string, value: string): Promise<string[]> =>
  (await sentParts(language, before, value)).map(part => part.replace(/^\w+: /, ''));
