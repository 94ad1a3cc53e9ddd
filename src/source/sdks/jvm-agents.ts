import { jvmFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const adk = 'com.google.adk';

/** Google's Agent Development Kit: agents are built, a runner sends what the user says. */
export const adkJava: SdkDeclaration = {
  id: 'google-adk',
  languages: jvmFamily,
  markers: [adk],
  receivers: {
    builder: [`${adk}.agents.LlmAgent.builder()`],
    agent: ['$builder.build()'],
  },
  fluent: ['$builder'],
  models: [
    { paths: [`${adk}.models.Gemini()`, `${adk}.models.langchain4j.LangChain4j()`], at: ['#0'], provider: 'google' },
  ],
  carries: { tools: ['^tools'], schema: [] },
  calls: [
    {
      paths: ['$builder.build'],
      kind: 'agent',
      model: ['^model'],
      prompt: [
        { at: '^globalInstruction', role: 'system', template: 'single-brace' },
        { at: '^instruction', role: 'system', template: 'single-brace' },
      ],
      limit: { at: ['^generateContentConfig.maxOutputTokens'], insert: false },
    },
  ],
};

const alibaba = 'com.alibaba.cloud.ai.graph.agent.ReactAgent';

/** Agents of Spring AI Alibaba, over Spring AI's chat models. */
export const springAiAlibaba: SdkDeclaration = {
  id: 'spring-ai-alibaba',
  languages: jvmFamily,
  markers: ['alibaba.cloud.ai.graph.agent'],
  receivers: { builder: [`${alibaba}.builder()`], agent: [`${alibaba}()`, '$builder.build()'] },
  fluent: ['$builder'],
  carries: { tools: ['^tools'], schema: [] },
  calls: [
    {
      paths: ['$builder.build'],
      kind: 'agent',
      model: ['^model', '^chatOptions.model', '^chatOptions.withModel'],
      prompt: [
        { at: '^systemPrompt', role: 'system' },
        { at: '^instruction', role: 'system', template: 'single-brace' },
      ],
    },
    {
      paths: ['$agent.{call,invoke,stream,streamMessages}'],
      agentModel: ['^model'],
      prompt: [{ at: '#0', role: 'user' }],
      unlessEmpty: true,
    },
  ],
};
