import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastAssignment } from '../../src/lint/assignments.ts';
import { closingBracket, endOfStatement } from '../../src/lint/brackets.ts';
import { enclosingLoop } from '../../src/lint/enclosing-loop.ts';

describe('the bracket that closes another', () => {
  test.each<[string, number | undefined]>([
    ['(a)', 2],
    ['(a (b) [c])', 10],
    ['(")")', 4],
    ["(')')", 4],
    ['("\\")")', 6],
    ['(a', undefined],
    ['(a]', undefined],
    ['{ a: [1, 2] }', 12],
  ])('%s', (text, expected) => {
    expect(closingBracket(text, 0, 100)).toBe(expected);
  });

  test('is not looked for further than asked', () => {
    expect(closingBracket(`(${'a'.repeat(50)})`, 0, 20)).toBeUndefined();
  });

  test('lies inside the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (text, most) => {
        const found = closingBracket(`(${text}`, 0, most);
        if (found !== undefined) expect(`(${text}`[found]).toBe(')');
      }),
    );
  });
});

describe('the end of a statement', () => {
  test.each([
    ['a + b\nc', 'a + b'],
    ['f(a,\n  b)\nc', 'f(a,\n  b)'],
    ['a; b', 'a'],
    ['"a;\\nb" + c;d', '"a;\\nb" + c'],
    ['[1,\n2]', '[1,\n2]'],
    ['(a', '(a'],
  ])('%s', (text, expected) => {
    expect(text.slice(0, endOfStatement(text, 0, 100))).toBe(expected);
  });
});

describe('what a name was given', () => {
  const given = (name: string, text: string) => lastAssignment(name, text.length, text)?.code;
  test.each<[string, string, string | undefined]>([
    ['x', 'x = f(1)\nuse(x)', 'f(1)'],
    ['x', 'x = 1\nx = 2\n', '2'],
    ['x', 'x: str = f(\n  1,\n)\n', 'f(\n  1,\n)'],
    ['x', 'const x = JSON.stringify(a, null, 2);\n', 'JSON.stringify(a, null, 2)'],
    ['x', 'x, err := json.MarshalIndent(a, "", " ")\n', 'json.MarshalIndent(a, "", " ")'],
    ['$x', '$x = json_encode($a);\n', 'json_encode($a)'],
    ['x', 'if x == 1:\n', undefined],
    ['x', 'const f = x => x + 1;\n', undefined],
    ['x', 'a.x = 1\n', undefined],
    ['x', 'max = 1\n', undefined],
    ['x', 'x = 1\ndef f(x):\n    use(x)', undefined],
    ['a.b', 'a.b = 1\n', undefined],
    ['x', 'x: list[str] | None = f(1)\n', 'f(1)'],
    ['x', 'let x : string[] = f(1);\n', 'f(1)'],
    ['x', 'var x Text, err = f(1)\n', undefined],
    [
      'x',
      `x:${' '.repeat(3000)}!
x = 1
`,
      '1',
    ],
  ])('%s in %s', (name, text, expected) => {
    expect(given(name, text)).toBe(expected);
  });
});

describe('the loop around a place', () => {
  const around = (text: string) => {
    const loop = enclosingLoop(text, text.indexOf('HERE'));
    return loop && [loop.head, ...loop.variables];
  };
  test.each<[string, string, string[] | undefined]>([
    ['Python', 'for x in xs:\n    HERE', ['for x in xs:', 'x']],
    ['pairs', 'for i, x in enumerate(xs):\n    if x:\n        HERE', ['for i, x in enumerate(xs):', 'i', 'x']],
    ['while', 'while True:\n    HERE', ['while True:']],
    ['many spaces', 'for   x   in   xs:\n    HERE', ['for   x   in   xs:', 'x']],
    ['asynchronous', 'async for  x in xs:\n    HERE', ['async for  x in xs:', 'x']],
    ['foreach of PHP', 'foreach ($xs as  $key => $x) {\n    HERE', ['foreach ($xs as  $key => $x) {', '$key', '$x']],
    ['a method of Java', 'for (A a : b) {\n  List<A>  f(int x) throws E {\n    HERE\n', undefined],
    ['TypeScript', 'for (const x of xs) {\n  HERE\n}', ['for (const x of xs) {', 'x']],
    ['counting', 'for (let i = 0; i < 3; i++) {\n  HERE\n}', ['for (let i = 0; i < 3; i++) {', 'i']],
    ['Go', 'for _, x := range xs {\n\tHERE\n}', ['for _, x := range xs {', '_', 'x']],
    ['Java', 'for (String x : xs) {\n    HERE\n}', ['for (String x : xs) {', 'String', 'x']],
    ['PHP', 'foreach ($xs as $x) {\n    HERE\n}', ['foreach ($xs as $x) {', '$x']],
    ['Ruby', 'xs.each do |x|\n  HERE\nend', ['xs.each do |x|', 'x']],
    ['the innermost', 'for a in b:\n    for c in a:\n        HERE', ['for c in a:', 'c']],
    ['none', 'def f():\n    HERE', undefined],
    ['a loop that is over', 'for x in xs:\n    pass\nHERE', undefined],
    ['a function inside a loop', 'for x in xs:\n    def f():\n        HERE', undefined],
    ['the first line', 'HERE', undefined],
  ])('%s', (_name, text, expected) => {
    expect(around(text)).toEqual(expected);
  });

  test('is found or not, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('for x in y:', '  ', '\n', 'a', '\t', 'while', '|x|', '{')), parts => {
        const text = parts.join('');
        const loop = enclosingLoop(text, text.length);
        if (loop) expect(text.slice(loop.from).trimStart().startsWith(loop.head)).toBe(true);
      }),
    );
  });
});
