import { describe, expect, test } from 'vitest';
import { rust } from '../../../src/source/languages/rust.ts';
import { resolved, scan } from '../scanner-of-tests.ts';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['quotes', '', String.raw`"Say \"hi\"\t\u{e9}"`, 'Say "hi"\té'],
  ['a line that goes on', '', '"a \\\n   b"', 'a b'],
  ['raw', '', 'r"a\\n"', 'a\\n'],
  ['raw with hashes', '', 'r#"a "b""#', 'a "b"'],
  ['a constant', '', 'RULES', 'Be kind.'],
  ['format', '', 'format!("Hi {}, {n:?} {{x}}", name)', 'Hi {name}, {n} {x}'],
  ['to_string', '', '"a".to_string()', 'a'],
  ['String::from', '', 'String::from("a")', 'a'],
  ['a variable', 'let text = "a";', 'text', 'a'],
  ['what a match unwraps', 'let text = match read() { Ok(t) => t, Err(e) => return };\nfn read() -> Result<&str> { Ok("a") }', 'text', 'a'],
  ['what a let unwraps', 'let Some(text) = Some("a") else { return };', 'text', 'a'],
  ['an error is not what was asked for', 'let text = match read() { Err(t) => t, other => other };\nfn read() -> Result<&str> { Ok("a") }', 'text', '{text}'],
  ['what is there, instead of what stands for nothing', '', 'Some("a").unwrap_or("b")', 'a'],
  ['what is made when it is first asked for', 'static T: LazyLock<String> = LazyLock::new(|| { log(); "a".to_string() });', '*T', 'a'],
  ['the same by a function of another name', 'static T: Lazy<String> = once_cell::sync::Lazy::new(make);\nfn make() -> String { "a".into() }', '*T', '{T}'],
  ['concat', '', 'concat!("a", " b")', 'a b'],
  ['a format that is put together', '', 'format!(concat!("Hi {}", ", {{x}}"), name)', 'Hi {name}, {x}'],
  ['if as an expression', '', 'if n > 1 { "a" } else { "b" }', 'a'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('rust', before, expression)).toBe(sent);
});

describe('what the parser reads in place of macros', () => {
  test.each([
    ['a list', 'let a = vec![b, c];', 'let a =     [b, c];'],
    ['a list after a comment', 'vec! /* two */ [b]', '               [b]'],
    ['a list in round brackets stays a macro', 'vec!(b)', 'vec!(b)'],
    ['another name that ends so', 'myvec![b]', 'myvec![b]'],
    ['what waits for several', 'tokio::join!(a, b)', '            (a, b)'],
    ['or for the first that fails', 'futures::future::try_join!(a)', '                          (a)'],
    ['what is printed', 'println!("{}", f(x)); eprint!("a")', 'println ("{}", f(x)); eprint ("a")'],
    ['what is asserted', 'assert_eq!(a, b); assert!(c)', 'assert_eq (a, b); assert (c)'],
    ['a debug print', 'dbg!(f())', 'dbg (f())'],
    ['another assertion', 'assert_matches!(a, b)', 'assert_matches!(a, b)'],
    [
      'constants that are made when they are first asked for',
      'lazy_static! { static ref A: T = f(); }',
      'mod lazy     { static     A: T = f(); }',
    ],
    ['the same by its full name', 'lazy_static::lazy_static! {}', 'mod lazy                  {}'],
    ['a reference elsewhere', "static ref_count: &'static str", "static ref_count: &'static str"],
    ['no macro', 'a != (b); print(c)', 'a != (b); print(c)'],
  ])('%s', (_name, text, expected) => {
    expect(rust.rewrite!(text)).toBe(expected);
    expect(expected).toHaveLength(text.length);
  });
});

test.each([
  [
    'a map that is made of pairs',
    'HashMap::from([("role".to_string(), "user".to_string()), ("content".into(), ask.to_string())])',
  ],
  ['one of another kind', 'std::collections::BTreeMap::from_iter([("role", "user"), ("content", ask)])'],
])('%s is an object', async (_name, map) => {
  const text = `use std::collections::HashMap;
async fn go(url: &str, ask: &str) {
    let messages = vec![${map}];
    let body = serde_json::json!({ "messages": messages });
    reqwest::Client::new().post(url).json(&body).send().await;
}`;
  expect(resolved(await scan('rust', text))).toEqual(['reqwest.Client.new().post().json().send', 'user: {ask}']);
});

test('what a stream gives item by item', async () => {
  const text = `use async_stream::try_stream;
fn go(url: String, ask: String) -> impl Stream<Item = String> {
    try_stream! {
        let body = serde_json::json!({ "model": "m", "messages": [{ "role": "user", "content": ask }] });
        let answer = reqwest::Client::new().post("https://api.openai.com/v1/chat/completions").json(&body).send().await?;
        yield answer.text().await?;
    }
}`;
  expect(resolved(await scan('rust', text))).toEqual([
    'reqwest.Client.new().post().json().send, m (literal)',
    'user: {ask}',
  ]);
});

test.each(['Vec::new()', 'Vec::<Value>::new()', 'std::vec::Vec::with_capacity(2)'])(
  '%s is a list to which statements add',
  async made => {
    const text = `async fn go(ask: &str) {
    let mut messages = ${made};
    messages.push(serde_json::json!({"role": "user", "content": ask}));
    let body = serde_json::json!({ "model": "m", "messages": messages });
    reqwest::Client::new().post("https://api.openai.com/v1/chat/completions").json(&body).send().await;
}`;
    expect(resolved(await scan('rust', text))).toEqual([
      'reqwest.Client.new().post().json().send, m (literal)',
      'user: {ask}',
    ]);
  },
);
