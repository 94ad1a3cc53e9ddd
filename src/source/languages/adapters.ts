import type { LanguageId } from '../call-site.ts';
import type { LanguageAdapter } from '../syntax/language-adapter.ts';
import { csharp } from './csharp.ts';
import { javascript, tsx, typescript } from './ecmascript.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { kotlin } from './kotlin.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';

const adapters: Partial<Record<LanguageId, LanguageAdapter>> = {
  python,
  jupyter: python,
  typescript,
  typescriptreact: tsx,
  javascript,
  javascriptreact: javascript,
  go,
  java,
  kotlin,
  csharp,
  rust,
  ruby,
  php,
};

export const adapterOf = (language: LanguageId): LanguageAdapter | undefined => adapters[language];
