import * as vscode from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient';

export const configurationFileName = 'inference-cost.json';

const languages = [
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'go',
  'java',
  'kotlin',
  'csharp',
  'rust',
  'ruby',
  'php',
];

/** Files that are prompts, as `source/prompt-files` knows them; templates in prompt folders are left to the command line. */
const promptFiles =
  '**/{AGENTS.md,CLAUDE.md,CLAUDE.local.md,GEMINI.md,QWEN.md,SKILL.md,copilot-instructions.md,skprompt.txt,*.prompty,*.prompt,*.baml,*.prompt.md,*.instructions.md,*.agent.md,*.chatmode.md}';

/** Documents that a user edits; not the old sides of a diff, nor what an output channel shows. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'memfs'];

/** What the language server is told about. */
export const pricedDocuments: TextDocumentFilter[] = schemes
  .flatMap(scheme => [
    ...languages.map(language => ({ scheme, language })),
    { scheme, pattern: promptFiles },
    { scheme, pattern: `**/${configurationFileName}` },
  ])
  .concat(languages.map(language => ({ scheme: 'vscode-notebook-cell', language })));

export const isPriced = (document: vscode.TextDocument): boolean =>
  vscode.languages.match(pricedDocuments as vscode.DocumentSelector, document) > 0;
