// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { expect, test } from 'vitest';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['quotes', '', String.raw`"Say \"hi\"\t\u00e9"`, 'Say "hi"\té'],
  ['verbatim', '', '@"a\\n ""b"""', 'a\\n "b"'],
  ['interpolated', '', '$"Hi {name,10:C}, {{x}}"', 'Hi {name}, {x}'],
  ['interpolated and verbatim', '', '$@"a\\n {name}"', 'a\\n {name}'],
  ['raw', '', '"""\n    a "b"\n      c\n    """', 'a "b"\n  c'],
  ['raw and interpolated', '', '$"""\n    Hi {name}\n    """', 'Hi {name}'],
  ['raw with two dollars', '', '$$"""\n    {x} {{name}}\n    """', '{x} {name}'],
  ['a constant', '', 'Rules', 'Be kind.'],
  ['a sum', '', 'Rules + " " + name', 'Be kind. {name}'],
  ['string.Format', '', 'string.Format("{0} has {1}", name, 5)', '{name} has 5'],
  ['a variable', 'var text = "a";\ntext += "b";', 'text', 'ab'],
  ['a conditional expression takes its first', '', 'n > 1 ? "a" : "b"', 'a'],
  ['an alternative', '', 'given ?? "a"', 'a'],
  ['nothing as the alternative', 'var line = Console.ReadLine() ?? "";', '$"Say {line}"', 'Say {line}'],
  ['Trim and Replace', '', '" Hi {x} ".Trim().Replace("{x}", name)', 'Hi {name}'],
  ['a list of messages', '', '[new SystemChatMessage("a"), new UserChatMessage("b")]', 'a\n---\nb'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('csharp', before, expression)).toBe(sent);
});
