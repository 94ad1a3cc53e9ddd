import type { LanguageId } from '../call-site.ts';
import type { LanguageAdapter } from '../syntax/language-adapter.ts';
import { javascript, tsx, typescript } from './ecmascript.ts';
import { python } from './python.ts';

const adapters: Partial<Record<LanguageId, LanguageAdapter>> = {
  python,
  jupyter: python,
  typescript,
  typescriptreact: tsx,
  javascript,
  javascriptreact: javascript,
};

export const adapterOf = (language: LanguageId): LanguageAdapter | undefined => adapters[language];
