import { expect, test } from 'vitest';
import type { LanguageId } from '../../src/source/call-site.ts';
import { describeCalls, scan } from './scanner-of-tests.ts';

const ruby = `require_relative "../lib/anthropic"

client = Anthropic::Client.new
client.messages.create(max_tokens: 9, model: :"claude-sonnet-4-5", messages: [{role: :user, content: "Hello, model."}])
`;

const go = `package main

import "github.com/sashabaranov/go-openai"

func main() {
	openai.NewClient("k").CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model:    openai.GPT4oMini20240718,
		Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "Hello, model."}},
	})
}
`;

const java = `package org.springframework.ai.ollama;

import org.springframework.ai.chat.prompt.Prompt;

class OllamaChatModelIT {
    OllamaChatModel chatModel;

    void hello() {
        this.chatModel.call(new Prompt("Hello, model."));
    }
}
`;

const kotlin = `package dev.langchain4j.model.openai

val model = OpenAiChatModel.builder().modelName("gpt-4o").build()
val answer = model.chat("Hello, model.")
`;

/** An SDK's examples stand beside its own code: what a declaration says of its classes comes before what their files hold. */
test.each<[LanguageId, string, string, Record<string, string>, string]>([
  [
    'ruby',
    'examples/a.rb',
    ruby,
    { 'lib/anthropic.rb': 'module Anthropic\n  class Client\n    def messages; end\n  end\nend\n' },
    'client.messages.create sdk=anthropic model=claude-sonnet-4-5 (literal) provider=anthropic limit=max_tokens:9',
  ],
  [
    'go',
    'examples/main.go',
    go,
    {
      'go.mod': 'module github.com/sashabaranov/go-openai\n',
      './': 'client.go\ngo.mod',
      'client.go':
        'package openai\n\ntype Client struct{}\n\nfunc NewClient(key string) *Client { return &Client{} }\n',
    },
    'openai.NewClient().CreateChatCompletion sdk=openai model=gpt-4o-mini-2024-07-18 (constant) provider=openai limit=MaxCompletionTokens',
  ],
  [
    'java',
    'src/test/java/org/springframework/ai/ollama/OllamaChatModelIT.java',
    java,
    {
      'src/main/java/org/springframework/ai/ollama/OllamaChatModel.java':
        'package org.springframework.ai.ollama;\n\npublic class OllamaChatModel {\n  public String call(Prompt p) { return ask(p); }\n}\n',
    },
    'this.chatModel.call sdk=spring-ai model=? (unknown) limit=maxTokens',
  ],
  // No import names a class of the file's own package, and its file need not be there.
  ['java', 'OllamaChatModelIT.java', java, {}, 'this.chatModel.call sdk=spring-ai model=? (unknown) limit=maxTokens'],
  [
    'kotlin',
    'Demo.kt',
    kotlin,
    {},
    'model.chat sdk=langchain4j model=gpt-4o (literal) provider=openai limit=maxTokens',
  ],
])('%s: %s', async (language, file, text, files, call) => {
  const found = describeCalls(await scan(language, text, { readFile: name => files[name] }, file));
  expect(found.replace(/^\d+:\d+ /, '')).toBe(`${call}\n    user: "Hello, model."`);
});
