import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isConfigurationFile, sourceLanguage } from '../../src/server/documents.ts';

test.each([
  ['src/app.py', 'python', 'python'],
  ['main.go', 'go', 'go'],
  ['Untitled-1', 'typescript', 'typescript'],
  ['AGENTS.md', 'markdown', 'prompt-file'],
  // Only in the root is a page of this name what an agent reads.
  ['agents.md', 'markdown', 'prompt-file'],
  ['docs/agents.md', 'markdown', undefined],
  ['prompts/answer.j2', 'plaintext', 'prompt-file'],
  ['chat.prompty', 'prompty', 'prompt-file'],
  ['README.md', 'markdown', undefined],
  ['app.py', 'markdown', undefined],
  ['main.c', 'c', undefined],
])('%s as %s: %s', (file, languageId, expected) => {
  expect(sourceLanguage(TextDocument.create(`file:///a/${file}`, languageId, 1, ''), file)).toBe(expected);
});

test.each([
  ['a.json', 'a prompt that LangChain saved', '{"_type": "prompt", "template": "Say {x}."}', 'prompt-file'],
  ['a.json', 'data', '{"rows": [1, 2, 3]}', undefined],
  ['a.yaml', 'an agent', 'type: agent\ninstructions: Be kind.\n', 'prompt-file'],
  ['a.yaml', 'data', 'rows: [1, 2, 3]\n', undefined],
])('%s is read for prompts only when it may hold some: %s', (file, _name, text, expected) => {
  expect(sourceLanguage(TextDocument.create(`file:///${file}`, 'plaintext', 1, text), file)).toBe(expected);
});

test.each([
  ['file:///a/inference-cost.json', true],
  ['vscode-vfs://host/a/inference-cost.json', true],
  ['file:///a/inference-cost.jsonc', false],
  ['file:///inference-cost.json/a.py', false],
])('%s is a configuration: %s', (uri, expected) => {
  expect(isConfigurationFile(uri)).toBe(expected);
});
