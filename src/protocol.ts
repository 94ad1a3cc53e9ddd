import type { Position, Range } from 'vscode-languageserver-types';
import type { DeploymentSettings } from './configuration/configuration.ts';

/**
 * Every message between client and server that the Language Server Protocol does not define: one union per direction,
 * told apart by `method`. URIs are strings as LSP sends them; positions and ranges are LSP's (0-based).
 */
export type ClientRequest =
  /** The deployment that prices a document; without a document, that of the first workspace folder. */
  | { method: 'inferenceCost/deployment'; params: DocumentScope; result: DeploymentStatus }
  /** What could be chosen in place of the hardware or the model in force, each with its effect. */
  | { method: 'inferenceCost/choices'; params: DocumentScope & { kind: ChoiceKind }; result: Choice[] }
  /** How to write a choice down; nothing is changed by asking. */
  | { method: 'inferenceCost/choose'; params: DocumentScope & { kind: ChoiceKind; id: string }; result: ChoiceEdit }
  /** The deployments and the traffic of the configuration in force, for the Scenario Explorer. */
  | { method: 'inferenceCost/deployments'; params: DocumentScope; result: ConfiguredDeployments }
  /** How to write a deployment of the Scenario Explorer down; nothing is changed by asking. */
  | { method: 'inferenceCost/saveDeployment'; params: DocumentScope & DeploymentToSave; result: DeploymentEdit }
  | { method: 'inferenceCost/estimateFile'; params: { uri: string }; result: EstimateReport }
  | {
      method: 'inferenceCost/estimateText';
      params: { uri: string; range: Range; text: string };
      result: EstimateReport;
    }
  /** What a document was at the last commit; null where it is in none. Calls that cost something else since then get a lens. */
  | { method: 'inferenceCost/committedText'; params: { uri: string; text: string | null }; result: null }
  /** Where the tokens of the selection lie, or of the prompt at an empty one. */
  | { method: 'inferenceCost/tokens'; params: { uri: string; range: Range; text: string }; result: TokenView }
  /** Reports progress under `workDoneToken`, and stops when the request is cancelled. */
  | { method: 'inferenceCost/estimateWorkspace'; params: { workDoneToken?: string }; result: EstimateReport };

export type ServerNotification =
  /** Prices may have changed for any document: a configuration file, a setting or a choice changed. */
  { method: 'inferenceCost/deploymentChanged'; params: null };

export type ClientRequestMethod = ClientRequest['method'];
export type ParamsOf<M extends ClientRequestMethod> = Extract<ClientRequest, { method: M }>['params'];
export type ResultOf<M extends ClientRequestMethod> = Extract<ClientRequest, { method: M }>['result'];

export interface DocumentScope {
  readonly uri?: string;
}

/** The deployment in force, in words that are ready to be shown. */
export interface DeploymentStatus {
  /** e.g. `2×H100 SXM`. */
  readonly hardware: string;
  /** e.g. `Llama 3.3 70B · fp8`. */
  readonly model: string;
  /** One line on where it stands: the deployment's name in a file, the personal setting, or the built-in stand-in. */
  readonly origin: string;
  /** The configuration file that says so; absent where none does. */
  readonly configurationUri?: string;
  /** Set when the configuration has errors or the model does not fit: what is wrong, in one line. */
  readonly problem?: string;
}

export type ChoiceKind = 'hardware' | 'model';

export interface Choice {
  readonly id: string;
  /** Choices come sorted; a new group starts where this differs from the one before. */
  readonly group: string;
  readonly label: string;
  /** Price: beside the label. */
  readonly description: string;
  /** Facts and the effect on the deployment in force: the line below. */
  readonly detail: string;
  readonly inForce: boolean;
}

/** Where a choice is written: a configuration file with its whole new text, or, without a workspace folder, a setting. */
export type ChoiceEdit =
  | { readonly target: 'file'; readonly uri: string; readonly exists: boolean; readonly newText: string }
  | { readonly target: 'setting'; readonly key: string; readonly value: Readonly<Record<string, string | number>> };

/** What a link in a hover hands to the command that shows tokens. */
export interface PlaceInDocument {
  readonly uri: string;
  readonly position: Position;
}

/** A prompt's known text, token by token; placeholders have no tokens yet. */
export interface TokenView {
  /** One line: how many, and by which vocabulary. */
  readonly summary: string;
  readonly tokens: readonly { readonly id: number; readonly range: Range }[];
}

export interface EstimateReport {
  readonly title: string;
  readonly markdown: string;
}

/** What the client tells the server when it starts it; every field is optional so that any editor can be a client. */
export interface InitializationOptions {
  /** Translations by English message, as `vscode.l10n.bundle` has them. */
  readonly translations?: Readonly<Record<string, string>>;
  /** Commands that Markdown may link to; a client without command links gives none. */
  readonly commandLinks?: boolean;
  /** The client itself validates `inference-cost.json` against its JSON schema. */
  readonly validatesSchema?: boolean;
  /** Settings for clients that cannot answer `workspace/configuration`. */
  readonly settings?: unknown;
}

/** What a call site brings to the Scenario Explorer: its request, and the deployment in force. */
export interface ExplorerSeed {
  /** e.g. `src/chat.py:42`. */
  readonly origin: string;
  readonly deployment: DeploymentSettings;
  readonly inputTokens: number;
  readonly sharedPrefixTokens: number;
  readonly outputTokens: number;
}

/** What the host tells the Scenario Explorer's page. */
export type ExplorerHostMessage =
  | {
      readonly type: 'open';
      /** An `ExplorerSeed` as JSON, to be read with `readSeed`; absent leaves the request as it is. */
      readonly seed?: unknown;
      /** What a page last asked to be remembered. */
      readonly saved?: string;
      /** Translations by English message. */
      readonly translations: Readonly<Record<string, string>>;
    }
  /** Another page of the explorer has changed what both show. */
  | { readonly type: 'saved'; readonly saved: string }
  /** A scenario file that the user chose, unread. */
  | { readonly type: 'scenario-file'; readonly name: string; readonly text: string }
  /** A deployment of `inference-cost.json`, with the traffic of that file where it says any. */
  | ({ readonly type: 'deployment' } & ConfiguredDeployment);

/** What the page tells the host. The page is not trusted: `editor/explorer-message.ts` checks every message. */
export type ExplorerViewMessage =
  | { readonly type: 'ready' }
  /** What the page shows, to be there again after the window, or VS Code, has been closed. */
  | { readonly type: 'remember'; readonly saved: string }
  /** Asks for a file to be written where the user says. */
  | { readonly type: 'export'; readonly format: ExportFormat; readonly name: string; readonly content: string }
  /** Asks for one file for each picture in a folder that the user chooses. */
  | {
      readonly type: 'export-pictures';
      readonly format: 'svg' | 'png';
      readonly pictures: readonly { readonly name: string; readonly content: string }[];
    }
  /** Asks for a file that the user chooses to be read. */
  | { readonly type: 'open-scenario-file' }
  /** Asks for one of the deployments of `inference-cost.json`, which the user chooses. */
  | { readonly type: 'load-deployment' }
  /** Asks for a deployment to be written to `inference-cost.json`, once the user agrees to what changes. */
  | ({ readonly type: 'save-deployment' } & DeploymentToSave);

/** A PNG travels in base64, the others as they are. */
export type ExportFormat = 'markdown' | 'csv' | 'scenario' | 'svg' | 'png';

/** A deployment of `inference-cost.json` by its name there. */
export interface ConfiguredDeployment {
  readonly name: string;
  readonly settings: DeploymentSettings;
  readonly callsPerMonth?: number;
}

export interface DeploymentToSave {
  readonly name: string;
  /** Settings as JSON; the server checks them. */
  readonly deployment: unknown;
  readonly callsPerMonth: number;
}

/** What is in a configuration file for the Scenario Explorer. */
export interface ConfiguredDeployments {
  /** Absent where there is no file. */
  readonly configurationUri?: string;
  readonly deployments: readonly ConfiguredDeployment[];
}

/** How a deployment is written down, and what that would change in the file, one line for each value; empty: nothing is overwritten. */
export interface DeploymentEdit {
  readonly edit: ChoiceEdit;
  readonly overwrites: readonly string[];
}
