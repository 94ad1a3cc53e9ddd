import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type KeptHint, KeptHints, type PricedText } from '../../src/editor/kept-hints.ts';

let root: string;
let folder: string;
const hints: readonly KeptHint[] = [
  { line: 6, character: 46, label: '≈1.2k+256 tok · $0.42/k' },
  { line: 26, character: 46, label: '38+≈256 tok · $0.16/k' },
];
const priced = (changed: Partial<PricedText> = {}): PricedText => ({
  path: path.join(root, 'app/src/chat.py'),
  language: 'python',
  text: 'ask("a secret prompt")\n',
  settings: '["en",{"debounce":150}]',
  ...changed,
});
const kept = (version = '0.1.0') => new KeptHints(folder, version);

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'kept-hints-'));
  folder = path.join(root, 'kept');
  mkdirSync(path.join(root, 'app/src'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

describe('hints of a document that was priced before', () => {
  test('are there in the next window, which has objects of its own', () => {
    kept().keep(priced(), hints);
    expect(kept().read(priced())).toEqual(hints);
  });

  test('may be none: then it is known that there are none', () => {
    kept().keep(priced(), []);
    expect(kept().read(priced())).toEqual([]);
  });

  test('are the latest that were written', () => {
    kept().keep(priced(), hints);
    kept().keep(priced(), hints.slice(1));
    expect(kept().read(priced())).toEqual(hints.slice(1));
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test.each<[string, Partial<PricedText>]>([
    ['a letter more', { text: 'ask("a secret prompt!")\n' }],
    ['another file of the same text', { path: '/elsewhere/chat.py' }],
    ['another language', { language: 'typescript' }],
    ['another setting', { settings: '["en",{"debounce":0}]' }],
    ['another language of the editor', { settings: '["de",{"debounce":150}]' }],
  ])('hold no more with %s', (_, changed) => {
    kept().keep(priced(), hints);
    expect(kept().read(priced(changed))).toBeUndefined();
  });

  test('hold no more in another version of the extension', () => {
    kept('0.1.0').keep(priced(), hints);
    expect(kept('0.2.0').read(priced())).toBeUndefined();
  });

  test('do not hold the text', () => {
    kept().keep(priced(), hints);
    const [file] = readdirSync(folder);
    expect(file).toMatch(/^[0-9a-f]{64}\.json$/);
    expect(readFileSync(path.join(folder, file!), 'utf8')).not.toContain('secret');
  });
});

describe('the configuration that hints rest on', () => {
  const configuration = (...parts: string[]) => path.join(root, ...parts, 'inference-cost.json');

  test.each<[string, (file: (...parts: string[]) => string) => void]>([
    ['appears beside the file', file => writeFileSync(file('app/src'), '{}')],
    ['appears above the file', file => writeFileSync(file('app'), '{}')],
  ])('%s: what was kept without it holds no more', (_, change) => {
    kept().keep(priced(), hints);
    change(configuration);
    expect(kept().read(priced())).toBeUndefined();
  });

  test.each<[string, string, number]>([
    ['grew', '{ "use": "prod" }', 1000],
    ['was written again at another time', '{}', 2000],
  ])('%s: what was kept holds no more', (_, text, seconds) => {
    const file = configuration('app');
    writeFileSync(file, '{}');
    utimesSync(file, 1000, 1000);
    kept().keep(priced(), hints);
    writeFileSync(file, text);
    utimesSync(file, seconds, seconds);
    expect(kept().read(priced())).toBeUndefined();
  });

  test('is the nearest: one further above changes nothing', () => {
    writeFileSync(configuration('app/src'), '{}');
    kept().keep(priced(), hints);
    writeFileSync(configuration('app'), '{}');
    expect(kept().read(priced())).toEqual(hints);
  });
});

describe('a folder of kept hints', () => {
  test.each([
    ['no JSON', '[{"line":'],
    ['no list', '{"line":1}'],
    ['a line that is no number', '[{"line":"1","character":0,"label":"a"}]'],
    ['a label that is no text', '[{"line":1,"character":0,"label":["a"]}]'],
    ['nothing', 'null'],
  ])('with a file that holds %s counts it as missing', (_, content) => {
    kept().keep(priced(), hints);
    writeFileSync(path.join(folder, readdirSync(folder)[0]!), content);
    expect(kept().read(priced())).toBeUndefined();
  });

  test('that cannot be written keeps nothing, and says nothing', () => {
    writeFileSync(folder, 'a file stands where the folder should');
    kept().keep(priced(), hints);
    expect(kept().read(priced())).toBeUndefined();
    expect(readFileSync(folder, 'utf8')).toBe('a file stands where the folder should');
  });

  test('takes no file that is generated', () => {
    kept().keep(
      priced(),
      Array.from({ length: 1001 }, (_, line) => ({ line, character: 0, label: 'a' })),
    );
    expect(kept().read(priced())).toBeUndefined();
  });

  test('holds 300 documents, and lets go of the one looked at longest ago', () => {
    mkdirSync(folder);
    for (let index = 0; index < 299; index++) {
      const file = path.join(folder, `${index}.json`);
      writeFileSync(file, '[]');
      utimesSync(file, 1000 + index, 1000 + index);
    }
    kept().keep(priced(), hints);
    expect(readdirSync(folder)).toHaveLength(300);
    kept().keep(priced({ text: 'another' }), hints);
    expect(readdirSync(folder)).toHaveLength(300);
    expect(readdirSync(folder)).not.toContain('0.json');
    expect(readdirSync(folder)).toContain('1.json');
    expect(kept().read(priced())).toEqual(hints);
  });

  test('looking at a document makes it the last to go', () => {
    kept().keep(priced(), hints);
    const file = path.join(folder, readdirSync(folder)[0]!);
    utimesSync(file, 1, 1);
    kept().read(priced());
    for (let index = 0; index < 299; index++) writeFileSync(path.join(folder, `${index}.json`), '[]');
    for (let index = 0; index < 299; index++) utimesSync(path.join(folder, `${index}.json`), 1000, 1000);
    kept().keep(priced({ text: 'another' }), hints);
    expect(kept().read(priced())).toEqual(hints);
  });
});
