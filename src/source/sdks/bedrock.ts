import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** `converse` takes messages; `invoke_model` takes the vendor's own body as JSON. */
export const bedrock: SdkDeclaration = {
  id: 'aws-bedrock',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'aws',
  markers: ['bedrock'],
  receivers: {
    client: [
      'boto3.client()',
      'boto3.Session().client()',
      'boto3.session.Session().client()',
      '{aioboto3,aiobotocore.session}.Session().client()',
    ],
  },
  messages: [
    {
      paths: [
        '@aws-sdk/client-bedrock-runtime.{ConverseCommand,ConverseStreamCommand,InvokeModelCommand,InvokeModelWithResponseStreamCommand}()',
      ],
      role: 'inherit',
      at: ['#0'],
    },
  ],
  carries: { tools: ['toolConfig.tools', 'body.tools'], toolChoice: ['toolConfig.toolChoice'], schema: [] },
  calls: [
    {
      paths: [
        '$client.{converse,converse_stream}',
        '@aws-sdk/client-bedrock-runtime.{ConverseCommand,ConverseStreamCommand}',
      ],
      model: ['modelId'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'messages', role: 'user' },
      ],
      limit: { at: ['inferenceConfig.maxTokens'] },
    },
    {
      paths: [
        '$client.{invoke_model,invoke_model_with_response_stream}',
        '@aws-sdk/client-bedrock-runtime.{InvokeModelCommand,InvokeModelWithResponseStreamCommand}',
      ],
      model: ['modelId'],
      prompt: [
        { at: 'body.system', role: 'system' },
        { at: 'body.messages', role: 'user' },
        { at: 'body.prompt', role: 'user' },
        { at: 'body.inputText', role: 'user' },
      ],
      limit: {
        at: [
          'body.max_tokens',
          'body.max_tokens_to_sample',
          'body.max_gen_len',
          'body.textGenerationConfig.maxTokenCount',
        ],
        insert: false,
      },
    },
  ],
};
