import type * as v from 'valibot';

const named = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : JSON.stringify(value);

/** What is wrong with the shape of a file that this program itself writes: `findings[2].rule is missing`. */
export function shapeFault(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
  const place = steps.join('').replace(/^\./, '') || 'the file';
  if (issue.input === undefined) return `"${place}" is missing`;
  return `${place === 'the file' ? place : `"${place}"`} cannot be ${named(issue.input)}`;
}
