import picomatch from 'picomatch';
import { describe, expect, test, vi } from 'vitest';
import { isPriced, pricedByName, pricedDocuments } from '../../src/editor/priced-documents.ts';

interface Filter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}
interface Document {
  readonly uri: { readonly scheme: string; readonly path: string };
  readonly languageId: string;
}

// As the editor has it: every part of a filter must hold.
const fits = (filters: readonly Filter[], { uri, languageId }: Document): boolean =>
  filters.some(
    ({ scheme, language, pattern }) =>
      scheme === uri.scheme &&
      (language === undefined || language === languageId) &&
      (pattern === undefined || picomatch.isMatch(uri.path, pattern, { dot: true })),
  );

vi.mock('vscode', () => ({
  languages: { match: (filters: Filter[], document: Document) => (fits(filters, document) ? 10 : 0) },
  workspace: {
    // One folder, as Windows writes it.
    getWorkspaceFolder: ({ path }: Document['uri']) => (path.startsWith('/prompts/shop/') ? {} : undefined),
    asRelativePath: ({ path }: Document['uri']) =>
      path.startsWith('/prompts/shop/') ? path.slice('/prompts/shop/'.length).replaceAll('/', '\\') : path,
  },
}));

let reads = 0;
const document = (path: string, languageId: string, text = '', scheme = 'file') => ({
  uri: { scheme, path },
  languageId,
  getText: () => {
    reads += 1;
    return text;
  },
});
const shop = (name: string) => `/prompts/shop/${name}`;
const flow = '{"nodes":[{"type":"@n8n/n8n-nodes-langchain.agent"}]}';

describe('what is priced', () => {
  test.each<[name: string, path: string, language: string, text: string, expected: boolean]>([
    ['code', shop('src/app.py'), 'python', '', true],
    ['code under any name', shop('script'), 'ruby', '', true],
    ['code of another language', shop('main.c'), 'c', '', false],
    ['the configuration', shop('inference-cost.json'), 'jsonc', '', true],
    ['instructions of an agent', shop('AGENTS.md'), 'markdown', '', true],
    ['rules of an agent', shop('.cursor/rules/style.mdc'), 'mdc', '', true],
    ['an agent of Claude', shop('.claude/agents/reviewer.md'), 'markdown', '', true],
    ['a page', shop('README.md'), 'markdown', 'You are a helpful assistant.', false],
    ['a template among prompts', shop('app/prompts/answer.jinja2'), 'jinja', '', true],
    ['a template elsewhere', shop('templates/mail.jinja2'), 'jinja', '', false],
    // The folder that the workspace lies in says nothing about the workspace.
    ['notes in a workspace below a folder of prompts', shop('notes.txt'), 'plaintext', '', false],
    ['notes outside of every workspace', '/home/prompts/notes.txt', 'plaintext', '', false],
    ['a configuration of promptfoo', shop('evals/promptfooconfig.yaml'), 'yaml', '', true],
    ['agents of a crew', shop('src/crew/config/agents.yaml'), 'yaml', '', true],
    ['a flow in JSON', shop('flows/support.json'), 'json', flow, true],
    ['data in JSON', shop('flows/support.json'), 'json', '{"rows": []}', false],
    ['an agent in YAML', shop('agent.yaml'), 'yaml', 'type: agent\ninstructions: Be kind.\n', true],
    ['data in YAML', shop('agent.yaml'), 'yaml', 'kind: Pod\n', false],
  ])('%s', (_, path, language, text, expected) => {
    const opened = document(path, language, text);
    expect(isPriced(opened as never)).toBe(expected);
    // The server is told of every document that is asked about.
    if (expected) expect(fits(pricedDocuments as Filter[], opened)).toBe(true);
  });

  test.each<[scheme: string, expected: boolean]>([
    ['untitled', true],
    ['vscode-vfs', true],
    ['vscode-remote', true],
    // The old side of a comparison, an output channel, the settings.
    ['git', false],
    ['output', false],
    ['vscode', false],
  ])('a document of the scheme %s: %s', (scheme, expected) => {
    for (const [path, language, text] of [
      ['/a.py', 'python', ''],
      ['/AGENTS.md', 'markdown', ''],
      ['/support.json', 'json', flow],
    ] as const)
      expect(isPriced(document(path, language, text, scheme) as never), path).toBe(expected);
  });

  test('a cell of a notebook, by its language alone', () => {
    const cell = (language: string) => isPriced(document('/a.ipynb', language, flow, 'vscode-notebook-cell') as never);
    expect([cell('python'), cell('typescript'), cell('markdown'), cell('json')]).toEqual([true, true, false, false]);
  });

  test('a page is not read to see that it is none', () => {
    reads = 0;
    isPriced(document(shop('docs/guide.md'), 'markdown') as never);
    isPriced(document(shop('log.txt'), 'plaintext') as never);
    expect(reads).toBe(0);
  });
});

test('no status of a deployment beside data', () => {
  for (const [path, language] of [
    ['flows/support.json', 'json'],
    ['agent.yaml', 'yaml'],
    ['README.md', 'markdown'],
  ] as const)
    expect(fits(pricedByName as Filter[], document(shop(path), language)), path).toBe(false);
});
