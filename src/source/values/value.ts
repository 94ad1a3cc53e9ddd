import type { Expression } from '../syntax/expression.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** A place in a file. */
export interface Site {
  readonly module: ModuleView;
  readonly node: SyntaxNode;
}

/** How directly a value was written: at the place of use, through a name, or as the fallback of a parameter or `||`. */
export type Via = 'literal' | 'constant' | 'default';

export type Segment =
  | { readonly text: string; readonly module: ModuleView; readonly start: number; readonly end: number }
  | { readonly name: string; readonly module: ModuleView; readonly start: number; readonly end: number };

export interface TextValue {
  readonly kind: 'text';
  readonly segments: readonly Segment[];
  readonly via: Via;
  /** One of several alternatives, or built up in a loop: what it holds differs from run to run. */
  readonly varies?: true;
  readonly site: Site;
}

/** What JSON has behind commas and colons: Python's serializer a space, others nothing. */
export type Space = '' | ' ';

export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly varies?: true;
  readonly serialized?: Space;
  readonly site: Site;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Value>;
  /** Spread or computed entries whose keys are not known. */
  readonly open: boolean;
  /** Written as JSON: where a text is expected it is one. */
  readonly serialized?: Space;
  readonly site: Site;
}

export type CallExpression = Extract<Expression, { kind: 'call' }>;

/** A call as written, with the values that parameters had where it stands. */
export interface Invocation {
  readonly site: Site;
  readonly call: CallExpression;
  readonly environment: Environment | undefined;
}

/**
 * Something that comes from an imported module: `path` is what was done with the import, such as
 * `openai.OpenAI().chat.completions.create`. A declaration may give a prefix a shorter name (`$openai.client`).
 */
export interface ChainValue {
  readonly kind: 'chain';
  readonly path: string;
  /** The path before a declaration's name for it took its place. */
  readonly written: string;
  /** The link before this one. */
  readonly base?: ChainValue | undefined;
  /** The call that made this link, when it was a call. */
  readonly invocation?: Invocation | undefined;
  /** Values composed by `|` or `.pipe`, in order. */
  readonly stages?: readonly Value[] | undefined;
  /** The project's class that derives from what this is, with fields and methods of its own. */
  readonly derived?: ClassValue;
  /** One of several that a function may return. */
  readonly chosen?: true;
  readonly via?: Via;
  readonly site: Site;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly scope: Scope;
  readonly module: ModuleView;
  readonly environment: Environment | undefined;
  readonly self?: Value;
  readonly site: Site;
}

/** A class of the project, or one of its instances. */
export interface ClassValue {
  readonly kind: 'class' | 'instance';
  readonly scope: Scope;
  readonly module: ModuleView;
  readonly invocation?: Invocation;
  /** One of several classes, as a factory chooses: what it does is known, which model it asks is not. */
  readonly chosen?: true;
  /** The member of an enum that it is. */
  readonly member?: string;
  /** The literal that made the instance, where a language has such. */
  readonly fields?: ObjectValue;
  /** The type stood inside another one (`Context[Dependencies]`): members that the class lacks lead to it. */
  readonly held?: boolean;
  /** Methods that gave the object itself, one after the other: `new Messages().system(text).user(question)`. */
  readonly built?: readonly Environment[] | undefined;
  readonly site: Site;
}

/** Only the running program knows. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly name: string;
  readonly site: Site;
  /** It is known to be a collection. */
  readonly many?: boolean | undefined;
  /** What it is when nothing else was set. */
  readonly otherwise?: Value;
}

export type Value =
  | TextValue
  | ListValue
  | ObjectValue
  | ChainValue
  | FunctionValue
  | ClassValue
  | { readonly kind: 'number'; readonly value: number; readonly site: Site; readonly via: Via }
  | { readonly kind: 'constant'; readonly value: boolean | null; readonly site: Site }
  | UnknownValue;

/** Values of parameters inside a function that is looked into. */
export interface Environment {
  readonly scope: Scope;
  readonly values: ReadonlyMap<string, Value>;
  /** What the function was called on. */
  readonly self?: Value;
  readonly outer: Environment | undefined;
}

export function staticText(value: Value | undefined): string | undefined {
  if (value?.kind !== 'text') return undefined;
  return value.segments.every(segment => 'text' in segment)
    ? value.segments.map(segment => ('text' in segment ? segment.text : '')).join('')
    : undefined;
}

/** Characters of known text that say more than a placeholder, for which 100 tokens are assumed. */
const longText = 400;

/** Whether a text that may be another one stays in sight inside a text: a section of a page is not hidden behind its name. */
export function isLong({ segments }: TextValue): boolean {
  let length = 0;
  for (const segment of segments) if ('text' in segment) length += segment.text.length;
  return length >= longText;
}

/** Marks a text or list as one of several that it may be. */
export const varying = (value: Value): Value =>
  value.kind === 'text' || value.kind === 'list' ? { ...value, varies: true } : value;

export function placeholder(name: string, { module, node }: Site): Segment {
  return { name, module, start: node.start, end: node.end };
}

/** The segments that a value contributes when it is put into a text. */
export function asSegments(value: Value): readonly Segment[] {
  switch (value.kind) {
    case 'text':
      return value.segments;
    case 'number':
      return [
        {
          text: String(value.value),
          module: value.site.module,
          start: value.site.node.start,
          end: value.site.node.end,
        },
      ];
    case 'unknown':
      return [placeholder(value.name, value.site)];
    default: {
      const name = nameOf(value.site);
      // An import stands for a whole statement: its last name says what it is.
      const imported = name === unnamed && value.kind === 'chain' ? lastName(value.path) : undefined;
      return [placeholder(imported ?? name, value.site)];
    }
  }
}

/** What is called something else nowhere. */
const unnamed = 'value';

/** `openingPrompt` of `./prompts.openingPrompt`, `prompt` of `./prompt.default`. */
const lastName = (path: string): string | undefined =>
  /(?<![\p{L}\p{N}_$-])([\p{L}_$][\p{L}\p{N}_$-]*)(?:\.default)?(?:\(\))*$/u.exec(path)?.[1];

export function textOf(segments: readonly Segment[], site: Site, via: Via = 'literal'): TextValue {
  return { kind: 'text', segments, via, site };
}

/** A word that stands for what is written at a place in another way. */
export const writtenAs = (text: string, site: Site): TextValue =>
  textOf([{ text, module: site.module, start: site.node.start, end: site.node.start }], site);

const simpleName = /^[\p{L}_$@][\p{L}\p{N}_$]*$/u;

/** Methods whose result is about what they are called on, whatever they are given. */
const aboutReceiver = new Set(
  'to map filter join slice substring substr replace replaceall split strip rstrip lstrip trim select where collect take first format tostring encode decode unwrap_or unwrap_or_else'.split(
    ' ',
  ),
);

/** `ticket.trim()` and `chunks.map(f)` are about `ticket` and `chunks`. */
function methodReceiver(module: ModuleView, call: CallExpression): SyntaxNode | undefined {
  const callee = module.expression(call.callee);
  if (callee.kind !== 'member') return undefined;
  if (call.arguments.length > 0 && !aboutReceiver.has(callee.name.toLowerCase())) return undefined;
  const object = module.expression(callee.object);
  return object.kind === 'name' || object.kind === 'member' || object.kind === 'call' ? callee.object : undefined;
}

/** The key of `state["topic"]`, `state.get("topic", …)` or `state[:topic]`, when it is written out as a plain word. */
function keyOf(module: ModuleView, node: SyntaxNode | undefined): string | undefined {
  const key = node && module.expression(node);
  const [piece] = key?.kind === 'string' ? key.pieces : [];
  return piece && 'text' in piece && simpleName.test(piece.text) ? piece.text : undefined;
}

const getters = new Set(['get', 'fetch', 'getOrDefault', 'GetValueOrDefault', 'dig']);

const memberName = (module: ModuleView, object: SyntaxNode, name: string) => {
  let outer = module.expression(object);
  for (let step = 0; outer.kind === 'same' && step < 4; step++) outer = module.expression(outer.of);
  return outer.kind === 'name' ? `${outer.name}.${name}` : name;
};

/**
 * A name for what stands at a place: `self.topic` is `topic`, `user.name` and `user["name"]` are `user.name`,
 * `json.dumps(data)` is `data`, `chunks.map(f)` is `chunks`.
 */
export function nameOf({ module, node }: Site): string {
  let at = node;
  for (let step = 0; step < 8; step++) {
    const expression = module.expression(at);
    if (expression.kind === 'name') return expression.name;
    if (expression.kind === 'same') at = expression.of;
    else if (expression.kind === 'index') {
      const key = keyOf(module, expression.key);
      if (key) return memberName(module, expression.object, key);
      at = expression.object;
    } else if (expression.kind === 'member') return memberName(module, expression.object, expression.name);
    else if (expression.kind === 'call') {
      const callee = module.expression(expression.callee);
      const first = expression.arguments[0]?.value;
      const argument = first && module.expression(first);
      const key = callee.kind === 'member' && getters.has(callee.name) ? keyOf(module, first) : undefined;
      if (callee.kind === 'member' && key) return memberName(module, callee.object, key);
      const receiver = methodReceiver(module, expression);
      if (receiver) at = receiver;
      else if (argument && (argument.kind === 'name' || argument.kind === 'member')) at = first!;
      else at = expression.callee;
    } else if (expression.kind === 'comprehension') {
      const name = nameOf({ module, node: expression.body });
      if (name !== unnamed || !expression.of) return name;
      at = expression.of;
    } else if (expression.kind === 'string') {
      const value = expression.pieces.find(piece => 'value' in piece);
      if (!value || !('value' in value)) break;
      at = value.value;
    } else if (expression.kind === 'binary') at = expression.left;
    else if (expression.kind === 'choice') {
      for (const option of expression.options) {
        const name = module.expression(option).kind === 'choice' ? unnamed : nameOf({ module, node: option });
        if (name !== unnamed) return name;
      }
      break;
    } else break;
  }
  const text = module.text(at);
  return simpleName.test(text) ? text : unnamed;
}

/**
 * A value that only the running program knows. Most are never shown, so the name is looked for when it is asked; it is no property
 * of the object itself, and a copy by `...` must give it anew.
 */
export class Unknown implements UnknownValue {
  readonly kind = 'unknown';

  constructor(
    readonly site: Site,
    readonly many?: boolean,
  ) {}

  get name(): string {
    return nameOf(this.site);
  }
}

/** An unknown under a name of its own; each property by itself, as copying all of an object is slow and most names are unknown. */
export const renamed = ({ site, many, otherwise }: UnknownValue, name: string): UnknownValue =>
  otherwise ? { kind: 'unknown', name, site, many, otherwise } : { kind: 'unknown', name, site, many };
