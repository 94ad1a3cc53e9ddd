import * as vscode from 'vscode';
import type { BaseLanguageClient, DynamicFeature, StaticFeature } from 'vscode-languageclient';
import { askServer } from './ask-server.ts';
import type { KeptHint, KeptHints, PricedText } from './kept-hints.ts';
import { isPriced, pricedDocuments } from './priced-documents.ts';

/** Milliseconds after an answer: then the editor has drawn it, and there is time to write it down. */
const keepAfter = 2000;

/**
 * VS Code does not hear of changes while it waits for anybody's hints, and a language server that reads a project keeps it waiting. So it is
 * told again after so many milliseconds in which it did not ask, for a minute at the most.
 */
const untilReminder = 2000;
const mostReminders = 30;

const refreshMethod = 'workspace/inlayHint/refresh';

/**
 * Asks the server for hints. The client's own provider is there only once the server has answered `initialize`; this one is there when
 * VS Code first looks for one, so that a document just opened is asked about once, and not again when a provider has turned up. Until the
 * server runs, documents that were priced before show what was kept of them.
 */
export class HintProvider implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #client: () => Promise<BaseLanguageClient>;
  readonly #kept: KeptHints | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  /** What was kept of a document, read once for each of its versions. */
  readonly #known = new WeakMap<vscode.TextDocument, Known>();
  /** The version of a document whose hints were written down, or soon are. */
  readonly #written = new WeakMap<vscode.TextDocument, number>();
  /** How often what is shown was said to hold no longer. */
  #changes = 0;
  /** How many of these changes the last question about a document is answered with. */
  readonly #asked = new WeakMap<vscode.TextDocument, number>();
  #reminder: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  #showsKept = false;

  readonly onDidChangeInlayHints = this.#changed.event;

  /** @param client the running client; starts it where it is not. */
  constructor(client: () => Promise<BaseLanguageClient>, kept?: KeptHints) {
    this.#client = client;
    this.#kept = kept;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.languages.registerInlayHintsProvider(pricedDocuments as vscode.DocumentSelector, this),
      vscode.workspace.onDidSaveTextDocument(document => {
        if (this.#written.has(document)) this.#keepSoon(document);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#reminder);
    this.#subscriptions.dispose();
  }

  /** What takes the place of the client's own hints: the same capabilities, and the server's wish to be asked again. */
  feature(client: BaseLanguageClient): StaticFeature {
    client.onRequest(refreshMethod, () => this.#change());
    return {
      fillClientCapabilities: capabilities => {
        capabilities.textDocument = {
          ...capabilities.textDocument,
          inlayHint: { resolveSupport: { properties: ['tooltip'] } },
        };
        capabilities.workspace = { ...capabilities.workspace, inlayHint: { refreshSupport: true } };
      },
      // This server may say something else than the one before, or than what was kept.
      initialize: () => {
        if (this.#isRunning || this.#showsKept) this.#change();
        this.#isRunning = true;
      },
      getState: () => ({ kind: 'static' }),
      clear: () => undefined,
    };
  }

  #change(): void {
    this.#changes += 1;
    this.#tell(mostReminders);
  }

  #tell(reminders: number): void {
    this.#changed.fire();
    clearTimeout(this.#reminder);
    if (reminders === 0) return;
    this.#reminder = setTimeout(() => {
      if (this.#isMissed()) this.#tell(reminders - 1);
    }, untilReminder);
  }

  /** Whether an editor shows what was said to hold no longer. One that was never asked for, as with hints switched off, shows nothing. */
  #isMissed(): boolean {
    return vscode.window.visibleTextEditors.some(
      ({ document }) => (this.#asked.get(document) ?? this.#changes) < this.#changes,
    );
  }

  /** VS Code does not hear that hints have changed while it waits for hints, so what changed meanwhile is asked for again here. */
  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range, token: vscode.CancellationToken) {
    if (!isPriced(document)) return [];
    this.#asked.set(document, this.#changes);
    const kept = this.#isRunning ? undefined : this.#keptOf(document);
    if (kept) {
      this.#showsKept = true;
      return kept.map(toHint).filter(({ position }) => range.contains(position));
    }
    for (;;) {
      const changes = this.#changes;
      this.#asked.set(document, changes);
      const hints = await this.#ask(document, range, token);
      if (changes === this.#changes || token.isCancellationRequested) return hints;
    }
  }

  #ask(document: vscode.TextDocument, range: vscode.Range, token: vscode.CancellationToken) {
    return askServer(
      this.#client,
      {
        type: ({ InlayHintRequest }) => InlayHintRequest.type,
        params: converter => ({
          textDocument: converter.asTextDocumentIdentifier(document),
          range: converter.asRange(range),
        }),
        shown: (hints, converter) => {
          this.#keepSoon(document);
          return converter.asInlayHints(hints, token);
        },
      },
      token,
    );
  }

  resolveInlayHint(hint: vscode.InlayHint, token: vscode.CancellationToken) {
    return askServer(
      this.#client,
      {
        type: ({ InlayHintResolveRequest }) => InlayHintResolveRequest.type,
        params: converter => converter.asInlayHint(hint),
        shown: (resolved, converter) => converter.asInlayHint(resolved, token),
      },
      token,
    );
  }

  /** Whether there is something to show of a document before the server runs. */
  knows(document: vscode.TextDocument): boolean {
    return this.#keptOf(document) !== undefined;
  }

  #keptOf(document: vscode.TextDocument): readonly KeptHint[] | undefined {
    if (!this.#kept || document.uri.scheme !== 'file' || document.isDirty) return undefined;
    let known = this.#known.get(document);
    if (known?.version !== document.version) {
      known = { version: document.version, hints: this.#kept.read(pricedText(document)) };
      this.#known.set(document, known);
    }
    return known.hints;
  }

  /** Only what is on the disk will be opened again as it is. */
  #keepSoon(document: vscode.TextDocument): void {
    if (!this.#kept || document.uri.scheme !== 'file' || document.isDirty) return;
    if (this.#written.get(document) === document.version) return;
    this.#written.set(document, document.version);
    setTimeout(() => void this.#keep(document).catch(() => this.#written.delete(document)), keepAfter);
  }

  async #keep(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed || document.isDirty) return;
    const client = await this.#client();
    const { InlayHintRequest } = await import('vscode-languageclient');
    const everything = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const { version } = document;
    const hints = await client.sendRequest(InlayHintRequest.type, { textDocument, range: everything });
    if (!hints || document.version !== version) return;
    this.#kept?.keep(
      pricedText(document),
      hints.map(({ position, label }) => ({ ...position, label: String(label) })),
    );
  }
}

interface Known {
  readonly version: number;
  readonly hints: readonly KeptHint[] | undefined;
}

const pricedText = (document: vscode.TextDocument): PricedText => ({
  path: document.uri.fsPath,
  language: document.languageId,
  text: document.getText(),
  settings: JSON.stringify([vscode.env.language, vscode.workspace.getConfiguration('inferenceCost')]),
});

/** As the server makes them, without what their tooltip is asked for with: by the time it is looked at, the server's own are there. */
function toHint({ line, character, label }: KeptHint): vscode.InlayHint {
  const hint = new vscode.InlayHint(new vscode.Position(line, character), label);
  hint.paddingLeft = true;
  return hint;
}

export type Feature = StaticFeature | DynamicFeature<unknown>;

/** The client's own provider, which a client with this one goes without. */
export const isClientsHints = (feature: Feature): boolean =>
  'registrationType' in feature && feature.registrationType.method === 'textDocument/inlayHint';
