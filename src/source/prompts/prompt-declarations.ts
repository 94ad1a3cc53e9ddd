import type { LanguageId } from '../call-site.ts';
import { ecmascriptFamily, pythonFamily } from '../sdks/languages.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** A name that says that it is a prompt: `SYSTEM_PROMPT`, `promptTemplate`, `instructions`, `userMessageTemplate`. */
const bare = String.raw`\w{0,60}(?:prompt|instructions?|system_?(?:message|msg|\w{0,20}template)|(?:user|human)_?message_?template)\w{0,60}`;
const name = `(${bare})`;
/** `grader_template`, `honestyTemplate`: of programs that work with models. */
const bareOrTemplate = String.raw`(?:${bare}|\w{1,60}_?template(?:_\w{1,40})?)`;
const ends = String.raw`[ \t]*=(?![=>])`;
const jvmWords = String.raw`(?:(?:public|private|protected|internal|static|final|const|override|open)[ \t]+){0,5}`;

const inPython = new RegExp(
  String.raw`^[ \t]*(${bareOrTemplate}(?:\[[^\]\n]{1,80}\])?)[ \t]*(?::[^=\n]{1,80})?=(?!=)`,
  'gim',
);
const inEcmascript = new RegExp(
  String.raw`^[ \t]*(?:export[ \t]+)?(?:(?:const|let|var|private|public|protected|static|readonly|override)[ \t]+){1,4}(${bareOrTemplate})[ \t]*(?::[^=\n]{1,80})?${ends}`,
  'gim',
);

/** Assignments and declarations of such names by language; where a second pattern stands, methods that give a prompt. */
const patterns: ReadonlyMap<LanguageId, readonly RegExp[]> = new Map<LanguageId, readonly RegExp[]>([
  ...pythonFamily.map(language => [language, [inPython]] as const),
  ...ecmascriptFamily.map(language => [language, [inEcmascript]] as const),
  [
    // For other files.
    'rust',
    [
      /^[ \t]*pub(?:\([^)\n]{1,40}\))?[ \t]+(?:const|static)[ \t]+(\w{0,60}(?:prompt|instructions?|preamble|system_?(?:message|msg|\w{0,20}template))\w{0,60})[ \t]*:[ \t]*&[^=\n]{1,40}=/gim,
    ],
  ],
  [
    'go',
    [
      new RegExp(String.raw`^[ \t]*(?:(?:const|var)[ \t]+)?${name}(?:[ \t]+string)?[ \t]*:?${ends}`, 'gim'),
      new RegExp(String.raw`^func[ \t]+(?:\([^)\n]{1,80}\)[ \t]*)?${name}\(`, 'gim'),
    ],
  ],
  [
    'java',
    [
      new RegExp(String.raw`^[ \t]*${jvmWords}(?:String|var)[ \t]+${name}${ends}`, 'gim'),
      new RegExp(String.raw`^[ \t]*${jvmWords}String[ \t]+${name}\(`, 'gim'),
    ],
  ],
  [
    'kotlin',
    [
      new RegExp(String.raw`^[ \t]*${jvmWords}va[lr][ \t]+${name}[ \t]*(?::[ \t]*String)?${ends}`, 'gim'),
      new RegExp(String.raw`^[ \t]*${jvmWords}fun[ \t]+${name}\(`, 'gim'),
    ],
  ],
  [
    'ruby',
    [
      new RegExp(String.raw`^[ \t]*@{0,2}${name}[ \t]*(?:\|\|)?=(?![=>~])`, 'gim'),
      new RegExp(String.raw`^[ \t]*def[ \t]+(?:self\.)?${name}\b`, 'gim'),
    ],
  ],
]);

/** What a method does that only speaks of a prompt: `printPrompt()`, `load_prompt(name)`. */
const onlyHandles =
  /^_?(print|show|display|ask|handle|on|is|has|set|update|save|store|delete|remove|send|log|load|read|parse|validate|count|test|should|await|run|process|clear|reset|find|fetch|list|register|trim|truncate)(?![a-z])/i;

/** A name that says that it is a prompt, where what binds it stands, and the expressions that it stands for. */
export interface PromptDeclaration {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly values: readonly SyntaxNode[];
}

export const declaresPrompts = (language: LanguageId): boolean => patterns.has(language);

/** What a file declares under such names, found by its text. */
export function* promptDeclarations(
  module: ModuleView,
  text: string,
  language: LanguageId,
): Generator<PromptDeclaration> {
  for (const [index, pattern] of (patterns.get(language) ?? []).entries())
    for (const match of text.matchAll(pattern)) {
      const declared = match[1]!;
      if (index > 0 && onlyHandles.test(declared)) continue;
      const start = match.index + match[0].lastIndexOf(declared);
      const node = declarationAt(module, start);
      if (!node) continue;
      if (index === 0) yield { name: declared, start: node.start, end: node.end, values: valuesOf(node) };
      // The head of a method: annotations may stand above it.
      else yield { name: declared, start, end: start + declared.length, values: module.scopeOf(node)?.returns ?? [] };
    }
}

/** Kotlin's properties have no name for what they are given. */
const valuesOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const value =
    node.child('right') ??
    node.child('value') ??
    (node.type === 'property_declaration' ? node.children.at(-1) : undefined);
  return value ? [value] : [];
};

/** The assignment, declaration or function whose name begins at an offset. */
function declarationAt(module: ModuleView, offset: number): SyntaxNode | undefined {
  for (let at = nodeAt(module.items, offset); at; at = nodeAt(at.children, offset)) {
    const field = nameField[at.type];
    const named = field && at.child(field);
    // `@prompt ||= …`
    if (named && named.end > offset && offset - named.start <= 2) return at;
    if (at.type === 'property_declaration' && at.childOfType('variable_declaration')?.start === offset) return at;
  }
  return undefined;
}

const nameField: Readonly<Record<string, string>> = {
  assignment: 'left',
  operator_assignment: 'left',
  short_var_declaration: 'left',
  const_spec: 'name',
  var_spec: 'name',
  variable_declarator: 'name',
  public_field_definition: 'name',
  field_definition: 'property',
  const_item: 'name',
  static_item: 'name',
  method: 'name',
  singleton_method: 'name',
  method_declaration: 'name',
  function_declaration: 'name',
};

/** Of nodes in their order the one that an offset lies in. */
export function nodeAt(nodes: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  const node = nodes[low];
  return node && node.start <= offset ? node : undefined;
}
