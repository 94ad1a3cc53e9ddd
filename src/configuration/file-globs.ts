import picomatch from 'picomatch/posix';

/** `!GLOB`; `!(a|b)` is a glob that picomatch knows. */
export const takesBack = (glob: string): boolean => glob.startsWith('!') && !glob.startsWith('!(');

/** `./src/`, `/src/` and `src` are one: globs start from the configuration's folder, which `/` is itself. */
export const fromFolder = (glob: string): string => glob.replace(/^\.?\/+/, '').replace(/\/+$/, '') || '**';

/** `a`, `a/b` and `a/b/c.py` for `a/b/c.py`. */
const withFolders = (file: string): string[] =>
  [...file.matchAll(/\/|$/g)].map(({ index }) => file.slice(0, index)).filter(name => name !== '');

/** Whether a glob is of a file: one that matches a folder is of all that lies in it, and `!GLOB` of every file that the glob is not of. */
export function globOf(glob: string): (file: string) => boolean {
  if (takesBack(glob)) {
    const others = globOf(glob.slice(1));
    return file => !others(file);
  }
  const matches = picomatch(fromFolder(glob), { dot: true });
  return file => withFolders(file).some(name => matches(name));
}

/** Whether the globs of `ignore` leave a file out: as in a `.gitignore` the last one that matches decides, and `!` takes back. */
export function ignoredBy(globs: readonly string[]): (file: string) => boolean {
  const rules = globs.map(glob => {
    const isBack = takesBack(glob);
    return { ignores: !isBack, matches: globOf(isBack ? glob.slice(1) : glob) };
  });
  return file => rules.findLast(({ matches }) => matches(file))?.ignores ?? false;
}
