import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LanguageId } from '../../src/source/call-site.ts';
import { languageOf } from '../../src/source/language-of-file.ts';

export interface Fixture {
  readonly name: string;
  readonly language: LanguageId;
  readonly text: string;
}

const folder = path.join(import.meta.dirname, '../fixtures/sdks');

/** The programs whose calls stand beside them in `.calls` files. */
export const fixtures: readonly Fixture[] = readdirSync(folder)
  .filter(name => !name.endsWith('.calls'))
  .map(name => ({ name, language: languageOf(name)!, text: readFileSync(path.join(folder, name), 'utf8') }));
