// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { sent, sentParts } from '../sending.ts';

describe('strings', () => {
  test.each<[LanguageId, string, string, string]>([
    ['python', '', '"a\\tb"', 'a\tb'],
    ['python', '', 'r"a\\tb"', 'a\\tb'],
    ['python', '', 'f"a {name} {{b}}"', 'a {name} {b}'],
    ['python', 'more = "x" if flag else "y"\n', 'f"{more}"', 'x'],
    ['python', '', '"""a\r\nb"""', 'a\nb'],
    ['typescript', '', '`a\r\n${name}`', 'a\n{name}'],
    ['java', '', '"""\n    a\n      b\n    """', 'a\n  b\n'],
    ['kotlin', '', '"""a\n$name"""', 'a\n{name}'],
    ['csharp', '', '"""\n    a\n      b\n    """', 'a\n  b'],
    ['csharp', '', '@"a ""b"""', 'a "b"'],
    ['ruby', 't = <<~TEXT\n    a #{name}\n      b\n  TEXT\n', 't', 'a {name}\n  b\n'],
    ['php', '$t = <<<TEXT\n  a $name\n    b\n  TEXT;\n', '$t', 'a {name}\n  b'],
    // The indentation is that of the lines as they are written, whatever is put in.
    ['ruby', 'more = "x\\ny"\nt = <<~TEXT\n    a\n    #{more}\n      b\n  TEXT\n', 't', 'a\nx\ny\n  b\n'],
    ['csharp', 'var more = "x\\ny";\n', '$"""\n    a\n    {more}\n      b\n    """', 'a\nx\ny\n  b'],
    ['go', '', '`a\nb`', 'a\nb'],
    ['rust', '', 'r#"a "b""#', 'a "b"'],
  ])('%s: %j %j', async (language, before, value, expected) => {
    expect(await sent(language, before, value)).toEqual([expected]);
  });

  test('C# keeps the line ends of its file', async () => {
    expect(await sent('csharp', '', '@"a\r\nb"')).toEqual(['a\r\nb']);
  });
});

test.each<[string, string, string, string[]]>([
  ['of texts', '', '["a", "b"]', ['user: a', 'user: b']],
  ['a known list spread', 'old = [("system", "a")]', '[*old, ("user", "b")]', ['system: a', 'user: b']],
  ['an unknown list spread', '', '[("system", "a"), *old]', ['system: a', 'history: {old}']],
  ['nothing', '', '[]', []],
])('lists: %s', async (_name, before, value, expected) => {
  expect(await sentParts('python', before, value)).toEqual(expected);
});
