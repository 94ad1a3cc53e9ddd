import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createAnalyzer } from './analysis/analyzer.ts';
import { nodeHost } from './server/node-host.ts';
import { startServer } from './server/start-server.ts';
import type { LanguageId } from './source/call-site.ts';

/** VS Code says `--node-ipc`, any other editor `--stdio`; the protocol's library knows these. */
const channel = /^--(?:stdio|node-ipc|socket(?:=.*)?|pipe(?:=.*)?)$/;

/** What is open in the editor that starts this server; a language that is none of ours needs nothing. */
const language = process.argv.find(argument => argument.startsWith('--language='))?.slice('--language='.length);

if (process.argv.some(argument => channel.test(argument)))
  startServer(createConnection(ProposedFeatures.all), nodeHost(__dirname), createAnalyzer, language as LanguageId);
else {
  console.error('This is a language server: start it from an editor, with --stdio.');
  process.exitCode = 2;
}
