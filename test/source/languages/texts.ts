import type { LanguageId } from '../../../src/source/call-site.ts';
import { partText, scan } from '../scanner-of-tests.ts';

/** How a request with a text is written in a language; `before` are statements that stand before it. */
const programs: Partial<Record<LanguageId, (before: string, text: string) => string>> = {
  python: (before, text) =>
    `import json, os, textwrap, inspect\nfrom openai import OpenAI\n${before}\nOpenAI().responses.create(model="gpt-4o", input=${text})\n`,
  typescript: (before, text) =>
    `import OpenAI from 'openai';\nimport dedent from 'dedent';\n${before}\nnew OpenAI().responses.create({ model: 'gpt-4o', input: ${text} });\n`,
  go: (before, text) =>
    `package main\nimport (\n"fmt"\n"strings"\nc "github.com/sashabaranov/go-openai"\n)\nconst Rules = "Be kind."\nfunc ask(x *c.Client, name string, n int) {\n${before}\nx.CreateCompletion(ctx, c.CompletionRequest{Model: "m", Prompt: ${text}})\n}\n`,
  java: (before, text) =>
    `import dev.langchain4j.model.chat.ChatModel;\nclass A {\nstatic final String RULES = "Be kind.";\nvoid ask(ChatModel model, String name, int n) {\n${before}\nmodel.chat(${text});\n}\n}\n`,
  kotlin: (before, text) =>
    `import dev.langchain4j.model.chat.ChatModel\nconst val RULES = "Be kind."\nfun ask(model: ChatModel, name: String, n: Int) {\n${before}\nmodel.chat(${text})\n}\n`,
  csharp: (before, text) =>
    `using OpenAI.Chat;\nclass A {\nconst string Rules = "Be kind.";\nvoid Ask(ChatClient chat, string name, int n) {\n${before}\nchat.CompleteChat(${text});\n}\n}\n`,
  rust: (before, text) =>
    `use rig::providers::openai;\nconst RULES: &str = "Be kind.";\nasync fn ask(name: &str, n: u32) {\nlet agent = openai::Client::from_env().agent("gpt-4o").build();\n${before}\nagent.prompt(${text}).await;\n}\n`,
  ruby: (before, text) =>
    `require "ruby_llm"\nRULES = "Be kind."\ndef ask(name, n)\n${before}\nRubyLLM.chat(model: "gpt-4o").ask(${text})\nend\n`,
  php: (before, text) =>
    `<?php\nuse LLPhant\\Chat\\OpenAIChat;\nconst RULES = 'Be kind.';\nfunction ask(OpenAIChat $chat, string $name, int $n) {\n${before}\n$chat->generateText(${text});\n}\n`,
};

/** The text that the request in such a program sends, each placeholder as `{name}`. */
export async function textSent(language: LanguageId, before: string, text: string): Promise<string> {
  const { calls } = await scan(language, programs[language]!(before, text), {}, 'src/app');
  return calls.at(-1)!.prompt.map(partText).join('\n---\n');
}

/** A row: what is written before, the expression, and the text that it sends. */
export type TextCase = readonly [name: string, before: string, expression: string, sent: string];
