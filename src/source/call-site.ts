import type { CarriedPart } from './carried-part.ts';

/** 1-based; columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * - `call`: a request to a model. `embedding`: a request for vectors.
 * - `agent`: an object that fixes instructions or a model. `prompt`: a prompt defined here and sent elsewhere.
 * - `wrapper`: the project's own function around a request. `prompt-file`: a file that is a prompt.
 */
export type CallKind = 'call' | 'agent' | 'prompt' | 'wrapper' | 'embedding' | 'prompt-file';

export type PromptRole = 'system' | 'developer' | 'user' | 'assistant' | 'tool' | 'schema' | 'history';

/** A stretch of a prompt: text that is known, or a value that only the running program knows. */
export type PromptSegment =
  | { readonly kind: 'static'; readonly text: string; readonly range?: Range }
  | { readonly kind: 'placeholder'; readonly name: string; readonly range?: Range };

/** One message, system text, tool or schema, in the order in which it is sent. */
export interface PromptPart {
  readonly role: PromptRole;
  readonly segments: readonly PromptSegment[];
  /** Where the text stands; in `file` when that is not the call's own file. */
  readonly range?: Range;
  readonly file?: string;
  /** The argument of the call, in its own file, that alone gives this text: a literal or a name. */
  readonly argument?: Range;
  /** A provider's mark that asks for this prefix to be cached. */
  readonly cacheMarked?: boolean;
}

/** Where the model's name was found; `unknown` when only the running program knows it. */
export interface ModelReference {
  readonly id?: string;
  readonly from: 'literal' | 'constant' | 'default' | 'unknown';
  readonly range?: Range;
}

/** The key that limits output in this SDK, and where a missing one would be written. */
export interface OutputLimit {
  /** e.g. `max_completion_tokens`; absent where the SDK has no such key. */
  readonly key?: string;
  readonly value?: number;
  /** No `value`, and yet there may be a limit: one is given, or arguments are spread, that only the running program knows. */
  readonly unread?: true;
  readonly valueRange?: Range;
  /** What the SDK or server does without a limit (vLLM's library default is 16). */
  readonly defaultValue?: number;
  /** A zero-width place and the text to insert there, with `{value}` for the number. */
  readonly insertion?: { readonly at: Position; readonly text: string };
}

/** What sends a request again when it fails. */
export interface Retry {
  /** Requests in all, the first included; undefined where the text does not say. */
  readonly attempts?: number;
  /** Something ends it. */
  readonly bounded: boolean;
  /** Only errors that may pass are met with another attempt. */
  readonly selective: boolean;
  /** The loop's head, the decorator, or the name of the function that repeats. */
  readonly range: Range;
}

export interface CallSite {
  /** `file:line:callee`, unique in a file (a repeated one gets a `#2`). */
  readonly id: string;
  readonly kind: CallKind;
  readonly file: string;
  readonly language: LanguageId;
  /** Notebooks only: index in the notebook's cells; positions then count inside that cell. */
  readonly cell?: number;
  readonly range: Range;
  /** The declaration in `source/sdks/` that recognised it. */
  readonly sdk: string;
  /** The callee as written, e.g. `self.client.chat.completions.create`. */
  readonly callee: string;
  readonly model: ModelReference;
  /** Who answers: a hosted provider's id as price lists spell it, or `self-hosted` for a local base URL. */
  readonly provider?: string;
  readonly baseUrl?: string;
  readonly outputLimit: OutputLimit;
  readonly inLoop: boolean;
  /** Where the text breaks its language's grammar in the call or right around it: what was read of the call may be wrong. */
  readonly syntaxError?: Range;
  readonly retry?: Retry;
  /** The same for calls of a file that run together, one after the other: in one function and the same branch of it. */
  readonly runsWith?: string;
  readonly prompt: readonly PromptPart[];
  /** Tools, the answer's schema and images; absent when the call sends none. */
  readonly carried?: readonly CarriedPart[];
  /** Answers asked for in one request (`n`). */
  readonly choices?: number;
  readonly reasoningEffort?: string;
  /** Where the effort is written, with its quotes, when that is in the call's own file. */
  readonly reasoningEffortRange?: Range;
  readonly stream?: boolean;
  /** Sent to the provider's batch interface, which answers later and for less. */
  readonly batched?: boolean;
}

/** Editor language ids; `javascriptreact` shares JavaScript's grammar. */
export type LanguageId =
  | 'python'
  | 'typescript'
  | 'typescriptreact'
  | 'javascript'
  | 'javascriptreact'
  | 'go'
  | 'java'
  | 'kotlin'
  | 'csharp'
  | 'rust'
  | 'ruby'
  | 'php'
  | 'jupyter'
  | 'prompt-file';
