import type { PromptSegment, Range } from './call-site.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A tool or function that a model is offered. */
export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema of its arguments. */
  readonly parameters?: JsonValue;
}

interface Carried {
  /** Where it stands; in `file` when that is not the call's own file. */
  readonly range?: Range;
  readonly file?: string;
}

/** What is known of JSON that a request carries. */
export interface Definition extends Carried {
  /** `written`: as it is sent. `derived`: the SDK makes JSON of code, such as a function's signature, a class or a Zod schema. */
  readonly form: 'written' | 'derived';
  /** Names of what only the running program knows. */
  readonly unknown: readonly string[];
}

/** Every tool that a request offers. */
export interface CarriedTools extends Definition {
  readonly kind: 'tools';
  readonly tools: readonly ToolDefinition[];
  /** Tools that the provider defines itself (`web_search`), by their type. */
  readonly builtIn: readonly string[];
  readonly choice: 'auto' | 'none' | 'any' | 'tool';
}

/** The JSON Schema that the answer must follow. */
export interface CarriedSchema extends Definition {
  readonly kind: 'schema';
  /** Absent when nothing of it is known. */
  readonly schema?: JsonValue;
}

/** What the agent that a run starts adds to it: a message of the agent's own, which stands where the agent is made. */
export interface CarriedInstructions extends Carried {
  readonly kind: 'instructions';
  readonly segments: readonly PromptSegment[];
}

export interface CarriedImage extends Carried {
  readonly kind: 'image';
  readonly detail?: 'low' | 'high' | 'auto';
}

/** What a request holds besides the text of its messages; providers bill it as input. */
export type CarriedPart = CarriedInstructions | CarriedTools | CarriedSchema | CarriedImage;
