import { expect, test } from 'vitest';
import type { LanguageId } from '../../src/source/call-site.ts';
import { prompts, scan } from './scanner-of-tests.ts';

/** A file with Windows' line ends, as compilers read it: most take `\r\n` for `\n`, Go drops the `\r`, C# and PHP keep both. */
const cases: readonly [LanguageId, string, string][] = [
  ['python', 'import openai\nopenai.responses.create(input="""a\nb""")', 'a\nb'],
  ['python', 'import openai\nopenai.responses.create(input="a\\r\\nb")', 'a\r\nb'],
  ['python', 'import openai\nx = 1\nopenai.responses.create(input=f"""a\n{x}\nb""")', 'a\n1\nb'],
  ['typescript', "import OpenAI from 'openai';\nnew OpenAI().responses.create({ input: `a\nb` });", 'a\nb'],
  ['javascript', "import OpenAI from 'openai';\nnew OpenAI().responses.create({ input: 'a\\r\\nb' });", 'a\r\nb'],
  [
    'go',
    'package main\nimport "github.com/openai/openai-go"\nfunc f() {\n\tm := openai.UserMessage(`a\nb`)\n\tc := openai.NewClient()\n\tc.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Messages: []openai.ChatCompletionMessageParamUnion{m}})\n}',
    'a\nb',
  ],
  ['ruby', 'require "ruby_llm"\nRubyLLM.chat.ask(<<~TEXT)\n  a\n  b\nTEXT\n', 'a\nb\n'],
  ['php', '<?php\n$client = OpenAI::client("k");\n$client->completions()->create(["prompt" => "a\nb"]);', 'a\r\nb'],
  [
    'csharp',
    'using OpenAI.Chat;\nvar client = new ChatClient("m", "k");\nclient.CompleteChat("""\n    a\n    b\n    """);',
    'a\r\nb',
  ],
  [
    'csharp',
    'using OpenAI.Chat;\nvar client = new ChatClient("m", "k");\nclient.CompleteChat($"""\n    a {x}\n    b\n    """);',
    'a {x}\r\nb',
  ],
  ['csharp', 'using OpenAI.Chat;\nvar client = new ChatClient("m", "k");\nclient.CompleteChat(@"a\nb");', 'a\r\nb'],
  [
    'java',
    'import com.openai.client.okhttp.OpenAIOkHttpClient;\nimport com.openai.models.responses.ResponseCreateParams;\nclass A { void f() { var c = OpenAIOkHttpClient.fromEnv(); c.responses().create(ResponseCreateParams.builder().input("""\n  a\n  b""").build()); } }',
    'a\nb',
  ],
];

test.each(cases)('%s: %j', async (language, text, expected) => {
  const found = prompts(await scan(language, text.replaceAll('\n', '\r\n')));
  expect(found).toEqual([`user: ${expected}`]);
});
