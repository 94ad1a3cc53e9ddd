import { other } from '../syntax/expression.ts';
import type { LanguageAdapter } from '../syntax/language-adapter.ts';
import { ModuleView } from '../syntax/module-view.ts';
import { SyntaxNode } from '../syntax/syntax-node.ts';

const plainText: LanguageAdapter = {
  grammar: '',
  scopes: {},
  commentTypes: new Set(),
  scopeName: () => undefined,
  declare: () => undefined,
  expression: () => other,
  typeNames: () => [],
  loop: () => false,
  namedArgument: () => undefined,
  objectEntry: () => undefined,
};

/** A file that is read as one text: its only node spans all of it. */
export const textModule = (file: string, text: string): ModuleView =>
  new ModuleView(file, text, new SyntaxNode('text', undefined, 0, text.length, undefined), plainText);
