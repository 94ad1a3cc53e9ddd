import type { CallSite, LanguageId, PromptRole } from '../call-site.ts';
import { ecmascriptFamily, pythonFamily } from '../sdks/languages.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { toPromptPart } from './prompt.ts';
import { isCode, speaksOfModels, speaksToModel, speaksToPerson } from './prompt-evidence.ts';
import { fillTemplate } from './text-templates.ts';
import { knownText, knownTexts, longestText, mostCompared } from './used-prompts.ts';
import { nameOf, type Segment } from './value.ts';
import { lettersOf } from './wrappers.ts';

/** An assignment to a name that says that it is a prompt: `SYSTEM_PROMPT = …`, `PROMPTS["extract"] = …`, `prompt: str = …`. */
const assignsPrompt =
  /^[ \t]*((?:\w{0,60}(?:prompt|instructions?|system_?(?:message|msg|\w{0,20}template))\w{0,60})(?:\[[^\]\n]{1,80}\])?)[ \t]*(?::[^=\n]{1,80})?=(?!=)/gim;
/** The same in ECMAScript: `export const systemPrompt: string = …`, `private readonly prompt = …`. */
const declaresPrompt =
  /^[ \t]*(?:export[ \t]+)?(?:(?:const|let|var|private|public|protected|static|readonly|override)[ \t]+){1,4}((?:\w{0,60}(?:prompt|instructions?|system_?(?:message|msg|\w{0,20}template))\w{0,60}))[ \t]*(?::[^=\n]{1,80})?=(?![=>])/gim;
/** The same in Rust, for other files: `pub(crate) const SYSTEM_PROMPT: &str = …`. */
const rustConstant =
  /^[ \t]*pub(?:\([^)\n]{1,40}\))?[ \t]+(?:const|static)[ \t]+(\w{0,60}(?:prompt|instructions?|preamble|system_?(?:message|msg|\w{0,20}template))\w{0,60})[ \t]*:[ \t]*&[^=\n]{1,40}=/gim;
/** A path, a file, a model or a label, though it is called a prompt. */
const namesOther =
  /(path|file|dir|folder|url|name|key|id|regex|pattern|token|colou?r|style|history|label|title|description|help|help_?text|error|sql)s?$|^(invalid|expected|missing|empty)|error/i;
/** What a test expects is sent by what it tests. */
const isTest =
  /(^|\/)(__tests__|__mocks__|tests?|e2e)\/|(^|\/)test_[^/]*$|_test\.\w+$|\.(test|spec|stories|mock|d)\.\w+$/;

export const isTestFile = (file: string): boolean => isTest.test(file);

/** Of a picture's prompt nothing is said. */
const makesPictures = /\b(?:experimental_)?generateImage\(|\.images\.(?:generate|edit)\(/;

/** What a program asks a person is shorter (`prompt = "Your name: "`). */
const leastLetters = 80;
const leastWords = 16;

const languages: ReadonlySet<LanguageId> = new Set(['rust', ...pythonFamily, ...ecmascriptFamily]);

/** Prompts that a file of Python, ECMAScript or Rust only defines: nothing that was found in it sends them. */
export function promptConstants(
  module: ModuleView,
  text: string,
  language: LanguageId,
  found: readonly CallSite[],
): CallSite[] {
  const sites: CallSite[] = [];
  if (!languages.has(language) || isTestFile(module.file)) return sites;
  const inScript = pythonFamily.includes(language) ? assignsPrompt : declaresPrompt;
  const pattern = language === 'rust' ? rustConstant : inScript;
  let askedOfPerson: ReadonlySet<string | undefined> | undefined;
  for (const match of text.matchAll(pattern)) {
    const name = match[1]!;
    if (namesOther.test(name) || (language === 'rust' && isUsed(text, name))) continue;
    const assignment = assignmentAt(module, match.index + match[0].lastIndexOf(name));
    const value = assignment?.child('right') ?? assignment?.child('value');
    const segments = value && textIn(module, value);
    if (!assignment || !segments || !isPrompt(module, name, segments)) continue;
    // Few files have such a text: only theirs are searched for what it is there for.
    if (found.length === 0 && module.firstMatch(makesPictures) !== '') return sites;
    askedOfPerson ??= new Set(Array.from(text.matchAll(asksPerson), ([, asked]) => asked));
    if (askedOfPerson.has(name)) continue;
    const place = module.lines.range(assignment.start, assignment.end);
    const cell = module.lines.cell(assignment.start);
    const role: PromptRole = /sys|instruction/i.test(name) ? 'system' : 'user';
    sites.push({
      id: `${module.file}:${place.start.line}:${name}`,
      kind: 'prompt',
      file: module.file,
      language,
      ...(cell === undefined ? {} : { cell }),
      range: place,
      sdk: 'project',
      callee: name,
      model: { from: 'unknown' },
      outputLimit: {},
      inLoop: false,
      prompt: [toPromptPart({ role, segments, site: { module, node: value } }, module, cell)],
    });
  }
  const sent = found.map(site => squeezed(knownText(site)));
  const defined = sites.map(site => squeezed(knownText(site)));
  const isCompared = sent.length + defined.length <= mostCompared;
  const pieces = new Set(found.flatMap(knownTexts));
  const known = new Set(found.map(({ id }) => id));
  return sites.filter((site, index) => {
    // A file of prompts defines it.
    if (known.has(site.id)) return false;
    const written = withoutPlaces(longestText(site));
    if (pieces.has(written.trim())) return false;
    if (!isCompared) return true;
    const longest = squeezed(written);
    // One that is part of another is sent with it.
    const isPart = defined.some(other => other !== defined[index] && other.includes(longest));
    return !isPart && !sent.some(other => other.includes(longest));
  });
}

/** Whether a file names its constant again: what it is there for is told by what uses it, such as one of two texts that a language chooses. */
function isUsed(text: string, name: string): boolean {
  const word = new RegExp(`\\b${name}\\b`, 'g');
  word.exec(text);
  return word.exec(text) !== null;
}

/** A text without its line ends and indents, which are gone where it is sent (`dedent(PROMPT)`). */
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The longest stretch of a text between places that a program fills by itself: `prompt.replace("{{letter}}", letter)`. */
function withoutPlaces(text: string): string {
  const stretch = text
    .split(/\{{1,2}\w+\}{1,2}/)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  return stretch.trim().length >= leastLetters ? stretch.trim() : text;
}

/** `input(PROMPT)`, `Confirm.ask(PROMPT)`: what a person is asked. */
const asksPerson = /\b(?:input|raw_input|getpass|confirm|(?:Prompt|Confirm|IntPrompt)\.ask|click\.\w+)\(\s*([\w$]+)/g;

/** Both in the order in which they stand in the file. */
export const inPlaceOrder = (calls: readonly CallSite[], prompts: readonly CallSite[]): readonly CallSite[] =>
  prompts.length === 0 ? calls : [...calls, ...prompts].sort(byPlace);

const byPlace = (a: CallSite, b: CallSite): number =>
  (a.cell ?? 0) - (b.cell ?? 0) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.column - b.range.start.column;

function isPrompt(module: ModuleView, name: string, segments: readonly Segment[]): boolean {
  const text = segments.map(segment => ('text' in segment ? segment.text : ' ')).join('');
  const words = text.split(/\s+/).filter(word => /\p{L}/u.test(word));
  const isLong = lettersOf(text) >= leastLetters && words.length >= leastWords;
  if (!isLong || isCode(text)) return false;
  return speaksToPerson(text) ? false : speaksToModel(text) || (/prompt/i.test(name) && speaksOfModels(module));
}

/** The assignment or declaration whose name begins at an offset. */
function assignmentAt(module: ModuleView, offset: number): SyntaxNode | undefined {
  for (let at = nodeAt(module.items, offset); at; at = nodeAt(at.children, offset)) {
    const field = nameField[at.type];
    if (field && at.child(field)?.start === offset) return at;
  }
  return undefined;
}

const nameField: Readonly<Record<string, string>> = {
  assignment: 'left',
  variable_declarator: 'name',
  public_field_definition: 'name',
  field_definition: 'property',
  const_item: 'name',
  static_item: 'name',
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

/** `{name}` is filled in later, unless there are braces that hold something else, as in an example of JSON. */
const isTemplate = (text: string): boolean => /\{[A-Za-z_][\w.]*\}/.test(text) && !/(?<!\{)\{[^{}\w]/.test(text);

/** What a name holds stays open: another line may change it. */
function named(module: ModuleView, node: SyntaxNode): readonly Segment[] | undefined {
  const { kind } = module.expression(node);
  if (kind !== 'name' && kind !== 'member') return undefined;
  return [{ name: nameOf({ module, node }), module, start: node.start, end: node.end }];
}

/** `[first, second].join('\n')`. */
function joined(module: ModuleView, list: SyntaxNode, between: SyntaxNode): readonly Segment[] | undefined {
  const items = module.expression(list);
  const separator = textIn(module, between);
  if (items.kind !== 'list' || !separator) return undefined;
  const pieces: Segment[] = [];
  for (const { value: item, spread } of items.items) {
    const piece = spread ? undefined : (textIn(module, item) ?? named(module, item));
    if (!piece) return undefined;
    pieces.push(...(pieces.length > 0 ? separator : []), ...piece);
  }
  return pieces;
}

/** The text that an expression is written as. */
export function textIn(module: ModuleView, node: SyntaxNode): readonly Segment[] | undefined {
  const expression = module.expression(node);
  switch (expression.kind) {
    case 'same':
      return textIn(module, expression.of);
    case 'binary': {
      // A setting's default: `import.meta.env.PROMPT ?? `You are …``.
      if (/^(\?\?|\|\||or)$/.test(expression.operator)) return textIn(module, expression.right);
      if (expression.operator !== '+') return undefined;
      const [left, right] = [textIn(module, expression.left), textIn(module, expression.right)];
      if (!left && !right) return undefined;
      const [before, after] = [left ?? named(module, expression.left), right ?? named(module, expression.right)];
      return before && after && [...before, ...after];
    }
    case 'call': {
      const callee = module.expression(expression.callee);
      if (callee.kind !== 'name' && callee.kind !== 'member') return undefined;
      const [first] = expression.arguments;
      if (/^(dedent|cleandoc)$/.test(callee.name)) return first && textIn(module, first.value);
      if (callee.kind !== 'member') return undefined;
      if (/^([lr]?strip|trim(Start|End)?)$/.test(callee.name)) return textIn(module, callee.object);
      return callee.name === 'join' && first ? joined(module, callee.object, first.value) : undefined;
    }
    case 'string': {
      const segments = expression.pieces.map((piece): Segment => {
        if ('text' in piece) return { ...piece, module };
        return { name: nameOf({ module, node: piece.value }), module, start: piece.value.start, end: piece.value.end };
      });
      const written = segments.map(segment => ('text' in segment ? segment.text : '')).join('');
      const isFilled = segments.some(segment => 'name' in segment);
      return !isFilled && isTemplate(written) ? fillTemplate(segments, 'single-brace') : segments;
    }
    default:
      return undefined;
  }
}
