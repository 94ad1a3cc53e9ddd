/** Wrong usage, bad configuration or bad input: one clear line on stderr, exit status 2, no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** ` Did you mean "x" or "y"?`, or nothing when no valid name comes near. */
export function didYouMean(nearest: readonly string[]): string {
  if (nearest.length === 0) return '';
  return ` Did you mean ${nearest
    .slice(0, 2)
    .map(name => `"${name}"`)
    .join(' or ')}?`;
}
