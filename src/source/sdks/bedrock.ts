import { ecmascriptFamily, jvmFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Where a vendor's own body, which is JSON, has its text and limit: Anthropic's, Titan's, Cohere's, Llama's, Mistral's. */
const vendorsBody = (at: string): Pick<SdkDeclaration['calls'][number], 'prompt' | 'limit'> => ({
  prompt: [
    { at: `${at}body.system`, role: 'system' },
    { at: `${at}body.messages`, role: 'user' },
    { at: `${at}body.prompt`, role: 'user' },
    { at: `${at}body.inputText`, role: 'user' },
    { at: `${at}body.texts`, role: 'user', batch: true },
  ],
  limit: {
    at: ['max_tokens', 'max_tokens_to_sample', 'max_gen_len', 'textGenerationConfig.maxTokenCount'].map(
      key => `${at}body.${key}`,
    ),
    insert: false,
  },
});

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
  particular: [
    {
      methods: ['{converse,converse_stream,invoke_model,invoke_model_with_response_stream}'],
      on: 'client',
      requires: ['modelId'],
      provider: true,
    },
    { methods: ['{invoke_agent,invoke_inline_agent}'], on: 'client', requires: ['inputText'], provider: true },
    {
      methods: ['{retrieve_and_generate,retrieve_and_generate_stream}'],
      on: 'client',
      requires: ['retrieveAndGenerateConfiguration'],
      provider: true,
    },
  ],
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
      // Pictures: Nova Canvas and Titan, Stability.
      rulesOut: ['body.taskType', 'body.text_prompts', 'body.aspect_ratio', 'body.output_format'],
      model: ['modelId'],
      ...vendorsBody(''),
    },
    {
      // An agent that AWS keeps: its model and instructions are not in the program.
      paths: ['$client.{invoke_agent,invoke_inline_agent}', '@aws-sdk/client-bedrock-agent-runtime.InvokeAgentCommand'],
      model: ['foundationModel'],
      prompt: [
        { at: 'instruction', role: 'system' },
        { at: 'inputText', role: 'user' },
      ],
      requires: ['inputText'],
    },
    {
      paths: [
        '$client.{retrieve_and_generate,retrieve_and_generate_stream}',
        '@aws-sdk/client-bedrock-agent-runtime.RetrieveAndGenerateCommand',
      ],
      model: ['retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn'],
      prompt: [{ at: 'input.text', role: 'user' }],
      requires: ['retrieveAndGenerateConfiguration'],
    },
  ],
};

const converse = (paths: readonly string[], at: string): SdkDeclaration['calls'][number] => ({
  paths,
  model: [`${at}modelId`],
  prompt: [
    { at: `${at}system`, role: 'system' },
    { at: `${at}messages`, role: 'user' },
  ],
  carries: { tools: [`${at}toolConfig.tools`], schema: [] },
  limit: { at: [`${at}inferenceConfig.maxTokens`], insert: false },
});
/** The body's text where it can be told, else the whole body. */
const invokeModel = (paths: readonly string[], at: string): SdkDeclaration['calls'] => {
  const body = vendorsBody(at);
  const model = [`${at}modelId`];
  return [
    { paths, model, ...body, requires: body.prompt!.map(place => place.at) },
    { paths, model, prompt: [{ at: `${at}body`, role: 'user' }] },
  ];
};

const awsKotlin = 'aws.sdk.kotlin.services.bedrockruntime';

/** The same requests in AWS's SDKs for Go, .NET and the JVM. */
export const bedrockTyped: SdkDeclaration = {
  id: 'aws-bedrock',
  languages: ['go', 'csharp', ...jvmFamily],
  provider: 'aws',
  markers: ['bedrockruntime', 'BedrockRuntime'],
  receivers: {
    client: [
      'github.com/aws/aws-sdk-go-v2/service/bedrockruntime.{NewFromConfig,New,Client}()',
      'Amazon.BedrockRuntime.{AmazonBedrockRuntimeClient,IAmazonBedrockRuntime}()',
      'software.amazon.awssdk.services.bedrockruntime.{BedrockRuntimeClient,BedrockRuntimeAsyncClient}{,.create,.builder().build}()',
      `${awsKotlin}.BedrockRuntimeClient{,.fromEnvironment,.invoke}()`,
      '$builder.build()',
    ],
    builder: [
      'software.amazon.awssdk.services.bedrockruntime.{BedrockRuntimeClient,BedrockRuntimeAsyncClient}.builder()',
    ],
  },
  fluent: ['$builder'],
  // A client behind the project's own interface, as tests want it.
  particular: [
    {
      methods: ['Converse', 'ConverseStream', 'InvokeModel', 'InvokeModelWithResponseStream'],
      on: 'client',
      requires: ['#1.ModelId'],
      provider: true,
      imported: true,
    },
    {
      methods: ['{Converse,ConverseStream,InvokeModel,InvokeModelWithResponseStream}Async'],
      on: 'client',
      requires: ['#0.ModelId'],
      provider: true,
      imported: true,
    },
  ],
  wrappers: [
    { paths: ['github.com/aws/aws-sdk-go-v2/aws.{String,Int32}()'], argument: '#0' },
    { paths: ['software.amazon.awssdk.core.SdkBytes.fromUtf8String()'], argument: '#0' },
  ],
  messages: [
    {
      paths: ['software.amazon.awssdk.services.bedrockruntime.model.Message.builder().content()'],
      role: 'user',
      at: ['#0'],
      roleAt: '^role',
    },
    { paths: [`${awsKotlin}.model.Message{,.invoke}()`], role: 'user', at: ['content'], roleAt: 'role' },
    {
      paths: [`${awsKotlin}.model.{ContentBlock.Text,SystemContentBlock.Text}()`],
      role: 'inherit',
      at: ['#0'],
    },
    {
      paths: ['software.amazon.awssdk.services.bedrockruntime.model.ContentBlock.{fromText,builder().text}()'],
      role: 'inherit',
      at: ['#0'],
    },
    {
      paths: ['software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock.{fromText,builder().text}()'],
      role: 'system',
      at: ['#0'],
    },
  ],
  calls: [
    converse(['$client.{Converse,ConverseStream}'], '#1.'),
    converse(['$client.{ConverseAsync,ConverseStreamAsync,converse,converseStream}'], '#0.'),
    ...invokeModel(['$client.{InvokeModel,InvokeModelWithResponseStream}'], '#1.'),
    ...invokeModel(
      ['$client.{InvokeModelAsync,InvokeModelWithResponseStreamAsync,invokeModel,invokeModelWithResponseStream}'],
      '#0.',
    ),
  ],
};
