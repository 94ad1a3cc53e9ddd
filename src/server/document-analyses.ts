import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer } from '../analysis/analyzer.ts';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import { type ScheduledDocument, Scheduler } from '../analysis/scheduler.ts';
import type { LanguageId } from '../source/call-site.ts';
import { codeLanguages } from '../source/language-of-file.ts';
import type { SourceText } from '../source/scanner.ts';
import { folderOf } from '../source/values/import-paths.ts';
import type { ConfigurationFiles } from './configuration-files.ts';
import { type OpenNotebooks, sourceLanguage } from './documents.ts';
import { cellAnalysis, notebookProgram } from './notebook-cells.ts';
import type { WorkspaceFolders } from './workspace-folders.ts';

/** A larger imported file is not followed. */
export const maxImportedCharacters = 1e6;

/**
 * What an analysis rests on beside its document (another cell, an imported file, the configuration) may change while it is under way, at
 * each letter that is typed there: as many changes as somebody types without a rest.
 */
const attempts = 1000;

const nothingIn = ({ file, language }: SourceText): FileAnalysis => ({
  file,
  language,
  calls: [],
  findings: [],
  problems: [],
});

interface Parts {
  readonly analyzer: Analyzer;
  readonly configurations: ConfigurationFiles;
  readonly folders: WorkspaceFolders;
  readonly notebooks: OpenNotebooks;
  /** Text of a file: as its open editor has it, else as it is stored. */
  readonly read: (uri: string, maxCharacters: number) => string | undefined;
  readonly isOpen: (uri: string) => boolean;
  /** Has the client tell when a file changes on the disk. */
  readonly watch: (uri: string) => void;
  readonly debounce: () => number;
}

/** A notebook's cells of one language, among the scheduled documents. */
const programOf = (notebook: string, language: LanguageId): string => `${notebook}#${language}`;

interface Program {
  readonly scheduled: ScheduledDocument;
  /** What the analysis says about the document that was asked for. */
  readonly seenFrom: (analysis: FileAnalysis) => FileAnalysis;
}

/** The analyses of open documents: the one scheduler, and what results rest on beside the document itself. */
export class DocumentAnalyses {
  readonly #parts: Parts;
  readonly #scheduler: Scheduler;
  readonly #filesRead = new Set<string>();
  /** Folders that these lie in, at whatever depth. */
  readonly #foldersRead = new Set<string>();
  #generation = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#scheduler = new Scheduler({
      debounceMilliseconds: parts.debounce,
      analyze: ({ source, place }, isCancelled) => {
        const { configuration, isIgnored } = parts.configurations.inForce(place);
        if (isIgnored(source.file)) return Promise.resolve(nothingIn(source));
        return parts.analyzer.analyze(source, configuration, {
          isCancelled,
          isEdited: true,
          readFile: path => this.readImported(path, place),
        });
      },
    });
  }

  /**
   * The analysis of the document as it is now; undefined when it is no source file, was edited or closed meanwhile, or the request
   * was cancelled.
   *
   * @param rest false to skip the debounce, for a document just opened or a command that the user waits for.
   */
  async of(document: TextDocument, rest: boolean, token?: CancellationToken): Promise<FileAnalysis | undefined> {
    const language = sourceLanguage(document, this.#parts.folders.displayPath(document.uri));
    if (language === undefined) return undefined;
    const { uri, version } = document;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { scheduled, seenFrom } = this.#program(document, language);
      const analysis = await this.#scheduler.request(scheduled, rest);
      if (token?.isCancellationRequested) return undefined;
      if (analysis) return seenFrom(analysis);
      if (document.version !== version || !this.#parts.isOpen(uri)) return undefined;
    }
    return undefined;
  }

  /** As `of`, but of whatever the document has become by then: who types while the answer is awaited gets it for what stands there now. */
  async newest(document: TextDocument, rest: boolean, token: CancellationToken): Promise<FileAnalysis | undefined> {
    for (;;) {
      const { version } = document;
      const analysis = await this.of(document, rest, token);
      const isOver = document.version === version || token.isCancellationRequested || !this.#parts.isOpen(document.uri);
      if (analysis || isOver) return analysis;
    }
  }

  /** What is analysed for a document: its own text, or for a notebook's cell the program that it is part of. */
  #program(document: TextDocument, language: LanguageId): Program {
    const { folders, notebooks } = this.#parts;
    const { uri } = document;
    const notebook = notebooks.findNotebookDocumentForCell(uri);
    const place = notebook?.uri ?? uri;
    const file = folders.displayPath(place);
    if (!notebook)
      return {
        scheduled: { uri, place, source: { file, language, text: document.getText() } },
        seenFrom: analysis => analysis,
      };
    const program = notebookProgram(notebook, notebooks, language, file);
    const cell = program.cells.get(uri);
    return {
      scheduled: { uri: programOf(place, language), place, source: program.source },
      seenFrom: analysis => (cell ? cellAnalysis(analysis, cell) : nothingIn(program.source)),
    };
  }

  /** Text of another file, as its editor has it or as it is stored; later changes of that file void the results. */
  readImported(path: string, from: string): string | undefined {
    const uri = this.#parts.folders.resolve(path, from);
    if (uri === undefined) return undefined;
    this.#noteRead(uri);
    const text = this.#parts.read(uri, maxImportedCharacters);
    if (text !== undefined) this.#parts.watch(uri);
    return text;
  }

  /** Whether results rest on a file, on which files its folder holds, or on anything in a folder of this address. */
  restOn(uri: string): boolean {
    return this.#filesRead.has(uri) || this.#filesRead.has(`${folderOf(uri)}/`) || this.#foldersRead.has(uri);
  }

  #noteRead(uri: string): void {
    this.#filesRead.add(uri);
    // A folder's own address has no `/` at its end where changes on the disk are told of.
    for (let at = folderOf(uri); !this.#foldersRead.has(at) && at.includes('/'); at = folderOf(at))
      this.#foldersRead.add(at);
  }

  /** @param uri of a document or a notebook that was closed. */
  forget(uri: string): void {
    this.#scheduler.forget(uri);
    for (const language of codeLanguages) this.#scheduler.forget(programOf(uri, language));
  }

  /** Grows whenever results no longer hold. */
  get generation(): number {
    return this.#generation;
  }

  invalidate(): void {
    this.#generation += 1;
    this.#scheduler.invalidate();
  }
}
