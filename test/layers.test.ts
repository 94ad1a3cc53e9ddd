import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Who may know whom: each room lists the rooms below it that it imports. `units.ts` and `protocol.ts` belong to none. */
const below: Record<string, string[]> = {
  catalog: [],
  tokens: [],
  source: ['tokens'],
  performance: ['catalog'],
  serving: ['performance', 'catalog'],
  configuration: ['catalog', 'performance'],
  cost: ['configuration', 'source', 'tokens', 'serving', 'performance', 'catalog'],
  lint: ['cost', 'configuration', 'source', 'tokens', 'serving', 'performance', 'catalog'],
  analysis: ['lint', 'cost', 'configuration', 'source', 'tokens', 'serving', 'performance', 'catalog'],
  report: ['analysis', 'lint', 'cost', 'configuration', 'source', 'tokens', 'serving', 'performance', 'catalog'],
};
const pure = Object.keys(below);
/** Node's and the DOM's own globals do not compile under tsconfig.pure.json; these compile in a worker and are forbidden all the same. */
const forbiddenCalls = /(?<![.\w])(fetch|XMLHttpRequest|WebSocket|importScripts|eval|Function)\s*\(/;

const root = path.join(import.meta.dirname, '..', 'src');
const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    if (name === 'node_modules') return [];
    const full = path.join(folder, name);
    return statSync(full).isDirectory() ? sources(full) : full.endsWith('.ts') ? [full] : [];
  });
const imports = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(match => match[1]!);

test.each(pure)('%s imports only the rooms below it, neither vscode nor Node, and calls no network', room => {
  const problems: string[] = [];
  for (const file of sources(path.join(root, room))) {
    const text = readFileSync(file, 'utf8');
    const name = path.relative(root, file);
    for (const target of imports(text)) {
      if (/^(vscode|node:|fs|path|os|worker_threads)/.test(target) && !target.startsWith('vscode-languageserver-types'))
        problems.push(`${name} imports ${target}`);
      if (!target.startsWith('.')) continue;
      const [first] = path.relative(root, path.resolve(path.dirname(file), target)).split(path.sep);
      if (first !== room && first !== 'units.ts' && first !== 'protocol.ts' && !below[room]!.includes(first!))
        problems.push(`${name} imports ${target}`);
    }
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|(['"`])(?:\\.|(?!\1)[^\\])*\1/g, '');
    const forbidden = forbiddenCalls.exec(code);
    if (forbidden) problems.push(`${name} calls ${forbidden[1]}`);
  }
  expect(problems).toEqual([]);
});

/** The rooms of `source/`, lowest first: what code says, then its values, the prompts and the requests that they make. */
const belowWithinSource: Record<string, string[]> = {
  syntax: [],
  languages: ['syntax'],
  sdks: [],
  values: ['sdks', 'syntax'],
  'prompt-files': ['prompts', 'values', 'syntax'],
};

test.each(Object.keys(belowWithinSource))('source/%s imports only the rooms of source/ below it', room => {
  const problems = sources(path.join(root, 'source', room)).flatMap(file =>
    imports(readFileSync(file, 'utf8')).flatMap(target => {
      const [top, first, inner] = path.relative(root, path.resolve(path.dirname(file), target)).split(path.sep);
      const inRoom = target.startsWith('.') && top === 'source' && inner !== undefined && first !== room;
      return inRoom && !belowWithinSource[room]!.includes(first!) ? [`${path.basename(file)} imports ${target}`] : [];
    }),
  );
  expect(problems).toEqual([]);
});

test('only editor/ and extension.ts import vscode', () => {
  const users = sources(root).filter(file => imports(readFileSync(file, 'utf8')).includes('vscode'));
  const rooms = new Set(users.map(file => path.relative(root, file).split(path.sep)[0]));
  expect([...rooms].filter(room => room !== 'editor' && room !== 'extension.ts')).toEqual([]);
});

test('no file of code is longer than 400 lines', () => {
  const folders = [root, path.join(root, '../webview'), path.join(root, '../test')];
  const long = folders.flatMap(sources).filter(file => readFileSync(file, 'utf8').trimEnd().split('\n').length > 400);
  expect(long.map(file => path.relative(root, file))).toEqual([]);
});
