import { describe, expect, test, vi } from 'vitest';
import type { LanguageServer } from '../../src/editor/language-server.ts';
import { readPlace, TokenView } from '../../src/editor/token-view.ts';

const { Position, Range } = vi.hoisted(() => {
  class Position {
    constructor(
      readonly line: number,
      readonly character: number,
    ) {}
  }
  class Range {
    readonly start: Position;
    readonly end: Position;
    constructor(...at: unknown[]) {
      [this.start, this.end] =
        at.length === 4
          ? [new Position(at[0] as number, at[1] as number), new Position(at[2] as number, at[3] as number)]
          : [at[0] as Position, at[1] as Position];
    }
  }
  return { Position, Range };
});

const window = vi.hoisted(() => ({
  activeTextEditor: undefined as unknown,
  /** Tells which editors the window shows. */
  shows: (_editors: unknown[]) => {},
  onDidChangeVisibleTextEditors(changed: (editors: unknown[]) => void) {
    window.shows = changed;
    return { dispose: () => undefined };
  },
  visibleTextEditors: [] as unknown[],
  createTextEditorDecorationType: () => ({ dispose: () => undefined }),
  /** What the status bar says, until it is taken away. */
  said: [] as string[],
  setStatusBarMessage(text: string) {
    window.said.push(text);
    return { dispose: () => window.said.splice(window.said.indexOf(text), 1) };
  },
}));
vi.mock('vscode', () => ({
  Position,
  Range,
  ThemeColor: class {},
  Disposable: { from: () => ({ dispose: () => undefined }) },
  DecorationRangeBehavior: { ClosedClosed: 1 },
  window,
  workspace: { onDidChangeTextDocument: () => ({ dispose: () => undefined }) },
  l10n: { t: (message: string) => message },
}));

const place = { uri: 'file:///a.py', position: { line: 4, character: 2 } };

test.each<[string, unknown, boolean]>([
  ['a place', place, true],
  ['nothing, as from the palette', undefined, false],
  ['null', null, false],
  ['a URI object, as from an editor’s menu', { scheme: 'file', path: '/a.py' }, false],
  ['a line that is none', { ...place, position: { line: -1, character: 0 } }, false],
  ['half a character', { ...place, position: { line: 1, character: 0.5 } }, false],
  ['no position', { uri: place.uri }, false],
])('%s', (_, value, isPlace) => {
  expect(readPlace(value)).toEqual(isPlace ? place : undefined);
});

describe('the view', () => {
  const editorOf = (uri: string) => {
    const drawn: unknown[][] = [];
    const at = new Position(1, 0);
    return {
      drawn,
      selection: { start: at, end: at },
      document: { uri: { toString: () => uri }, version: 1, getText: () => '', lineAt: () => ({ range: { end: at } }) },
      setDecorations: (_: unknown, ranges: unknown[]) => drawn.push(ranges),
    };
  };
  const token = (id: number) => ({
    id,
    range: { start: { line: 0, character: id }, end: { line: 0, character: id + 1 } },
  });
  const serve = (answering?: Promise<void>) => {
    const asked: { uri: string; range: { start: unknown } }[] = [];
    const server = {
      request: async (_: string, params: (typeof asked)[number]) => {
        asked.push(params);
        await answering;
        return { summary: '5 tokens', tokens: [0, 1, 2, 3, 4].map(token) };
      },
    };
    return { asked, view: new TokenView(server as unknown as LanguageServer) };
  };

  test('a link shows the tokens of the call that it names, in the editor that shows its file', async () => {
    const { asked, view } = serve();
    const [other, editor] = [editorOf('file:///b.py'), editorOf(place.uri)];
    Object.assign(window, { activeTextEditor: other, visibleTextEditors: [other, editor] });
    await view.run(place);
    expect(asked).toEqual([{ uri: place.uri, range: { start: place.position, end: place.position }, text: '' }]);
    // Three grounds in turn, then the summary.
    expect(editor.drawn.map(ranges => ranges.length)).toEqual([2, 2, 1, 1]);
    expect(other.drawn).toEqual([]);
  });

  test('a file that is shown twice: in the editor that was last worked in', async () => {
    const { view } = serve();
    const [left, right] = [editorOf(place.uri), editorOf(place.uri)];
    Object.assign(window, { activeTextEditor: right, visibleTextEditors: [left, right] });
    await view.run(place);
    expect([left.drawn.length, right.drawn.length]).toEqual([0, 4]);
  });

  test('a link shows them again, the command takes them away', async () => {
    const { asked, view } = serve();
    const editor = editorOf(place.uri);
    Object.assign(window, { activeTextEditor: editor, visibleTextEditors: [editor] });
    await view.run(place);
    await view.run(place);
    expect(asked).toHaveLength(2);
    await view.run();
    expect(asked).toHaveLength(2);
    expect(editor.drawn.slice(-4).every(ranges => ranges.length === 0)).toBe(true);
  });

  test('the status bar says how many there are for as long as they are shown', async () => {
    const { view } = serve();
    const editor = editorOf(place.uri);
    Object.assign(window, { activeTextEditor: editor, visibleTextEditors: [editor], said: [] });
    await view.run(place);
    expect(window.said).toEqual(['5 tokens']);
    await view.run(place);
    expect(window.said).toEqual(['5 tokens']);
    await view.run();
    expect(window.said).toEqual([]);
    await view.run(place);
    view.dispose();
    expect(window.said).toEqual([]);
  });

  test('the status bar says nothing any more once the editor shows another file', async () => {
    const { view } = serve();
    const [editor, beside] = [editorOf(place.uri), editorOf('file:///b.py')];
    Object.assign(window, { activeTextEditor: editor, visibleTextEditors: [editor], said: [] });
    await view.run(place);
    window.shows([editor, beside]);
    expect(window.said).toEqual(['5 tokens']);
    window.shows([beside]);
    expect(window.said).toEqual([]);
  });

  test.each<[string, (editor: ReturnType<typeof editorOf>, view: TokenView) => unknown, number[]]>([
    ['the text was edited', ({ document }) => (document.version += 1), []],
    ['the editor shows another file', () => (window.visibleTextEditors = []), []],
    ['they were asked for again', (_, view) => view.run(place), [2, 2, 1, 1]],
    ['nothing happened', () => undefined, [2, 2, 1, 1]],
  ])('what comes late is drawn once, if it still holds: %s', async (_, meanwhile, drawn) => {
    let answer = () => {};
    const { view } = serve(new Promise(resolve => (answer = resolve)));
    const editor = editorOf(place.uri);
    Object.assign(window, { activeTextEditor: editor, visibleTextEditors: [editor], said: [] });
    const runs = [view.run(place), meanwhile(editor, view)];
    answer();
    await Promise.all(runs);
    expect(editor.drawn.map(ranges => ranges.length)).toEqual(drawn);
    expect(window.said).toHaveLength(drawn.length === 0 ? 0 : 1);
  });
});
