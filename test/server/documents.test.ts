import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceLanguage } from '../../src/server/documents.ts';

test.each([
  ['file:///a/app.py', 'python', 'python'],
  ['file:///a/main.go', 'go', 'go'],
  ['untitled:Untitled-1', 'typescript', 'typescript'],
  ['file:///a/AGENTS.md', 'markdown', 'prompt-file'],
  ['file:///a/chat.prompty', 'prompty', 'prompt-file'],
  ['file:///a/README.md', 'markdown', undefined],
  ['file:///a/app.py', 'markdown', undefined],
  ['file:///a/main.c', 'c', undefined],
])('%s as %s: %s', (uri, languageId, expected) => {
  expect(sourceLanguage(TextDocument.create(uri, languageId, 1, ''))).toBe(expected);
});

test.each([
  ['a prompt that LangChain saved', '{"_type": "prompt", "template": "Say {x}."}', 'prompt-file'],
  ['data', '{"rows": [1, 2, 3]}', undefined],
])('a JSON document is read for prompts only when it may hold some: %s', (_name, text, expected) => {
  expect(sourceLanguage(TextDocument.create('file:///a/b.json', 'json', 1, text))).toBe(expected);
});
