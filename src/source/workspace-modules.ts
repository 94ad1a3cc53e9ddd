import type { LanguageId } from './call-site.ts';
import { languageOf } from './language-of-file.ts';
import type { ModuleView } from './syntax/module-view.ts';
import { importCandidates, packageLine } from './values/import-paths.ts';

/** Other files that one scan may look into, files of prompts apart from all others, and the size beyond which a file is left alone (characters). */
const mostModules = 12;
const largestModule = 400_000;
/** Characters of parsed files that are kept between scans (some 30 bytes of memory each); a changed file is parsed again. */
const mostKept = 600_000;

/** Files of prompts, whatever they hold. */
const namesPrompts = /prompt|instruction|message|template|persona/i;

interface Kept {
  readonly text: string;
  readonly module: ModuleView;
}

/** Files of the workspace, parsed when an import leads to them, and kept until their text changes. */
export class WorkspaceModules {
  readonly #kept = new Map<string, Kept>();
  #size = 0;

  /** Modules for one scan; `parse` gives undefined when a file cannot be parsed now. */
  forScan(
    readFile: ((file: string) => string | undefined) | undefined,
    parse: (file: string, language: LanguageId, text: string) => ModuleView | undefined,
  ): {
    readonly resolve: (from: ModuleView, specifier: string) => ModuleView | undefined;
    readonly open: (file: string) => ModuleView | undefined;
  } {
    const answers = new Map<string, ModuleView | undefined>();
    const opened = { prompts: 0, others: 0 };
    const open = (file: string): ModuleView | undefined => {
      const language = languageOf(file);
      const text = language && readFile!(file);
      if (!language || text === undefined || text.length > largestModule) return undefined;
      const kind = namesPrompts.test(file) ? 'prompts' : 'others';
      const kept = this.#kept.get(file);
      if (kept?.text === text) return kept.module;
      if (++opened[kind] > mostModules) return undefined;
      const module = parse(file, language, text);
      if (module) this.#keep(file, { text, module });
      return module;
    };
    const resolve = (from: ModuleView, specifier: string): ModuleView | undefined => {
      const language = readFile && languageOf(from.file);
      if (!language) return undefined;
      const key = `${from.file}\n${specifier}`;
      if (!answers.has(key)) {
        answers.set(key, undefined);
        for (const file of importCandidates(from.file, specifier, language, from.firstMatch(packageLine))) {
          const module = open(file);
          if (!module) continue;
          answers.set(key, module);
          break;
        }
      }
      return answers.get(key);
    };
    return { resolve, open };
  }

  #keep(file: string, kept: Kept): void {
    this.#drop(file);
    this.#kept.set(file, kept);
    this.#size += kept.text.length;
    // The one that was opened the longest ago goes first.
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= mostKept) break;
      this.#drop(oldest);
    }
  }

  #drop(file: string): void {
    this.#size -= this.#kept.get(file)?.text.length ?? 0;
    this.#kept.delete(file);
  }
}
