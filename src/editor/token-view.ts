import * as vscode from 'vscode';
import type { PlaceInDocument } from '../protocol.ts';
import { commandFailed } from './command-failed.ts';
import type { LanguageServer } from './language-server.ts';

/** Colours that neighbours alternate between; contributed by the extension, so that themes and users can set them. */
const colours = ['inferenceCost.tokenBackground1', 'inferenceCost.tokenBackground2', 'inferenceCost.tokenBackground3'];

/**
 * Shows how a prompt splits into tokens, until the text is edited: each on a coloured ground, with a line where it starts and one below it,
 * since colour alone tells nothing to some and nothing in high contrast.
 */
export class TokenView implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #grounds: readonly vscode.TextEditorDecorationType[];
  readonly #summary: vscode.TextEditorDecorationType;
  readonly #subscriptions: vscode.Disposable;
  /** The last wish: what an earlier one finds out late is not shown. */
  #turn = 0;
  #shown: vscode.TextEditor | undefined;
  #message: vscode.Disposable | undefined;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#grounds = colours.map(colour =>
      vscode.window.createTextEditorDecorationType({
        backgroundColor: new vscode.ThemeColor(colour),
        borderColor: new vscode.ThemeColor('inferenceCost.tokenEdge'),
        borderStyle: 'solid',
        borderWidth: '0 0 1px 1px',
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      }),
    );
    this.#summary = vscode.window.createTextEditorDecorationType({
      after: { color: new vscode.ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
    });
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#shown?.document) this.#clear();
      }),
      // An editor that shows another file has lost them, and so the status bar has nothing to say.
      vscode.window.onDidChangeVisibleTextEditors(editors => {
        if (this.#shown && !editors.includes(this.#shown)) this.#clear();
      }),
    );
  }

  /** @param place what a link hands over; a command from the palette hands over nothing. */
  async run(place?: unknown): Promise<void> {
    const named = readPlace(place);
    await (named ? this.#showAt(named) : this.#toggle());
  }

  /** Shows the tokens of the selection or of the prompt at the cursor; a second time takes them away. */
  async #toggle(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const wasShown = this.#shown !== undefined && this.#shown === editor;
    this.#clear();
    if (!wasShown && editor) await this.#show(editor, editor.selection, editor.document.getText(editor.selection));
  }

  /** Shows the tokens of the prompt of a call that a link names. */
  async #showAt({ uri, position }: PlaceInDocument): Promise<void> {
    const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
    const editor = editors.find(candidate => candidate?.document.uri.toString() === uri);
    this.#clear();
    const place = new vscode.Position(position.line, position.character);
    if (editor) await this.#show(editor, new vscode.Range(place, place), '');
  }

  async #show(editor: vscode.TextEditor, { start, end }: vscode.Range, text: string): Promise<void> {
    const { document } = editor;
    const { version } = document;
    const turn = ++this.#turn;
    try {
      const { summary, tokens } = await this.#server.request('inferenceCost/tokens', {
        uri: document.uri.toString(),
        range: { start: plain(start), end: plain(end) },
        text,
      });
      const isThere = vscode.window.visibleTextEditors.includes(editor) && document.version === version;
      if (turn !== this.#turn || !isThere) return;
      const ranges = tokens.map(({ id, range }) => ({
        range: new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
        hoverMessage: vscode.l10n.t('token {0}', id),
      }));
      for (const [index, ground] of this.#grounds.entries())
        editor.setDecorations(
          ground,
          ranges.filter((_, place) => place % this.#grounds.length === index),
        );
      const last = ranges.at(-1)?.range.end ?? end;
      const lineEnd = document.lineAt(last.line).range.end;
      editor.setDecorations(this.#summary, [
        { range: new vscode.Range(lineEnd, lineEnd), renderOptions: { after: { contentText: summary } } },
      ]);
      // Behind a long line the summary is out of sight.
      this.#message?.dispose();
      this.#message = vscode.window.setStatusBarMessage(summary);
      this.#shown = editor;
    } catch (error) {
      await commandFailed(this.#server, error);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const shown of [...this.#grounds, this.#summary, this.#message]) shown?.dispose();
  }

  #clear(): void {
    for (const type of [...this.#grounds, this.#summary]) this.#shown?.setDecorations(type, []);
    this.#shown = undefined;
    this.#message?.dispose();
    this.#message = undefined;
  }
}

/** Links are part of a text that anybody may have put there. */
export function readPlace(value: unknown): PlaceInDocument | undefined {
  const { uri, position } = (value ?? {}) as Partial<PlaceInDocument>;
  const { line, character } = position ?? {};
  const isPlace = typeof uri === 'string' && isCount(line) && isCount(character);
  return isPlace ? { uri, position: { line, character } } : undefined;
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

const plain = ({ line, character }: vscode.Position) => ({ line, character });
