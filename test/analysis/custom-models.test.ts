import { expect, test } from 'vitest';
import { readCustomModels } from '../../src/analysis/custom-models.ts';
import { configured } from '../cost/fixtures.ts';

const llama = JSON.stringify({
  model_type: 'llama',
  architectures: ['LlamaForCausalLM'],
  num_hidden_layers: 16,
  hidden_size: 2048,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  head_dim: 64,
  intermediate_size: 8192,
  vocab_size: 128256,
  max_position_embeddings: 131072,
  tie_word_embeddings: true,
  torch_dtype: 'bfloat16',
});
const files: Record<string, string> = {
  'good/config.json': llama,
  'bad/config.json': '{ "model_type": ',
  'empty/config.json': '{}',
};

test('reads each config.json named under models; one bad file does not stop the others', async () => {
  const configuration = configured({
    models: {
      good: { config: 'good/config.json' },
      broken: { config: 'bad/config.json' },
      hollow: { config: 'empty/config.json' },
      absent: { config: 'none/config.json' },
      routed: { deployment: 'prod' },
    },
  });
  const { models, problems } = await readCustomModels(configuration, async path => files[path]);
  expect([...models.keys()]).toEqual(['good']);
  expect(models.get('good')).toMatchObject({ id: 'good', layers: 16, source: 'good/config.json' });
  expect(models.get('good')!.parameters.total / 1e9).toBeCloseTo(1.236, 2);
  expect(problems.map(problem => `${'model' in problem ? problem.model : ''}: ${problem.code}`)).toEqual([
    'broken: model-config-not-json',
    'hollow: model-config-invalid',
    'absent: model-config-unreadable',
  ]);
});

test('reads the factors that validate --fit wrote, and says what is wrong with them', async () => {
  const read = (text: string | undefined) =>
    readCustomModels(configured({ corrections: 'fit.json' }), async () => text);
  const factors = { ttft: 1.1, itl: 1.2, service: 1.3, figures: 4 };
  const fine = await read(JSON.stringify({ version: 1, deployments: { key: factors } }));
  expect(fine).toMatchObject({ problems: [], corrections: { deployments: { key: factors } } });
  for (const [text, detail] of [
    [undefined, 'the file cannot be read'],
    ['{', 'not valid JSON'],
    ['{}', '"version" must be 1'],
  ] as const) {
    const { problems, corrections } = await read(text);
    expect(corrections).toBeUndefined();
    expect(problems).toMatchObject([
      { code: 'corrections-unusable', path: 'fit.json', detail: expect.stringContaining(detail) },
    ]);
  }
});
