import type { CallSite, LanguageId } from '../../src/source/call-site.ts';
import { adapterOf } from '../../src/source/languages/adapters.ts';
import { SourceParser } from '../../src/source/source-parser.ts';
import { LineIndex } from '../../src/source/syntax/line-index.ts';
import type { ModuleView } from '../../src/source/syntax/module-view.ts';
import type { SyntaxNode } from '../../src/source/syntax/syntax-node.ts';
import { readGrammar } from './read-grammar.ts';

/** Ways to write a program otherwise that leave what it does as it is. */
export interface Program {
  readonly language: LanguageId;
  readonly text: string;
}

const parser = new SourceParser(readGrammar);

export async function parse({ language, text }: Program): Promise<ModuleView> {
  await parser.prepare(language);
  const module = parser.parse({ file: 'law', language, text }, { isCancelled: () => false });
  if ('code' in module) throw new Error(module.code);
  return module;
}

/** Every node of a program, parents first. */
export function* nodesOf(root: SyntaxNode): Generator<SyntaxNode> {
  const left = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    yield node;
    left.push(...node.children.toReversed());
  }
}

/** From one offset to another. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Puts texts in place of stretches. */
export function replaced(text: string, stretches: readonly (Stretch & { readonly by: string })[]): string {
  let result = text;
  for (const { start, end, by } of [...stretches].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + by + result.slice(end);
  return result;
}

const hashComments = new Set<LanguageId>(['python', 'ruby']);
export const lineComment = (language: LanguageId): string => (hashComments.has(language) ? '# note' : '// note');

/** Texts and comments: nothing may be put inside them. */
const isOpaque = (node: SyntaxNode, comments: ReadonlySet<string>) =>
  comments.has(node.type) || /string|template|heredoc|text_block|char|regex|jsx|literal_content/.test(node.type);

/** Offsets inside texts and comments, as stretches in order. */
export function opaqueStretches({ root }: ModuleView, language: LanguageId): Stretch[] {
  const { commentTypes } = adapterOf(language)!;
  const stretches: Stretch[] = [];
  for (const node of nodesOf(root))
    if (isOpaque(node, commentTypes)) stretches.push({ start: node.start, end: node.end });
  return stretches;
}

/** A string literal without escapes, interpolation or line breaks. */
const plainLiteral = /^(?:"[^"\\\n{}$#%]*"|'[^'\\\n{}$#%]*')$/;

/** The literals that are the whole of a message, where they stand. */
export function promptLiterals(text: string, calls: readonly CallSite[]): Stretch[] {
  const lines = new LineIndex(text);
  const starts = new Map<number, number>();
  for (const { prompt } of calls)
    for (const { range, file } of prompt) {
      if (!range || file !== undefined) continue;
      const start = lines.offset(range.start);
      const end = lines.offset(range.end);
      if (plainLiteral.test(text.slice(start, end))) starts.set(start, end);
    }
  return [...starts].map(([start, end]) => ({ start, end }));
}

/** Kinds of nodes that hold statements or members, one after another. */
const holdsStatements =
  /^(module|program|source_file|compilation_unit|block|statement_block|statements|declaration_list|class_body|body_statement|compound_statement|function_body|constructor_body|interface_body|field_declaration_list)$/;

/** Whether a line may be put before a node. */
export const isAtStatement = ({ source }: ModuleView, { start, parent }: SyntaxNode): boolean =>
  start > 0 &&
  parent !== undefined &&
  holdsStatements.test(parent.type) &&
  source.slice(source.lastIndexOf('\n', start - 1) + 1, start).trim() === '';

/** Where the values of a call's arguments, a list's items or an object's entries begin. */
export function valuesOf(module: ModuleView, node: SyntaxNode): number[] {
  const expression = module.expression(node);
  if (expression.kind === 'call') return expression.arguments.map(({ value }) => value.start);
  if (expression.kind === 'list') return expression.items.map(({ value }) => value.start);
  return expression.kind === 'object' ? expression.entries.map(({ value }) => value.start) : [];
}

type Declared = (name: string, literal: string) => string;
const inQuotes = (literal: string) => `"${literal.slice(1, -1)}"`;
const ecmascript: Declared = (name, literal) => `const ${name} = ${literal};`;
const bare: Declared = (name, literal) => `${name} = ${literal}`;

/** How a constant is declared at the top level of a file; languages that have none there are left out. */
const constants: Partial<Record<LanguageId, Declared>> = {
  python: bare,
  ruby: bare,
  typescript: ecmascript,
  typescriptreact: ecmascript,
  javascript: ecmascript,
  php: ecmascript,
  go: (name, literal) => `const ${name} = ${literal}`,
  kotlin: (name, literal) => `const val ${name} = ${literal}`,
  rust: (name, literal) => `const ${name}: &str = ${inQuotes(literal)};`,
};

/** What comes before the first statement. */
const head = /^(?:\s*(?:<\?php|\/\/.*|#.*|\/\*[\s\S]*?\*\/|"""[\s\S]*?"""|(?:namespace|declare).*;))*\s*/;

/** A program whose literals are constants. */
export function withConstants({ language, text }: Program, literals: readonly Stretch[]): string {
  const declare = constants[language];
  if (!declare) return text;
  const used = replaced(
    text,
    literals.map((literal, index) => ({ ...literal, by: `TEXT_${index}` })),
  );
  const lines = literals.map(({ start, end }, index) => declare(`TEXT_${index}`, text.slice(start, end))).join('\n');
  if (language === 'go' || language === 'kotlin' || language === 'rust') return `${used}\n${lines}\n`;
  const at = head.exec(used)![0].length;
  return `${used.slice(0, at)}${lines}\n${used.slice(at)}`;
}

/** Words by which a name says what it is about. */
const telling =
  /llm|model|gpt|claude|chat|prompt|message|client|agent|role|content|input|text|question|query|instruction|persona|system|user|history|retr|attempt|tries|gemini|args|params|options|config|max|token/i;
const isNamed = /^(simple_|shorthand_)?identifier$|^variable_name$|^name$|^constant$/;
const fieldsOfKeys: ReadonlySet<string | undefined> = new Set(['name', 'key', 'property', 'attribute', 'label']);
const declares = /declarat|assign|pattern|spec|for|variable/;
const keeps = /keyword_argument|named_argument|value_argument|argument$|pair|shorthand|label|struct_pattern|field_init/;

/** Names that are bound to values alone. */
function localNames(module: ModuleView): Set<string> {
  const names = new Set<string>();
  const others = new Set<string>();
  for (const { kind, bindings } of new Set([...nodesOf(module.root)].map(node => node.scope ?? module.scope)))
    for (const [name, all] of bindings) {
      const isLocal = kind !== 'class' && all.every(({ origin }) => origin.kind === 'value' || origin.kind === 'item');
      (isLocal && /[a-z]$/.test(name) && !telling.test(name) ? names : others).add(name);
    }
  for (const name of others) names.delete(name);
  return names;
}

const isImported = ({ parent }: SyntaxNode): boolean =>
  [parent, parent?.parent].some(around => /import|use_|path|scoped/.test(around?.type ?? ''));

/** What gives every name of a value that is a name alone wherever it stands a mark at its end. */
export function renamingsOfLocals(module: ModuleView): (Stretch & { readonly by: string })[] {
  const names = localNames(module);
  const stretches: (Stretch & { by: string; word: string })[] = [];
  for (const node of nodesOf(module.root)) {
    const around = node.parent?.type ?? '';
    if (node.children.length > 0) continue;
    const word = module.text(node);
    if (!isNamed.test(node.type) || isImported(node)) {
      for (const name of word.match(/\w+/g) ?? []) names.delete(name);
      continue;
    }
    const isAlone = module.expression(node).kind === 'name' && !fieldsOfKeys.has(node.field);
    if ((!isAlone && !declares.test(around)) || keeps.test(around)) names.delete(word);
    stretches.push({ start: node.start, end: node.end, by: `${word}Q7`, word });
  }
  return stretches.filter(({ word }) => names.has(word));
}

const places = new Set([
  ...['id', 'range', 'valueRange', 'insertion', 'argument', 'runsWith', 'reasoningEffortRange', 'syntaxError'],
]);

/** Calls without the places at which they stand. */
export const withoutPlaces = (calls: readonly CallSite[]): unknown =>
  JSON.parse(JSON.stringify(calls, (key, value: unknown) => (places.has(key) ? undefined : value)));
