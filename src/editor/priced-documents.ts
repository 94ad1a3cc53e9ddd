import * as vscode from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient';
import { configurationFileName } from '../configuration/file-name.ts';
import { codeLanguages } from '../source/language-of-file.ts';
import { mayHoldPrompts } from '../source/prompt-files/may-hold-prompts.ts';
import { promptFileEndings } from '../source/prompt-files/prompt-file-format.ts';

/** Files that are prompts by their names, as `source/prompt-files` knows them. */
const promptFiles =
  '**/{AGENTS.md,CLAUDE.md,CLAUDE.local.md,GEMINI.md,QWEN.md,SKILL.md,copilot-instructions.md,skprompt.txt,.cursorrules,.windsurfrules,.clinerules,*.prompty,*.prompt,*.baml,*.prompt.md,*.instructions.md,*.agent.md,*.chatmode.md,promptfooconfig.yaml,promptfooconfig.yml}';

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

/** What the language server is told about: whatever may be a prompt by its ending too, of which only that is read which may hold some. */
export const pricedDocuments: TextDocumentFilter[] = [
  ...pricedByName,
  ...schemes.map(scheme => ({ scheme, pattern: `**/*.{${promptFileEndings.join(',')}}` })),
];

/** Whether there is something to price. No server starts for text, JSON and YAML that is none of a prompt's. */
export const isPriced = (document: vscode.TextDocument): boolean =>
  vscode.languages.match(pricedByName as vscode.DocumentSelector, document) > 0 ||
  (schemes.includes(document.uri.scheme) && mayHoldPrompts(pathInWorkspace(document), () => document.getText()));

/** As the server shows it: from its folder, or without one the name alone. */
function pathInWorkspace({ uri }: vscode.TextDocument): string {
  const file = vscode.workspace.asRelativePath(uri).replaceAll('\\', '/');
  return vscode.workspace.getWorkspaceFolder(uri) ? file : file.slice(file.lastIndexOf('/') + 1);
}
