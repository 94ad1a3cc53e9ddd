// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { expect, test } from 'vitest';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['single quotes', '', "'Say \"hi\"'", 'Say "hi"'],
  ['escapes', '', String.raw`'a\tb\n\x41\u00e9\u{1F600}\\'`, 'a\tb\nAé😀\\'],
  ['a template', 'const name = prompt()', '`Hi ${name}, ${user.first}`', 'Hi {name}, {user.first}'],
  ['a template over lines', '', '`a\n  b`', 'a\n  b'],
  ['a template of a constant', "const TONE = 'kind'", '`Be ${TONE}.`', 'Be kind.'],
  ['a template in a template', '', "`a ${`b ${x}`}`", 'a b {x}'],
  ['escaped marks of a template', '', '`\\${x} \\``', '${x} `'],
  ['a tagged template', '', 'dedent`\n    a\n      b\n  `', 'a\n  b'],
  ['String.raw', '', 'String.raw`a\\n${x}`', 'a\\n{x}'],
  ['a sum', "const A = 'a'", "A + 'b' + count", 'ab{count}'],
  ['concat', '', "'a'.concat(x, 'b')", 'a{x}b'],
  ['join', '', "['a', x, 'c'].join(', ')", 'a, {x}, c'],
  ['join of a map', '', "docs.map(d => d.text).join('\\n')", '{docs}'],
  ['trim and replace', '', "'  {topic} x '.trim().replace('{topic}', topic)", '{topic} x'],
  ['a branch keeps what was there', "let p = 'a';\nif (x) p = 'b';", 'p', 'a'],
  ['a branch fills what was empty', "let p = '';\nif (x) p = 'b';", 'p', 'b'],
  ['a conditional expression takes its first', '', "x ? 'a' : 'b'", 'a'],
  ['a fallback', '', "given ?? 'a'", 'a'],
  ['an object of prompts', "const PROMPTS = { a: 'one', b: 'two' } as const", 'PROMPTS.b', 'two'],
  ['an object by its key', "const PROMPTS = { 'a-b': 'one' }", "PROMPTS['a-b']", 'one'],
  ['an enumeration', "enum P { Ask = 'one' }", 'P.Ask', 'one'],
  ['a class’s field', "class P { static readonly ask = 'one' }", 'P.ask', 'one'],
  ['destructuring', "const { ask: { first } } = { ask: { first: 'one' } }", 'first', 'one'],
  ['a list’s item', "const list = ['one', 'two']", 'list[1]', 'two'],
  ['a function that returns it', "const make = (x: string, tone = 'kind') => `Be ${tone} to ${x}.`", "make('Bob')", 'Be {tone} to Bob.'],
  ['a function declaration', "function make(x: string) { return 'To ' + x }", "make('Bob')", 'To Bob'],
  ['casts', '', "('a' as const)! satisfies string", 'a'],
  ['text that is added', "let p = 'a';\np += 'b';", 'p', 'ab'],
  ['a list of messages', '', "[{ role: 'system', content: 'a' }, { role: 'user', content: 'b' }]", 'a\n---\nb'],
  ['messages that are pushed', "const m = [{ role: 'system', content: 'a' }];\nm.push({ role: 'user', content: 'b' }, ...history);", 'm', 'a\n---\nb\n---\n{history}'],
  ['messages in a spread', '', "[...history, { role: 'user', content: 'b' }]", '{history}\n---\nb'],
  ['a spread object', "const base = { role: 'user', content: 'a' }", '[{ ...base }]', 'a'],
  ['a pattern that is one text', "const T = 'To {name}: [x] {{y}}'", "T.replace(/\\{name\\}/g, name).replace(/\\[x\\]/, 'a').replace(/{{y}}/g, y)", 'To {name}: a {y}'],
  ['a pattern of many texts', "const T = 'To  Bob'", "T.replace(/ +/g, ' ').replace(/^To/, 'From').replace(/o?b/, x).replace(/\\s/, '').replace(/b{2}/, '')", 'To  Bob'],
  ['lines that a branch adds', "const lines = ['a'];\nif (x) lines.push('b');\nfor (const d of docs) lines.push(`- ${d}`);", "lines.join('\\n')", 'a\nb\n- {d}'],
  ['such lines inside a text', "const lines = ['a'];\nif (x) lines.push('b');", "`All: ${lines.join(', ')}`", 'All: {lines}'],
  ['a choice between something and nothing', '', "x ? topic : ''", '{topic}'],
  ['such a choice inside a text', '', "`On ${x ? topic : ''}`", 'On {topic}'],
  ['a choice between nothings', '', "`On ${x ? '' : ''}.`", 'On {value}.'],
  ['what a loop finds', "let p = '';\nfor (const m of all) { p = typeof m.text === 'string' ? m.text : ''; }", 'p', '{p}'],
  ['a setting of another file, or else', "import { settings } from './settings'", "settings.prompt ?? 'a'", 'a'],
  ['a setting that a package keeps, or else', "import { Store } from '@acme/store'\nconst store = new Store()\nconst find = async () => { const p = await store.get('p'); return p ?? 'To {x}' }\nconst p = await find()", "p.replace('{x}', x)", 'To {x}'],
  ['dedent keeps its meaning', '', "dedent('    a sentence that is longer than forty letters in all')", 'a sentence that is longer than forty letters in all'],
  ['JSON', '', '`Use ${JSON.stringify(data)}`', 'Use {data}'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('typescript', before, expression)).toBe(sent);
});
