import { expect, test } from 'vitest';
import { readJsonFile } from './read-json-file.ts';

const component = (id: string, fields: Record<string, unknown>) => ({
  id,
  type: 'genericNode',
  data: {
    id,
    node: { template: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])) },
  },
});
const prompt = (id: string, text: string) => ({
  id,
  data: { id, node: { template: { _type: 'Component', template: { type: 'prompt', value: text } } } },
});
const edge = (source: string, target: string, fieldName: string) => ({
  source,
  target,
  data: { targetHandle: { fieldName, id: target } },
});
const flow = (nodes: unknown[], edges: unknown[] = []) => ({ data: { nodes, edges }, name: 'A' });

test.each<[string, unknown, string[]]>([
  [
    'a model with what is written in it',
    flow([
      component('OpenAIModel-1', {
        model_name: 'gpt-4o-mini',
        max_tokens: 200,
        system_message: 'Be kind to {user}.',
        input_value: 'Hello',
      }),
    ]),
    ['langflow model=gpt-4o-mini (literal) limit=max_tokens:200', 'system: "Be kind to {user}."', 'user: "Hello"'],
  ],
  [
    'a template that leads into a field stands in its place, an answer that does is not known',
    flow(
      [
        prompt('Prompt-1', 'Answer like {{this}} a {who}.'),
        component('ChatInput-1', { input_value: 'Not asked here' }),
        component('Model-1', { model_name: 'm', max_tokens: '', system_message: 'Old', input_value: 'Old' }),
      ],
      [edge('Prompt-1', 'Model-1', 'system_message'), edge('ChatInput-1', 'Model-1', 'input_value')],
    ),
    ['langflow model=m (literal)', 'system: "Answer like {this} a {who}."', 'user: "{input_value}"'],
  ],
  [
    'a model that only passes on what others say',
    flow(
      [component('Model-1', { model_name: 'm', system_message: '', input_value: 'Old' })],
      [edge('ChatInput-1', 'Model-1', 'input_value')],
    ),
    [],
  ],
  [
    'an agent; a model by its list; zero is no limit',
    flow([
      component('Agent-1', { model: [{ name: 'gpt-4.1', provider: 'OpenAI' }], max_tokens: 0, system_prompt: 'Plan.' }),
    ]),
    ['langflow model=gpt-4.1 (literal)', 'system: "Plan."'],
  ],
  [
    'a template that leads to no model',
    flow([prompt('Prompt-1', 'Name {product}.')], [edge('Prompt-1', 'Store-1', 'data')]),
    ['langflow model=? (unknown)', 'user: "Name {product}."'],
  ],
  ['a template of data', flow([component('ParseData-1', { template: 'Row: {text}', system_message: 'x' })]), []],
  ['broken', flow([null, 4, { data: { node: { template: [{ type: 'prompt' }] } } }], [null, { data: 1 }]), []],
  ['no flow', { nodes: [prompt('Prompt-1', 'Name {product}.')] }, []],
])('%s', async (_name, value, expected) => {
  const found = await readJsonFile(value);
  expect(found.map(line => line.replace(/^\d+:\d+ /, ''))).toEqual(expected);
});
