import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import nls from '../package.nls.json' with { type: 'json' };
import { collectMessages } from '../scripts/collect-messages.mjs';

const root = path.join(import.meta.dirname, '..');
const messages = new Set<string>(collectMessages());
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

test('the source passes its messages as literals that can be collected', () => {
  expect(messages).toContain('{0} tok');
  expect(messages).toContain('The language server stopped and is started again.');
  expect(messages).toContain('memory bandwidth');
  expect(messages).toContain('Where a step’s {0} go');
});

test('placeholders count from 0 without a gap', () => {
  for (const message of messages) {
    const indexes = placeholders(message).map(text => Number(text.slice(1, -1)));
    expect([message, indexes]).toEqual([message, indexes.map((_, index) => index)]);
  }
});

test('every text of the manifest has an English wording, and every wording is used', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
  expect([...new Set(used)].sort()).toEqual(Object.keys(nls).sort());
});

test('every command of the manifest is registered, and no other', () => {
  const source = readFileSync(path.join(root, 'src/extension.ts'), 'utf8');
  const registered = [...source.matchAll(/command\('(\w+)'/g)].map(([, name]) => `inferenceCost.${name}`);
  expect(registered.sort()).toEqual(manifest.contributes.commands.map(({ command }) => command).sort());
});

const folder = path.join(root, 'l10n');
const translations = existsSync(folder)
  ? readdirSync(folder).filter(file => /^bundle\.l10n\.[\w-]+\.json$/.test(file))
  : [];

describe('translations', () => {
  test.each(translations.length === 0 ? [['(none)']] : translations.map(file => [file]))(
    '%s translates messages that there are, with the same placeholders',
    file => {
      if (file === '(none)') return;
      const bundle: Record<string, string> = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
      for (const [message, translated] of Object.entries(bundle)) {
        expect(messages).toContain(message);
        expect([message, placeholders(translated)]).toEqual([message, placeholders(message)]);
      }
    },
  );
});
