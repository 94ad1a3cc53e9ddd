import type { LanguageId } from '../call-site.ts';

const ecmascriptEndings = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '/index.ts', '/index.tsx', '/index.js', ''];

const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '');

/** `a/b` + `../c` is `a/c`; undefined when it leaves the workspace. */
function join(folder: string, path: string): string | undefined {
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.length === 0) return undefined;
      steps.pop();
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** The folder of a file and those above it, nearest first. */
export function* upwards(file: string): Generator<string> {
  let folder = folderOf(file);
  for (let depth = 0; depth < 12; depth++) {
    yield folder;
    if (folder === '') return;
    folder = folderOf(folder);
  }
}

/** Workspace files that an import may name, likeliest first. Empty for imports that name packages. */
export function importCandidates(file: string, specifier: string, language: LanguageId): string[] {
  if (language === 'python' || language === 'jupyter') return pythonCandidates(file, specifier);
  return /^(type|java)script/.test(language) ? ecmascriptCandidates(file, specifier) : [];
}

function pythonCandidates(file: string, specifier: string): string[] {
  const dots = /^\.*/.exec(specifier)![0].length;
  const path = specifier.slice(dots).replaceAll('.', '/');
  if (dots > 0) {
    const base = join(folderOf(file), '../'.repeat(dots - 1));
    if (base === undefined) return [];
    const target = [base, path].filter(Boolean).join('/');
    return path ? [`${target}.py`, `${target}/__init__.py`] : [`${target}/__init__.py`];
  }
  return [...upwards(file)].flatMap(folder => {
    const target = [folder, path].filter(Boolean).join('/');
    return [`${target}.py`, `${target}/__init__.py`];
  });
}

function ecmascriptCandidates(file: string, specifier: string): string[] {
  const withEndings = (path: string) => {
    const plain = path.replace(/\.(js|mjs|cjs|ts)$/, '');
    return ecmascriptEndings.map(ending => (ending === '' ? path : plain + ending));
  };
  if (specifier.startsWith('.')) {
    const target = join(folderOf(file), specifier);
    return target === undefined ? [] : withEndings(target);
  }
  // The usual aliases of a project's own root.
  const alias = /^[@~]\/(.+)$/.exec(specifier)?.[1];
  if (!alias) return [];
  return [...upwards(file)].flatMap(folder => {
    const at = folder === '' ? '' : `${folder}/`;
    return [...withEndings(`${at}${alias}`), ...withEndings(`${at}src/${alias}`)];
  });
}
