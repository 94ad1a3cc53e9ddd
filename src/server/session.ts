import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer, AnalyzerHost } from '../analysis/analyzer.ts';
import { english, type Translate } from '../report/translate.ts';
import { type ClientFeatures, noFeatures } from './client-features.ts';
import { ConfigurationFiles } from './configuration-files.ts';
import { DocumentAnalyses } from './document-analyses.ts';
import { fileOf, type OpenDocuments, type OpenNotebooks, openDocuments, openNotebooks } from './documents.ts';
import type { SaidProblems } from './problems.ts';
import type { ServerHost } from './server-host.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { WatchedFiles } from './watched-files.ts';
import { WorkspaceFolders } from './workspace-folders.ts';

/** What the handlers share. `settings`, `features` and `t` are set once the client has introduced itself. */
export interface Session {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly documents: OpenDocuments;
  readonly notebooks: OpenNotebooks;
  readonly folders: WorkspaceFolders;
  readonly configurations: ConfigurationFiles;
  readonly analyzer: Analyzer;
  readonly analyses: DocumentAnalyses;
  readonly watched: WatchedFiles;
  /** What was said about open documents, so that it is not said at each letter. */
  readonly said: WeakMap<TextDocument, SaidProblems>;
  settings: Settings;
  features: ClientFeatures;
  t: Translate;
  /** Called with the first hints that are on their way. */
  readonly hintsGiven: () => void;
  /** Ends when the first hints have been drawn, as far as can be told. */
  readonly firstHints: Promise<void>;
  /** The client has said that it goes: nothing is sent any more. */
  isShutDown: boolean;
}

/**
 * Milliseconds in which a window that is new draws its first hints. Finding problems, and the editor's work with them, would take the
 * processor that this needs.
 */
const untilDrawn = 500;

export function createSession(
  connection: Connection,
  host: ServerHost,
  createAnalyzer: (host: AnalyzerHost) => Analyzer,
): Session {
  const documents = openDocuments();
  const notebooks = openNotebooks(documents);
  const folders = new WorkspaceFolders();
  const read = (uri: string, maxCharacters: number): string | undefined =>
    documents.get(uri)?.getText() ?? host.readText(uri, maxCharacters);
  const watched = new WatchedFiles(connection);
  const configurations = new ConfigurationFiles(
    read,
    folders,
    () => session.settings,
    uri => watched.add(uri),
    uri => fileOf(notebooks, uri),
  );
  const analyzer = createAnalyzer({
    readAsset: host.readAsset,
    ...(host.readTokenizerJson ? { readTokenizerJson: host.readTokenizerJson } : {}),
    readModelConfig: async (path, configuration) => configurations.readBeside(configuration, path),
  });
  let hintsGiven: () => void = () => undefined;
  const firstHints = new Promise<void>(resolve => {
    let areGiven = false;
    hintsGiven = () => {
      if (!areGiven) setTimeout(resolve, untilDrawn);
      areGiven = true;
    };
  });
  const session: Session = {
    hintsGiven,
    firstHints,
    connection,
    host,
    documents,
    notebooks,
    folders,
    configurations,
    analyzer,
    watched,
    analyses: new DocumentAnalyses({
      analyzer,
      configurations,
      folders,
      notebooks,
      read,
      isOpen: uri => documents.get(uri) !== undefined,
      watch: uri => watched.add(uri),
      debounce: () => session.settings.debounce,
    }),
    said: new WeakMap(),
    settings: defaultSettings,
    features: noFeatures,
    t: english,
    isShutDown: false,
  };
  return session;
}
