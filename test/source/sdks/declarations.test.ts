import { describe, expect, test } from 'vitest';
import { declarations } from '../../../src/source/sdks/declarations.ts';

/** `a.{b,c}` is `a.b` and `a.c`. */
function choices(path: string): string[] {
  const [, before, within, after] = /^([^{}]*)\{([^{}]*)\}(.*)$/s.exec(path) ?? [];
  return within === undefined ? [path] : within.split(',').flatMap(choice => choices(`${before}${choice}${after}`));
}

const languages = [...new Set(declarations.flatMap(sdk => sdk.languages))];

describe('declarations of one language', () => {
  // The later of two would take the earlier one's place without a word.
  test.each(languages)('%s: no call is declared by two', language => {
    const declaredBy = new Map<string, (typeof declarations)[number]>();
    const twice: string[] = [];
    for (const sdk of declarations.filter(found => found.languages.includes(language)))
      for (const path of sdk.calls.flatMap(call => call.paths).flatMap(choices)) {
        const name = path.startsWith('$') ? `${sdk.id}:${path}` : path;
        if ((declaredBy.get(name) ?? sdk) !== sdk) twice.push(name);
        declaredBy.set(name, sdk);
      }
    expect(declaredBy.size).toBeGreaterThan(0);
    expect(twice).toEqual([]);
  });
});
