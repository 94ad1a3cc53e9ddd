import type { LanguageId } from '../call-site.ts';

const ecmascriptEndings = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '/index.ts', '/index.tsx', '/index.js', ''];

export const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '');

/**
 * `a/b` + `../c` is `a/c`; `a` + `../../c` is `../c`, which lies outside of the folder that names start from: whoever reads it says
 * whether it may be read.
 */
export function join(folder: string, path: string): string {
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** The folder of a file and those above it, nearest first, up to the folder that names start from, or to the last `..`. */
export function* upwards(file: string): Generator<string> {
  let folder = folderOf(file);
  for (let depth = 0; depth < 12; depth++) {
    yield folder;
    if (folder === '' || /(^|\/)\.\.$/.test(folder)) return;
    folder = folderOf(folder);
  }
}

/** Languages that keep a class in a file of its name, in folders as their packages are named. */
const classFileEndings: Partial<Record<LanguageId, string>> = {
  java: '.java',
  kotlin: '.kt',
  csharp: '.cs',
  php: '.php',
};

export const packageLine = /^[ \t]*(?:package|namespace)[ \t]+([\w.\\]+)/m;

/**
 * Workspace files that an import may name, likeliest first. Empty for imports that name packages.
 * @param text of the importing file, or what `packageLine` matches in it: its own package says where packages begin.
 */
export function importCandidates(file: string, specifier: string, language: LanguageId, text = ''): string[] {
  if (language === 'python' || language === 'jupyter') return pythonCandidates(file, specifier);
  if (language === 'rust') return rustCandidates(file, specifier);
  if (language === 'ruby') return rubyCandidates(file, specifier);
  const ending = classFileEndings[language];
  if (ending) return classFileCandidates(file, specifier, ending, text);
  return /^(type|java)script/.test(language) ? ecmascriptCandidates(file, specifier) : [];
}

const stepsOf = (folder: string) => folder.split('/').filter(Boolean);
const isSame = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

/** A class of the same package (`./Name`), or by its full name: packages lie where this file's own package ends in its folder. */
function classFileCandidates(file: string, specifier: string, ending: string, text: string): string[] {
  const folder = stepsOf(folderOf(file));
  if (specifier.startsWith('./')) return [[...folder, specifier.slice(2)].join('/') + ending];
  const own = packageLine.exec(text)?.[1]?.split(/[.\\]/) ?? [];
  let shared = 0;
  while (shared < own.length && isSame(own[own.length - 1 - shared], folder[folder.length - 1 - shared])) shared++;
  const prefix = own.slice(0, own.length - shared);
  const wanted = specifier.split('.');
  const project = folder[folder.length - 1 - shared];
  const isProject =
    ending === '.cs' && project !== undefined && (own.length === 0 || isSame(project, prefix.join('.')));
  // A solution's namespaces begin alike; others are packages.
  const ofProjects = isProject && wanted[0] === project.split('.')[0] ? projectCandidates(folder, shared, wanted) : [];
  if (wanted.length <= prefix.length || !prefix.every((step, index) => step === wanted[index])) return ofProjects;
  const root = folder.slice(0, folder.length - shared);
  // A folder may be spelled in small letters where its namespace is not (`app` for `App`).
  const inside = wanted.slice(prefix.length).map((step, index) => {
    const spelled = folder[root.length + index];
    return index < shared && isSame(step, spelled) ? spelled : step;
  });
  const path = [...root, ...inside].join('/') + ending;
  return [...new Set([path, path.replace('src/test/', 'src/main/'), ...ofProjects])];
}

/** Longest namespace that names a project. */
const longestProject = 4;

/** .NET's projects lie side by side in folders of their namespaces (`App.Core`, `App.Tests`): a class of this project, or of one beside it. */
function projectCandidates(folder: readonly string[], shared: number, wanted: readonly string[]): string[] {
  const beside = folder.slice(0, folder.length - shared - 1);
  const lengths = Array.from({ length: Math.min(longestProject, wanted.length - 1) }, (_length, index) => index + 1);
  return lengths
    .toReversed()
    .map(length => `${[...beside, wanted.slice(0, length).join('.'), ...wanted.slice(length)].join('/')}.cs`);
}

/** `crate.a.b`, `super.b`, `self.b` as a module of its own, in a file or a folder. */
function rustCandidates(file: string, specifier: string): string[] {
  const [first, ...rest] = specifier.split('.');
  const own = /(^|\/)(mod|lib|main)\.rs$/.test(file) ? folderOf(file) : file.replace(/\.rs$/, '');
  const at = (base: string | undefined) => {
    const path = base === undefined || rest.length === 0 ? undefined : [...stepsOf(base), ...rest].join('/');
    return path === undefined ? [] : [`${path}.rs`, `${path}/mod.rs`];
  };
  if (first === 'self') return at(own);
  if (first === 'super') return at(folderOf(own));
  if (first !== 'crate') return besideCrate(file, first!, rest);
  // A crate's modules begin in `src`; a file of the same name may lie nearer.
  const root = /^(?:.*\/)?src(?=\/)/.exec(file);
  return [...new Set([...(root ? at(root[0]) : []), ...[...upwards(file)].flatMap(folder => at(folder))])];
}

/** Crates that no workspace holds, which most files use. */
const publicCrates =
  /^(std|core|alloc|tokio|futures\w*|serde\w*|anyhow|thiserror|tracing\w*|log|reqwest|clap|chrono|uuid|regex|async_\w+|axum|url|rand|bytes|once_cell|lazy_static|itertools|tempfile)$/;

/** `my_core.prompts`: a crate of the same workspace, whose folder lies beside this file's own. */
function besideCrate(file: string, crate: string, rest: readonly string[]): string[] {
  const own = /^(.*?)(?:[^/]+\/)?(?:src|examples|tests|benches)\//.exec(file);
  if (!own || !/^[a-z]\w*$/.test(crate) || publicCrates.test(crate)) return [];
  return [...new Set([crate, crate.replaceAll('_', '-')])].flatMap(folder => {
    const path = [`${own[1]}${folder}/src`, ...rest].join('/');
    return rest.length > 0 ? [`${path}.rs`, `${path}/mod.rs`] : [`${path}/lib.rs`];
  });
}

/** `./a` of `require_relative`, or a constant where Rails' autoloading looks for it. */
function rubyCandidates(file: string, specifier: string): string[] {
  if (specifier.startsWith('.')) {
    return [`${join(folderOf(file), specifier.replace(/\.rb$/, ''))}.rb`];
  }
  if (!/^[A-Z]/.test(specifier)) return [];
  const path = specifier
    .split('.')
    .map(step => step.replace(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4').toLowerCase())
    .join('/');
  const folders = [...upwards(file)];
  const loaded = ['lib', 'app/services', 'app/models', 'app/lib', 'app/prompts', 'app/agents'];
  return [...folders.slice(0, 4), ...loaded].map(folder => [folder, `${path}.rb`].filter(Boolean).join('/'));
}

function pythonCandidates(file: string, specifier: string): string[] {
  const dots = /^\.*/.exec(specifier)![0].length;
  const path = specifier.slice(dots).replaceAll('.', '/');
  if (dots > 0) {
    const base = join(folderOf(file), '../'.repeat(dots - 1));
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
  if (specifier.startsWith('.')) return withEndings(join(folderOf(file), specifier));
  // The usual aliases of a project's own root.
  const alias = /^[@~]\/(.+)$/.exec(specifier)?.[1];
  if (!alias) return [];
  return [...upwards(file)].flatMap(folder => {
    const at = folder === '' ? '' : `${folder}/`;
    return [...withEndings(`${at}${alias}`), ...withEndings(`${at}src/${alias}`)];
  });
}
