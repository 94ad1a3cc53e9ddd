import { describe, expect, test } from 'vitest';
import { scan } from '../scanner-of-tests.ts';

const imports = [
  "import { createProviderRegistry, customProvider, embed, generateText, wrapLanguageModel, wrapProvider } from 'ai';",
  "import { gateway } from '@ai-sdk/gateway';",
  "import { anthropic } from '@ai-sdk/anthropic';",
  "import { openai } from '@ai-sdk/openai';",
].join('\n');

const modelIn = async (text: string, files: Readonly<Record<string, string>> = {}) => {
  const { calls } = await scan('typescript', text, { readFile: file => files[file] }, 'src/app/chat.ts');
  expect(calls).toHaveLength(1);
  const { model, provider } = calls[0]!;
  return `${model.id ?? '?'}${provider ? ` ${provider}` : ''}`;
};
const asked = (before: string, model: string) =>
  modelIn(`${imports}\n${before}\ngenerateText({ model: ${model}, prompt: 'Why?' });`);

const house = (entry: string, more = '') =>
  `const house = customProvider({ languageModels: { writer: ${entry} }${more} });`;

describe("a program's own names of models", () => {
  test.each<[string, string, string, string]>([
    ['a model of a provider', house("openai('gpt-4o')"), "house.languageModel('writer')", 'gpt-4o openai'],
    ['a model of the gateway', house("gateway('x/m-1')"), "house.languageModel('writer')", 'x/m-1'],
    [
      'one that the gateway is asked for',
      house("gateway.languageModel('x/m-2')"),
      "house.languageModel('writer')",
      'x/m-2',
    ],
    [
      'a model that is wrapped',
      house("wrapLanguageModel({ model: anthropic('claude-x'), middleware: [] })"),
      "house.languageModel('writer')",
      'claude-x anthropic',
    ],
    [
      'a provider that is wrapped',
      `${house("openai('gpt-4o')")} const outer = wrapProvider({ provider: house, languageModelMiddleware: [] });`,
      "outer.languageModel('writer')",
      'gpt-4o openai',
    ],
    [
      'a name through a constant',
      `${house("openai('gpt-4o')")} const NAME = 'writer';`,
      'house.languageModel(NAME)',
      'gpt-4o openai',
    ],
    ['a model that only the running program knows', house('chosen'), "house.languageModel('writer')", '?'],
    ['a name that stands in no table', house("openai('gpt-4o')"), "house.languageModel('reader')", '?'],
    [
      'a name that may be among what is spread',
      house("openai('gpt-4o'), ...more"),
      "house.languageModel('reader')",
      '?',
    ],
    ['a name that only the running program knows', house("openai('gpt-4o')"), 'house.languageModel(chosen)', '?'],
    ['tables that are not at hand', 'const house = customProvider(given);', "house.languageModel('writer')", '?'],
    [
      'the provider for all other names',
      house("openai('gpt-4o')", ', fallbackProvider: anthropic'),
      "house.languageModel('claude-y')",
      'claude-y anthropic',
    ],
    [
      'a name of the table before that provider',
      house("openai('gpt-4o')", ', fallbackProvider: anthropic'),
      "house.languageModel('writer')",
      'gpt-4o openai',
    ],
  ])('%s', async (_name, before, model, expected) => {
    expect(await asked(before, model)).toBe(expected);
  });

  test.each<[string, string, string, string]>([
    ['a provider and its model', '{ openai, anthropic }', 'anthropic:claude-x', 'claude-x anthropic'],
    ['only the first separator parts them', '{ openai }', 'openai:ft:gpt-4o', 'ft:gpt-4o openai'],
    ['a separator of its own', "{ openai }, { separator: ' > ' }", 'openai > gpt-4o', 'gpt-4o openai'],
    ['a separator that is not known', '{ openai }, { separator: chosen }', 'openai:gpt-4o', '?'],
    [
      "a provider of the program's own",
      "{ own: customProvider({ languageModels: { fast: openai('gpt-4o-mini') } }) }",
      'own:fast',
      'gpt-4o-mini openai',
    ],
    ['a provider that it lacks', '{ openai }', 'mistral:small', '?'],
    ['no provider', '{ openai }', 'gpt-4o', '?'],
  ])('in a registry: %s', async (_name, providers, name, expected) => {
    expect(
      await asked(`const registry = createProviderRegistry(${providers});`, `registry.languageModel('${name}')`),
    ).toBe(expected);
  });

  test('an embedding has a table of its own', async () => {
    const text = `${imports}
      const house = customProvider({ textEmbeddingModels: { index: openai.embedding('text-embedding-3-small') } });
      embed({ model: house.textEmbeddingModel('index'), value: 'Why?' });`;
    expect(await modelIn(text)).toBe('text-embedding-3-small openai');
  });

  const provider = `${imports}
    export const house = isTestEnvironment
      ? customProvider({ languageModels: { writer: mockModel } })
      : customProvider({ languageModels: { writer: openai('gpt-4o') } });
    export function writer() {
      if (isTestEnvironment && house) return house.languageModel('nothing');
      return anthropic('claude-x');
    }`;
  test.each([
    ['house', "house.languageModel('writer')", 'gpt-4o openai'],
    ['writer', 'writer()', 'claude-x anthropic'],
  ])('from another file: %s', async (name, model, expected) => {
    const text = `import { generateText } from 'ai';\nimport { ${name} } from './models';\ngenerateText({ model: ${model}, prompt: 'Why?' });`;
    expect(await modelIn(text, { 'src/app/models.ts': provider })).toBe(expected);
  });
});
