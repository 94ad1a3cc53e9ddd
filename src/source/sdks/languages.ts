import type { LanguageId } from '../call-site.ts';

export const pythonFamily: readonly LanguageId[] = ['python', 'jupyter'];
export const ecmascriptFamily: readonly LanguageId[] = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
];
