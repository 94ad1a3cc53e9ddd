import { describe, expect, test } from 'vitest';
import { type ToolChoice, toolTokens } from '../../src/tokens/tool-tokens.ts';

/** One token a character: what the formulas add is then plain to see. */
const perCharacter = (text: string): number => text.length;
const tokensOf = (model: string | undefined, tools: unknown, choice: ToolChoice = 'auto', builtIn: string[] = []) =>
  toolTokens(model, typeof tools === 'string' ? tools : JSON.stringify(tools), choice, perCharacter, builtIn);

// OpenAI Cookbook, "How to count tokens with tiktoken", tool calls: 12 at the end; for each function 7 (GPT-4o) or 10 (GPT-4 and
// GPT-3.5) and its `name:description`; 3 for properties; 3 for each property and its `name:type:description`; for an enumeration 3 less,
// and 3 and its text for each value. A full stop at the end of a description does not count.
describe('the cookbook’s formula', () => {
  const withProperty = (property: object) => [
    { name: 'f', description: 'd', parameters: { type: 'object', properties: { p: property } } },
  ];
  test.each<[string, string, unknown, number]>([
    ['a bare function', 'gpt-4o', [{ name: 'f' }], 12 + 7 + 'f:'.length],
    ['the same, older', 'gpt-4', [{ name: 'f' }], 12 + 10 + 'f:'.length],
    ['the same, GPT-3.5', 'gpt-3.5-turbo', [{ name: 'f' }], 12 + 10 + 'f:'.length],
    ['a description', 'gpt-4o', [{ name: 'f', description: 'does it' }], 12 + 7 + 'f:does it'.length],
    ['its full stop', 'gpt-4o', [{ name: 'f', description: 'does it.' }], 12 + 7 + 'f:does it'.length],
    ['no properties', 'gpt-4o', [{ name: 'f', parameters: { properties: {} } }], 12 + 7 + 'f:'.length],
    [
      'one property',
      'gpt-4o',
      withProperty({ type: 'string', description: 'x' }),
      12 + 7 + 'f:d'.length + 3 + 3 + 'p:string:x'.length,
    ],
    [
      'a property without a description',
      'gpt-4o',
      withProperty({ type: 'number' }),
      12 + 7 + 'f:d'.length + 3 + 3 + 'p:number:'.length,
    ],
    [
      'an enumeration',
      'gpt-4o',
      withProperty({ type: 'string', description: 'x.', enum: ['one', 'four'] }),
      12 + 7 + 'f:d'.length + 3 + (3 - 3) + (3 + 'one'.length) + (3 + 'four'.length) + 'p:string:x'.length,
    ],
    ['two functions', 'gpt-4o', [{ name: 'f' }, { name: 'gg' }], 12 + 7 + 'f:'.length + 7 + 'gg:'.length],
    ['the shape of chat completions', 'gpt-4o', [{ type: 'function', function: { name: 'f' } }], 12 + 7 + 2],
    ['what is no tool is left out', 'gpt-4o', [null, 3, { name: 'f' }], 12 + 7 + 2],
  ])('%s', (_, model, tools, expected) => {
    expect(tokensOf(model, tools)).toMatchObject({ tokens: expected, low: expected, high: expected, exact: true });
  });

  test.each(['gpt-5', 'o3', 'gpt-4.1', 'codex-mini'])('of %s it is not published: a range around it', model => {
    const { tokens, low, high, exact } = tokensOf(model, withProperty({ type: 'string', description: 'x' }));
    expect(exact).toBe(false);
    expect(low).toBeLessThanOrEqual(12 + 7 + 3 + 3 + 3 + 10);
    expect(high).toBeGreaterThanOrEqual(tokens);
    expect(low).toBeLessThanOrEqual(tokens);
  });

  test.each<[string, object]>([
    ['an object', { type: 'object', properties: {} }],
    ['a list', { type: 'array', items: { type: 'string' } }],
    ['a choice of types', { anyOf: [{ type: 'string' }, { type: 'number' }] }],
  ])('a parameter that is %s is beyond it: a range', (_, property) => {
    const found = tokensOf('gpt-4o', withProperty(property));
    expect(found.exact).toBe(false);
    expect(found.low).toBeLessThanOrEqual(found.high);
  });
});

// Anthropic, "Tool use with Claude", pricing table (platform.claude.com/docs/en/agents-and-tools/tool-use/overview, read 2026-11-22):
// tokens of the system prompt with tools, for `auto` and `none`, and for `any` and `tool`.
describe('the system prompt that Anthropic adds', () => {
  const tools = [{ name: 'f' }];
  const plain = JSON.stringify(tools).length;
  test.each([
    ['claude-opus-4-8', 290, 410],
    ['claude-opus-4-7', 675, 804],
    ['claude-opus-4-6', 497, 589],
    ['claude-sonnet-4-6', 497, 589],
    ['claude-sonnet-4-5-20250929', 496, 588],
    ['claude-haiku-4-5', 496, 588],
    ['claude-sonnet-5', 354, 474],
    ['claude-sonnet-4-20250514', 313, 315],
    ['claude-3-5-sonnet-20240620', 294, 261],
    ['claude-3-opus-20240229', 530, 281],
    ['claude-3-sonnet-20240229', 159, 235],
    ['claude-3-haiku-20240307', 264, 340],
    ['claude-3-5-haiku-20241022', 264, 340],
    ['anthropic.claude-3-7-sonnet-20250219-v1:0', 346, 313],
  ])('%s: %i, or %i where a tool must be used', (model, auto, forced) => {
    expect(tokensOf(model, tools, 'auto').tokens).toBe(auto + plain);
    expect(tokensOf(model, tools, 'none').tokens).toBe(auto + plain);
    expect(tokensOf(model, tools, 'any').tokens).toBe(forced + plain);
    expect(tokensOf(model, tools, 'tool').tokens).toBe(forced + plain);
  });

  test('what the tools themselves take is a range: 40 % less or more than their JSON', () => {
    const { low, high, exact, source } = tokensOf('claude-opus-4-6', tools);
    // The least that was ever published for this model is 313.
    expect(low).toBe(313 + Math.floor(plain * 0.6));
    expect(high).toBe(497 + Math.ceil(plain * 1.4));
    expect(exact).toBe(false);
    expect(source).toMatch(/^Anthropic, "Tool use with Claude"/);
  });

  test.each([
    ['bash_20250124', 245],
    ['text_editor_20250728', 700],
    ['computer_20251124', 735],
  ])('its own tool %s takes %i', (type, published) => {
    expect(tokensOf('claude-opus-4-6', [], 'auto', [type]).tokens).toBe(497 + published);
  });
});

describe('where nothing is published', () => {
  const tools = [{ name: 'f', description: 'd' }];
  const plain = JSON.stringify(tools).length;

  test.each(['gemini-2.5-pro', 'llama3.1', 'mistral-large', 'my-own', undefined])(
    '%s: the JSON text, widely bounded',
    model => {
      expect(tokensOf(model, tools)).toMatchObject({
        tokens: plain,
        low: Math.floor(plain / 2),
        high: Math.ceil(plain * 1.5) + 60,
        exact: false,
      });
    },
  );

  test('white space of the source does not count', () => {
    expect(tokensOf('gemini-2.5-pro', JSON.stringify(tools, null, 4)).tokens).toBe(plain);
  });

  test.each([
    ['broken JSON', '[{'],
    ['no list', '{"name":"f"}'],
    ['a number', '12345'],
  ])('%s is counted as the text that it is', (_, text) => {
    expect(tokensOf('gpt-4o', text).tokens).toBe(text.length);
  });

  test('a tool of another provider’s own may take 0 to 3,000', () => {
    expect(tokensOf('gpt-4o', [], 'auto', ['web_search'])).toMatchObject({
      tokens: 300,
      low: 0,
      high: 3000,
      exact: false,
    });
    expect(tokensOf('gpt-4o', [], 'auto', ['a', 'b'])).toMatchObject({ tokens: 600, low: 0, high: 6000 });
    expect(tokensOf('claude-opus-4-6', [], 'auto', ['web_search_20250305']).high).toBe(497 + 3000);
  });
});

test.each(['gpt-4o', 'claude-opus-4-6', 'gemini-2.5-pro', undefined])('%s: no tools take nothing, exactly', model => {
  expect(tokensOf(model, [])).toMatchObject({ tokens: 0, low: 0, high: 0, exact: true });
});
