import { describe, expect, test } from 'vitest';
import { detailInsertion } from '../../../src/lint/image-detail.ts';
import { expectFixHolds, lintSource } from '../lint-source.ts';

const rule = 'image-full-detail';
const python = (image: string, model = 'gpt-4o') =>
  `from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="${model}", messages=[{"role": "user", "content": [{"type": "text", "text": "What is it?"}, ${image}]}])\n`;
const plain = '{"type": "image_url", "image_url": {"url": url}}';
const responses =
  'from openai import OpenAI\nclient = OpenAI()\nclient.responses.create(model="gpt-4o", input=[{"role": "user", "content": [{"type": "input_image", "image_url": url}]}])\n';
const typescript = `import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const ask = (url: string) =>\n  client.chat.completions.create({\n    model: 'gpt-4o',\n    messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }, { type: 'text', text: 'What is it?' }] }],\n  });\n`;

describe('where the setting is written', () => {
  const inserted = (block: string) => {
    const found = detailInsertion(block);
    return found && block.slice(0, found.at) + found.text + block.slice(found.at);
  };
  test.each<[string, string]>([
    [plain, '{"type": "image_url", "image_url": {"url": url, "detail": "low"}}'],
    [
      "{ type: 'image_url', image_url: { url: data.url } }",
      "{ type: 'image_url', image_url: { url: data.url, detail: 'low' } }",
    ],
    [
      '{"type": "image_url", "image_url": {"url": f"data:{x}",}}',
      '{"type": "image_url", "image_url": {"url": f"data:{x}", "detail": "low"}}',
    ],
    ['{"type": "input_image", "image_url": url}', '{"type": "input_image", "image_url": url, "detail": "low"}'],
    [
      '{ type: "image_url", image_url: { url: photo } }',
      '{ type: "image_url", image_url: { url: photo, detail: "low" } }',
    ],
    [
      "['type' => 'image_url', 'image_url' => ['url' => $url]]",
      "['type' => 'image_url', 'image_url' => ['url' => $url, 'detail' => 'low']]",
    ],
  ])('%s', (block, expected) => {
    expect(inserted(block)).toBe(expected);
  });
  test.each(['image_part(url)', '{"type": "image_url", "image_url": url}', '{"type": "image", "source": {}}', '{'])(
    'unknown in %s',
    block => {
      expect(detailInsertion(block)).toBeUndefined();
    },
  );
});

describe('reports', () => {
  test('the image, with the tokens of a usual one', async () => {
    const [seen, ...others] = await lintSource(rule, 'python', python(plain));
    expect(others).toEqual([]);
    expect(seen!.underlined).toBe(plain);
    expect(seen!.finding.severity).toBe('hint');
    // 85 + 4 tiles of 170; gpt-4o's input costs $2.50 per million.
    expect(seen!.message).toBe(
      'An image without a detail setting: ≈765 tokens at 1024 × 1024, up to 1,445; in low detail ≈85. Low detail saves ≈$1.70/k.',
    );
    expect(seen!.fixed).toBe(python('{"type": "image_url", "image_url": {"url": url, "detail": "low"}}'));
  });

  test('each image', async () => {
    expect(await lintSource(rule, 'python', python(`${plain}, ${plain}`))).toHaveLength(2);
  });

  test.each([
    ['python', python(plain)],
    ['python', responses],
    ['typescript', typescript.replace('{ url }', '{ url: url }')],
  ] as const)('a fix in %s', async (language, text) => {
    await expectFixHolds(rule, language, text);
  });
});

describe('accepts', () => {
  test.each([
    ['low detail', python('{"type": "image_url", "image_url": {"url": url, "detail": "low"}}')],
    ['a chosen detail', python('{"type": "image_url", "image_url": {"url": url, "detail": "high"}}')],
    ['a model whose images cost the same in low detail', python(plain, 'gpt-4.1-mini')],
    ['no image', python('{"type": "text", "text": "image_url: none"}')],
    [
      'a form without the setting',
      'import anthropic\nclient = anthropic.Anthropic()\nclient.messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=[{"role": "user", "content": [{"type": "image", "source": {"type": "url", "url": url}}]}])\n',
    ],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
