import { describe, expect, test } from 'vitest';
import { standInOf, unknownModel } from '../../src/tokens/closed-models.ts';
import { scriptKinds } from '../../src/tokens/script-kinds.ts';
import { vocabularies } from '../../src/tokens/vocabularies.ts';

describe('how a model without a shipped vocabulary is counted', () => {
  test.each([
    { id: 'claude-opus-4-7', vocabulary: 'o200k_base', latin: 1.4, error: 0.15 },
    { id: 'claude-sonnet-5', vocabulary: 'o200k_base', latin: 1.4, error: 0.15 },
    { id: 'anthropic/claude-sonnet-4-5', vocabulary: 'o200k_base', latin: 1.08, error: 0.12 },
    { id: 'claude-3-5-haiku-20241022', vocabulary: 'o200k_base', latin: 1.08, error: 0.12 },
    // A date is no generation: 20250514 does not make it Claude 5.
    { id: 'claude-sonnet-4-20250514', vocabulary: 'o200k_base', latin: 1.08, error: 0.12 },
    { id: 'claude-2.1', vocabulary: 'o200k_base', latin: 1.05, error: 0.25 },
    { id: 'gemini-3.1-pro', vocabulary: 'gemma3', latin: 1, error: 0.02 },
    { id: 'gemini-1.5-flash', vocabulary: 'gemma3', latin: 1, error: 0.1 },
    { id: 'meta-llama/Llama-4-Scout-17B-16E', vocabulary: 'o200k_base', latin: 1, error: 0.1 },
    { id: 'meta-llama/Llama-2-7b-hf', vocabulary: 'o200k_base', latin: 1.27, error: 0.15 },
    { id: 'mistral-large-latest', vocabulary: 'mistral_nemo', latin: 1, error: 0.1 },
    { id: 'mistralai/Mixtral-8x7B-Instruct-v0.1', vocabulary: 'o200k_base', latin: 1.27, error: 0.15 },
    { id: 'command-r-plus', vocabulary: 'o200k_base', latin: 1.1, error: 0.2 },
    { id: 'grok-4', vocabulary: 'o200k_base', latin: 1, error: 0.2 },
  ])('$id', ({ id, vocabulary, latin, error }) => {
    expect(standInOf(id)).toMatchObject({ vocabulary, ratios: { latin }, error, date: '2026-11-22' });
  });

  test.each([['my-own-finetune'], ['text'], ['']])('nothing is known of "%s"', id => {
    expect(standInOf(id)).toBeUndefined();
  });

  test('every one has a source, a ratio for each script and an honest margin', () => {
    const ids = [
      'claude-opus-5',
      'claude-2',
      'claude-3',
      'gemini-4',
      'gemma-2',
      'gemini-2',
      'llama-4',
      'llama2',
      'mistral',
      'aya',
      'yi-34b',
      'qwen9',
      'deepseek-9',
      'phi-4',
      'glm-5',
    ];
    for (const standIn of [unknownModel, ...ids.map(id => standInOf(id)!)]) {
      expect(standIn.source.length).toBeGreaterThan(20);
      expect(Object.keys(vocabularies)).toContain(standIn.vocabulary);
      expect(standIn.error).toBeGreaterThan(0);
      for (const kind of scriptKinds) expect(standIn.ratios[kind]).toBeGreaterThan(0);
    }
  });
});
