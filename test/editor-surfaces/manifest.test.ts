import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { pricedByName } from '../../src/editor/priced-documents.ts';
import { promptFileFormat } from '../../src/source/prompt-files/prompt-file-format.ts';

vi.mock('vscode', () => ({}));

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'));
const events: string[] = manifest.activationEvents;
const defaults: Record<string, { 'editor.inlayHints.maximumLength': number }> =
  manifest.contributes.configurationDefaults;
const languages = [...new Set(pricedByName.flatMap(({ language }) => language ?? []))];
/** VS Code's own, for files of agents. */
const promptLanguages = ['prompt', 'instructions', 'chatagent', 'skill'];

test('nothing activates the extension but files that it reads, its commands, and its own panel', () => {
  const expected = [
    ...languages.map(language => `onLanguage:${language}`),
    ...[...promptLanguages, 'prompty'].map(language => `onLanguage:${language}`),
  ];
  expect(events.filter(event => event.startsWith('onLanguage:')).sort()).toEqual(expected.sort());
  expect(events).not.toContain('*');
  expect(events).not.toContain('onStartupFinished');
});

describe('files that activate it by standing in the workspace’s root', () => {
  test.each(events.filter(event => event.startsWith('workspaceContains:')).map(event => event.split(':')[1]!))(
    '%s',
    name => {
      // A pattern would have VS Code search the whole workspace.
      expect(name).not.toMatch(/[*{]/);
      // A folder's name, too, stands for the files in it.
      const formats = [name, `${name}/a.md`].map(promptFileFormat);
      expect(name === 'inference-cost.json' || formats.some(format => format !== undefined)).toBe(true);
    },
  );
});

test.each([...languages, ...promptLanguages, 'prompty', 'llm-prompt', 'markdown', 'json', 'yaml', 'plaintext'])(
  'a hint is not cut in %s',
  language => {
    expect(defaults[`[${language}]`]?.['editor.inlayHints.maximumLength']).toBe(60);
  },
);

describe('files of a pattern', () => {
  const patterns = pricedByName.flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : []));
  const names = [...new Set(patterns)].flatMap(pattern => /\{(.*)\}/.exec(pattern)?.[1]?.split(',') ?? []);
  test.each(names)('%s is a prompt to the core too', name => {
    expect(promptFileFormat(`folder/.github/${name.replace('*', 'a')}`)).toBeDefined();
  });
});
