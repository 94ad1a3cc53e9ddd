import { expect, test } from 'vitest';
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
  ['if as an expression', '', 'if n > 1 { "a" } else { "b" }', 'a'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('rust', before, expression)).toBe(sent);
});
