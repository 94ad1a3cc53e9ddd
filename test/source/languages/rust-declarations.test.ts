import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const asks = async (body: string, functions = '') =>
  resolved(
    await scan(
      'rust',
      `use rig::{completion::Prompt, providers::openai};\n${functions}\nasync fn ask(given: bool) {\n    let agent = openai::Client::from_env().agent("gpt-4o").build();\n    ${body}\n}`,
    ),
  ).at(-1);

describe('what a block comes to', () => {
  test.each([
    ['an expression', 'fn text() -> &str { "a" }', 'user: a'],
    ['a match, which is a statement to the grammar', 'fn text() -> &str { match kind() { _ => "a" } }', 'user: a'],
    ['an if and its else', 'fn text() -> &str { if kind() { "a" } else { "b" } }', 'user: a'],
    ['a block inside', 'fn text() -> &str { log(); { "a" } }', 'user: a'],
    ['a statement is none', 'fn text() -> &str { "a"; }', 'user: {text}'],
    ['a macro that ends', 'fn text() -> String { log(); format!("a{}", "b") }', 'user: ab'],
    ['a return in the middle', 'fn text() -> &str { if kind() { return "a"; } panic!("no") }', 'user: a'],
  ])('%s', async (_name, functions, expected) => {
    expect(await asks('agent.prompt(text()).await;', functions)).toBe(expected);
  });
});

describe('what is bound', () => {
  test.each([
    ['a name that is set again', 'let mut text = "a"; text = "b"; agent.prompt(text).await;', 'user: b'],
    ['what is added', 'let mut text = String::from("a"); text.push_str("b"); agent.prompt(text).await;', 'user: ab'],
    [
      'what is written',
      'let mut text = String::new(); write!(text, "a{}", given); agent.prompt(text).await;',
      'user: a{given}',
    ],
    ['what a condition unwraps', 'if let Some(text) = Some("a") { agent.prompt(text).await; }', 'user: a'],
    [
      'an entry of a map',
      'let mut texts = std::collections::HashMap::new(); texts.insert("a", "b"); agent.prompt(texts.get("a")).await;',
      'user: b',
    ],
    [
      'a field that is set',
      'let mut parts = Parts { text: "a" }; parts.text = "b"; agent.prompt(parts.text).await;',
      'user: b',
    ],
  ])('%s', async (_name, body, expected) => {
    expect(await asks(body)).toBe(expected);
  });
});
