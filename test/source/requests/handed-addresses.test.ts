import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

const go = (code: string) => `package ask

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
)

type Message struct {
	Role    string \`json:"role"\`
	Content string \`json:"content"\`
}
type Request struct {
	Model     string    \`json:"model"\`
	Messages  []Message \`json:"messages"\`
	MaxTokens int       \`json:"max_tokens"\`
}

${code}
`;

const send = `func (c *Client) do(ctx context.Context, path string, payload any) (*http.Response, error) {
	raw, _ := json.Marshal(payload)
	req, _ := http.NewRequestWithContext(ctx, "POST", strings.TrimSuffix(c.base, "/")+path, bytes.NewReader(raw))
	return c.http.Do(req)
}`;

const client = `type Client struct {
	base string
	http *http.Client
}`;

const body = `Request{
		Model:     "gpt-4o-mini",
		MaxTokens: 256,
		Messages:  []Message{{Role: "system", Content: "You shorten notes."}, {Role: "user", Content: text}},
	}`;

describe('an address and a body that a caller hands over', () => {
  test.each<[string, string, string[]]>([
    [
      'in Go, to a method that sends',
      `${client}\n${send}\nfunc (c *Client) Shorten(ctx context.Context, text string) { c.do(ctx, "/v1/chat/completions", ${body}) }`,
      ['wrapper c.do, gpt-4o-mini (literal), <= 256', 'system: You shorten notes.', 'user: {text}'],
    ],
    [
      'in Go, to methods of a type that another file declares',
      `${send}\nfunc (c *Client) Shorten(ctx context.Context, text string) { c.do(ctx, "/v1/chat/completions", ${body}) }`,
      ['wrapper c.do, gpt-4o-mini (literal), <= 256', 'system: You shorten notes.', 'user: {text}'],
    ],
    [
      'in Go, two functions away',
      `${client}\n${send}
func (c *Client) deliver(ctx context.Context, path string, payload any) { c.do(ctx, "/v1"+path, payload) }
func (c *Client) Shorten(ctx context.Context, text string) { c.deliver(ctx, "/chat/completions", ${body}) }`,
      ['wrapper c.deliver, gpt-4o-mini (literal), <= 256', 'system: You shorten notes.', 'user: {text}'],
    ],
    [
      'in Go, with messages that come from elsewhere: the model and the limit are told here',
      `${client}\n${send}
func (c *Client) Ask(ctx context.Context, messages []any) { c.do(ctx, "/chat/completions", Request{Model: "gpt-4o", MaxTokens: 9, Messages: messages}) }`,
      ['wrapper c.do, gpt-4o (literal), <= 9', 'history: {messages}'],
    ],
    [
      'in Go, and the callers of the function that puts the body together',
      `${client}\n${send}
func (c *Client) Ask(ctx context.Context, text string) { c.do(ctx, "/chat/completions", Request{Model: "gpt-4o", Messages: []Message{{Role: "user", Content: text}}}) }
func run(ctx context.Context, c *Client) { c.Ask(ctx, "Which rivers cross Vienna and Graz?") }`,
      [
        'wrapper c.do, gpt-4o (literal)',
        'user: {text}',
        'wrapper c.Ask, gpt-4o (literal)',
        'user: Which rivers cross Vienna and Graz?',
      ],
    ],
  ])('%s', async (_, code, expected) => {
    expect(await found('go', go(code))).toEqual(expected);
  });

  test('in Ruby', async () => {
    const text = `require "net/http"
class Client
  def deliver(path, payload)
    request = Net::HTTP::Post.new(URI("https://api.openai.com#{path}"))
    request.body = payload.to_json
    http.request(request)
  end

  def http
    @http ||= Net::HTTP.new("api.openai.com", 443)
  end

  def shorten(text)
    deliver("/v1/chat/completions", { model: "gpt-4o-mini", messages: [{ role: "user", content: "Shorten: #{text}" }] })
  end
end`;
    expect(await found('ruby', text)).toEqual(['wrapper deliver, gpt-4o-mini (literal)', 'user: Shorten: {text}']);
  });

  test.each<[string, string]>([
    [
      'another path',
      `func (c *Client) Save(ctx context.Context, text string) { c.do(ctx, "/v1/notes", map[string]any{"text": text, "title": "A note of the day"}) }`,
    ],
    [
      'another body to an address that is not known',
      `func (c *Client) Save(ctx context.Context, path string) { c.do(ctx, path, map[string]any{"messages": 3, "title": "A note of the day"}) }`,
    ],
    [
      'messages of people',
      `func (c *Client) Tell(ctx context.Context, path string) { c.do(ctx, path, map[string]any{"model": "phone", "messages": []map[string]string{{"to": "+1", "text": "Your parcel is here."}}}) }`,
    ],
  ])('in Go, %s is none', async (_, code) => {
    expect(await found('go', go(`${client}\n${send}\n${code}`))).toEqual([]);
  });
});

describe("requests of Go's own interfaces", () => {
  const messages = `[]Message{{Role: "user", Content: "Which rivers cross Vienna?"}}`;
  test.each<[string, string, string[]]>([
    [
      'a noun',
      `provider.ChatCompletion(ctx, ${messages})`,
      ['wrapper provider.ChatCompletion', 'user: Which rivers cross Vienna?'],
    ],
    [
      'its plural',
      `a.handler.gpt.Completions(${messages}, mode)`,
      ['wrapper a.handler.gpt.Completions', 'user: Which rivers cross Vienna?'],
    ],
    [
      'a stream',
      `gpt.StreamChat(ctx, ${messages}, answers)`,
      ['wrapper gpt.StreamChat', 'user: Which rivers cross Vienna?'],
    ],
    ['what makes a request is none', `builder.NewChatRequest(${messages})`, []],
    ['what only names one is none', `kit.ChatMessages(${messages})`, []],
    ['what counts is none', `counter.CountTokens(${messages})`, []],
  ])('%s', async (_, call, expected) => {
    expect(await found('go', go(`func run(ctx context.Context) { ${call} }`))).toEqual(expected);
  });
});
