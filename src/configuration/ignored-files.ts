import picomatch from 'picomatch/posix';

/** `!GLOB`; `!(a|b)` is a glob of its own. */
export const takesBack = (glob: string): boolean => glob.startsWith('!') && !glob.startsWith('!(');

/** `./src/`, `/src/` and `src` are one: globs start from the configuration's folder, which `/` is itself. */
export const fromFolder = (glob: string): string => glob.replace(/^\.?\/+/, '').replace(/\/+$/, '') || '**';

/** `a`, `a/b` and `a/b/c.py` for `a/b/c.py`. */
const withFolders = (file: string): string[] =>
  [...file.matchAll(/\/|$/g)].map(({ index }) => file.slice(0, index)).filter(name => name !== '');

/**
 * Whether the globs of `ignore` leave a file out: as in a `.gitignore` a glob that matches a folder is of all that lies in it, the last glob
 * that matches decides, and `!` takes back.
 */
export function ignoredBy(globs: readonly string[]): (file: string) => boolean {
  if (globs.length === 0) return () => false;
  const rules = globs.map(glob => {
    const isBack = takesBack(glob);
    return { ignores: !isBack, matches: picomatch(fromFolder(isBack ? glob.slice(1) : glob), { dot: true }) };
  });
  return file => {
    const names = withFolders(file);
    return rules.findLast(({ matches }) => names.some(name => matches(name)))?.ignores ?? false;
  };
}
