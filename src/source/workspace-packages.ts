import { type GoDeclarationIndex, predeclared } from './languages/go-declarations.ts';
import type { ModuleView } from './syntax/module-view.ts';

/** Files of one package that are looked at, and their characters in all: beyond these a package is generated or data. */
const mostFiles = 60;
const mostCharacters = 1_500_000;
/** Files that one scan parses on behalf of others' names. */
const mostOpened = 6;
/** Folders above a file in which its `go.mod` is looked for. */
const mostLevels = 8;

const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/') + 1);

/**
 * Files of Go packages, for one scan. A package is a folder, and any of its files may declare a name: the folder is listed
 * through `readFile` (a path that ends in `/`), its files are searched as text, and only those that declare what is asked for are parsed.
 */
export class GoPackages {
  readonly #readFile: (file: string) => string | undefined;
  readonly #open: (file: string) => ModuleView | undefined;
  readonly #mayHoldCalls: (text: string) => boolean;
  readonly #declarations: GoDeclarationIndex;
  readonly #texts = new Map<string, ReadonlyMap<string, string>>();
  readonly #opened = new Map<string, ModuleView | undefined>();
  readonly #answers = new Map<string, ModuleView | undefined>();
  readonly #roots = new Map<string, { readonly folder: string; readonly module: string } | undefined>();

  /** Code of a file that names no SDK (`mayHoldCalls`) is not looked into: most of a program is not about models. */
  constructor(
    readFile: (file: string) => string | undefined,
    open: (file: string) => ModuleView | undefined,
    mayHoldCalls: (text: string) => boolean,
    declarations: GoDeclarationIndex,
  ) {
    this.#readFile = readFile;
    this.#open = open;
    this.#mayHoldCalls = mayHoldCalls;
    this.#declarations = declarations;
  }

  /**
   * The file that declares a name.
   * @param path of an import, or undefined for the package that `from` belongs to.
   * @param name `Name` or, for a method, `Type.Name`.
   */
  fileOf(from: ModuleView, path: string | undefined, name: string): ModuleView | undefined {
    if (predeclared.has(name)) return undefined;
    const folder = path === undefined ? folderOf(from.file) : this.#folderOfImport(from.file, path);
    if (folder === undefined) return undefined;
    const key = `${folder}\n${name}`;
    if (!this.#answers.has(key)) {
      // What is asked for while it is being looked up is not known.
      this.#answers.set(key, undefined);
      for (const [file, text] of this.#textsOf(folder)) {
        const { code, values } = this.#declarations.of(file, text);
        if (!values.has(name) && !(code.has(name) && this.#mayHoldCalls(text))) continue;
        if (!this.#opened.has(file))
          this.#opened.set(file, this.#opened.size < mostOpened ? this.#open(file) : undefined);
        const module = this.#opened.get(file);
        if (module) this.#answers.set(key, module);
        if (module) break;
      }
    }
    const found = this.#answers.get(key);
    return found && found.file !== from.file ? found : undefined;
  }

  /** `example.com/app/internal/prompts` in the module `example.com/app` is the folder `internal/prompts/` beside its `go.mod`. */
  #folderOfImport(file: string, path: string): string | undefined {
    const root = this.#rootOf(folderOf(file));
    if (!root) return this.#folderByEnd(folderOf(file), path);
    if (path !== root.module && !path.startsWith(`${root.module}/`)) return undefined;
    const inside = path.slice(root.module.length + 1);
    return `${root.folder}${inside === '' ? '' : `${inside}/`}`;
  }

  /** Without a `go.mod`: the folder above the file, or beside one of those, that the path ends in, by as much of it as there is. */
  #folderByEnd(folder: string, path: string): string | undefined {
    const steps = path.split('/');
    for (let from = 1; from < steps.length; from++) {
      const end = `${steps.slice(from).join('/')}/`;
      let at = folder;
      for (let level = 0; level < mostLevels && at !== ''; level++) {
        at = folderOf(at.slice(0, -1));
        if (this.#readFile(at + end)) return at + end;
      }
    }
    return undefined;
  }

  #rootOf(folder: string): { readonly folder: string; readonly module: string } | undefined {
    if (this.#roots.has(folder)) return this.#roots.get(folder);
    let found: { readonly folder: string; readonly module: string } | undefined;
    let at = folder;
    for (let level = 0; level < mostLevels && !found; level++) {
      const module = /^module\s+"?([^\s"]+)/m.exec(this.#readFile(`${at}go.mod`) ?? '')?.[1];
      if (module) found = { folder: at, module };
      if (at === '') break;
      at = folderOf(at.slice(0, -1));
    }
    this.#roots.set(folder, found);
    return found;
  }

  /** The texts of a folder's Go files, tests aside, in the order of their names. */
  #textsOf(folder: string): ReadonlyMap<string, string> {
    const known = this.#texts.get(folder);
    if (known) return known;
    const texts = new Map<string, string>();
    let characters = 0;
    for (const name of (this.#readFile(folder === '' ? './' : folder) ?? '').split('\n')) {
      if (!name.endsWith('.go') || name.endsWith('_test.go')) continue;
      const text = this.#readFile(folder + name);
      if (text === undefined) continue;
      characters += text.length;
      if (texts.size >= mostFiles || characters > mostCharacters) break;
      texts.set(folder + name, text);
    }
    this.#texts.set(folder, texts);
    return texts;
  }
}
