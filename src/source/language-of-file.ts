import type { LanguageId } from './call-site.ts';
import { promptFileFormat } from './prompt-files/prompt-file-format.ts';

const byExtension: ReadonlyMap<string, LanguageId> = new Map(
  Object.entries<LanguageId>({
    py: 'python',
    pyi: 'python',
    ts: 'typescript',
    mts: 'typescript',
    cts: 'typescript',
    tsx: 'typescriptreact',
    js: 'javascript',
    mjs: 'javascript',
    cjs: 'javascript',
    jsx: 'javascriptreact',
    go: 'go',
    java: 'java',
    kt: 'kotlin',
    kts: 'kotlin',
    cs: 'csharp',
    rs: 'rust',
    rb: 'ruby',
    php: 'php',
    ipynb: 'jupyter',
  }),
);

/** Endings of files of code, notebooks among them, without their dot. */
export const codeEndings: readonly string[] = [...byExtension.keys()];

/** Languages of code, by VS Code's ids; a notebook's cells are in them. */
export const codeLanguages: readonly LanguageId[] = [...new Set(byExtension.values())].filter(
  language => language !== 'jupyter',
);

/** The language of a file by its name; undefined for files that cannot hold calls or prompts. */
export function languageOf(file: string): LanguageId | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  return byExtension.get(name.slice(name.lastIndexOf('.') + 1)) ?? (promptFileFormat(file) ? 'prompt-file' : undefined);
}
