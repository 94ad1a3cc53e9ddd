import { jvmFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Google's older client for Android, and its port to other platforms. */
const aiClient = '{com.google.ai.client.generativeai,dev.shreyaspatil.ai.client.generativeai}';
/** Firebase's, before and after it was renamed. */
const firebase = 'com.google.firebase.{ai,vertexai}';
const vertex = 'com.google.cloud.vertexai';

/** Gemini through an object of one model, as Android's, Firebase's and Vertex AI's older clients have it. */
export const googleAndroid: SdkDeclaration = {
  id: 'google-genai',
  languages: jvmFamily,
  provider: 'google',
  markers: ['generativeai', 'firebase.ai', 'firebase.vertexai', 'Firebase', 'cloud.vertexai'],
  receivers: {
    backend: [
      'com.google.firebase.Firebase.{ai,vertexAI}{,()}',
      `${firebase}.{FirebaseAI,FirebaseVertexAI}{,.getInstance,.Companion.getInstance}()`,
      '$backend()',
    ],
    model: [
      `${aiClient}.GenerativeModel()`,
      `${aiClient}.java.GenerativeModelFutures{,.from}()`,
      `${firebase}.GenerativeModel()`,
      `${firebase}.java.GenerativeModelFutures{,.from}()`,
      `${vertex}.generativeai.GenerativeModel{,.Builder().build}()`,
      '$backend.generativeModel()',
      '$vertexBuilder.build()',
      '$model.{value,get(),withSystemInstruction(),withGenerationConfig(),withTools()}',
    ],
    // A prompt that is kept on the server, by its id.
    template: ['$backend.templateGenerativeModel()', `${firebase}.TemplateGenerativeModel()`],
    vertexBuilder: [`${vertex}.generativeai.GenerativeModel.Builder()`],
    chat: [
      '$model.startChat()',
      `${aiClient}.{Chat,java.ChatFutures}()`,
      `${firebase}.{Chat,java.ChatFutures}()`,
      `${vertex}.generativeai.ChatSession()`,
      '$chat.{value,get()}',
    ],
  },
  fluent: ['$vertexBuilder'],
  wrappers: [
    { paths: [`${aiClient}.java.GenerativeModelFutures.from()`], argument: '#0' },
    { paths: [`${firebase}.java.GenerativeModelFutures.from()`], argument: '#0' },
  ],
  messages: [
    {
      paths: [`${aiClient}.type.content()`, `${firebase}.type.content()`],
      role: 'inherit',
      at: ['text'],
      roleAt: 'role',
    },
    {
      paths: [`${aiClient}.type.Content.Builder().addText()`, `${firebase}.type.Content.Builder().addText()`],
      role: 'inherit',
      at: ['#0'],
    },
    { paths: [`${vertex}.generativeai.ContentMaker{.fromMultiModalData,.fromString}()`], role: 'inherit', at: ['#0'] },
  ],
  carries: { tools: ['^tools'], schema: [] },
  calls: [
    {
      paths: [
        '$model.{generateContent,generateContentStream,generateContentAsync}',
        '$chat.{sendMessage,sendMessageStream,sendMessageAsync}',
      ],
      model: ['^modelName', '^generativeModel', '^setModelName', '^#0'],
      prompt: [
        { at: '^systemInstruction', role: 'system' },
        { at: '^setSystemInstruction', role: 'system' },
        { at: '^withSystemInstruction', role: 'system' },
        { at: '^history', role: 'history' },
        { at: '#0', role: 'user' },
        { at: 'prompt', role: 'user' },
      ],
      // Pictures.
      rulesOut: ['^generationConfig.responseModalities'],
      limit: { at: ['^generationConfig.maxOutputTokens', '^setGenerationConfig.setMaxOutputTokens'], insert: false },
    },
    { paths: ['$template.{generateContent,generateContentStream}'] },
  ],
};

const onDevice = 'com.google.mediapipe.tasks.genai.llminference';

/** Models that run on the phone itself. */
export const googleOnDevice: SdkDeclaration = {
  id: 'google-on-device',
  languages: jvmFamily,
  provider: 'self-hosted',
  markers: ['aicore', 'llminference', 'mlkit.genai'],
  receivers: {
    nano: [
      'com.google.ai.edge.aicore.GenerativeModel()',
      'com.google.mlkit.genai.prompt.{Generation.getClient,GenerativeModel}()',
      '$nano.{value,get()}',
    ],
    inference: [`${onDevice}.LlmInference{,.createFromOptions}()`],
    session: [`${onDevice}.LlmInferenceSession{,.createFromOptions}()`],
  },
  // A request of ML Kit's own, sent by whoever holds the model (developers.google.com/ml-kit/genai, read 2026-11-23).
  particular: [
    {
      methods: ['generateContent', 'generateContentStream'],
      on: 'nano',
      requires: ['#0.generateContentRequest'],
      imported: true,
    },
  ],
  messages: [
    { paths: ['com.google.mlkit.genai.prompt.generateContentRequest()'], role: 'user', at: ['#0'] },
    { paths: ['com.google.mlkit.genai.prompt.TextPart()'], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$nano.{generateContent,generateContentStream}'],
      prompt: [
        { at: '#0', role: 'user' },
        { at: 'prompt', role: 'user' },
      ],
      limit: { at: ['#0.maxOutputTokens', '^generationConfig.maxOutputTokens'], insert: false },
    },
    {
      paths: ['$inference.{generateResponse,generateResponseAsync}'],
      prompt: [
        { at: '#0', role: 'user' },
        { at: 'inputText', role: 'user' },
      ],
      limit: { at: ['^setMaxTokens'], insert: false },
    },
    { paths: ['$session.{generateResponse,generateResponseAsync}'], prompt: [{ at: '^addQueryChunk', role: 'user' }] },
  ],
};
