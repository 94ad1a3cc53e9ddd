import type { CallKind, LanguageId, PromptRole } from '../call-site.ts';

/**
 * Where an argument stands:
 * - `model` a named argument, an entry of an options object, or a builder's setter of that name
 * - `config.max_output_tokens` inside another one; `#0` the first positional argument; `#0.text` inside it
 * - `^model` the same, but on the constructor or builder calls that made the receiver
 * - `#0.new#1` the second argument of the call of `new` among those that made the first argument
 * - `^` what the call is made on; `**` what is spread into its named arguments; `*` the texts among them; `#1.*` those of an object
 * - `~llm` what the program set once for all its requests (`setForAll`); `~llm.model` inside it
 * Names match without regard to case and underscores, so one place covers `max_tokens`, `maxTokens` and `MaxTokens`.
 */
export type Place = string;

/** A prompt text or message list, with the role that text without one of its own has. */
export interface PromptPlace {
  readonly at: Place;
  readonly role: PromptRole;
  /** Not sent where something stands at this place: a default, and what a request says instead. */
  readonly unless?: Place;
  /** Placeholders inside the text, when it is a template. */
  readonly template?: TemplateSyntax;
  /** Each string of a list is a request of its own (embeddings, batches): no roles, no history. */
  readonly batch?: boolean;
  /** The value is made by a builder: its setters that add a message, with the message's role. */
  readonly builder?: Readonly<Record<string, PromptRole>>;
}

/** `{x}`, `{{x}}` (Handlebars drops its blocks), `%s`, `$x`; `braces` where the format is set elsewhere: double braces when the text has any, else single ones around a name; `{{.x}}` of Go and `<%= x %>` of Ruby. */
export type TemplateSyntax =
  | 'single-brace'
  | 'double-brace'
  | 'handlebars'
  | 'braces'
  | 'dollar'
  | 'printf'
  | 'go'
  | 'erb';

/** Where what a call sends besides messages stands; a key left out is where most SDKs have it. */
export interface CarriesDeclaration {
  readonly tools?: readonly Place[];
  readonly toolChoice?: readonly Place[];
  /** The schema that the answer must follow. */
  readonly schema?: readonly Place[];
}

export interface LimitDeclaration {
  /** Keys in the order in which they are looked for; the first is the one to insert. */
  readonly at: readonly Place[];
  /** What the SDK does without one. */
  readonly defaultValue?: number;
  /** The key to insert when it is spelled differently from `at[0]`, or false when nothing should be inserted. */
  readonly insert?: string | false;
}

export interface CallDeclaration {
  /**
   * Paths from an import (`openai.ChatCompletion.create`) or from a receiver (`$client.chat.completions.create`). Braces list choices;
   * `$client.*` is any method of a client whose methods are generated.
   */
  readonly paths: readonly string[];
  readonly kind?: CallKind;
  readonly model?: readonly Place[];
  /** Places of the model on the agent that is called: the agent's default, not this call's own choice. */
  readonly agentModel?: readonly Place[];
  /** Decorators of functions whose result is sent along with this object's prompt. */
  readonly decorators?: { readonly paths: readonly string[]; readonly role: PromptRole };
  readonly carries?: CarriesDeclaration;
  /** Decorators that make a function a tool of this object. */
  readonly toolDecorators?: readonly string[];
  /** Methods of this object that are given a tool's name, description and parameters. */
  readonly toolMethods?: readonly string[];
  /** The call is a decorator, and what it decorates returns the prompt; the role of its text. */
  readonly decoratedFunction?: PromptRole;
  /** The call is a decorator, and the docstring of what it decorates is a text of this role. */
  readonly decoratedDocstring?: PromptRole;
  /** Reported only when it brings text or tools. */
  readonly unlessEmpty?: boolean;
  /** Report only when the value at one of these places is a receiver of this SDK. */
  readonly whenReceiver?: { readonly at: readonly Place[]; readonly receiver: string };
  /**
   * The object that the call is made on is put together of others by `setter`, each at `at`: the call is made on the one of them
   * that is `receiver`, and sends the messages that the others are. Not reported when none is.
   */
  readonly through?: { readonly setter: string; readonly at: Place; readonly receiver: string };
  /** The call generates inside a program: it sends what the statements before it put together, and is made on what they began with. */
  readonly program?: true;
  /** Report only when the text at a place is one of these. */
  readonly when?: { readonly at: Place; readonly among: readonly string[] };
  /** Model that the SDK takes when none is given. */
  readonly defaultModel?: string;
  readonly prompt?: readonly PromptPlace[];
  readonly limit?: LimitDeclaration;
  readonly choices?: readonly Place[];
  /** The provider's batch interface: later, and for less. */
  readonly batched?: true;
  readonly stream?: readonly Place[] | true;
  readonly reasoningEffort?: readonly Place[];
  /** A request also without parentheses, where a language reads such a call like a field (Ruby's `chat.complete`). */
  readonly bare?: true;
  /** Not reported without text, nor when another call of the file sends that text. */
  readonly unlessUsed?: boolean;
  /** Report only when this place is given. */
  readonly requires?: readonly Place[];
  /** Not reported when one of these is given: a request for something else than text. */
  readonly rulesOut?: readonly Place[];
  /** Not reported when sound or a picture stands at one of these instead of text. */
  readonly rulesOutMedia?: readonly Place[];
  readonly baseUrl?: readonly Place[];
}

/** An endpoint of a model server, for calls through a general HTTP client. Places count inside the request's body. */
export interface HttpEndpoint extends Omit<CallDeclaration, 'paths'> {
  /** Matches the URL's path, without query; `{}` stands for what is not known. */
  readonly path: RegExp;
  /** The model's name inside the path. */
  readonly modelInPath?: RegExp;
  /** Other services have such a path, too: the address or the file says one of these words, or the body holds one of these keys. */
  readonly shared?: { readonly words: readonly string[]; readonly keys: readonly Place[] };
}

export interface HttpFunction {
  readonly paths: readonly string[];
  readonly url: readonly Place[];
  readonly body: readonly Place[];
  /** Methods that send what something else put together: they count on an object of which nothing is known, too. */
  readonly sends?: readonly string[];
  /** Programs of this language serve: a path alone is a client's, and an address from the settings is told by the body. */
  readonly onServer?: true;
  /** Of a client that was made for one host: a path alone is that host's. */
  readonly onClient?: true;
}

/** Keys of an application's settings, without hyphens, underscores and case, for its chat requests and its embeddings. */
export interface SettingsDeclaration {
  readonly chat: { readonly model: RegExp; readonly limit: RegExp };
  readonly embedding: { readonly model: RegExp; readonly limit?: undefined };
}

/** Names that a program gives to models, on the call that made what is asked for one of them. */
export interface AliasDeclaration {
  /** Tables of models by their names. */
  readonly tables?: readonly Place[];
  /** What is asked for the names that stand in no table. */
  readonly otherwise?: Place;
  /** A table of such objects or providers: a name begins with its key, up to a separator (`openai:gpt-4o`). */
  readonly registry?: { readonly table: Place; readonly separator: Place };
}

export interface SdkDeclaration {
  readonly id: string;
  readonly languages: readonly LanguageId[];
  /** Provider's id in price lists; absent when the model or base URL decides. */
  readonly provider?: string;
  /** Text that a file must contain for this SDK to be looked for. */
  readonly markers: readonly string[];
  /** Names for objects that calls are made on, with the paths that make one. */
  readonly receivers?: Readonly<Record<string, readonly string[]>>;
  /**
   * Methods so particular to this SDK that a call of them is taken for its own on an object that nothing else is known of, when
   * all of `requires` are given. `on` is the receiver that it then has; `provider` says that only this provider answers them;
   * `imported` that the file must name the SDK, as programs do in languages where a request's type is imported; `prepared` that the first
   * argument must be a request that was put together elsewhere: no object whose keys are known.
   */
  readonly particular?: readonly {
    readonly methods: readonly string[];
    readonly on: string;
    readonly requires?: readonly Place[];
    readonly provider?: boolean;
    readonly imported?: boolean;
    readonly prepared?: boolean;
  }[];
  /**
   * Classes that many makers' packages have by one pattern of their paths (`llama_index.llms.groq.Groq()`), where no declaration names
   * the class itself: what they make is this receiver, and where its model stands.
   */
  readonly families?: readonly {
    readonly path: RegExp;
    readonly receiver: string;
    readonly model?: readonly Place[];
  }[];
  /** Methods so particular that what they give is this receiver, also of an object that nothing else is known of (`index.as_query_engine()`). */
  readonly makers?: readonly { readonly methods: readonly string[]; readonly receiver: string }[];
  /** Where a program sets once what holds for all requests that say nothing of their own. */
  readonly setForAll?: {
    /** Imported objects on which statements set it: `Settings.llm = llm`. */
    readonly objects?: readonly string[];
    /** Calls that are given it: `dspy.configure(lm=lm)`. */
    readonly calls?: readonly string[];
    /** Calls that are given it for what stands in their block: `with dspy.context(lm=lm):`. */
    readonly blocks?: readonly string[];
  };
  /** Methods that give their receiver back (`$model.bind_tools`). */
  readonly transparent?: readonly string[];
  /** Builders: every method that nothing else is said of gives the builder back. */
  readonly fluent?: readonly string[];
  /** Functions that give an argument back, changed or wrapped (`instructor.from_openai`). */
  readonly wrappers?: readonly { readonly paths: readonly string[]; readonly argument: Place }[];
  /** Classes that hold what their constructor is given, in order. */
  readonly lists?: readonly string[];
  /** What makes an empty list of messages: a conversation's memory, to which statements add. */
  readonly memories?: readonly string[];
  /** Functions that make a model value: where its name stands, and whose it is. */
  readonly models?: readonly {
    readonly paths: readonly string[];
    readonly at: readonly Place[];
    readonly provider?: string;
    readonly aliases?: AliasDeclaration;
  }[];
  /** Classes and functions that make a message or text: where its content stands. */
  readonly messages?: readonly {
    readonly paths: readonly string[];
    readonly role: PromptRole | 'inherit';
    readonly at: readonly Place[];
    readonly roleAt?: Place;
    readonly template?: TemplateSyntax;
  }[];
  /** Receivers from which a program's classes derive that are agents, and where such a class says what they are told. */
  readonly agentClasses?: readonly { readonly of: string; readonly call: Omit<CallDeclaration, 'paths'> }[];
  readonly calls: readonly CallDeclaration[];
  readonly http?: { readonly functions: readonly HttpFunction[]; readonly endpoints: readonly HttpEndpoint[] };
  /** Names that programs use without an import (`fetch`). */
  readonly globals?: readonly string[];
  /** Where an application says what its code leaves out. */
  readonly settings?: SettingsDeclaration;
  /** Receivers that `|` and `.pipe` compose into something that is called like them. */
  readonly composable?: readonly string[];
  readonly carries?: CarriesDeclaration;
  readonly baseUrl?: readonly Place[];
}
