import type { SyntaxNode } from './syntax-node.ts';

/** Text of a string literal with its escapes decoded. */
export interface TextPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a string literal: text, or an interpolated expression. */
export type StringPiece = TextPiece | { readonly value: SyntaxNode };

export interface ArgumentSyntax {
  readonly value: SyntaxNode;
  /** Keyword, label or named argument. */
  readonly name?: string;
  /** `*xs`, `...xs`, `**options`. */
  readonly spread?: 'list' | 'entries';
}

export interface EntrySyntax {
  readonly key?: string;
  readonly keyNode?: SyntaxNode;
  readonly value: SyntaxNode;
  readonly spread?: boolean;
}

/** What every language's expressions have in common; the resolver sees nothing else. */
export type Expression =
  | {
      readonly kind: 'string';
      readonly pieces: readonly StringPiece[];
      /** Text blocks and squiggly heredocs: indentation to take off, or true for what all lines share. */
      readonly indentation?: number | true;
    }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly value: boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  /** The object that a method runs on, or its class (`cls`). */
  | { readonly kind: 'self'; readonly ofClass?: true }
  | { readonly kind: 'member'; readonly object: SyntaxNode; readonly name: string }
  | { readonly kind: 'index'; readonly object: SyntaxNode; readonly key: SyntaxNode }
  | {
      readonly kind: 'call';
      readonly callee: SyntaxNode;
      readonly arguments: readonly ArgumentSyntax[];
      /** The parenthesised list, for insertions; absent where the language needs none. */
      readonly list?: SyntaxNode;
      /** Trailing lambda, initializer (`new X { A = 1 }`) or block. */
      readonly initializer?: SyntaxNode;
      /** The callee is the tag of a template literal, which is the only argument. */
      readonly tag?: true;
      /** Makes an object of a class, where functions are called without saying so: `new Request(…)`. */
      readonly creates?: true;
    }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: SyntaxNode; readonly right: SyntaxNode }
  | { readonly kind: 'list'; readonly items: readonly ArgumentSyntax[] }
  | { readonly kind: 'object'; readonly entries: readonly EntrySyntax[]; readonly type?: SyntaxNode }
  | {
      readonly kind: 'choice';
      readonly options: readonly SyntaxNode[];
      /** What the first option is taken for, where it is no field of the node. */
      readonly condition?: SyntaxNode;
      /** What decides, and for each option the names of an enum's members that choose it; `_` is any. */
      readonly by?: { readonly subject: SyntaxNode; readonly members: readonly (readonly string[])[] };
      /** The first option is taken when one text ends in another: `url.endsWith(path) ? url : url + path`. */
      readonly ends?: { readonly subject: SyntaxNode; readonly ending: SyntaxNode };
    }
  /** A member of an enum, with what its constructor is given. */
  | { readonly kind: 'member-of-enum'; readonly name: string; readonly given?: readonly ArgumentSyntax[] }
  /** `of` is what it goes through. */
  | { readonly kind: 'comprehension'; readonly body: SyntaxNode; readonly of?: SyntaxNode }
  | { readonly kind: 'function'; readonly node: SyntaxNode }
  /** Parentheses, `await`, casts, non-null marks: the value of another node. */
  | { readonly kind: 'same'; readonly of: SyntaxNode }
  | { readonly kind: 'other' };

export const other: Expression = { kind: 'other' };
