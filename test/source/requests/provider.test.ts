import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { providerOf } from '../../../src/source/requests/base-url.ts';
import { providerNamed } from '../../../src/source/requests/provider.ts';
import { scan } from '../scanner-of-tests.ts';

describe('who answers at a URL', () => {
  test.each([
    ['https://api.openai.com/v1', 'openai'],
    ['https://my-place.openai.azure.com/', 'azure'],
    ['https://openrouter.ai/api/v1', 'openrouter'],
    ['https://api.deepseek.com', 'deepseek'],
    ['https://dashscope.aliyuncs.com/compatible-mode/v1', 'dashscope'],
    ['https://integrate.api.nvidia.com/v1', 'nvidia'],
    ['https://open.bigmodel.cn/api/paas/v4/', 'zhipuai'],
    ['http://localhost:11434/v1', 'self-hosted'],
    ['http://127.0.0.1:8000', 'self-hosted'],
    ['http://[::1]:8000', 'self-hosted'],
    ['http://10.1.2.3:8000/v1', 'self-hosted'],
    ['http://172.16.0.1/v1', 'self-hosted'],
    ['http://vllm:8000/v1', 'self-hosted'],
    ['http://vllm.models.svc:8000/v1', 'self-hosted'],
    ['http://host.docker.internal:1234/v1', 'self-hosted'],
    ['https://llm.example.com/v1', 'llm.example.com'],
    ['https://user:secret@llm.example.com:8443/v1', 'llm.example.com'],
    ['https://notopenai.com/v1', 'notopenai.com'],
    ['https://openai.com.example.org/v1', 'openai.com.example.org'],
    ['no url', undefined],
    ['/v1/chat', undefined],
  ])('%s: %s', (url, provider) => {
    expect(providerOf(url)).toBe(provider);
  });
});

describe('who answers what a path makes', () => {
  test.each([
    ['llama_index.llms.azure_openai.AzureOpenAI()', 'azure'],
    ['llama_index.llms.openai.OpenAI()', 'openai'],
    ['llama_index.llms.ollama.Ollama()', 'self-hosted'],
    ['llama_index.llms.bedrock_converse.BedrockConverse()', 'aws'],
    ['langchain_google_vertexai.model_garden.GemmaVertexAIModelGarden()', 'google'],
    ['azure.ai.inference.ChatCompletionsClient()', undefined],
    ['acme.Client()', undefined],
  ])('%s: %s', (path, provider) => {
    expect(providerNamed(path)).toBe(provider);
  });
});

describe('who answers what several links make together', () => {
  test.each<[made: string, provider: string | undefined, method?: string]>([
    // The most telling name counts, wherever it stands.
    ['from langchain_openai import ChatOpenAI\nimport boto3\nllm = ChatOpenAI(model="m")', 'openai'],
    [
      'from llama_index.llms.bedrock_converse import BedrockConverse\nllm = BedrockConverse(model="m")',
      'aws',
      'complete',
    ],
    ['from langchain_openai import AzureChatOpenAI\nllm = AzureChatOpenAI(model="m").bind(stop=["x"])', 'azure'],
  ])('%s: %s', async (made, provider, method = 'invoke') => {
    const {
      calls: [call],
    } = await scan('python', `${made}\nllm.${method}("Name three rivers.")\n`);
    expect(call?.provider).toBe(provider);
  });
});

describe('who answers a call', () => {
  test.each<[string, LanguageId, string, string | undefined]>([
    ['OpenAI', 'python', 'from openai import OpenAI\nOpenAI().responses.create(model="m", input="x")', 'openai'],
    [
      'Azure by its client',
      'python',
      'from openai import AzureOpenAI\nAzureOpenAI(azure_endpoint=url).chat.completions.create(model="m", messages=[])',
      'azure',
    ],
    [
      'Azure in LangChain',
      'python',
      'from langchain_openai import AzureChatOpenAI\nAzureChatOpenAI(azure_deployment="m").invoke("x")',
      'azure',
    ],
    [
      'Azure in the AI SDK',
      'typescript',
      "import { azure } from '@ai-sdk/azure';\nimport { generateText } from 'ai';\ngenerateText({ model: azure('m'), prompt: 'x' });",
      'azure',
    ],
    [
      'Azure in C#',
      'csharp',
      'using Azure.AI.OpenAI;\nvar chat = new AzureOpenAIClient(url, key).GetChatClient("m");\nchat.CompleteChat(new UserChatMessage("x"));',
      'azure',
    ],
    [
      'Azure in LangChain4j',
      'java',
      'import dev.langchain4j.model.azure.AzureOpenAiChatModel;\nclass A { String a() { return AzureOpenAiChatModel.builder().deploymentName("m").build().chat("x"); } }',
      'azure',
    ],
    [
      'Ollama in LangChain4j',
      'java',
      'import dev.langchain4j.model.ollama.OllamaChatModel;\nclass A { String a() { return OllamaChatModel.builder().modelName("m").build().chat("x"); } }',
      'self-hosted',
    ],
    [
      'a local server behind an OpenAI client',
      'typescript',
      "import OpenAI from 'openai';\nnew OpenAI({ baseURL: 'http://localhost:8000/v1' }).responses.create({ model: 'm', input: 'x' });",
      'self-hosted',
    ],
    [
      'a local server unless the environment says otherwise',
      'python',
      'import os\nfrom openai import OpenAI\nOpenAI(base_url=os.getenv("URL", "http://localhost:8000/v1")).responses.create(model="m", input="x")',
      'self-hosted',
    ],
    [
      'another host behind an OpenAI client',
      'python',
      'from openai import OpenAI\nOpenAI(base_url="https://llm.example.com/v1").responses.create(model="m", input="x")',
      'llm.example.com',
    ],
    [
      'a base URL that is not known',
      'python',
      'from openai import OpenAI\nOpenAI(base_url=url).responses.create(model="m", input="x")',
      'openai',
    ],
  ])('%s', async (_name, language, text, provider) => {
    const { calls } = await scan(language, text);
    expect(calls.map(call => call.provider)).toEqual([provider]);
  });
});
