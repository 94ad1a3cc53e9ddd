import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { partText, scan } from '../scanner-of-tests.ts';

const openai = (blocks: string) =>
  `from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": ${blocks}}])`;
const anthropic = (blocks: string) =>
  `from anthropic import Anthropic\nAnthropic().messages.create(model="claude-haiku-4-5", max_tokens=9, messages=[{"role": "user", "content": ${blocks}}])`;
const gemini = (contents: string) =>
  `import PIL.Image\nfrom google import genai\nfrom google.genai import types\ngenai.Client().models.generate_content(model="gemini-2.5-flash", contents=${contents})`;
const agent = (prompt: string) =>
  `from pydantic_ai import Agent, BinaryContent, ImageUrl\nAgent("openai:gpt-4o").run_sync(${prompt})`;
const sdk = (content: string) =>
  `import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nawait generateText({ model: openai('gpt-4o'), messages: [{ role: 'user', content: ${content} }] });`;

/** A program, the details of its images, and the text that is sent beside them. */
const cases: [string, LanguageId, string, (string | undefined)[], string][] = [
  ['a URL with its detail', 'python', openai('[{"type": "text", "text": "a"}, {"type": "image_url", "image_url": {"url": u, "detail": "high"}}]'), ['high'], 'a'],
  ['a URL as a string', 'python', openai('[{"type": "image_url", "image_url": u}]'), [undefined], ''],
  ['several', 'python', openai('[{"type": "image_url", "image_url": {"url": u}}, {"type": "text", "text": "a"}, {"type": "image_url", "image_url": {"url": v, "detail": "low"}}]'), [undefined, 'low'], 'a'],
  ['a block that is made before', 'python', openai('[picture]').replace('OpenAI()', 'picture = {"type": "image_url", "image_url": {"url": u}}\nOpenAI()'), [undefined], ''],
  ['a file or a sound is no image', 'python', openai('[{"type": "file", "file": {"file_id": f}}, {"type": "input_audio", "input_audio": {}}, {"type": "text", "text": "a"}]'), [], 'a'],
  ['a detail that is not known', 'python', openai('[{"type": "image_url", "image_url": {"url": u, "detail": d}}]'), [undefined], ''],
  ['Anthropic', 'python', anthropic('[{"type": "image", "source": {"type": "file", "file_id": f}}, {"type": "document", "source": {}}, {"type": "text", "text": "a"}]'), [undefined], 'a'],
  ['Pillow', 'python', gemini('["a", PIL.Image.open("b.png")]'), [undefined], 'a'],
  ['a part from bytes', 'python', gemini('[types.Part.from_bytes(data=b, mime_type="image/png"), "a"]'), [undefined], 'a'],
  ['a part that is no image', 'python', gemini('["a", types.Part.from_uri(file_uri=u, mime_type="video/mp4")]'), [], 'a\n{u}'],
  ['Pydantic AI', 'python', agent('["a", ImageUrl(url=u)]'), [undefined], 'a'],
  ['AI SDK', 'typescript', sdk("[{ type: 'image', image: data }, { type: 'text', text: 'a' }]"), [undefined], 'a'],
  ['AI SDK, as a file', 'typescript', sdk("[{ type: 'file', mediaType: 'image/png', data }, { type: 'text', text: 'a' }]"), [undefined], 'a'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, language, text, details, sent) => {
  const [call] = (await scan(language, text)).calls.slice(-1);
  const images = (call!.carried ?? []).filter(part => part.kind === 'image');
  expect(images.map(image => image.detail)).toEqual(details);
  expect(call!.prompt.map(partText).join('\n').trim()).toBe(sent);
});
