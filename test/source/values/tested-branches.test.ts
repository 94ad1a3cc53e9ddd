import { describe, expect, test } from 'vitest';
import { productionBranch } from '../../../src/source/values/tested-branches.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

test.each<[string, 'then' | 'else' | undefined]>([
  ['isTestEnvironment', 'else'],
  ['!isTestEnvironment', 'then'],
  ['(!isTest)', 'then'],
  ['is_test && provider', 'else'],
  ["process.env.NODE_ENV === 'test'", 'else'],
  ["process.env.NODE_ENV !== 'test'", 'then'],
  ["process.env.NODE_ENV === 'production'", 'then'],
  ["process.env.NODE_ENV !== 'production'", 'else'],
  ["environment == 'development'", 'else'],
  ['isDevelopment', 'else'],
  ['isProductionEnvironment', 'then'],
  ['process.env.PLAYWRIGHT', 'else'],
  ['useMocks', 'else'],
  // Both, or neither: nothing is said of the program that is served.
  ['isProduction || isTest', undefined],
  ['premium', undefined],
  ['testimonials.length', undefined],
  ['latest', undefined],
  ['fastestMode', undefined],
  ['isTestimonial', undefined],
  ['hammocks', undefined],
  ['process.env.IS_TEST', 'else'],
  ['testMode', 'else'],
  ['isDeveloperAccount', undefined],
])('%s: %s', (condition, expected) => {
  expect(productionBranch(condition)).toBe(expected);
});

const program = (before: string) => `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
${before}
generateText({ model: pick(), prompt: 'Why?' });`;

describe('what production takes stands for a choice', () => {
  test.each([
    ['the first of two', "const pick = () => premium ? openai('a') : openai('b');", 'a'],
    ['what tests do not take', "const pick = () => isTest ? openai('a') : openai('b');", 'b'],
    ['what is taken when tests do not run', "const pick = () => !isTest ? openai('a') : openai('b');", 'a'],
    ['the other branch', "function pick() { if (isTest) { return openai('a'); } else { return openai('b'); } }", 'b'],
    ['what comes after it', "function pick() { if (isTest) return openai('a'); return openai('b'); }", 'b'],
    ['the branch of production', "function pick() { if (isProduction) return openai('a'); return openai('b'); }", 'a'],
    ['the branch beside it', "function pick() { if (!isProduction) { return openai('a'); } return openai('b'); }", 'b'],
    ['the only one', "function pick() { if (isTest) return openai('a'); }", 'a'],
    [
      'inside another condition',
      "function pick() { if (isTest) { if (big) { return openai('a'); } } return openai('b'); }",
      'b',
    ],
  ])('%s', async (_name, before, expected) => {
    expect(resolved(await scan('typescript', program(before)))[0]).toBe(`generateText, ${expected} (literal)`);
  });
});
