import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { codeEndings } from '../source/language-of-file.ts';
import { settingsFiles } from '../source/values/application-settings.ts';
import { textEndings } from '../source/values/text-files.ts';

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** Endings of the files that results may rest on: code, texts that it reads, settings of applications, and of this extension. */
const endings: ReadonlySet<string> = new Set([
  ...codeEndings,
  ...textEndings,
  ...settingsFiles.map(endingOf),
  // The configuration, baselines, model configurations, lists of messages; `go.mod` says where packages lie.
  'json',
  'mod',
]);

/** A folder that is moved or deleted is told of itself, not its files: and no pattern matches folders alone. */
const folders: FileSystemWatcher = { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete };

const watching = (name: string): FileSystemWatcher => ({ globPattern: `**/${name}` });

/** Files of other names that are watched one by one; a program reads a few. */
const mostOthers = 100;

/** The files whose changes on the disk the client is asked to tell of. */
export class WatchedFiles {
  readonly #connection: Connection;
  readonly #others = new Set<string>();
  #isStarted = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** For a client that watches files on request, once it has introduced itself. */
  async start(): Promise<void> {
    this.#isStarted = true;
    await this.#watch(...[`*.{${[...endings].join(',')}}`, ...this.#others].map(watching), folders);
  }

  /** A file that results rest on: it may have any name. */
  add(uri: string): void {
    // A folder's list of files changes with one of them.
    if (uri.endsWith('/')) return;
    // In a glob a question mark stands for any character, and for what would mean something else there.
    const name = Utils.basename(URI.parse(uri)).replace(/[*?[\]{},!\\]/g, '?');
    if (name === '' || endings.has(endingOf(name)) || this.#others.has(name) || this.#others.size >= mostOthers) return;
    this.#others.add(name);
    if (!this.#isStarted) return;
    this.#watch(watching(name)).catch((error: unknown) => this.#connection.console.warn(`${name}: ${String(error)}`));
  }

  async #watch(...watchers: readonly FileSystemWatcher[]): Promise<void> {
    await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] });
  }
}
