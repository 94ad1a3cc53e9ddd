import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string) => resolved(await scan('csharp', text));

describe("a dictionary of C# in a kernel's settings", () => {
  const kernel = (settings: string) => `using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
class A { async Task Ask(IChatCompletionService service, string topic, object more) {
  var history = new ChatHistory("Be brief.");
  history.AddUserMessage(topic);
  PromptExecutionSettings settings = ${settings};
  await service.GetChatMessageContentAsync(history, settings);
} }`;
  test.each<[string, string, string]>([
    [
      'by pairs',
      'new() { ExtensionData = new Dictionary<string, object>() { { "top_p", 0.7 }, { "max_tokens", 100 } } }',
      ', <= 100',
    ],
    [
      'by keys',
      'new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { ["max_tokens"] = 90 } }',
      ', <= 90',
    ],
    ['by pairs that are not all text', 'new() { ExtensionData = new() { { "max_tokens", 1 }, { more, 2 } } }', ''],
    ['by a list of lists', 'new() { ExtensionData = new() { { "max_tokens", 1, 2 } } }', ''],
    ['without a limit', 'new() { ExtensionData = new Dictionary<string, object> { { "top_p", 0.7 } } }', ''],
  ])('%s', async (_name, settings, limit) => {
    expect(await found(kernel(settings))).toEqual([
      `service.GetChatMessageContentAsync${limit}`,
      'system: Be brief.',
      'user: {topic}',
    ]);
  });
});

describe("a member with its type's name", () => {
  const page = (member: string, object = 'Anthropic') => `using Claudia;
class Page { ${member}
  async Task Ask(string text) {
    await ${object}.Messages.CreateAsync(new() { Model = "m", MaxTokens = 9, Messages = [new() { Role = "user", Content = "Why?" }] });
  } }`;
  test.each<[string, string]>([
    ['a property', '[Inject] public required Anthropic Anthropic { get; init; }'],
    ['a field', 'readonly Anthropic Anthropic;'],
    ['a nullable field', 'Anthropic? Anthropic;'],
  ])('%s', async (_name, member) => {
    expect(await found(page(member))).toEqual(['Anthropic.Messages.CreateAsync, m (literal), <= 9', 'user: Why?']);
  });

  test('is none of an SDK where the type is the program’s own', async () => {
    const own = 'class Mail { public Box Messages; } class Box { public Task CreateAsync(object o) => null; }';
    expect(await found(`${page('Mail Mail { get; }', 'Mail')}\n${own}`)).toEqual([]);
  });
});
