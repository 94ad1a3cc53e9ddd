import { describe, expect, test } from 'vitest';
import { expectFixHolds, lintSource } from '../lint-source.ts';

const rule = 'reasoning-for-simple-task';
const python = (effort: string, words = 'Is this spam? Answer yes or no.') =>
  `from openai import OpenAI\nclient = OpenAI()\nclient.responses.create(model="o3", reasoning={"effort": ${effort}}, input=f"${words} {mail}")\n`;
const typescript = `import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const ask = (mail: string) =>\n  client.chat.completions.create({ model: 'o3', reasoning_effort: 'high', messages: [{ role: 'user', content: \`Is this spam? Answer yes or no. \${mail}\` }] });\n`;
const ruby = `require "openai"\nclient = OpenAI::Client.new\nmail = gets\nclient.chat(parameters: { model: "o3", reasoning_effort: "high", messages: [{ role: "user", content: "Is this spam? Answer yes or no. #{mail}" }] })\n`;
const php = `<?php\n$client = OpenAI::client('key');\n$client->chat()->create(['model' => 'o3', 'reasoning_effort' => 'high', 'messages' => [['role' => 'user', 'content' => "Is this spam? Answer yes or no. {$mail}"]]]);\n`;
const go = `package main\nimport "github.com/openai/openai-go/v2"\nfunc ask(ctx context.Context, mail string) {\n\tclient := openai.NewClient()\n\tclient.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: "o3", ReasoningEffort: openai.ReasoningEffortHigh, Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("Is this spam? Answer yes or no. " + mail)}})\n}\n`;

describe('reports', () => {
  test('the effort, with the reasoning that low would save', async () => {
    const [seen, ...others] = await lintSource(rule, 'python', python('"high"'));
    expect(others).toEqual([]);
    expect(seen!.underlined).toBe('"high"');
    expect(seen!.finding.severity).toBe('hint');
    // 8,000 tokens for high and 500 for low; o3's output costs $8 per million.
    expect(seen!.message).toBe(
      'Effort "high" for a short answer ("Answer yes or no"): ≈7,500 more reasoning tokens are expected than with "low". They cost ≈$60.00/k.',
    );
    expect(seen!.fixed).toBe(python('"low"'));
  });

  test('with the team’s own sizes', async () => {
    const configuration = { outputTokens: { reasoning: { high: 3000, low: 1000 } } };
    const [seen] = await lintSource(rule, 'python', python('"high"'), configuration);
    expect(seen!.finding.saves!.tokens).toBe(2000);
  });

  test.each([
    ['python', python('"high"')],
    ['python', python('"xhigh"')],
    ['typescript', typescript],
    ['ruby', ruby],
    ['php', php],
  ] as const)('a fix in %s', async (language, text) => {
    await expectFixHolds(rule, language, text);
  });

  test('a constant in Go', async () => {
    const [seen] = await lintSource(rule, 'go', go);
    expect(seen!.underlined).toBe('openai.ReasoningEffortHigh');
  });

  test('a constant of the file may serve other calls and stays', async () => {
    const text = `EFFORT = "high"\n${python('EFFORT')}`;
    const [seen] = await lintSource(rule, 'python', text);
    expect(seen!.underlined).toBe('"high"');
    expect(seen!.fixed).toBeUndefined();
  });
});

describe('accepts', () => {
  test.each([
    ['low effort', python('"low"')],
    ['medium effort', python('"medium"')],
    ['an effort that only the program knows', python('effort')],
    ['a long answer', python('"high"', 'Prove the theorem.')],
    ['an answer of a sentence', python('"high"', 'Answer in one sentence.')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
