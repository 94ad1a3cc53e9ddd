import { jvmFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const root = 'com.microsoft.semantickernel';
const services = `${root}.aiservices.{openai.chatcompletion.OpenAIChatCompletion,google.chatcompletion.GeminiChatCompletion,huggingface.HuggingFaceTextGeneration}`;
const template = (at: string): PromptPlace => ({ at, role: 'user', template: 'double-brace' });
const limit = { at: ['withMaxTokens'], insert: false } as const;

export const semanticKernelJava: SdkDeclaration = {
  id: 'semantic-kernel',
  languages: jvmFamily,
  markers: [root],
  receivers: {
    kernel: [`${root}.Kernel()`, '$kernelBuilder.build()'],
    kernelBuilder: [`${root}.Kernel.builder()`],
    service: [
      `${root}.services.chatcompletion.ChatCompletionService()`,
      '$serviceBuilder.build()',
      '$kernel.getService()',
    ],
    serviceBuilder: [`${services}.builder()`, `${root}.services.chatcompletion.ChatCompletionService.builder()`],
    function: [
      `${root}.semanticfunctions.KernelFunctionFromPrompt.create()`,
      `${root}.semanticfunctions.KernelFunctionFactory.createFromPrompt()`,
      '$functionBuilder.build()',
    ],
    // Prompts in files of a folder.
    promptFolder: [
      `${root}.plugin.KernelPluginFactory.{importPluginFromResourcesDirectory,importPluginFromDirectory}()`,
    ],
    functionBuilder: [`${root}.semanticfunctions.KernelFunctionFromPrompt.builder()`],
  },
  fluent: ['$kernelBuilder', '$serviceBuilder', '$functionBuilder'],
  messages: [{ paths: [`${root}.services.chatcompletion.ChatHistory()`], role: 'system', at: ['#0'] }],
  calls: [
    {
      paths: ['$kernel.invokePromptAsync'],
      agentModel: ['^withAIService.#1.withModelId', '^withModelId'],
      prompt: [template('#0')],
      limit,
    },
    {
      paths: ['$kernel.invokeAsync'],
      whenReceiver: { at: ['#0'], receiver: 'function' },
      prompt: [template('#0.withTemplate'), template('#0.#0')],
      limit: { at: ['#0.withMaxTokens', 'withMaxTokens'], insert: false },
    },
    {
      paths: ['$function.invokeAsync'],
      prompt: [template('^withTemplate'), template('^#0')],
      limit: { at: ['^withMaxTokens', 'withMaxTokens'], insert: false },
    },
    { paths: ['$promptFolder.get().invokeAsync'], limit },
    {
      paths: ['$service.{getChatMessageContentsAsync,getStreamingChatMessageContentsAsync}'],
      agentModel: ['^withModelId'],
      prompt: [{ at: '#0', role: 'user' }],
      limit,
    },
  ],
};
