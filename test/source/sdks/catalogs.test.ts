import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { SdkCatalogs } from '../../../src/source/sdks/catalogs.ts';
import { declarations } from '../../../src/source/sdks/declarations.ts';
import { ecmascriptFamily, pythonFamily } from '../../../src/source/sdks/languages.ts';
import type { SdkDeclaration } from '../../../src/source/sdks/sdk.ts';

const sdk = (id: string, ...languages: LanguageId[]): SdkDeclaration => ({
  id,
  languages,
  markers: [id],
  calls: [{ paths: [`${id}.complete`] }],
});

describe('the catalog of a language', () => {
  const catalogs = new SdkCatalogs([
    sdk('acme', 'python', 'jupyter', 'go'),
    sdk('mill', 'python', 'jupyter'),
    sdk('rail', 'go', 'java'),
  ]);

  test.each<[LanguageId, string[]]>([
    ['python', ['acme.complete', 'mill.complete']],
    ['jupyter', ['acme.complete', 'mill.complete']],
    ['go', ['acme.complete', 'rail.complete']],
    ['java', ['rail.complete']],
    ['rust', []],
  ])('%s: the calls of its SDKs', (language, calls) => {
    expect([...catalogs.of(language).calls.keys()]).toEqual(calls);
  });

  test('is made once', () => {
    for (const language of ['python', 'go', 'rust'] as const) expect(catalogs.of(language)).toBe(catalogs.of(language));
  });

  test('is shared with the languages of the same SDKs alone', () => {
    expect(catalogs.of('jupyter')).toBe(catalogs.of('python'));
    const others = new Set((['python', 'go', 'java', 'rust'] as const).map(language => catalogs.of(language)));
    expect(others.size).toBe(4);
  });
});

test('what is declared for one of a family is declared for all of it, so that one catalog serves them', () => {
  const ofSome = (family: readonly LanguageId[]) =>
    declarations.filter(({ languages }) => {
      const declared = family.filter(language => languages.includes(language)).length;
      return declared > 0 && declared < family.length;
    });
  expect([...ofSome(pythonFamily), ...ofSome(ecmascriptFamily)]).toEqual([]);
});

test.each<[string, string[]]>([
  ['acme.ask', ['acme.ask']],
  ['acme.{ask,tell}', ['acme.ask', 'acme.tell']],
  ['{a,b}.c{,.d}()', ['a.c()', 'a.c.d()', 'b.c()', 'b.c.d()']],
  ['a{.b,.c.d}.{x,y}z', ['a.b.xz', 'a.b.yz', 'a.c.d.xz', 'a.c.d.yz']],
])('%s is %j, and what these begin with is known', (path, paths) => {
  const catalog = new SdkCatalogs([{ ...sdk('acme', 'go'), calls: [{ paths: [path] }] }]).of('go');
  expect([...catalog.calls.keys()]).toEqual(paths);
  for (const known of paths) {
    const steps = known.replace('()', '').split('.');
    for (let count = 1; count <= steps.length; count++)
      expect(catalog.startsPath(steps.slice(0, count).join('.')), known).toBe(true);
    expect(catalog.startsPath(`${known}.more`)).toBe(false);
  }
});
