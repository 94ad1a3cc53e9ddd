import { jvmFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const common = 'com.embabel.agent.api.common';

/** Agents on top of Spring: every prompt goes through a runner, on which model, persona and tools are set. */
export const embabel: SdkDeclaration = {
  id: 'embabel',
  languages: jvmFamily,
  markers: ['com.embabel'],
  receivers: {
    context: [
      `${common}.{OperationContext,ActionContext,ExecutingOperationContext,TransformationActionContext,InputActionContext,SupplierActionContext}()`,
    ],
    runner: [`${common}.{Ai,PromptRunner}()`, '$context.{ai,promptRunner}()'],
  },
  fluent: ['$runner'],
  carries: { tools: ['^withToolObject', '^withTool', '^withTools'], schema: [] },
  calls: [
    {
      paths: [
        '$runner.{createObject,createObjectIfPossible,generateText,fromPrompt,evaluateCondition}',
        '$context.{createObject,createObjectIfPossible,generateText}',
      ],
      model: ['^withLlm.withModel', '^withLlm.model', '^withLlm', '^llm.withModel', '^llm.model', '^llm'],
      prompt: [
        { at: '^withSystemPrompt', role: 'system' },
        { at: '^withPromptContributor', role: 'system' },
        { at: '#0', role: 'user' },
        { at: 'prompt', role: 'user' },
      ],
      limit: { at: ['^withLlm.withMaxTokens', '^llm.maxTokens'], insert: false },
    },
  ],
};
