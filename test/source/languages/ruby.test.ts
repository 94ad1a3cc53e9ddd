// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['single quotes', '', String.raw`'a\n #{name} \'b\''`, String.raw`a\n #{name} 'b'`],
  ['double quotes', '', String.raw`"a\t\u00e9 #{name}"`, 'a\té {name}'],
  ['percent literals', '', '%q(a #{name})', 'a #{name}'],
  ['percent with interpolation', '', '%Q(a #{name})', 'a {name}'],
  ['a constant', '', 'RULES', 'Be kind.'],
  ['a constant in a text', '', '"#{RULES} Now."', 'Be kind. Now.'],
  ['neighbouring literals', '', '"a " "b"', 'a b'],
  ['a sum', '', 'RULES + " " + name', 'Be kind. {name}'],
  ['a squiggly heredoc', 'text = <<~TEXT\n    a\n      b #{name}\n  TEXT', 'text', 'a\n  b {name}\n'],
  ['a plain heredoc', "text = <<-'TEXT'\n  a #{name}\n  TEXT", 'text', '  a #{name}\n'],
  ['a heredoc with a method', 'text = <<~TEXT.strip\n  a\nTEXT', 'text', 'a'],
  ['join', '', '["a", name].join(", ")', 'a, {name}'],
  ['percent', '', '"Hi %s" % name', 'Hi {name}'],
  ['format', '', 'format("%<who>s is %<age>d", who: name, age: 5)', '{name} is 5'],
  ['text that is added', 'text = +"a"\ntext << "b"', 'text', 'ab'],
  ['a conditional expression takes its first', '', '(n > 1 ? "a" : "b")', 'a'],
  ['an alternative', '', '(given || "a")', 'a'],
  ['nothing as the alternative', '', '(name || "")', '{name}'],
  ['a hash', 'prompts = { ask: "one" }', 'prompts[:ask]', 'one'],
  ['a hash that is frozen', 'prompts = { ask: "one" }.freeze', 'prompts[:ask]', 'one'],
  ['a hash with another', 'prompts = { ask: "one" }.merge(ask: "two")', 'prompts[:ask]', 'two'],
  ['a hash with the entries of one', 'more = { ask: "two" }\nprompts = { ask: "one", to: "b" }.merge(more)', 'prompts[:ask] + prompts[:to]', 'twob'],
  ['a heredoc with lines put in', 'inner = <<~A\n  x\n  y\nA\ntext = <<~TEXT\n    a\n    #{inner}\n  TEXT', 'text', 'a\nx\ny\n\n'],
  ['a template of ERB', 'text = ERB.new("Greet <%= name %><% if kind %> kindly<% end %>.").result(binding)', 'text', 'Greet {name} kindly.'],
  ['a template of Liquid', 'text = Liquid::Template.parse("Greet {{ name }}.").render("name" => "Ada")', 'text', 'Greet Ada.'],
  ['a template of Mustache', 'text = Mustache.render("Greet {{name}}.", name: "Ada")', 'text', 'Greet Ada.'],
  ['a template of ERB with values', 'text = ERB.new("Greet <%= who %>.", trim_mode: "-").result_with_hash(who: "Ada")', 'text', 'Greet Ada.'],
  ['a key that names a variable', 'ask = "one"\nprompts = { ask: }', 'prompts[:ask]', 'one'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('ruby', before, expression)).toBe(sent);
});

const found = async (text: string, readFile: (file: string) => string | undefined = () => undefined) =>
  resolved(await scan('ruby', text, { readFile }, 'app/ask.rb'));

test.each<[string, string]>([
  ['a field', '@chat_session.ask("Which rivers cross Vienna?")'],
  ['one of several', '@chats[:main].ask("Which rivers cross Vienna?")'],
  ['a variable', 'llm_chat = settings.chat\nllm_chat.ask("Which rivers cross Vienna?")'],
])('a chat that a holder keeps: %s', async (_name, code) => {
  const [callee, ...prompt] = await found(`require "ruby_llm"\nclass A\n  def ask\n    ${code}\n  end\nend`);
  expect(callee).toContain('.ask');
  expect(prompt).toEqual(['user: Which rivers cross Vienna?']);
});

test.each<[string, string]>([
  ['a room', '@chat_room.ask("Which rivers cross Vienna?")'],
  ['a button', 'chat_button.ask("Which rivers cross Vienna?")'],
  ['a list of rooms', 'rooms[:chat].ask("Which rivers cross Vienna?")'],
])('%s is no chat', async (_name, code) => {
  expect(await found(`require "ruby_llm"\nclass A\n  def ask\n    ${code}\n  end\nend`)).toEqual([]);
});

test('the names after an address are the body', async () => {
  const text = `require "http"
HTTP.auth("Bearer").post("https://api.openai.com/v1/chat/completions", json: { model: "gpt-4o", messages: [{ role: "user", content: "Why?" }] })
class Client
  def post(url, payload)
    Net::HTTP.post(URI(url), payload.to_json)
  end

  def ask(text)
    post("https://api.openai.com/v1/chat/completions", model: "gpt-4o-mini", max_tokens: 9, messages: [{ role: "user", content: text }])
  end
end`;
  expect(await found(text)).toEqual([
    'HTTP.auth().post, gpt-4o (literal)',
    'user: Why?',
    'post, gpt-4o-mini (literal), <= 9',
    'user: {text}',
  ]);
});

test('a template of a file', async () => {
  const text = `require "ruby_llm"
RubyLLM.chat(model: "gpt-4o").ask(ERB.new(File.read("app/ask.md.erb")).result(binding))`;
  expect(await found(text, file => (file === 'app/ask.md.erb' ? 'Greet <%= @name %>.' : undefined))).toEqual([
    'RubyLLM.chat().ask, gpt-4o (literal)',
    'user: Greet {name}. [app/ask.md.erb]',
  ]);
});

test('texts that methods of a class give', async () => {
  const text = `require "openai"
class Ask
  def self.model = "gpt-4o-mini"

  def self.rules(place)
    "Be kind in #{place}."
  end

  class << self
    def question
      "Which rivers cross Vienna?"
    end
  end

  def call
    OpenAI::Client.new.chat(parameters: { model: self.class.model, messages: [
      { role: "system", content: Ask.rules("Graz") },
      { role: "user", content: self.class.question },
    ] })
  end
end`;
  expect(await found(text)).toEqual([
    'OpenAI.Client().chat, gpt-4o-mini (literal)',
    'system: Be kind in Graz.',
    'user: Which rivers cross Vienna?',
  ]);
});

test('a method of a class in another file', async () => {
  const text = `require "ruby_llm"
RubyLLM.chat(model: Rules::MODEL).ask(Rules.sorting("letters"))`;
  const rules = 'class Rules\n  MODEL = "gpt-4o"\n  def self.sorting(what)\n    "Sort the #{what}."\n  end\nend';
  expect(await found(text, file => (file === 'app/rules.rb' ? rules : undefined))).toEqual([
    'RubyLLM.chat().ask, gpt-4o (constant)',
    'user: Sort the letters. [app/rules.rb]',
  ]);
});

test('what RSpec names is what its block gives', async () => {
  const text = `require "openai"
RSpec.describe Ask do
  let(:client) { OpenAI::Client.new }
  let!(:parameters) do
    { model: "gpt-4o", messages: [{ role: "user", content: "Why?" }] }
  end
  subject(:answer) { client.chat(parameters: parameters) }
end`;
  expect(await found(text)).toEqual(['client.chat, gpt-4o (literal)', 'user: Why?']);
});

test('a class method that makes one of its class', async () => {
  const text = `require "openai"
class Ask
  def self.call(text)
    new.ask(text)
  end

  class << self
    def politely(text)
      new("Be polite.").ask(text)
    end
  end

  def ask(text)
    OpenAI::Client.new.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: text }] })
  end
end
Ask.call("Which rivers cross Vienna?")
Ask.politely("Which rivers cross Graz?")`;
  expect(await found(text)).toEqual([
    'OpenAI.Client().chat, gpt-4o (literal)',
    'user: {text}',
    'wrapper Ask.call, gpt-4o (default)',
    'user: Which rivers cross Vienna?',
    'wrapper Ask.politely, gpt-4o (default)',
    'user: Which rivers cross Graz?',
  ]);
});

test('new in a method of an object is a function of its own', async () => {
  const text = 'require "openai"\nclass Ask\n  def again\n    new.chat(parameters: { messages: [] })\n  end\nend';
  expect(await found(text)).toEqual(['new.chat']);
});

test.each<[string, string]>([
  ['a method that rescues', '"Be brief."\n  rescue StandardError\n    "No rules."'],
  ['a method that ensures', '"Be brief."\n  ensure\n    close'],
])('the last expression of %s is its value', async (_name, body) => {
  const text = `require "ruby_llm"\nclass A\n  def rules\n    ${body}\n  end\n  def ask\n    RubyLLM.chat(model: "gpt-4o").ask(rules)\n  end\nend`;
  expect((await found(text))[1]).toBe('user: Be brief.');
});
