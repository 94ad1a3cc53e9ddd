import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createAnalyzer } from './analysis/analyzer.ts';
import { nodeHost } from './server/node-host.ts';
import { startServer } from './server/start-server.ts';

/** `--node-ipc` from VS Code, `--stdio` from any other editor. */
startServer(createConnection(ProposedFeatures.all), nodeHost(__dirname), createAnalyzer);
