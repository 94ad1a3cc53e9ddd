import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string) => resolved(await scan('python', text, { readFile: () => undefined }));

const route = `class Route(dspy.Signature):
    """Pick the desk that answers a letter."""
    letter: str = dspy.InputField()
    desk: str = dspy.OutputField()
`;
const asked = 'system: Pick the desk that answers a letter.';

describe('a signature of DSPy', () => {
  test.each<[string, string, string[]]>([
    ['that a file only declares', `import dspy\n${route}`, ['prompt Route', asked]],
    [
      'by its bare name, among others',
      `from dspy import InputField, Signature\nclass A(Signature):\n    """Name a river."""\nclass B(Signature):\n    '''Name a\n    lake.'''\n`,
      ['prompt A', 'system: Name a river.', 'prompt B', 'system: Name a\n    lake.'],
    ],
    [
      'that a module of the file sends is no prompt of its own',
      `import dspy\n${route}route = dspy.Predict(Route)\nroute(letter="Where is my parcel?")\n`,
      ['route', asked, 'user: Where is my parcel?'],
    ],
    ['without a docstring', 'import dspy\nclass Route(dspy.Signature):\n    letter: str = dspy.InputField()\n', []],
    ['that says nothing', 'import dspy\nclass Route(dspy.Signature):\n    """ """\n    x = 1\n', []],
    ['of another library', `import keys\nclass Route(keys.Signature):\n    """Sign a letter."""\n`, []],
    [
      'of the same name where nothing is of DSPy',
      'class Key(Signature):\n    """Sign a letter with a key of ours."""\n',
      [],
    ],
    ['in a comment', `import dspy\n"""\n${route.replaceAll('"""', "'''")}"""\n`, []],
  ])('%s', async (_name, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test('stands from its heading to the end of its instruction', async () => {
    const { calls } = await scan('python', `import dspy\n\n${route}`, { readFile: () => undefined });
    expect(calls.map(({ range }) => [range.start.line, range.end.line])).toEqual([[3, 4]]);
  });
});
