import type { LanguageId } from '../call-site.ts';

export const pythonFamily: readonly LanguageId[] = ['python', 'jupyter'];
export const ecmascriptFamily: readonly LanguageId[] = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
];
/** Java's packages serve Kotlin too. */
export const jvmFamily: readonly LanguageId[] = ['java', 'kotlin'];
