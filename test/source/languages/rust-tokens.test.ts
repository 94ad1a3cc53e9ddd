import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';
import { type TextCase, textSent } from './texts.ts';

describe('texts among the tokens of a macro', () => {
  const cases: TextCase[] = [
    ['an argument of several tokens', '', 'format!("Hi {}", user.name)', 'Hi {user.name}'],
    ['two of them, in their order', '', 'format!("{} and {}", a.b, c)', '{a.b} and {c}'],
    ['a named argument', '', 'format!("Hi {who}", who = name.trim())', 'Hi {name}'],
    ['a reference', '', 'format!("Hi {}", &name)', 'Hi {name}'],
    ['a text inside', '', 'format!("Hi {}", "you".to_string())', 'Hi you'],
    ['a macro inside a macro', '', 'format!("Hi {}", format!("{}!", name))', 'Hi {name}!'],
    ['a comment with a comma', '', 'format!(/* a, b */ "Hi {}", name)', 'Hi {name}'],
    ['a macro by its full name', '', 'std::format!("Hi {name}")', 'Hi {name}'],
    ['what unwraps', '', 'Some("a").unwrap().clone()', 'a'],
    ['what must be there', '', 'Some("a").expect("a text")', 'a'],
  ]; // biome-ignore format: a table
  test.each(cases)('%s', async (_name, before, expression, sent) => {
    expect(await textSent('rust', before, expression)).toBe(sent);
  });
});

describe('bodies of requests', () => {
  const asks = async (body: string, before = '') =>
    resolved(
      await scan(
        'rust',
        `use serde_json::json;\nasync fn ask(text: &str, settings: Settings) {\n${before}\nreqwest::Client::new().post("https://api.openai.com/v1/chat/completions").json(${body}).send().await;\n}`,
      ),
    );
  const call = 'reqwest.Client.new().post().json().send';
  test.each<[string, string, string, string[]]>([
    [
      'an object',
      '',
      '&json!({"model": "m", "messages": [{"role": "user", "content": "Why?"}]})',
      [`${call}, m (literal)`, 'user: Why?'],
    ],
    [
      'one in braces, by its full name',
      '',
      '&serde_json::json!{{"model": "m", "messages": [{"role": "user", "content": "Why?"}]}}',
      [`${call}, m (literal)`, 'user: Why?'],
    ],
    [
      'values of several tokens',
      '',
      '&json!({"model": "m", "max_tokens": 9, "messages": [{"role": "system", "content": RULES.to_string()}, {"role": "user", "content": format!("Say {}", text.trim())}]})',
      [`${call}, m (literal), <= 9`, 'system: {RULES}', 'user: Say {text}'],
    ],
    [
      'a list that a variable holds',
      'let messages = vec![json!({"role": "user", "content": "Why?"})];',
      '&json!({"model": "m", "messages": messages})',
      [`${call}, m (literal)`, 'user: Why?'],
    ],
    [
      'a literal of a type inside a macro, with a field of its own name',
      'let role = "user".to_string();',
      '&json!({"model": "m", "messages": vec![api::Message { role, content: format!("Why {}?", text) }]})',
      [`${call}, m (literal)`, 'user: Why {text}?'],
    ],
    [
      'no literal where a keyword stands before',
      '',
      '&json!({"model": "m", "messages": [{"role": "user", "content": match text { _ => "Why?" }}]})',
      [`${call}, m (literal)`, 'user: {value}'],
    ],
    [
      'a map that statements fill',
      'let mut body = std::collections::HashMap::new(); body.insert("model", json!("m")); body.insert("messages".to_string(), json!([{"role": "user", "content": "Why?"}])); body.insert(7, json!("x"));',
      '&body',
      [`${call}, m (literal)`, 'user: Why?'],
    ],
    [
      'entries that are set by their keys',
      'let mut body = json!({"model": "m", "messages": [{"role": "user", "content": "Why?"}]}); body["max_tokens"] = json!(9);',
      '&body',
      [`${call}, m (literal), <= 9`, 'user: Why?'],
    ],
    [
      'a literal of a class of the program',
      'let request = ChatRequest { model: "m".to_string(), messages: vec![Message { role: "user".into(), content: "Why?".into() }] };',
      '&request',
      [`${call}, m (literal)`, 'user: Why?'],
    ],
  ])('%s', async (_name, before, body, expected) => {
    const program = before.includes('ChatRequest')
      ? `struct Message { role: String, content: String }\nstruct ChatRequest { model: String, messages: Vec<Message> }\n`
      : '';
    const result = await scan(
      'rust',
      `${program}use serde_json::json;\nasync fn ask(text: &str) {\n${before}\nreqwest::Client::new().post("https://api.openai.com/v1/chat/completions").json(${body}).send().await;\n}`,
    );
    expect(resolved(result)).toEqual(expected);
  });
  test('broken tokens make no call of another kind', async () => {
    expect(await asks('&json!({"model", : "m" })')).toEqual([call]);
    expect(await asks('&json!()')).toEqual([call]);
  });
});
