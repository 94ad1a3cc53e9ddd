import { expect, test } from 'vitest';
import { readJsonFile } from './read-json-file.ts';

const node = (name: string, type: string, parameters: object = {}) => ({
  name,
  type: `@n8n/n8n-nodes-langchain.${type}`,
  typeVersion: 1,
  parameters,
});
const plugged = (to: string, index = 0) => ({ ai_languageModel: [[{ node: to, type: 'ai_languageModel', index }]] });
const workflow = (nodes: object[], connections: object = {}) => ({ name: 'A', nodes, connections });

test.each<[string, unknown, string[]]>([
  [
    'an agent and the model that is plugged into it',
    workflow(
      [
        { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: { text: 'Not for a model' } },
        node('Agent', 'agent', {
          promptType: 'define',
          text: '=Sum up {{ $json.body }} in one line.',
          options: { systemMessage: 'You are brief.' },
        }),
        node('Model', 'lmChatOpenAi', {
          model: { __rl: true, value: 'gpt-4o-mini', mode: 'list' },
          options: { maxTokens: 400 },
        }),
      ],
      { Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] }, Model: plugged('Agent') },
    ),
    [
      'n8n model=gpt-4o-mini (literal) limit=max_tokens:400',
      'system: "You are brief."',
      'user: "Sum up {json.body} in one line."',
    ],
  ],
  [
    'a chain with messages; Claude',
    workflow(
      [
        node('Chain', 'chainLlm', {
          promptType: 'define',
          text: 'Why?',
          messages: {
            messageValues: [
              { message: 'Be kind.' },
              { type: 'AIMessagePromptTemplate', message: 'Yes?' },
              { type: 'HumanMessagePromptTemplate', message: '=Hello {{ $now }}' },
            ],
          },
        }),
        node('Claude', 'lmChatAnthropic', { model: 'claude-sonnet-4-5', options: { maxTokensToSample: 1024 } }),
      ],
      { Claude: plugged('Chain') },
    ),
    [
      'n8n model=claude-sonnet-4-5 (literal) limit=max_tokens:1024',
      'system: "Be kind."',
      'assistant: "Yes?"',
      'user: "Hello {now}"',
      'user: "Why?"',
    ],
  ],
  [
    'the first of two models is asked; Gemini’s names',
    workflow(
      [
        node('Spare', 'lmChatOpenAi', { model: 'gpt-4o' }),
        node('Main', 'lmChatGoogleGemini', { modelName: 'models/gemini-2.5-flash', options: { maxOutputTokens: 9 } }),
        node('Sort', 'textClassifier', { inputText: '={{ $json.mail }}', options: { systemPromptTemplate: 'Sort.' } }),
      ],
      { Spare: plugged('Sort', 1), Main: plugged('Sort', 0) },
    ),
    ['n8n model=gemini-2.5-flash (literal) limit=max_tokens:9', 'system: "Sort."', 'user: "{json.mail}"'],
  ],
  [
    'a node that asks OpenAI itself',
    workflow([
      node('Ask', 'openAi', {
        modelId: { __rl: true, value: 'gpt-4o', mode: 'list' },
        messages: { values: [{ content: '=Say {{ $json.x }}' }, { role: 'system', content: 'Be dry.' }] },
        options: { maxTokens: 50 },
      }),
    ]),
    ['n8n model=gpt-4o (literal) limit=max_tokens:50', 'system: "Be dry."', 'user: "Say {json.x}"'],
  ],
  [
    'what was handed over is not the text that an earlier choice left',
    workflow([node('Agent', 'agent', { promptType: 'auto', text: 'Old', options: { systemMessage: 'New' } })]),
    ['n8n model=? (unknown)', 'system: "New"', 'user: "{chatInput}"'],
  ],
  [
    'a model by an expression is not known, and -1 is no limit',
    workflow(
      [
        node('A', 'agent', { text: 'Hi' }),
        node('M', 'lmChatOpenAi', { model: '={{ $json.model }}', options: { maxTokens: -1 } }),
      ],
      { M: plugged('A') },
    ),
    ['n8n model=? (unknown)', 'user: "Hi"'],
  ],
  ['a node that asks nothing', workflow([node('T', 'toolCode', { text: 'x', prompt: 'y' })]), []],
  ['speech', workflow([node('O', 'openAi', { resource: 'audio', operation: 'transcribe' })]), []],
  ['broken nodes', { nodes: [1, null, { type: '@n8n/n8n-nodes-langchain.agent', parameters: [3] }] }, []],
  ['nodes of another tool', { nodes: [{ type: 'text', about: '"@n8n/n8n-nodes-langchain.agent"', text: 'x' }] }, []],
])('%s', async (_name, value, expected) => {
  const found = await readJsonFile(value);
  expect(found.map(line => line.replace(/^\d+:\d+ /, ''))).toEqual(expected);
});
