import picomatch from 'picomatch/posix';

/** `!GLOB`; `!(a|b)` is a glob of its own. */
export const takesBack = (glob: string): boolean => glob.startsWith('!') && !glob.startsWith('!(');

/** Whether the globs of `ignore` leave a file out: as in a `.gitignore` the last glob that matches decides, and `!` takes the file back. */
export function ignoredBy(globs: readonly string[]): (file: string) => boolean {
  const rules = globs.map(glob => {
    const isBack = takesBack(glob);
    return { ignores: !isBack, matches: picomatch(isBack ? glob.slice(1) : glob, { dot: true }) };
  });
  return file => rules.findLast(({ matches }) => matches(file))?.ignores ?? false;
}
