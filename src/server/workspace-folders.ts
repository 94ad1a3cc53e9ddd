import { URI, Utils } from 'vscode-uri';

export interface Folder {
  readonly uri: string;
  readonly name: string;
}

/** Paths as people read them, relative to the workspace folder, with `/`; and back again. */
export class WorkspaceFolders {
  #folders: readonly Folder[] = [];
  #innermostFirst: readonly Folder[] = [];

  get first(): Folder | undefined {
    return this.#folders[0];
  }

  /** In the client's order. */
  get all(): readonly Folder[] {
    return this.#folders;
  }

  set(folders: readonly Folder[]): void {
    this.#folders = folders;
    // The innermost folder owns a file that lies in two.
    this.#innermostFirst = [...folders].sort((a, b) => b.uri.length - a.uri.length);
  }

  folderOf(uri: string): Folder | undefined {
    const path = URI.parse(uri).path;
    return this.#innermostFirst.find(folder => {
      const root = URI.parse(folder.uri);
      return root.scheme === URI.parse(uri).scheme && path.startsWith(withSlash(root.path));
    });
  }

  /** `src/chat.py`; in a workspace of several folders `web/src/chat.ts`; outside of every folder the name alone. */
  displayPath(uri: string): string {
    const folder = this.folderOf(uri);
    const parsed = URI.parse(uri);
    if (!folder) return Utils.basename(parsed);
    const relative = parsed.path.slice(withSlash(URI.parse(folder.uri).path).length);
    return this.#folders.length > 1 ? `${folder.name}/${relative}` : relative;
  }

  /**
   * The folder of a file as display paths see it: empty for the workspace's own, `src` below it, `..` above it, where globs then
   * match nothing, as on the command line.
   */
  displayFolder(uri: string): string {
    const folder = this.folderOf(uri);
    const shown = this.displayPath(uri);
    if (folder) return shown.slice(0, Math.max(0, shown.lastIndexOf('/')));
    const above = Utils.dirname(URI.parse(uri)).path;
    return this.#folders.some(({ uri }) => URI.parse(uri).path.startsWith(withSlash(above))) ? '..' : '';
  }

  /** The file, or with a `/` at its end the folder, that `displayPath` names, seen from the file at `from`; undefined when it would lie outside of that file's folder. */
  resolve(path: string, from: string): string | undefined {
    const folder = this.folderOf(from);
    if (!folder) return undefined;
    const prefix = `${folder.name}/`;
    const relative = this.#folders.length > 1 && path.startsWith(prefix) ? path.slice(prefix.length) : path;
    const root = URI.parse(folder.uri);
    const file = Utils.resolvePath(root, `./${relative}`);
    const resolved = path.endsWith('/') ? file.with({ path: withSlash(file.path) }) : file;
    return resolved.path.startsWith(withSlash(root.path)) ? resolved.toString() : undefined;
  }
}

const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
