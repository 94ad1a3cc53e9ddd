import { describe, expect, test } from 'vitest';
import { scan } from './scanner-of-tests.ts';

const anthropic = (request: string) => `import anthropic\nclient = anthropic.Anthropic()\n${request}\n`;
const google = (request: string) => `from google import genai\nclient = genai.Client()\n${request}\n`;

describe('what goes to a batch interface is known, since it costs less', () => {
  test.each([
    [
      'Anthropic, a batch',
      anthropic(
        'client.messages.batches.create(requests=[{"custom_id": "a", "params": {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}}])',
      ),
      'claude-sonnet-4-5',
      true,
    ],
    [
      'Anthropic, a message',
      anthropic(
        'client.messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])',
      ),
      'claude-sonnet-4-5',
      undefined,
    ],
    [
      'Google, a batch',
      google(
        'client.batches.create(model="gemini-2.5-flash", src=[{"contents": [{"parts": [{"text": "Hi"}], "role": "user"}]}])',
      ),
      'gemini-2.5-flash',
      true,
    ],
    [
      'Google, a request',
      google('client.models.generate_content(model="gemini-2.5-flash", contents="Hi")'),
      'gemini-2.5-flash',
      undefined,
    ],
  ])('%s', async (_, text, model, batched) => {
    const { calls } = await scan('python', text);
    expect(calls.map(call => [call.model.id, call.batched])).toEqual([[model, batched]]);
  });
});
