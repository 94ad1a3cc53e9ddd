import { textModule } from './languages/plain-text.ts';
import type { ModuleView } from './syntax/module-view.ts';
import { upwards } from './values/import-paths.ts';

/** Text files that one scan may read, and the size beyond which one is no prompt (characters). */
const mostTexts = 12;
const largestText = 400_000;

/** Folders that programs look into without naming them: resources on a class path, templates. */
const roots = ['', 'src/main/resources/', 'resources/', 'prompts/', 'templates/'];

/** Reads a text file by a path as a program writes it, from the folder of the file that names it upwards; for one scan. */
export function textFiles(
  readFile: ((file: string) => string | undefined) | undefined,
): (from: ModuleView, path: string) => ModuleView | undefined {
  const answers = new Map<string, ModuleView | undefined>();
  let read = 0;
  return (from, path) => {
    if (!readFile) return undefined;
    const steps = path.split(/[\\/]/).filter(step => step !== '' && step !== '.');
    const key = `${from.file}\n${steps.join('/')}`;
    if (answers.has(key)) return answers.get(key);
    answers.set(key, undefined);
    let up = 0;
    while (steps[0] === '..') {
      steps.shift();
      up++;
    }
    if (steps.length === 0 || steps.includes('..') || read >= mostTexts) return undefined;
    for (const folder of [...upwards(from.file)].slice(up))
      for (const root of roots) {
        const file = [folder, root + steps.join('/')].filter(Boolean).join('/');
        const text = readFile(file);
        if (text === undefined || text.length > largestText) continue;
        read++;
        const module = textModule(file, text);
        answers.set(key, module);
        return module;
      }
    return undefined;
  };
}
