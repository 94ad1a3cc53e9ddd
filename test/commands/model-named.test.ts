import { describe, expect, test } from 'vitest';
import { findModel } from '../../src/catalog/models.ts';
import { type CustomModelFiles, modelNamed } from '../../src/commands/model-named.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { Workspace } from './command-line.ts';

/** A small dense model: 2 layers of width 8, 2 heads, a vocabulary of 10. */
const config = JSON.stringify({
  architectures: ['LlamaForCausalLM'],
  model_type: 'llama',
  hidden_size: 8,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  num_key_value_heads: 1,
  intermediate_size: 16,
  vocab_size: 10,
  max_position_embeddings: 64,
  torch_dtype: 'bfloat16',
});
const tuned = { ...findModel('openai-community/gpt2')!, id: 'tuned' };

describe('a model is found', () => {
  test.each([
    ['by its id', 'meta-llama/Llama-3.1-8B-Instruct', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['by an alias', 'gpt2', 'openai-community/gpt2'],
    ['by its key in the configuration', 'tuned', 'tuned'],
    ['by the path of its config.json', 'models/own/config.json', 'models/own/config.json'],
    ['by the path of its folder', 'models/own', 'models/own/config.json'],
    ['by the path of its folder, with a slash', './models/own/', 'models/own/config.json'],
    ['by the path of a file of any name', 'models/own/shape', 'models/own/shape'],
  ])('%s', (_, name, id) => {
    using workspace = new Workspace({ 'models/own/config.json': config, 'models/own/shape': config });
    const models: CustomModelFiles = { known: new Map([['tuned', tuned]]), cwd: workspace.folder };
    expect(modelNamed(name, models).id).toBe(id);
  });

  test('the configuration’s own comes before the catalog’s', () => {
    const models = { known: new Map([['gpt2', tuned]]), cwd: '.' };
    expect(modelNamed('gpt2', models)).toBe(tuned);
  });

  test('its shape is that of the file', () => {
    using workspace = new Workspace({ 'config.json': config });
    const model = modelNamed('config.json', { known: new Map(), cwd: workspace.folder });
    expect([model.layers, model.hidden, model.vocabulary, model.contextWindow]).toEqual([2, 8, 10, 64]);
  });
});

describe('or refused with what can be done', () => {
  test.each([
    ['meta-llama/Llama-3.1-8B-Instrukt', 'Did you mean "meta-llama/Llama-3.1-8B-Instruct"'],
    [
      'qqqqqqqq',
      'Unknown model "qqqqqqqq". `inference-cost catalog models` lists those that are known; a path to a config.json works too.',
    ],
    ['', 'Unknown model "".'],
    ['gpt-4o', '"gpt-4o" is sold by the token: its weights are not public'],
    ['none/config.json', 'none/config.json cannot be read: there is no such file.'],
    ['broken.json', 'broken.json is not valid JSON: '],
    ['list.json', /^list\.json: a model config must be a JSON object/],
    ['empty.json', /^empty\.json: "hidden_size"/],
    ['../outside.json', '../outside.json lies outside of the working folder.'],
    [`${'x'.repeat(300)}.json`, 'its name is too long'],
    ['x'.repeat(300), 'Unknown model'],
  ])('%s', (name, says) => {
    using workspace = new Workspace({ 'in/broken.json': '{', 'in/list.json': '[]', 'in/empty.json': '{}' });
    const models = { known: new Map(), cwd: `${workspace.folder}/in`, confined: true };
    expect(() => modelNamed(name, models)).toThrow(UsageError);
    expect(() => modelNamed(name, models)).toThrow(says);
  });
});
