import { describe, expect, test } from 'vitest';
import { chatFormatOf } from '../../src/tokens/chat-formats.ts';

// What the formats come to for one message by a user, the role's name counted as one token.
describe('one message', () => {
  test.each([
    // OpenAI's cookbook: three a message, the role, three for the answer.
    ['gpt-4o', 3 + 1 + 3, 'published'],
    ['gpt-4', 3 + 1 + 3, 'published'],
    ['gpt-3.5-turbo', 3 + 1 + 3, 'published'],
    ['gpt-35-turbo', 3 + 1 + 3, 'published'],
    ['gpt-3.5-turbo-0301', 4 + 1 + 3, 'published'],
    ['gpt-5', 3 + 1 + 3, 'measured'],
    ['o3-mini', 3 + 1 + 3, 'measured'],
    // <|start|>, user, <|message|>, <|end|>; <|start|>assistant.
    ['openai/gpt-oss-120b', 3 + 1 + 2, 'template'],
    ['claude-opus-4-6', 4 + 0 + 3, 'measured'],
    ['gemini-2.5-pro', 0, 'published'],
    // <|start_header_id|>user<|end_header_id|>, two line breaks, <|eot_id|>; <|begin_of_text|> and the answer's header.
    ['meta-llama/Llama-3.1-8B-Instruct', 4 + 1 + 5, 'template'],
    ['llama3.2:3b', 4 + 1 + 5, 'template'],
    // <|im_start|>user, line break, <|im_end|>, line break; <|im_start|>assistant and a line break.
    ['Qwen/Qwen3-8B', 4 + 1 + 3, 'template'],
    ['qwq-32b', 4 + 1 + 3, 'template'],
    // <start_of_turn>user, line break, <end_of_turn>, line break; <bos> and <start_of_turn>model, line break.
    ['google/gemma-3-27b-it', 4 + 1 + 4, 'template'],
    // <|User|>; <|begin_of_sentence|> and <|Assistant|>.
    ['deepseek-ai/DeepSeek-V3', 1 + 0 + 2, 'template'],
    // [INST] and [/INST]; <s>.
    ['mistralai/Mistral-Nemo-Instruct-2407', 2 + 0 + 1, 'template'],
    ['codestral-2501', 2 + 0 + 1, 'template'],
  ])('%s takes %i around its text: %s', (model, expected, confidence) => {
    const { perMessage, role, perRequest, confidence: sure } = chatFormatOf(model);
    expect(perMessage + (role === 'counted' ? 1 : role) + perRequest).toBe(expected);
    expect(sure).toBe(confidence);
  });
});

test.each([
  ['gpt-4o', 1],
  // The role is left out where there is a name.
  ['gpt-3.5-turbo-0301', -1],
  ['claude-opus-4-6', 0],
])('%s: a name costs %i besides its text', (model, expected) => {
  expect(chatFormatOf(model).perName).toBe(expected);
});

test.each([
  // The template's own system prompts: knowledge cut-off and date; "You are Qwen, created by Alibaba Cloud. …"; reasoning and channels.
  ['meta-llama/Llama-3.1-8B-Instruct', 26],
  ['Qwen/Qwen2.5-7B-Instruct', 24],
  ['openai/gpt-oss-20b', 75],
  ['google/gemma-3-27b-it', 0],
  ['gpt-4o', 0],
])('%s may add %i', (model, expected) => {
  expect(chatFormatOf(model).mayAdd).toBe(expected);
});

test.each([
  ['deepseek-r1-distill-llama-70b', 'llama'],
  ['deepseek-r1-distill-qwen-32b', 'qwen'],
])('%s speaks as the model that it was made of', (model, family) => {
  const of = family === 'llama' ? 'meta-llama/Llama-3.1-8B-Instruct' : 'Qwen/Qwen2.5-7B-Instruct';
  expect(chatFormatOf(model)).toEqual(chatFormatOf(of));
});

test.each([undefined, '', 'grok-4', 'my-own-finetune'])('%j: assumed, and it says so', model => {
  const { confidence, mayAdd, source } = chatFormatOf(model);
  expect({ confidence, mayAdd }).toEqual({ confidence: 'assumed', mayAdd: 10 });
  expect(source).toMatch(/assumed/);
});

test('every format names a source that can be read', () => {
  for (const model of [
    'gpt-4o',
    'gpt-5',
    'gpt-oss',
    'claude-3',
    'gemini-2',
    'llama3',
    'qwen3',
    'gemma3',
    'deepseek',
    'mistral',
  ])
    expect(chatFormatOf(model)).toMatchObject({ source: expect.stringMatching(/\w\.\w/), date: '2026-11-22' });
});
