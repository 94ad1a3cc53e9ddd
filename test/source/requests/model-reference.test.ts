import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { scan } from '../scanner-of-tests.ts';

const model = async (language: LanguageId, text: string) => {
  const { calls } = await scan(language, text, { readFile: () => undefined });
  const call = calls.at(-1)!;
  return `${call.model.id ?? '?'} ${call.model.from}${call.provider ? ` ${call.provider}` : ''}`;
};
const python = (before: string, given: string) =>
  `from openai import OpenAI\n${before}\nOpenAI().responses.create(model=${given}, input="Why?")`;
const langchain = (before: string, receiver: string) =>
  `import { LLMChain } from 'langchain/chains';\nimport { ChatOpenAI } from '@langchain/openai';
const model = new ChatOpenAI({ model: 'gpt-4o' });\n${before}\nawait ${receiver}.call('Why?');`;
const springAi = (given: string) =>
  `import com.openai.models.ChatModel; import org.springframework.ai.openai.api.OpenAiApi; import org.springframework.ai.chat.prompt.*;
class A { String ask(org.springframework.ai.chat.model.ChatModel client) { return client.call(new Prompt("Why?", ChatOptions.builder().model(${given}).build())).toString(); } }`;
const aiSdk = (imports: string, given: string) =>
  `import { generateText } from 'ai';\n${imports}\ngenerateText({ model: ${given}, prompt: 'Why?' });`;

const vertex = (parameter: string, given: string) => `using Google.Cloud.AIPlatform.V1;
class A { void Ask(PredictionServiceClient client, string project, ${parameter}) {
  client.GenerateContent(new GenerateContentRequest { Model = ${given}, Contents = { new Content { Parts = { new Part { Text = "Why?" } } } } });
} }`;

describe('where a model is found', () => {
  test.each<[string, LanguageId, string, string]>([
    ['written in the call', 'python', python('', '"gpt-4o"'), 'gpt-4o literal openai'],
    ['a constant of the file', 'python', python('MODEL = "gpt-4o"', 'MODEL'), 'gpt-4o constant openai'],
    ['a field of a class', 'python', python('class S:\n    model = "gpt-4o"', 'S.model'), 'gpt-4o constant openai'],
    ['an entry of a dictionary', 'python', python('S = {"model": "gpt-4o"}', 'S["model"]'), 'gpt-4o literal openai'],
    [
      'the environment, with a default',
      'python',
      python('import os', 'os.getenv("MODEL", "gpt-4o")'),
      'gpt-4o default openai',
    ],
    ['the environment alone', 'python', python('import os', 'os.environ["MODEL"]'), '? unknown openai'],
    [
      'before settings that may say another one',
      'typescript',
      "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-4o', ...settings, input: 'Why?' });",
      'gpt-4o default openai',
    ],
    [
      'after settings',
      'typescript',
      "import OpenAI from 'openai';\nnew OpenAI().responses.create({ ...settings, model: 'gpt-4o', input: 'Why?' });",
      'gpt-4o literal openai',
    ],
    [
      'before settings that are written out',
      'typescript',
      "import OpenAI from 'openai';\nconst settings = { temperature: 0 };\nnew OpenAI().responses.create({ model: 'gpt-4o', ...settings, input: 'Why?' });",
      'gpt-4o literal openai',
    ],
    ['a choice after or', 'python', python('', 'chosen or "gpt-4o"'), 'gpt-4o default openai'],
    ['a place to be filled in', 'python', python('', '"<your deployment>"'), '? unknown openai'],
    [
      'one of several models that a function may return',
      'python',
      `from langchain_openai import ChatOpenAI
def model(name):
    if name in table:
        return table[name]
    return ChatOpenAI(model="gpt-4o")
model(name).invoke("Why?")`,
      'gpt-4o default openai',
    ],
    [
      'the only model that a function returns',
      'python',
      `from langchain_openai import ChatOpenAI\ndef model():\n    return ChatOpenAI(model="gpt-4o")\nmodel().invoke("Why?")`,
      'gpt-4o literal openai',
    ],
    [
      'of a class that no declaration names, by its package',
      'python',
      'from langchain_acme import ChatAcme\nChatAcme(model="acme-1").invoke("Why?")',
      'acme-1 literal',
    ],
    [
      'of a host’s class, with its provider',
      'python',
      'from llama_index.core import Settings, VectorStoreIndex\nfrom llama_index.llms.mistralai import MistralAI\nSettings.llm = MistralAI(model="m")\nVectorStoreIndex([]).as_query_engine().query("Why?")',
      'm literal mistral',
    ],
    [
      "a resource's name that ends in a parameter",
      'csharp',
      vertex('string model = "gemini-2.5-flash"', '$"projects/{project}/publishers/google/models/{model}"'),
      'gemini-2.5-flash default google',
    ],
    [
      "a resource's name that ends in what nobody knows",
      'csharp',
      vertex('string model', '$"projects/{project}/publishers/google/models/{model}"'),
      '? unknown google',
    ],
    [
      'a text that ends in something else',
      'csharp',
      vertex('string model = "gemini-2.5-flash"', '$"projects/{project}/endpoints/{model}"'),
      '? unknown google',
    ],
    [
      'a constant of Go, whose name is not the model’s',
      'go',
      'package a\nimport "github.com/sashabaranov/go-openai"\nfunc f(c *openai.Client) { c.CreateCompletion(ctx, openai.CompletionRequest{Model: openai.GPT3Babbage002, Prompt: "Why?"}) }',
      'babbage-002 constant openai',
    ],
    [
      'the environment, over a text that stood there before',
      'go',
      'package a\nimport "github.com/sashabaranov/go-openai"\nfunc f(c *openai.Client) {\n\tmodel := "gpt-4o"\n\tif os.Getenv("MODEL") != "" {\n\t\tmodel = os.Getenv("MODEL")\n\t}\n\tc.CreateCompletion(ctx, openai.CompletionRequest{Model: model, Prompt: "Why?"})\n}',
      'gpt-4o constant openai',
    ],
    ['an empty text', 'python', python('MODEL = ""', 'MODEL'), '? unknown openai'],
    [
      'something else was set on the model after it was made',
      'typescript',
      langchain('model.verbose = true;\nmodel.maxTokens = 9;', 'model'),
      'gpt-4o literal openai',
    ],
    [
      'its name was set after it was made',
      'typescript',
      langchain("model.model = 'gpt-4o-mini';\nmodel.verbose = true;", 'model'),
      'gpt-4o-mini literal openai',
    ],
    [
      'a chain’s model, on which something was set',
      'typescript',
      langchain('model.verbose = true;', 'new LLMChain({ llm: model, prompt })'),
      'gpt-4o literal openai',
    ],
    [
      'a constant that is asked for its text',
      'java',
      springAi('ChatModel.GPT_4O_MINI.asString()'),
      'gpt-4o-mini constant',
    ],
    ['by its full name', 'java', springAi('com.openai.models.ChatModel.GPT_4O.asString()'), 'gpt-4o constant'],
    ['whose words are parted', 'java', springAi('OpenAiApi.ChatModel.GPT_4_O_MINI.getValue()'), 'gpt-4o-mini constant'],
    ['what else is asked of it', 'java', springAi('ChatModel.GPT_4O.knownUntil()'), '? unknown'],
    ['a setting that is asked for its text', 'java', springAi('settings.getModel().getName()'), '? unknown'],
    [
      'a setting of another file that only names one',
      'python',
      python('from settings import GPT_MODEL', 'GPT_MODEL'),
      '? unknown openai',
    ],
    [
      'a variable of another file',
      'python',
      python('from .configs import mistral_model', 'mistral_model'),
      '? unknown openai',
    ],
    [
      'a constant of another file with a version in its name',
      'python',
      python('from models import GPT_4O_MINI', 'GPT_4O_MINI'),
      'gpt-4o-mini constant openai',
    ],
    ['an unknown name', 'python', python('', 'chosen'), '? unknown openai'],
    [
      "a parameter's default",
      'python',
      'from openai import OpenAI\ndef ask(text, model="gpt-4o"):\n    return OpenAI().responses.create(model=model, input=text)',
      'gpt-4o default openai',
    ],
    [
      "a provider's function",
      'typescript',
      aiSdk("import { openai } from '@ai-sdk/openai';", "openai('gpt-4o')"),
      'gpt-4o literal openai',
    ],
    [
      'one of its kinds',
      'typescript',
      aiSdk("import { openai } from '@ai-sdk/openai';", "openai.responses('gpt-4o')"),
      'gpt-4o literal openai',
    ],
    [
      'a provider that the file makes',
      'typescript',
      aiSdk(
        "import { createAnthropic } from '@ai-sdk/anthropic';\nconst anthropic = createAnthropic({ apiKey });",
        "anthropic('claude-3-5-haiku-latest')",
      ),
      'claude-3-5-haiku-latest literal anthropic',
    ],
    [
      'a wrapped model',
      'typescript',
      aiSdk(
        "import { wrapLanguageModel } from 'ai';\nimport { google } from '@ai-sdk/google';",
        "wrapLanguageModel({ model: google('gemini-2.5-pro'), middleware })",
      ),
      'gemini-2.5-pro literal google',
    ],
    ['a gateway', 'typescript', aiSdk('', "'anthropic/claude-sonnet-4.5'"), 'anthropic/claude-sonnet-4.5 literal'],
    [
      'a function of another file',
      'typescript',
      aiSdk("import { getModel } from '@/lib/models';", 'getModel()'),
      '? unknown',
    ],
    [
      'an alternative',
      'typescript',
      aiSdk(
        "import { openai } from '@ai-sdk/openai';\nconst NAME = process.env.MODEL ?? 'gpt-4o-mini';",
        'openai(NAME)',
      ),
      'gpt-4o-mini default openai',
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await model(language, text)).toBe(expected);
  });
});

test('what a method gives, whatever its type is taken from', async () => {
  const text = `import { createOpenAI } from '@ai-sdk/openai';
import { streamText } from 'ai';
class Docs {
  private model(): ReturnType<ReturnType<typeof createOpenAI>['responses']> {
    const openai = createOpenAI({ baseURL: 'https://docs.acme.dev/api/v1' });
    return openai.responses('acme-chat-latest');
  }
  ask(messages) { return streamText({ model: this.model(), messages }); }
}`;
  expect(await model('typescript', text)).toBe('acme-chat-latest literal docs.acme.dev');
});

describe("an SDK's constant stands for a name", () => {
  const go = (constant: string) =>
    `package main\nimport openai "github.com/sashabaranov/go-openai"\nfunc main() { openai.NewClient(k).CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: openai.${constant}}) }`;
  const rust = (constant: string) =>
    `use rig::providers::openai;\nasync fn f() { let c = openai::Client::from_env(); c.agent(openai::${constant}).preamble("Be brief.").build(); }`;
  test.each<[LanguageId, string, string]>([
    ['go', go('GPT4o'), 'gpt-4o'],
    ['go', go('GPT4oMini'), 'gpt-4o-mini'],
    ['go', go('GPT3Dot5Turbo'), 'gpt-3.5-turbo'],
    ['go', go('O1Mini'), 'o1-mini'],
    ['rust', rust('GPT_4O'), 'gpt-4o'],
    ['rust', rust('GPT4_O'), 'gpt-4o'],
    ['rust', rust('GPT4_O_MINI'), 'gpt-4o-mini'],
    ['rust', rust('GPT3_5_TURBO'), 'gpt-3.5-turbo'],
    ['rust', rust('GPT3_TEXT_DAVINCI_003'), 'text-davinci-003'],
    ['rust', rust('GPT_4_1_MINI'), 'gpt-4.1-mini'],
    ['rust', rust('TEXT_EMBEDDING_3_SMALL'), 'text-embedding-3-small'],
  ])('%s %#: %s', async (language, text, expected) => {
    expect((await model(language, text)).split(' ').slice(0, 2)).toEqual([expected, 'constant']);
  });
});

describe('constants of Anthropic.SDK', () => {
  test.each([
    ['Claude45Sonnet', 'claude-sonnet-4-5'],
    ['Claude41Opus', 'claude-opus-4-1'],
    ['Claude4Sonnet', 'claude-sonnet-4'],
    ['Claude35Haiku', 'claude-3-5-haiku'],
    ['Claude3Opus', 'claude-3-opus'],
  ])('%s', async (constant, id) => {
    const text = `using Anthropic.SDK; using Anthropic.SDK.Constants; using Anthropic.SDK.Messaging; class A { void Ask(AnthropicClient client) { client.Messages.GetClaudeMessageAsync(new MessageParameters { Model = AnthropicModels.${constant}, MaxTokens = 9 }); } }`;
    expect(await model('csharp', text)).toBe(`${id} constant anthropic`);
  });
});

// Values as src/Mscc.GenerativeAI/Constants/Model.cs and src/GenerativeAI/Constants/GoogleAIModels.cs have them (2026-11).
describe('constants of the community’s Gemini clients', () => {
  test.each([
    ['Mscc.GenerativeAI', 'Model.Gemini25Pro', 'gemini-2.5-pro'],
    ['Mscc.GenerativeAI', 'Model.Gemini20Flash', 'gemini-2.0-flash'],
    ['GenerativeAI', 'GoogleAIModels.Gemini25Flash', 'gemini-2.5-flash'],
    ['GenerativeAI', 'GoogleAIModels.Gemini2Flash', 'gemini-2.0-flash'],
  ])('%s: %s', async (namespace, constant, id) => {
    const text = `using ${namespace}; class A { void Ask(GoogleAI google) { google.GenerativeModel(model: ${constant}).GenerateContent("Why?"); } }`;
    expect(await model('csharp', text)).toBe(`${id} default google`);
  });
});

describe('constants with a number in parts', () => {
  test.each([
    ['Gpt4_o', 'gpt-4o'],
    ['Gpt4_1', 'gpt-4.1'],
    ['Gpt41Mini', 'gpt-4.1-mini'],
    ['Gpt4_1106Preview', 'gpt-4-1106-preview'],
    ['Gpt4oMini', 'gpt-4o-mini'],
    ['Gpt5', 'gpt-5'],
  ])('%s', async (constant, id) => {
    const text = `using Rystem.OpenAi; class A { void Ask(IOpenAi api) { api.Chat.AddUserMessage("Why?").WithModel(ChatModelName.${constant}).ExecuteAsync(); } }`;
    expect(await model('csharp', text)).toBe(`${id} constant openai`);
  });
});

describe('a provider that another file makes', () => {
  test.each<[string, string]>([
    ["vertex('gemini-2.5-flash')", 'gemini-2.5-flash literal'],
    ["gatewayOf('openai/gpt-4o')", 'openai/gpt-4o literal'],
    ["modelFor('summaries')", '? unknown'],
    ["modelFor('claude')", '? unknown'],
    ["modelFor('gpt 4 for titles')", '? unknown'],
    ['modelFor(chosen)', '? unknown'],
    // What dresses a model asks that model.
    ["traced(openai('gpt-4o'), { key })", 'gpt-4o literal openai'],
    ["new Metered(openai('gpt-4o'), key)", 'gpt-4o literal openai'],
    ["traced(tools(), openai('gpt-4o'))", '? unknown'],
  ])('%s', async (given, expected) => {
    const imports =
      "import { openai } from '@ai-sdk/openai';\nimport { vertex, gatewayOf, modelFor, traced, tools, Metered } from '@/lib/models';";
    expect(await model('typescript', aiSdk(imports, given))).toBe(expected);
  });
});

describe("the model of a kernel of .NET's, from its builder", () => {
  const kernel = (rest: string, ask = 'await kernel.InvokePromptAsync("Why?");') =>
    `using Microsoft.SemanticKernel;\nusing Microsoft.SemanticKernel.ChatCompletion;\n${rest}\n${ask}`;
  const builder = 'var builder = Kernel.CreateBuilder();\n';
  const built = '\nvar kernel = builder.Build();';
  test.each<[string, string]>([
    [kernel(`${builder}builder.AddOpenAIChatCompletion("gpt-4o", key);${built}`), 'gpt-4o literal'],
    [kernel(`${builder}builder.AddOpenAIChatCompletion(modelId: "gpt-4o", apiKey: key);${built}`), 'gpt-4o literal'],
    [
      kernel(
        `${builder}builder.AddAzureOpenAIChatCompletion("chat-4o", "https://acme.openai.azure.com", key);${built}`,
      ),
      'chat-4o literal',
    ],
    [kernel(`${builder}builder.Services.AddOllamaChatCompletion("llama3.2", address);${built}`), 'llama3.2 literal'],
    [
      kernel('var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o", key).Build();'),
      'gpt-4o literal openai',
    ],
    [kernel(`${builder}builder.AddOpenAIChatCompletion(settings.Model, key);${built}`), '? unknown'],
    [kernel(`${builder}builder.Services.AddSingleton("gpt-4o");${built}`), '? unknown'],
    [kernel(`${builder}other.AddOpenAIChatCompletion("gpt-4o", key);${built}`), '? unknown'],
    [
      kernel(
        `${builder}builder.AddOpenAIChatCompletion("gpt-4o", key);${built}`,
        'var chat = kernel.GetRequiredService<IChatCompletionService>();\nawait chat.GetChatMessageContentAsync("Why?");',
      ),
      'gpt-4o literal',
    ],
    [
      kernel(
        'Kernel kernel = Host.Kernel;',
        'var chat = kernel.GetRequiredService<IChatCompletionService>();\nawait chat.GetChatMessageContentAsync("Why?");',
      ),
      '? unknown',
    ],
    [
      kernel(
        `${builder}builder.AddOpenAIChatCompletion("gpt-4o", key);${built}`,
        'var tell = kernel.CreateFunctionFromPrompt("Tell of {{$topic}}.");\nawait kernel.InvokeAsync(tell);',
      ),
      'gpt-4o literal',
    ],
  ])('%s', async (text, expected) => {
    expect(await model('csharp', text)).toBe(expected);
  });
});
