import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { codeLanguages } from '../source/language-of-file.ts';
import { readClientFeatures, readInitializationOptions, translator } from './client-features.ts';
import { fixAllKind } from './code-actions.ts';
import { loadDeploymentAhead } from './load-ahead.ts';
import { pricesChanged } from './prices-changed.ts';
import type { Session } from './session.ts';
import { readSettings, type Settings } from './settings.ts';

const section = 'inferenceCost';

/** Introduces the server to the client, and keeps folders and settings as the client has them. */
export function handleLifecycle(session: Session): void {
  const { connection } = session;
  connection.onInitialize(params => introduce(session, params));
  connection.onInitialized(async () => {
    loadDeploymentAhead(session);
    await register(session);
    await applySettings(session, undefined);
  });
  connection.onShutdown(() => {
    session.isShutDown = true;
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    await applySettings(session, settings);
  });
}

/** Whatever the kind of notebook: what counts is the language of a cell. */
const cellLanguages = codeLanguages.map(language => ({ language }));

function introduce(session: Session, params: InitializeParams): InitializeResult {
  const options = readInitializationOptions(params.initializationOptions);
  session.features = readClientFeatures(params.capabilities, options);
  session.t = translator(options.translations);
  session.settings = readSettings(options.settings);
  session.folders.set(params.workspaceFolders ?? rootFolder(params));
  return {
    serverInfo: { name: 'inference-cost' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      notebookDocumentSync: { notebookSelector: [{ notebook: '*', cells: cellLanguages }] },
      inlayHintProvider: { resolveProvider: true },
      hoverProvider: true,
      codeLensProvider: {},
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** Clients older than workspace folders name one root. */
const rootFolder = ({ rootUri }: InitializeParams) =>
  rootUri ? [{ uri: rootUri, name: rootUri.split('/').at(-1)! }] : [];

async function register(session: Session): Promise<void> {
  const { connection, features } = session;
  if (features.registersConfigurationChanges)
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
  if (features.registersWatchers) await session.watched.start();
  if (features.changesWorkspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(folder => folder.uri));
      session.folders.set([...session.folders.all.filter(folder => !gone.has(folder.uri)), ...added]);
      pricesChanged(session);
    });
}

/** What was shown stays where nothing changed: at the start the client has sent its settings along already. */
async function applySettings(session: Session, pushed: unknown): Promise<void> {
  const settings = await loadSettings(session, pushed);
  // Compared with what holds by now: while the client was asked, an answer to an earlier question may have come.
  if (JSON.stringify(session.settings) === JSON.stringify(settings)) return;
  session.settings = settings;
  pricesChanged(session);
}

/** @param pushed what the client sent along; used where it cannot be asked. */
async function loadSettings(session: Session, pushed: unknown): Promise<Settings> {
  if (session.features.pullsConfiguration)
    return readSettings(await session.connection.workspace.getConfiguration(section));
  if (typeof pushed !== 'object' || pushed === null) return session.settings;
  return readSettings(section in pushed ? (pushed as Record<string, unknown>)[section] : pushed);
}
