import * as vscode from 'vscode';
import { configurationFileName } from '../configuration/file-name.ts';
import type { LanguageId } from '../source/call-site.ts';
import { codeEndings, codeLanguages, languageOf } from '../source/language-of-file.ts';

/** Files whose names are looked at: a folder's language shows in the first few. */
const mostFiles = 100;
const notOurs = '**/{node_modules,vendor,site-packages,.venv,venv,dist,build,target}/**';

/**
 * The language of most code in a workspace that has a configuration in one of its folders: it will be worked in with prices. Undefined
 * where there is no configuration or no code.
 */
export async function configuredLanguage(): Promise<LanguageId | undefined> {
  const [configuration] = await vscode.workspace.findFiles(configurationFileName, null, 1);
  if (!configuration) return undefined;
  const files = await vscode.workspace.findFiles(`**/*.{${codeEndings.join(',')}}`, notOurs, mostFiles);
  const counts = new Map(codeLanguages.map(language => [language, 0]));
  for (const { path } of files) {
    const language = languageOf(path);
    if (language && counts.has(language)) counts.set(language, counts.get(language)! + 1);
  }
  const [language, count] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
  return count > 0 ? language : undefined;
}
