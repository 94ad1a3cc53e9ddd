import type { SdkDeclaration } from './sdk.ts';

const root = 'Microsoft.SemanticKernel';

/** Semantic Kernel before its first release, whose services and functions have other names. As of its samples of 2023. */
export const semanticKernelEarly: SdkDeclaration = {
  id: 'semantic-kernel-early',
  languages: ['csharp'],
  markers: ['CreateSemanticFunction', 'IChatCompletion', 'ITextCompletion'],
  receivers: {
    builder: [`${root}.KernelBuilder()`, `${root}.Kernel.Builder`],
    kernel: ['$builder.Build()', `${root}.IKernel()`],
    chat: [`${root}.AI.ChatCompletion.IChatCompletion()`],
    text: [`${root}.AI.TextCompletion.ITextCompletion()`],
    function: ['$kernel.CreateSemanticFunction()'],
  },
  fluent: ['$builder'],
  messages: [
    { paths: ['$chat.CreateNewChat()', `${root}.AI.ChatCompletion.ChatHistory()`], role: 'system', at: ['#0'] },
    { paths: ['$kernel.CreateSemanticFunction()'], role: 'user', at: ['#0'], template: 'double-brace' },
  ],
  calls: [
    {
      paths: [
        '$chat.{GenerateMessageAsync,GenerateMessageStreamAsync,GetChatCompletionsAsync,GetStreamingChatCompletionsAsync}',
      ],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['MaxTokens'], insert: false },
    },
    {
      paths: ['$text.{CompleteAsync,CompleteStreamAsync,GetCompletionsAsync}'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['MaxTokens'], insert: false },
    },
    {
      paths: ['$function.InvokeAsync'],
      prompt: [{ at: '^#0', role: 'user', template: 'double-brace' }],
      limit: { at: ['MaxTokens', '^maxTokens', '^MaxTokens'], insert: false },
    },
    {
      paths: ['$kernel.RunAsync'],
      whenReceiver: { at: ['#0'], receiver: 'function' },
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['#0.maxTokens', '#0.MaxTokens'], insert: false },
    },
    {
      paths: ['$kernel.RunAsync'],
      whenReceiver: { at: ['#1'], receiver: 'function' },
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['#1.maxTokens', '#1.MaxTokens'], insert: false },
    },
  ],
};

/** Planners of its first releases: they are handed the kernel and a goal (its samples of 2024, read 2026-11-23). */
export const semanticKernelPlanners: SdkDeclaration = {
  id: 'semantic-kernel',
  languages: ['csharp'],
  markers: [`${root}.Planning`],
  receivers: {
    planner: [`${root}.Planning.FunctionCallingStepwisePlanner()`, `${root}.Planning.Handlebars.HandlebarsPlanner()`],
  },
  calls: [
    {
      paths: ['$planner.{ExecuteAsync,CreatePlanAsync}'],
      model: ['#0.deploymentName', '#0.modelId', '#0.AddAzureOpenAIChatCompletion', '#0.AddOpenAIChatCompletion'],
      prompt: [{ at: '#1', role: 'user' }],
      requires: ['#1'],
    },
  ],
};
