import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { isLineEnd, isTextBuilder, longestLineEnd } from '../../../src/source/values/text-functions.ts';
import { sent } from '../sending.ts';

describe('functions of the standard libraries', () => {
  test.each<[LanguageId, string, string]>([
    ['php', 'implode(", ", ["x", $name])', 'x, {name}'],
    ['php', 'join(PHP_EOL, ["x", $name])', 'x\n{name}'],
    ['php', 'rtrim("x  ")', 'x'],
    ['php', 'str_replace("{n}", $name, "Hi {n}!")', 'Hi {name}!'],
    ['php', 'str_replace(["{n}", "{m}"], [$name, "x"], "Hi {n} {m}")', 'Hi {name} x'],
    ['php', 'str_replace(["{n}", "{m}"], "x", "Hi {n} {m}")', 'Hi x x'],
    ['php', 'strtr("Hi {n} {m}", ["{n}" => $name, "{m}" => "x"])', 'Hi {name} x'],
    ['php', 'strtr("cat dog", ["cat" => "dog", "dog" => "cat"])', 'dog cat'],
    ['php', 'strtr("a ab (b)?", ["a" => "1", "ab" => "2", "(b)?" => "3", "" => "4"])', '1 2 3'],
    ['php', 'strtr("as it is", [])', 'as it is'],
    ['php', "sprintf('a %2$s b %1$s', $name, 'x')", 'a x b {name}'],
    ['php', 'vsprintf("a %s %d", [$name, 3])', 'a {name} 3'],
    ['php', '"a" . PHP_EOL . "b"', 'a\nb'],
    ['java', 'String.join(", ", List.of("x", "y"))', 'x, y'],
    ['java', 'String.join(", ", "x", name)', 'x, {name}'],
    ['java', 'String.format("%s: %d", name, 3)', '{name}: 3'],
    ['java', 'MessageFormat.format("Hi {0}, {1}", name, "x")', 'Hi {name}, x'],
    ['java', '"a" + System.lineSeparator() + "b"', 'a\nb'],
    ['csharp', 'string.Join(", ", new[] { "x", name })', 'x, {name}'],
    ['csharp', 'String.Join(Environment.NewLine, new List<string> { "x", name })', 'x\n{name}'],
    ['csharp', 'string.Join("-", "x", "y", name)', 'x-y-{name}'],
    ['csharp', 'string.Concat("x", name, "y")', 'x{name}y'],
    ['csharp', 'string.Format("{1} and {0}", name, "x")', 'x and {name}'],
    ['go', 'strings.Join([]string{"x", name}, "-")', 'x-{name}'],
    ['go', 'strings.ReplaceAll("Hi {n}", "{n}", name)', 'Hi {name}'],
    ['go', 'strings.Replace("Hi {n}", "{n}", name, -1)', 'Hi {name}'],
    ['go', 'strings.TrimSpace(" x ")', 'x'],
    ['go', 'strings.TrimSuffix("x", name)', 'x'],
    ['go', 'strings.Repeat("ab", 3)', 'ababab'],
    ['go', 'fmt.Sprintf("%[2]s, %[1]s", name, "x")', 'x, {name}'],
    ['go', 'fmt.Sprint("x", name)', 'x{name}'],
    ['go', 'fmt.Sprint(name, "x")', '{name}x'],
    ['go', 'fmt.Sprintln("x", name)', 'x {name}\n'],
    ['python', 'textwrap.indent("a b", "> ")', 'a b'],
    ['python', 're.sub("<n>", name, "Hi <n>")', 'Hi {name}'],
    ['python', 're.sub(r"\\s+", " ", "Hi you")', 'Hi you'],
    ['ruby', 'format("Hi %{n}, %<m>s", n: name, m: "x")', 'Hi {name}, x'],
    ['rust', 'format!("{} and {name}", "x")', 'x and {name}'],
  ])('%s: %s', async (language, value, expected) => {
    expect(await sent(language, '', value)).toEqual([expected]);
  });
});

describe('texts to which statements add', () => {
  test.each<[LanguageId, string, string, string]>([
    ['go', 'var b strings.Builder\nb.WriteString("x")\nb.WriteString(name)', 'b.String()', 'x{name}'],
    [
      'go',
      'var b bytes.Buffer\nfmt.Fprintf(&b, "x %s", name)\nfmt.Fprintln(&b, "y", 3)',
      'b.String()',
      'x {name}y 3\n',
    ],
    ['go', 'b := &strings.Builder{}\nfmt.Fprint(b, "x", name)', 'b.String()', 'x{name}'],
    ['go', 'b := bytes.NewBufferString("x")\nb.WriteString("y")', 'b.String()', 'xy'],
    ['java', 'var b = new StringBuilder("x");\nb.append("y").append(name);\nb.append(3);', 'b.toString()', 'xy{name}3'],
    ['java', 'String s = new StringBuilder("x").append(name).append("y").toString();', 's', 'x{name}y'],
    ['csharp', 'var b = new StringBuilder();\nb.AppendLine("x").Append(name);', 'b.ToString()', 'x\n{name}'],
    ['csharp', 'var b = new StringBuilder("x");\nb.AppendFormat("{0}-{1}", name, 3);', 'b.ToString()', 'x{name}-3'],
    ['csharp', 'var b = new StringBuilder();\nb.AppendJoin(", ", new[] { "x", "y" });', 'b.ToString()', 'x, y'],
    ['kotlin', 'val b = StringBuilder()\nb.append("x").appendLine(name)\nb.append("y")', 'b.toString()', 'x{name}\ny'],
    ['kotlin', 'val s = StringBuilder("a").apply { append("x"); appendLine(name) }.toString()', 's', 'ax{name}\n'],
    ['kotlin', 'val s = buildString { append("x"); append(name) }', 's', 'x{name}'],
    ['rust', 'let mut b = String::new();\nb.push_str("x");\nwrite!(b, " {}", name)?;', '&b', 'x {name}'],
    [
      'rust',
      'let mut b = String::with_capacity(9);\nwriteln!(&mut b, "x {name}").unwrap();\nb += "y";',
      'b',
      'x {name}\ny',
    ],
    ['python', 'b = io.StringIO()\nb.write("x")\nb.write(name)', 'b.getvalue()', 'x{name}'],
    ['python', 'b = io.StringIO("a")\nb.write("x")', 'b.getvalue()', 'ax'],
  ])('%s: %s', async (language, before, value, expected) => {
    expect(await sent(language, before, value)).toEqual([expected]);
  });

  test('what is written to a file is no text of the file', async () => {
    expect(await sent('python', 'f = open("a.bin", "w")\nf.write("x")', 'f')).toEqual(['{f}']);
  });
});

test.each([
  ['StringBuilder', true],
  ['System.Text.StringBuilder', true],
  ['strings.Builder', true],
  ['io.StringIO', true],
  ['String.new', true],
  ['strings.Reader', false],
  ['MyStringBuilder', false],
])('%s makes a text: %s', (name, expected) => {
  expect(isTextBuilder(name)).toBe(expected);
});

test.each([
  ['PHP_EOL', true],
  ['Environment.NewLine', true],
  ['System.lineSeparator()', true],
  ['newline', false],
])('%s is a line end: %s', (written, expected) => {
  expect(isLineEnd(written)).toBe(expected);
  expect(written.length).toBeLessThanOrEqual(longestLineEnd);
});
