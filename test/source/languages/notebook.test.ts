import { describe, expect, test } from 'vitest';
import { readNotebook, withoutMagics } from '../../../src/source/languages/notebook.ts';
import { describeCalls, scan } from '../scanner-of-tests.ts';

/** A notebook of code cells; a text that begins with `#md` is a Markdown cell. */
const notebook = (cells: readonly (string | string[])[], metadata: unknown = {}) =>
  JSON.stringify({
    cells: cells.map(source => ({
      cell_type: String(source).startsWith('#md') ? 'markdown' : 'code',
      source,
      outputs: [],
    })),
    metadata,
    nbformat: 4,
  });
const calls = async (text: string) => describeCalls(await scan('jupyter', text, {}, 'n.ipynb'));
const ask = 'client.responses.create(model="gpt-4o", input=PROMPT)';

describe('a notebook as one program', () => {
  test('cells count with those that hold no code; lines count inside the cell; names of earlier cells resolve', async () => {
    const cells = [
      '#md Title',
      ['from openai import OpenAI\n', 'client = OpenAI()\n'],
      '#md More',
      'PROMPT = "Say hello."\n\n',
      ['# ask\n', '\n', `answer = ${ask}\n`],
    ];
    expect(await calls(notebook(cells))).toBe(
      'cell 4 3:10 client.responses.create sdk=openai model=gpt-4o (literal) provider=openai limit=max_output_tokens\n    user: "Say hello."',
    );
  });

  test('the latest definition before a cell holds there', async () => {
    const text = await calls(
      notebook(['from openai import OpenAI\nclient = OpenAI()', 'PROMPT = "One"', ask, 'PROMPT = "Two"', ask]),
    );
    expect(text.match(/cell \d|"(One|Two)"/g)).toEqual(['cell 2', '"One"', 'cell 4', '"Two"']);
  });

  test('a function of one cell called in another is in a loop there', async () => {
    const text = await calls(
      notebook(['from openai import OpenAI\nclient = OpenAI()\nPROMPT = "Go on."', `for x in range(3):\n    ${ask}`]),
    );
    expect(text).toContain('cell 1 2:5');
    expect(text).toContain('in loop');
  });

  test.each<[string, string]>([
    ['not JSON', '{"cells": ['],
    ['another JSON', '{"a": 1}'],
    ['a list', '[]'],
    ['nothing', ''],
    ['cells that are no list', '{"cells": {}}'],
  ])('%s is not a notebook', async (_name, text) => {
    expect(readNotebook(text)).toBeUndefined();
    expect(await calls(text)).toBe('problem: syntax-error ');
  });

  test('cells without a source, with sources that are no text, of no type', () => {
    const text = JSON.stringify({
      cells: [null, 3, {}, { cell_type: 'code' }, { cell_type: 'code', source: 4 }, { cell_type: 'code', source: 'x' }],
    });
    expect(readNotebook(text)?.text).toBe('x\n');
    expect(readNotebook(`\uFEFF${text}`)?.text).toBe('x\n');
  });

  test.each([
    [{ language_info: { name: 'python' } }, true],
    [{ kernelspec: { language: 'python', name: 'python3' } }, true],
    [{}, true],
    ['none', true],
    [{ language_info: { name: 'R' } }, false],
    [{ kernelspec: { language: 'typescript', name: 'deno' } }, true],
  ])('kernel %j is read: %s', (metadata, isRead) => {
    expect(readNotebook(notebook(['x = 1'], metadata))?.text).toBe(isRead ? 'x = 1\n' : '');
  });
});

describe('magics and shell lines', () => {
  const cases: [string, string, string][] = [
    ['pip', '%pip install openai\nx = 1', '                   \nx = 1'],
    ['shell', '!ls -l\n  !echo hi\nx', '      \n          \nx'],
    ['a cell of Python behind a magic', '%%time\nx = 1', '      \nx = 1'],
    ['timing a line', '%%timeit -n 3\nf()', '             \nf()'],
    ['another language', '%%bash\necho hi', '      \n       '],
    ['a file that is written', '%%writefile a.py\nimport openai', '                \n             '],
    ['a value of the shell', 'files = !ls\ny = 2', 'files = 0  \ny = 2'],
    ['a value of a magic', 't = %timeit -o f()\ny', 't = 0             \ny'],
    ['help', 'client?\n?client\nclient.chat??\nx', '       \n       \n             \nx'],
    ['a command over two lines', '!pip install \\\n  openai\nx', '              \n        \nx'],
    ['a remainder on a line of its own stays', 'x = (7\n  % 2)', 'x = (7\n  % 2)'],
    ['a comparison stays', 'x != y', 'x != y'],
    ['text in triple quotes stays', 'p = """\n!important\n%d items\nWhy?\n"""\n!ls', 'p = """\n!important\n%d items\nWhy?\n"""\n   '],
    ['quotes inside quotes', "p = '\"\"\"'\n!ls", "p = '\"\"\"'\n   "],
    ['a comment with quotes', '# """\n!ls', '# """\n   '],
    ['single triple quotes', "p = '''a\n%b\n''' + '''c'''\n%cd x", "p = '''a\n%b\n''' + '''c'''\n     "],
    ['Windows line ends', '!ls\r\nx', '   \r\nx'],
  ]; // biome-ignore format: a table
  test.each(cases)('%s', (_name, source, expected) => {
    expect(withoutMagics(source)).toBe(expected);
    expect(expected).toHaveLength(source.length);
  });

  test('a prompt keeps its lines that look like magics', async () => {
    const cell =
      '!pip install openai\nfrom openai import OpenAI\nPROMPT = """\n!Be brief.\n%s\n"""\nOpenAI().responses.create(model="gpt-4o", input=PROMPT)';
    expect(await calls(notebook([cell]))).toContain(String.raw`user: "\n!Be brief.\n%s\n"`);
  });
});

describe('cells of other languages', () => {
  const kernel = (language: string) => ({ kernelspec: { language, name: 'k' } });
  const typescript = [
    'import OpenAI from "openai";\nconst client = new OpenAI();',
    '#md Then',
    ['const answer = await client.responses.create({\n', '  model: "gpt-4o",\n', '  input: `Say ` + word,\n', '});'],
  ];
  test.each(['typescript', 'javascript', 'TypeScript'])('%s is read as such, and stays a notebook', async language => {
    const { calls: found } = await scan('jupyter', notebook(typescript, kernel(language)), {}, 'n.ipynb');
    expect(found.map(call => [call.language, call.cell, call.range.start.line, call.model.id])).toEqual([
      ['jupyter', 2, 1, 'gpt-4o'],
    ]);
  });

  test('its lines that look like magic are code', () => {
    const read = readNotebook(notebook(['!ready && ask();\n%'], kernel('typescript')));
    expect([read?.language, read?.text]).toEqual(['typescript', '!ready && ask();\n%\n']);
  });

  test.each(['R', 'julia', 'java', 'c++'])('%s has no cells for us', language => {
    expect(readNotebook(notebook(typescript, kernel(language)))?.text).toBe('');
  });
});

describe('a notebook of C#', () => {
  const csharp = (cells: readonly string[], kernel = '.net-csharp') =>
    notebook(cells, { kernelspec: { name: kernel, language: 'C#' }, language_info: { name: 'polyglot-notebook' } });
  const cells = [
    '#r "nuget: OpenAI, 2.0.0"',
    'using OpenAI.Chat;\nvar client = new ChatClient("gpt-4o", key);',
    'var question = "Name a river.";',
    '#!time\nawait client.CompleteChatAsync(question);',
  ];

  test('is one program, without what the kernel handles itself', async () => {
    expect(
      await calls(csharp([...cells.slice(0, 3), 'var answer =\n  await client.CompleteChatAsync(question);'])),
    ).toBe(
      'cell 3 2:9 client.CompleteChatAsync sdk=openai model=gpt-4o (literal) provider=openai limit=MaxOutputTokenCount\n    user: "Name a river."',
    );
  });
  test('a cell of another language is none of it', async () => {
    expect(await calls(csharp([...cells.slice(0, 3), '#!pwsh\nclient.CompleteChat("x")']))).toBe('');
    expect(await calls(csharp(cells, '.net-fsharp'))).toBe('');
  });
});
