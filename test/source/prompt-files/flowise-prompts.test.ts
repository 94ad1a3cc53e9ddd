import { expect, test } from 'vitest';
import { readJsonFile } from './read-json-file.ts';

const node = (id: string, inputs: object) => ({
  id,
  type: 'customNode',
  data: { id, name: id.replace(/_\d+$/, ''), inputParams: [{ name: 'template', default: 'x' }], inputs },
});
const to = (id: string) => `{{${id}.data.instance}}`;

test.each<[string, unknown, string[]]>([
  [
    'a template has the model of the chain that it is plugged into',
    {
      nodes: [
        node('chatOpenAI_0', { modelName: 'gpt-4o-mini', maxTokens: '256', temperature: 0.1 }),
        node('llmChain_0', { model: to('chatOpenAI_0'), prompt: to('chatPromptTemplate_0'), chainName: 'A chain' }),
        node('chatPromptTemplate_0', {
          humanMessagePrompt: '{text}',
          systemMessagePrompt: 'Translate to {language}.',
          promptValues: '{"text": "x"}',
        }),
      ],
    },
    [
      'flowise model=gpt-4o-mini (literal) limit=max_tokens:256',
      'system: "Translate to {language}."',
      'user: "{text}"',
    ],
  ],
  [
    'an agent has its own message and model; no limit is an empty one',
    {
      nodes: [
        node('chatAnthropic_1', { modelName: 'claude-sonnet-4-5', maxTokens: '' }),
        node('toolAgent_0', { model: to('chatAnthropic_1'), systemMessage: 'Ask {{ $vars.desk }} first.' }),
      ],
    },
    ['flowise model=claude-sonnet-4-5 (literal)', 'system: "Ask {vars.desk} first."'],
  ],
  [
    'a node of an agent flow keeps all itself',
    {
      nodes: [
        node('llmAgentflow_0', {
          llmModel: 'chatOpenAI',
          llmModelConfig: { modelName: 'gpt-4.1', maxTokens: 90 },
          llmMessages: [
            { role: 'user', content: 'Go on' },
            { role: 'system', content: 'Be quick' },
          ],
          llmUserMessage: '{{ question }}',
        }),
      ],
    },
    [
      'flowise model=gpt-4.1 (literal) limit=max_tokens:90',
      'system: "Be quick"',
      'user: "Go on"',
      'user: "{question}"',
    ],
  ],
  [
    'texts that the editor keeps as HTML',
    {
      nodes: [
        node('agentAgentflow_0', {
          agentModelConfig: { modelName: 'gpt-4.1' },
          agentMessages: [
            {
              role: 'system',
              content:
                '<p>Use <strong>&lt;b&gt;</strong> &amp; tell <span class="variable" data-label="q">{{ question }}</span>.</p><p>One<br>two</p><ul><li><p>a</p></li></ul>',
            },
          ],
          agentUserMessage: '<p></p>',
        }),
      ],
    },
    ['flowise model=gpt-4.1 (literal)', String.raw`system: "Use <b> & tell {question}.\n\nOne\ntwo\n\na\n"`],
  ],
  [
    'a message that another node gives; nothing plugged in',
    { nodes: [node('a_0', { systemMessage: to('b_0') }), node('p_0', { template: 'Name {product}.' })] },
    ['flowise model=? (unknown)', 'user: "Name {product}."'],
  ],
  ['nodes that plug into each other', { nodes: [node('a_0', { model: to('a_0'), template: to('a_0') })] }, []],
  ['inputs of other kinds', { nodes: [node('a_0', { template: 4, constructor: 'x', toString: 'y' }), 3] }, []],
  [
    'nodes of another tool',
    { nodes: [{ data: { id: 'a', inputs: { template: 'Not a prompt' } } }], inputParams: [] },
    [],
  ],
])('%s', async (_name, value, expected) => {
  const found = await readJsonFile(value);
  expect(found.map(line => line.replace(/^\d+:\d+ /, ''))).toEqual(expected);
});
