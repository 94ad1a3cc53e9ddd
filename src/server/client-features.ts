import type { ClientCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';
import { english, type Translate } from '../report/translate.ts';

/** What the editor at the other end can do. Everything is off until `initialize` says otherwise. */
export interface ClientFeatures {
  readonly pullsConfiguration: boolean;
  readonly asksForHints: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  readonly registersWatchers: boolean;
  readonly registersConfigurationChanges: boolean;
  readonly changesWorkspaceFolders: boolean;
  readonly markdownHover: boolean;
  readonly commandLinks: boolean;
  readonly validatesSchema: boolean;
}

export const noFeatures: ClientFeatures = readClientFeatures({}, {});

export function readClientFeatures(capabilities: ClientCapabilities, options: InitializationOptions): ClientFeatures {
  const { workspace, textDocument } = capabilities;
  return {
    pullsConfiguration: workspace?.configuration === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    asksForHints: textDocument?.inlayHint !== undefined,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfigurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    changesWorkspaceFolders: workspace?.workspaceFolders === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    commandLinks: options.commandLinks === true,
    validatesSchema: options.validatesSchema === true,
  };
}

/** Options come from any editor: what is not as expected counts as absent. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { translations, commandLinks, validatesSchema, settings } = value as Record<string, unknown>;
  return {
    ...(isTranslations(translations) ? { translations } : {}),
    commandLinks: commandLinks === true,
    validatesSchema: validatesSchema === true,
    settings,
  };
}

const isTranslations = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string');

/** A message without a translation stays English. */
export function translator(translations: Readonly<Record<string, string>> | undefined): Translate {
  if (translations === undefined) return english;
  return (message, ...args) =>
    english(Object.hasOwn(translations, message) ? translations[message]! : message, ...args);
}
