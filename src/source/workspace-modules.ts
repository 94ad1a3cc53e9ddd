import type { LanguageId } from './call-site.ts';
import { languageOf } from './language-of-file.ts';
import { importCandidates } from './resolve/import-paths.ts';
import type { ModuleView } from './syntax/module-view.ts';

/** Other files that one scan may look into, and the size beyond which a file is left alone (characters). */
const mostModules = 24;
const largestModule = 400_000;
/** Parsed files that are kept between scans; a file whose text has changed is parsed again. */
const mostKept = 48;

interface Kept {
  readonly text: string;
  readonly module: ModuleView;
}

/** Files of the workspace, parsed when an import leads to them, and kept until their text changes. */
export class WorkspaceModules {
  readonly #kept = new Map<string, Kept>();

  /** Modules for one scan; `parse` gives undefined when a file cannot be parsed now. */
  forScan(
    readFile: ((file: string) => string | undefined) | undefined,
    parse: (file: string, language: LanguageId, text: string) => ModuleView | undefined,
  ): (from: ModuleView, specifier: string) => ModuleView | undefined {
    const answers = new Map<string, ModuleView | undefined>();
    let opened = 0;
    const open = (file: string): ModuleView | undefined => {
      const language = languageOf(file);
      const text = language && readFile!(file);
      if (!language || text === undefined || text.length > largestModule) return undefined;
      const kept = this.#kept.get(file);
      if (kept?.text === text) return kept.module;
      if (++opened > mostModules) return undefined;
      const module = parse(file, language, text);
      if (module) this.#keep(file, { text, module });
      return module;
    };
    return (from, specifier) => {
      const language = languageOf(from.file);
      if (!readFile || !language) return undefined;
      const key = `${from.file}\n${specifier}`;
      if (!answers.has(key)) {
        answers.set(key, undefined);
        for (const file of importCandidates(from.file, specifier, language)) {
          const module = open(file);
          if (!module) continue;
          answers.set(key, module);
          break;
        }
      }
      return answers.get(key);
    };
  }

  #keep(file: string, kept: Kept): void {
    this.#kept.delete(file);
    this.#kept.set(file, kept);
    if (this.#kept.size > mostKept) this.#kept.delete(this.#kept.keys().next().value!);
  }
}
