import { english, type Translate } from '../src/report/translate.ts';

let bundle: Readonly<Record<string, string>> = {};

/** The host hands over its translations before the first drawing. */
export function useTranslations(translations: Readonly<Record<string, string>>): void {
  bundle = translations;
}

/** A message in the reader's language. */
export const t: Translate = (message, ...args) => english(bundle[message] ?? message, ...args);
