import type { SdkDeclaration } from './sdk.ts';

const root = 'github.com/firebase/genkit/go';

export const genkitGo: SdkDeclaration = {
  id: 'genkit',
  languages: ['go'],
  markers: ['firebase/genkit'],
  receivers: { prompt: [`${root}/genkit.{DefinePrompt,LookupPrompt,DefineDataPrompt}()`] },
  models: [
    {
      paths: [
        `${root}/plugins/{googlegenai,googleai,vertexai}.{GoogleAIModel,VertexAIModel,Model,ModelRef,GoogleAIModelRef,VertexAIModelRef}()`,
      ],
      at: ['#1', '#0'],
      provider: 'google',
    },
    { paths: [`${root}/ai.NewModelRef()`], at: ['#0'] },
  ],
  messages: [
    { paths: [`${root}/ai.{NewUserTextMessage,NewUserMessage}()`], role: 'user', at: ['#0'] },
    { paths: [`${root}/ai.{NewSystemTextMessage,NewSystemMessage}()`], role: 'system', at: ['#0'] },
    { paths: [`${root}/ai.{NewModelTextMessage,NewModelMessage}()`], role: 'assistant', at: ['#0'] },
    { paths: [`${root}/ai.DocumentFromText()`], role: 'user', at: ['#0'] },
    { paths: [`${root}/ai.NewTextPart()`], role: 'inherit', at: ['#0'] },
  ],
  carries: { tools: ['WithTools'], schema: ['WithOutputType'] },
  calls: [
    {
      paths: [`${root}/genkit.{Generate,GenerateText,GenerateData,GenerateStream,GenerateDataStream}`],
      model: ['WithModel', 'WithModelName'],
      agentModel: ['#1.WithDefaultModel'],
      prompt: [
        { at: 'WithSystem', role: 'system', template: 'printf' },
        { at: 'WithMessages', role: 'user' },
        { at: 'WithPrompt', role: 'user', template: 'printf' },
      ],
      // Pictures and speech.
      rulesOut: ['WithConfig.ResponseModalities'],
      // A reference to a model brings settings of its own.
      limit: { at: ['WithConfig.MaxOutputTokens', 'WithModel.#1.MaxOutputTokens'], insert: false },
    },
    {
      paths: [`${root}/genkit.{DefinePrompt,DefineDataPrompt}`],
      kind: 'prompt',
      model: ['WithModel', 'WithModelName'],
      agentModel: ['#0.WithDefaultModel'],
      prompt: [
        { at: 'WithSystem', role: 'system', template: 'double-brace' },
        { at: 'WithPrompt', role: 'user', template: 'double-brace' },
      ],
    },
    { paths: ['$prompt.{Execute,ExecuteStream}'], model: ['^WithModel', '^WithModelName'] },
    {
      paths: [`${root}/genkit.{Embed,EmbedMany}`, `${root}/ai.Embed`],
      kind: 'embedding',
      model: ['WithEmbedderName'],
      prompt: [
        { at: 'WithTextDocs', role: 'user', batch: true },
        { at: 'WithDocs', role: 'user', batch: true },
      ],
    },
  ],
};
