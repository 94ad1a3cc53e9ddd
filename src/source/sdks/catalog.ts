import type { LanguageId, PromptRole } from '../call-site.ts';
import { escapePattern } from '../escape-pattern.ts';
import { pythonFamily } from './languages.ts';
import type { CallDeclaration, HttpFunction, Place, SdkDeclaration } from './sdk.ts';

export interface KnownCall {
  readonly sdk: SdkDeclaration;
  readonly call: CallDeclaration;
  /** The URL of a call through an HTTP client. */
  readonly baseUrl?: string;
}

/** A method by which an SDK is known: its calls, and what one must be given to count. */
export interface ParticularMethod {
  readonly calls: readonly KnownCall[];
  readonly requires: readonly Place[];
  /** What a file must contain, one of them, for the method to count. */
  readonly markers?: readonly string[];
  /** Only where the first argument is not written out. */
  readonly prepared?: true;
}

/** Names in the longest particular method: `beta.chat.completions.with_raw_response.create`. */
export const longestMethod = 5;

/** Classes that are known by how their paths are written. */
interface Family {
  readonly path: RegExp;
  readonly receiver: string;
  readonly model: readonly Place[] | undefined;
}

/** A path as a declaration has it, and the short name of what it makes; the path itself where there is none. */
interface PathName {
  readonly path: string;
  readonly name: string;
  /** Where a call of the path is given what it only wraps. */
  readonly wrapped: string | undefined;
  /** What the path makes holds messages: those that it is given, or those that statements add. */
  readonly holds: 'list' | 'memory' | undefined;
}

/** Paths of programs whose names are kept. */
const mostNames = 5000;

/** `a.{b,c}.d` is `a.b.d` and `a.c.d`; braces do not nest. */
function expandBraces(path: string): readonly string[] {
  if (!path.includes('{')) return [path];
  const [start, ...rest] = path.split(/[{}]/);
  let paths = [start!];
  // Choices and what stands behind them, by turns.
  for (let at = 0; at < rest.length; at += 2) {
    const ends = rest[at]!.split(',').map(choice => choice + rest[at + 1]!);
    paths = paths.flatMap(path => ends.map(end => path + end));
  }
  return paths;
}

/**
 * The package that a path begins with: `openai` of `openai.types`, `com.acme` of `com.acme.text` and `github.com/acme/text` of
 * `github.com/acme/text/v2`, where a domain alone says nothing.
 */
const topPackage = (path: string): string | undefined =>
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[^/.$()]+(?:\/[^/.$()]+)?|^(?:@[^/]*\/)?(?:(?:com|org|net|dev|io|ai)\.)?[^./$()]+/.exec(
    path,
  )?.[0];

/** Packages of many makers, and one whose name any project's folder may have. */
const sharedPackages = new Set(['google', 'azure', 'agents']);

/** A path up to its first class: `a.b.Agent` of `a.b.Agent.from_tools`. */
const classIn = (path: string): string | undefined => /^(?:[^.$()]+\.)+?\p{Lu}[^.()]*/u.exec(path)?.[0];

/** How many names two paths begin with in common. */
function sharedSteps(one: string, other: string): number {
  const [a, b] = [one.split('.'), other.split('.')];
  const differs = a.findIndex((name, index) => name !== b[index]);
  return differs < 0 ? a.length : differs;
}

/** The declarations of one language, indexed by path. */
export class SdkCatalog {
  /** Path of a receiver, as a program makes it, to its short name `$sdk:receiver`. */
  readonly receivers = new Map<string, string>();
  readonly sdks = new Map<string, SdkDeclaration>();
  readonly transparent = new Set<string>();
  readonly fluent = new Set<string>();
  readonly composable = new Set<string>();
  readonly wrappers = new Map<string, string>();
  readonly lists = new Set<string>();
  readonly memories = new Set<string>();
  readonly models = new Map<string, Omit<NonNullable<SdkDeclaration['models']>[number], 'paths'>>();
  readonly messages = new Map<string, NonNullable<SdkDeclaration['messages']>[number]>();
  readonly calls = new Map<string, KnownCall[]>();
  /** Decorators that add to an object's prompt: path of the decorator to the role of what the function returns. */
  readonly decorators = new Map<string, PromptRole>();
  /** Decorators that make a function a tool. */
  readonly toolDecorators = new Set<string>();
  /** Methods that are given a tool's definition. */
  readonly toolMethods = new Set<string>();
  /** What a program's class says that derives from a receiver. */
  readonly agentClasses = new Map<string, KnownCall>();
  /** Whether a declared call makes an agent. */
  readonly knowsAgents: boolean;
  /** Methods that are called without parentheses. */
  readonly bare = new Set<string>();
  readonly http = new Map<string, { readonly sdk: SdkDeclaration; readonly request: HttpFunction }>();
  /** Methods that send a request, whatever they are called on. */
  readonly sends = new Map<string, { readonly sdk: SdkDeclaration; readonly request: HttpFunction }>();
  readonly globals = new Set<string>();
  /** What methods make, whatever they are called on, in a file that names their SDK. */
  readonly makers = new Map<string, { readonly receiver: string; readonly markers: readonly string[] }>();
  /** Objects, calls and calls of blocks that set something for all requests. */
  readonly setForAll = { objects: new Set<string>(), calls: new Set<string>(), blocks: new Set<string>() };
  readonly #families: Family[] = [];
  readonly #names = new Map<string, PathName>();
  /** Methods by which an SDK is known where its object is not. */
  readonly #particular = new Map<string, ParticularMethod[]>();
  readonly #particularEnds = new Set<string>();
  readonly #markers: RegExp;
  readonly #isPython: boolean;
  /** Last names of the calls and HTTP requests that declarations know; made when it is first asked for. */
  #callEnds: ReadonlySet<string> | undefined;
  readonly #modules = new Set<string>();
  readonly #prefixes = new Set<string>();
  /** Classes by their full names, of whose objects a declaration says something without a name of its own for them. */
  readonly #instances = new Set<string>();
  /** Full paths of declared classes, by package and name: a package has them in several modules. */
  readonly #classes = new Map<string, Set<string>>();

  constructor(declarations: readonly SdkDeclaration[], language: LanguageId) {
    this.#isPython = pythonFamily.includes(language);
    const markers: string[] = [];
    for (const sdk of declarations) {
      if (!sdk.languages.includes(language)) continue;
      this.sdks.set(sdk.id, sdk);
      markers.push(...sdk.markers);
      const full = (paths: readonly string[]) =>
        paths
          .flatMap(expandBraces)
          .map(path => (path.startsWith('$') && !path.includes(':') ? `$${sdk.id}:${path.slice(1)}` : path));
      for (const [name, paths] of Object.entries(sdk.receivers ?? {}))
        for (const path of full(paths)) this.receivers.set(path, `$${sdk.id}:${name}`);
      for (const { path, receiver, model } of sdk.families ?? [])
        this.#families.push({ path, receiver: `$${sdk.id}:${receiver}`, model });
      for (const { methods, receiver } of sdk.makers ?? [])
        for (const method of methods)
          this.makers.set(method, { receiver: `$${sdk.id}:${receiver}`, markers: sdk.markers });
      for (const kind of ['objects', 'calls', 'blocks'] as const)
        for (const path of full(sdk.setForAll?.[kind] ?? [])) this.setForAll[kind].add(path);
      for (const path of full(sdk.transparent ?? [])) this.transparent.add(path);
      for (const path of full(sdk.fluent ?? [])) this.fluent.add(path);
      for (const path of full(sdk.composable ?? [])) this.composable.add(path);
      for (const wrapper of sdk.wrappers ?? [])
        for (const path of full(wrapper.paths)) this.wrappers.set(path, wrapper.argument);
      for (const path of full(sdk.lists ?? [])) this.lists.add(path);
      for (const path of full(sdk.memories ?? [])) this.memories.add(path);
      for (const model of sdk.models ?? []) {
        const provider = model.provider ?? sdk.provider;
        const known = provider ? { ...model, provider } : model;
        for (const path of full(model.paths)) this.models.set(path, known);
      }
      for (const message of sdk.messages ?? [])
        for (const path of full(message.paths)) this.messages.set(path, message);
      for (const request of sdk.http?.functions ?? []) {
        for (const path of full(request.paths)) this.http.set(path, { sdk, request });
        for (const method of request.sends ?? []) this.sends.set(method, { sdk, request });
      }
      for (const { of, call } of sdk.agentClasses ?? [])
        this.agentClasses.set(`$${sdk.id}:${of}`, { sdk, call: { ...call, paths: [], kind: 'agent' } });
      for (const name of sdk.globals ?? []) this.globals.add(name);
      for (const call of sdk.calls) {
        for (const path of full(call.paths)) {
          if (call.bare) this.bare.add(path.slice(path.lastIndexOf('.') + 1));
          const known = this.calls.get(path);
          if (known?.[0]?.sdk === sdk) known.push({ sdk, call });
          else this.calls.set(path, [{ sdk, call }]);
        }
        for (const path of full(call.toolMethods ?? [])) this.toolMethods.add(path);
        for (const path of full(call.toolDecorators ?? [])) this.toolDecorators.add(path);
        if (call.decorators)
          for (const path of full(call.decorators.paths)) this.decorators.set(path, call.decorators.role);
      }
    }
    this.knowsAgents = [...this.calls.values()].some(known => known.some(({ call }) => call.kind === 'agent'));
    for (const sdk of declarations) if (sdk.languages.includes(language)) this.#indexParticular(sdk);
    const roots = new Set<string>();
    for (const paths of [this.receivers, this.calls, this.models, this.messages, this.wrappers, this.lists, this.http])
      for (const path of paths.keys()) {
        const end = path.indexOf('(');
        if (end >= 0 && path.startsWith(').', end + 1)) this.#instances.add(path.slice(0, end + 2));
        roots.add(end < 0 ? path : path.slice(0, end));
      }
    for (const root of roots) {
      this.#addPrefixes(root);
      const module = topPackage(root);
      if (module) this.#modules.add(module);
      if (module && this.#isPython) this.#addClass(module, root);
    }
    this.#markers = markers.length ? new RegExp(markers.map(escapePattern).join('|')) : /(?!)/;
  }

  /** Where one is known, so are those that it begins with. */
  #addPrefixes(root: string): void {
    for (let prefix = root; !this.#prefixes.has(prefix); ) {
      this.#prefixes.add(prefix);
      const at = prefix.lastIndexOf('.');
      if (at < 0) return;
      prefix = prefix.slice(0, at);
    }
  }

  #indexParticular(sdk: SdkDeclaration): void {
    for (const { methods, on, requires = [], provider, imported, prepared } of sdk.particular ?? [])
      for (const method of methods.flatMap(expandBraces)) {
        const calls = this.callsAt(`$${sdk.id}:${on}.${method}`) ?? [];
        const { provider: own, ...anyone } = sdk;
        this.#particularEnds.add(method.slice(method.lastIndexOf('.') + 1));
        const known = {
          calls: calls.map(call => ({ ...call, sdk: provider && own ? sdk : anyone })),
          requires,
          ...(imported ? { markers: sdk.markers } : {}),
          ...(prepared ? { prepared } : {}),
        };
        this.#particular.set(method, [...(this.#particular.get(method) ?? []), known]);
      }
  }

  /** The short name of what a path makes. */
  receiverOf(path: string): string | undefined {
    return this.receivers.get(path) ?? this.#familyOf(path)?.receiver;
  }

  /**
   * What a path is called from here on: the path that a declaration has for its class, and the short name of what it makes. Programs write
   * the same paths again and again.
   */
  nameOf(written: string): PathName {
    const known = this.#names.get(written);
    if (known) return known;
    const path = this.declaredClass(written) ?? written;
    const holds = this.memories.has(written) ? 'memory' : this.lists.has(written) ? 'list' : undefined;
    const name: PathName = {
      path,
      name: this.receiverOf(path) ?? path,
      wrapped: this.wrappers.get(written),
      holds,
    };
    if (this.#names.size >= mostNames) this.#names.clear();
    this.#names.set(written, name);
    return name;
  }

  /** Where the model stands on what a path makes, and whose it is. */
  modelAt(path: string): Omit<NonNullable<SdkDeclaration['models']>[number], 'paths'> | undefined {
    const known = this.models.get(path);
    if (known) return known;
    const at = this.#familyOf(path)?.model;
    return at && { at };
  }

  #familyOf(path: string): Family | undefined {
    return path.startsWith('$') ? undefined : this.#families.find(family => family.path.test(path));
  }

  /** Whether one of the particular methods ends in a name. */
  endsParticular(name: string): boolean {
    return this.#particularEnds.has(name);
  }

  /** The SDKs that a method's names may belong to, the longest of their endings first. */
  particularMethods(names: readonly string[]): readonly ParticularMethod[] {
    for (let from = Math.max(0, names.length - longestMethod); from < names.length; from++) {
      const known = this.#particular.get(names.slice(from).join('.'));
      if (known) return known;
    }
    return [];
  }

  /** What a path may call; a declaration can take every method of a receiver. */
  callsAt(path: string): readonly KnownCall[] | undefined {
    const known = this.calls.get(path);
    // Only objects with a name of their own (`$service`) take every method.
    return known || !path.startsWith('$') ? known : this.calls.get(`${path.slice(0, path.lastIndexOf('.'))}.*`);
  }

  /** Whether a path, such as a class by its full name, begins something that a declaration names. */
  startsPath(path: string): boolean {
    return this.#prefixes.has(path);
  }

  /** Whether a path, such as `httpx.Client()`, is an object that a declaration says something of. */
  hasInstances(path: string): boolean {
    return this.#instances.has(path);
  }

  #addClass(module: string, root: string): void {
    const name = classIn(root);
    if (!name || sharedPackages.has(module)) return;
    const key = `${module}:${name.slice(name.lastIndexOf('.') + 1)}`;
    this.#classes.set(key, (this.#classes.get(key) ?? new Set()).add(name));
  }

  /**
   * A class by the path that a declaration has for it, where another module of its package is named (`agno.agent.agent.Agent` for
   * `agno.agent.Agent`): of several the one whose modules are most alike, none when two that differ are equally so.
   */
  declaredClass(path: string): string | undefined {
    if (this.#classes.size === 0) return undefined;
    const last = path.slice(path.lastIndexOf('.') + 1);
    if (!/^\p{Lu}/u.test(last) || this.startsPath(path)) return undefined;
    const names = this.#classes.get(`${topPackage(path)}:${last}`);
    if (!names) return undefined;
    let nearest: string[] = [];
    let most = 0;
    for (const name of names) {
      const shared = sharedSteps(name, path);
      if (shared > most) nearest = [];
      if (shared >= most) nearest.push(name);
      most = Math.max(most, shared);
    }
    const [first] = nearest;
    return nearest.every(name => this.#meansSame(name, first!)) ? first : undefined;
  }

  /**
   * What a name can only mean where nothing says whose it is: a package, or a class that one SDK alone makes objects of; of several that of
   * the package of its name (`openai.OpenAI`).
   */
  pathNamed(name: string): string | undefined {
    if (this.#modules.has(name) && !sharedPackages.has(name)) return name;
    const all = /^\p{Lu}/u.test(name)
      ? [...this.#classes].flatMap(([key, paths]) => (key.endsWith(`:${name}`) ? [...paths] : []))
      : [];
    const own = all.filter(path => topPackage(path) === name.toLowerCase());
    const [first, ...others] = own.length > 0 ? own : all;
    const isMade = first && (this.receivers.has(`${first}()`) || this.calls.has(first));
    return isMade && others.every(path => this.#meansSame(path, first)) ? first : undefined;
  }

  #meansSame(one: string, other: string): boolean {
    return (
      this.receivers.get(`${one}()`) === this.receivers.get(`${other}()`) &&
      this.calls.get(one)?.[0]?.call === this.calls.get(other)?.[0]?.call &&
      this.models.get(`${one}()`)?.provider === this.models.get(`${other}()`)?.provider
    );
  }

  /** Whether an import names a package that a declaration speaks of. */
  knowsModule(specifier: string): boolean {
    return this.#modules.has(specifier) || this.#modules.has(topPackage(specifier) ?? '');
  }

  /**
   * Whether an import is of a declared package. In Python a project may have a file or folder of its name (`llm.py`, `swarm/`): there the
   * package is meant when a declaration knows what is wanted of it.
   */
  meansPackage(specifier: string, name?: string): boolean {
    if (!this.knowsModule(specifier)) return false;
    if (!this.#isPython) return this.#isDeclaredPart(specifier);
    const path = name === undefined ? specifier : `${specifier}.${name}`;
    return this.startsPath(path) || this.declaredClass(path) !== undefined;
  }

  /** `com.microsoft.semantickernel.…`, and not all that a company calls `com.microsoft.…`: a declaration goes a step further. */
  #isDeclaredPart(specifier: string): boolean {
    const top = topPackage(specifier) ?? '';
    const steps = specifier.slice(top.length).split('.');
    return specifier.includes('/') || steps.length <= 2 || this.startsPath(`${top}.${steps[1]}`);
  }

  /** Whether programs load packages by functions that are given their names. */
  get loadsByName(): boolean {
    return this.#isPython;
  }

  /** Whether the path of a call or of an HTTP request ends in a name. */
  endsCall(name: string): boolean {
    this.#callEnds ??= new Set(
      [...this.calls.keys(), ...this.http.keys()].map(path => path.slice(path.lastIndexOf('.') + 1)),
    );
    return this.#callEnds.has(name);
  }

  /** Whether a text can hold a call at all; cheap, so that most files are never parsed. */
  mayHoldCalls(text: string): boolean {
    return this.#markers.test(text);
  }
}
