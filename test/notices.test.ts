import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const notices = read('THIRD_PARTY_NOTICES');
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };

test.each(Object.entries(dependencies))('%s %s stands in THIRD_PARTY_NOTICES with its licence', (name, version) => {
  expect(notices).toContain(`## ${name} ${version} (`);
});

test('every packed vocabulary is credited', () => {
  const names = Object.keys(JSON.parse(read('media/vocab/vocabularies.json')) as object);
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter(name => !notices.includes(`\`${name}\``))).toEqual([]);
});
