import * as vscode from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient';
import { configurationFileName } from '../configuration/file-name.ts';
import { codeLanguages } from '../source/language-of-file.ts';
import { mayHoldPrompts } from '../source/prompt-files/json-marks.ts';

/** Files that are prompts, as `source/prompt-files` knows them; templates in prompt folders are left to the command line. */
const promptFiles =
  '**/{AGENTS.md,CLAUDE.md,CLAUDE.local.md,GEMINI.md,QWEN.md,SKILL.md,copilot-instructions.md,skprompt.txt,*.prompty,*.prompt,*.baml,*.prompt.md,*.instructions.md,*.agent.md,*.chatmode.md}';

/** Documents that a user edits; not the old sides of a diff, nor what an output channel shows. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'memfs'];

/** Documents that are source code, prompts or configuration by their language or name. */
export const pricedByName: TextDocumentFilter[] = schemes
  .flatMap(scheme => [
    ...codeLanguages.map(language => ({ scheme, language })),
    { scheme, pattern: promptFiles },
    { scheme, pattern: `**/${configurationFileName}` },
  ])
  .concat(codeLanguages.map(language => ({ scheme: 'vscode-notebook-cell', language })));

/** What the language server is told about: JSON too, of which only that is read which may hold prompts. */
export const pricedDocuments: TextDocumentFilter[] = [
  ...pricedByName,
  ...schemes.map(scheme => ({ scheme, pattern: '**/*.json' })),
];

const matches = (selector: TextDocumentFilter[], document: vscode.TextDocument): boolean =>
  vscode.languages.match(selector as vscode.DocumentSelector, document) > 0;

/** Whether there is something to price. No server starts for JSON that is data. */
export const isPriced = (document: vscode.TextDocument): boolean =>
  matches(pricedByName, document) || (matches(pricedDocuments, document) && mayHoldPrompts(document.getText()));
