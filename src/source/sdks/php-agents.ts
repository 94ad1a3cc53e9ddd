import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['php'] as const;

/** LarAgent: agents are classes with fields, made for a session (`SupportAgent::for('session')->respond($text)`; source of MaestroError/LarAgent, read 2026-11-23). */
export const larAgent: SdkDeclaration = {
  id: 'laragent',
  languages,
  markers: ['LarAgent'],
  receivers: {
    agent: ['LarAgent.Agent()', 'LarAgent.Agent.{for,forUser,forUserId,fromSession,make,fromConfig,ask}()'],
  },
  fluent: ['$agent'],
  agentClasses: [
    {
      of: 'agent',
      call: {
        model: ['^model'],
        prompt: [place('^instructions', 'system')],
        limit: { at: ['^maxCompletionTokens'], insert: false },
      },
    },
  ],
  calls: [
    {
      paths: ['$agent.{respond,respondStreamed,streamResponse}'],
      agentModel: ['^withModel', '^model'],
      prompt: [place('^instructions', 'system'), place('^message', 'user'), place('#0', 'user')],
      limit: { at: ['^maxCompletionTokens'], insert: false },
    },
  ],
};

/** Vizra: agents are classes that are run by their name (source of vizra-ai/vizra-adk, read 2026-11-23). */
export const vizra: SdkDeclaration = {
  id: 'vizra-adk',
  languages,
  markers: ['VizraADK'],
  receivers: {
    agent: ['Vizra.VizraADK.Agents.{BaseLlmAgent,BaseAgent}.{run,ask,make}()', 'Vizra.VizraADK.Agents.BaseLlmAgent()'],
  },
  fluent: ['$agent'],
  agentClasses: [
    {
      of: 'agent',
      call: {
        model: ['^model'],
        prompt: [place('^instructions', 'system')],
        limit: { at: ['^maxTokens'], insert: false },
      },
    },
  ],
  calls: [
    {
      paths: ['$agent.go'],
      agentModel: ['^model'],
      prompt: [place('^instructions', 'system'), place('^run', 'user'), place('^ask', 'user')],
      limit: { at: ['^maxTokens'], insert: false },
    },
  ],
};

/** Laravel's own AI package: agents are classes with instructions, or made on the spot by `agent(…)`. */
export const laravelAi: SdkDeclaration = {
  id: 'laravel-ai',
  languages,
  markers: ['Laravel\\Ai'],
  receivers: {
    agent: [
      'Laravel.Ai.{agent,AnonymousAgent,StructuredAnonymousAgent}()',
      'Laravel.Ai.{Promptable,Contracts.Agent}()',
      'Laravel.Ai.{Promptable,Contracts.Agent}.make()',
    ],
  },
  agentClasses: [
    {
      of: 'agent',
      call: {
        model: ['^model'],
        prompt: [place('^instructions', 'system')],
        limit: { at: ['^maxTokens'], insert: false },
      },
    },
  ],
  calls: [
    {
      paths: ['$agent.{prompt,stream,queue,broadcast,broadcastNow,broadcastOnQueue}'],
      model: ['model'],
      agentModel: ['^model'],
      prompt: [place('^instructions', 'system'), place('^#0', 'system'), place('prompt', 'user'), place('#0', 'user')],
      limit: { at: ['^maxTokens'], insert: false },
    },
  ],
};

/** Instructor and Polyglot of Cognesy. */
export const cognesy: SdkDeclaration = {
  id: 'cognesy-instructor',
  languages,
  markers: ['Cognesy\\'],
  receivers: {
    structured: [
      'Cognesy.Instructor.{StructuredOutput,Instructor}{,.using,.with,.fromConfig}()',
      'Cognesy.Instructor.Laravel.Facades.StructuredOutput',
    ],
    inference: [
      'Cognesy.Polyglot.Inference.Inference{,.using,.with,.fromConfig}()',
      'Cognesy.Polyglot.LLM.{Inference,LLM}{,.using}()',
      'Cognesy.Instructor.Laravel.Facades.Inference',
    ],
    embeddings: ['Cognesy.Polyglot.Embeddings.Embeddings{,.using,.fromConfig}()'],
  },
  fluent: ['$structured', '$inference', '$embeddings'],
  wrappers: [
    {
      paths: ['Cognesy.Messages.{Messages,Message}.{fromString,fromArray,fromAny,fromAnyArray,asUser}()'],
      argument: '#0',
    },
  ],
  calls: [
    {
      paths: ['$structured.{get,getObject,getString,getArray,getFloat,getInt,getBoolean,response,stream,create}'],
      model: ['^model', '^withModel'],
      prompt: [
        place('^system', 'system'),
        place('^withSystem', 'system'),
        place('^messages', 'user'),
        place('^withMessages', 'user'),
        place('^input', 'user'),
        place('^withInput', 'user'),
        place('^prompt', 'user'),
        place('^withPrompt', 'user'),
      ],
      limit: { at: ['^options.max_tokens', '^withOptions.max_tokens', '^withMaxTokens'], insert: false },
      requires: ['^messages', '^withMessages', '^input', '^withInput', '^prompt', '^withPrompt'],
    },
    {
      paths: ['$inference.{get,toText,response,stream,create,asJson,asJsonData,asText}'],
      model: ['^model', '^withModel'],
      prompt: [place('^messages', 'user'), place('^withMessages', 'user')],
      limit: { at: ['^options.max_tokens', '^withOptions.max_tokens', '^withMaxTokens'], insert: false },
      requires: ['^messages', '^withMessages'],
    },
    {
      paths: ['$embeddings.{get,first,vectors,all}'],
      kind: 'embedding',
      model: ['^model', '^withModel'],
      prompt: [
        { at: '^input', role: 'user', batch: true },
        { at: '^withInputs', role: 'user', batch: true },
      ],
    },
  ],
};

/** WordPress' AI client: a prompt that is built and then generates. */
export const wordpressAi: SdkDeclaration = {
  id: 'wordpress-ai',
  languages,
  markers: ['AiClient', 'wp_ai_client_prompt', 'AI_Client'],
  receivers: {
    prompt: [
      'WordPress.AiClient.AiClient.prompt()',
      'WordPress.AI_Client.AI_Client.{prompt,prompt_with_wp_error}()',
      'wp_ai_client_prompt()',
    ],
  },
  fluent: ['$prompt'],
  calls: [
    {
      paths: [
        '$prompt.{generateText,generateTextResult,generateTexts,generate_text,generate_text_result,generate_texts}',
      ],
      model: ['^using_model', '^usingModel', '^using_model_preference', '^usingModelPreference'],
      prompt: [
        place('^using_system_instruction', 'system'),
        place('^usingSystemInstruction', 'system'),
        place('^with_history', 'history'),
        place('^wp_ai_client_prompt', 'user'),
        place('^prompt', 'user'),
        place('^prompt_with_wp_error', 'user'),
        place('^with_text', 'user'),
        place('^withText', 'user'),
      ],
      limit: { at: ['^using_max_tokens', '^usingMaxTokens'], insert: false },
    },
  ],
};
