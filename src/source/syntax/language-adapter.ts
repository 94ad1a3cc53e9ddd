import type { Expression } from './expression.ts';
import type { Origin, Parameter } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** What an adapter tells about the declarations that it meets, in document order. */
export interface DeclarationSink {
  /** The file's text between two offsets. */
  text(node: SyntaxNode): string;
  /** A name gets a value in the scope around `node`, from the end of `node` on. */
  bind(name: string, origin: Origin, node: SyntaxNode, type?: SyntaxNode): void;
  /** A field of the class around `node` (`self.x = …`, `this.x = …`, a property). */
  bindField(name: string, origin: Origin, node: SyntaxNode, type?: SyntaxNode): void;
  /** An assignment to a bare name where fields need no `this.`: of the field too, unless a local of that name is meant; in a block that sets an object, only of a field `declared` before. */
  assign(name: string, origin: Origin, node: SyntaxNode, declared?: boolean): void;
  /** A member of the class called `type`, written outside it: Go's methods, fields given in a literal of the type. */
  bindMember(type: string, name: string, origin: Origin, node: SyntaxNode): void;
  parameter(parameter: Parameter, node: SyntaxNode): void;
  base(node: SyntaxNode): void;
  returns(value: SyntaxNode): void;
  call(node: SyntaxNode): void;
  decorated(decorator: SyntaxNode, target: SyntaxNode): void;
}

/** A type annotation, one level deep. */
export type TypeShape =
  | { readonly kind: 'name'; readonly name: string; readonly node: SyntaxNode }
  /** `list[str]`: `of` are annotations again. */
  | { readonly kind: 'generic'; readonly name: string; readonly of: readonly SyntaxNode[] }
  | { readonly kind: 'union'; readonly options: readonly SyntaxNode[] }
  | { readonly kind: 'none' }
  /** An expression in the place of a type: a value of `Literal`, an annotation's note, a class's name in quotes. */
  | { readonly kind: 'value'; readonly node: SyntaxNode }
  | { readonly kind: 'other' };

/** A language, as far as prompts are concerned. Adding a language is adding one of these. */
export interface LanguageAdapter {
  /** File in `media/grammars/`. */
  readonly grammar: string;
  /** Node types that open a scope. */
  readonly scopes: Readonly<Record<string, 'function' | 'class'>>;
  /** The name under which a scope's node is known. */
  scopeName(node: SyntaxNode, text: (node: SyntaxNode) => string): string | undefined;
  /** Called for every node, once, parents first; the scope that `node` opens is already entered. */
  declare(node: SyntaxNode, sink: DeclarationSink): void;
  expression(node: SyntaxNode, text: (node: SyntaxNode) => string): Expression;
  /** Names in a type annotation that may name a class, outermost first. */
  typeNames(node: SyntaxNode): SyntaxNode[];
  /** A type may stand in quotes: `llm: "BaseLLM"`. */
  readonly quotedTypes?: boolean;
  /** What JSON Schema is made of: languages whose SDKs make it of annotations and docstrings. */
  typeShape?(node: SyntaxNode, text: (node: SyntaxNode) => string): TypeShape;
  /** The text that documents a function or class. */
  documentation?(node: SyntaxNode): SyntaxNode | undefined;
  /** Whether a node is a loop, and `child` lies in the part of it that runs many times. */
  loop(node: SyntaxNode, child: SyntaxNode, text: (node: SyntaxNode) => string): boolean;
  /** Text to parse in place of the file's own, of the same length: for what the grammar leaves unparsed. */
  rewrite?(text: string): string;
  /** How a named argument and an entry of an options object are written; undefined where the language has none. */
  namedArgument(key: string, value: string): string | undefined;
  objectEntry(key: string, value: string): string | undefined;
  /** Entries stand in the brackets of a list: `['key' => 1]`. */
  readonly objectsAreLists?: boolean;
  /** A named argument is a positional one with its parameter's name before it, and may hold the call's options. */
  readonly labelledArguments?: boolean;
  /** A lambda that a call is given sets what the call makes: `request { model = "m" }`. */
  readonly blocks?: boolean;
  /** Fields are named without `this.`. */
  readonly implicitThis?: boolean;
  /** A method's bare name calls it. */
  readonly bareCalls?: boolean;
  /** Comments are nodes of the tree, for some say what a variable holds (`//go:embed`). */
  readonly readsComments?: boolean;
  /** Packages are imported whole only for their classes (`import a.b.*`), so that a class that nothing else binds is one of theirs. */
  readonly starredClasses?: boolean;
  /** What a file imports itself, it brings along when it is imported as a whole (`from prelude import *`). */
  readonly starsBringImports?: boolean;
  /** Line ends inside a text are what the file has; elsewhere a `\r\n` of the file is a `\n` of the program. */
  readonly keepsLineEnds?: boolean;
  /** Classes of packages are known by their full names without an import. */
  readonly globalClasses?: boolean;
  /** A package that no declaration knows may be a crate of the same workspace, in a folder of its name. */
  readonly besideCrates?: boolean;
  /**
   * Where names that no import binds may come from: `package` for classes of the same package, each in a file of its name;
   * `autoload` for constants that a loader finds by name; `folder` for what any file of the same folder declares.
   */
  readonly unimported?: 'package' | 'autoload' | 'folder';
  readonly commentTypes: ReadonlySet<string>;
}
