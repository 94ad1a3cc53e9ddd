import type { CallSite, LanguageId, PromptRole } from '../call-site.ts';
import { lettersOf } from '../requests/wrappers.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { dedent, fillTemplate, trim } from '../values/text-templates.ts';
import { nameOf, type Segment } from '../values/value.ts';
import { toPromptPart } from './prompt.ts';
import { declaresPrompts, promptDeclarations } from './prompt-declarations.ts';
import { isCode, speaksOfModels, speaksToModel, speaksToPerson } from './prompt-evidence.ts';
import { knownText, knownTexts, mostCompared } from './used-prompts.ts';

/** A path, a file, a model or a label, though it is called a prompt. */
const namesOther =
  /(path|file|dir|folder|url|name|key|id|regex|pattern|token|colou?r|style|history|label|title|description|usage|help|help_?text|error|sql)s?$|^(invalid|expected|missing|empty)|error/i;
/** What a test expects is sent by what it tests. */
const isTest =
  /(^|\/)(__tests__|__mocks__|tests?|spec|e2e)\/|(^|\/)test_[^/]*$|_(test|spec)\.\w+$|[a-z]Tests?\.(java|kt)$|\.(test|spec|stories|mock|d)\.\w+$/;

export const isTestFile = (file: string): boolean => isTest.test(file);

/** Of a picture's prompt nothing is said. A picture has a size in dots, or comes of a model for pictures. */
const makesPictures =
  /\b(?:experimental_)?generateImage\(|\.images\.(?:generate|edit)\(|\/images\/generations|["']\d{3,4}x\d{3,4}["']|["'](?:[\w-]+\/)?(?:gpt-image-|dall-e-|imagen-|gemini-[\d.]+-[a-z]+-image)[\w.-]*["']/;

/** Other names say only that a text is a template. */
const saysPrompt = /prompt|instruction|preamble|system|message/i;

/** What a program asks a person is shorter (`prompt = "Your name: "`). */
const leastLetters = 80;
const leastWords = 16;

/** Prompts that a file only defines: nothing that was found in it sends them. */
export function promptConstants(
  module: ModuleView,
  text: string,
  language: LanguageId,
  found: readonly CallSite[],
): CallSite[] {
  const sites: CallSite[] = [];
  /** Of each the longest piece that stands in the expression itself, and not in a constant that it names. */
  const longestOwn: string[] = [];
  if (!declaresPrompts(language) || isTestFile(module.file)) return sites;
  let askedOfPerson: ReadonlySet<string | undefined> | undefined;
  for (const { name, start, end, values } of promptDeclarations(module, text, language)) {
    if (namesOther.test(name) || (language === 'rust' && isUsed(text, name))) continue;
    const [value, segments] = longestTextIn(module, values);
    if (!value || !segments || !isPrompt(module, name, segments)) continue;
    // Few files have such a text: only theirs are searched for what it is there for.
    if (found.length === 0 && module.firstMatch(makesPictures) !== '') return sites;
    askedOfPerson ??= new Set(Array.from(text.matchAll(asksPerson), ([, asked]) => asked));
    if (askedOfPerson.has(name)) continue;
    const place = module.lines.range(start, end);
    const cell = module.lines.cell(start);
    const role: PromptRole = /sys|instruction/i.test(name) ? 'system' : 'user';
    longestOwn.push(longestPieceIn(value, segments));
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
  if (sites.length === 0) return sites;
  // Letters, pages and reports are made by templates, too: where a program asks no model they are none.
  const asksModels = found.length > 0 || sites.some(({ callee }) => saysPrompt.test(callee)) || speaksOfModels(module);
  if (!asksModels) return [];
  const sent = found.map(site => squeezed(knownText(site)));
  const defined = sites.map(site => squeezed(knownText(site)));
  const isCompared = sent.length + defined.length <= mostCompared;
  const pieces = new Set(found.flatMap(knownTexts));
  const known = new Set(found.map(({ id }) => id));
  return sites.filter((site, index) => {
    // A file of prompts defines it.
    if (known.has(site.id)) return false;
    const written = withoutPlaces(longestOwn[index]!);
    if (pieces.has(written.trim())) return false;
    if (!isCompared) return true;
    const longest = squeezed(written);
    // One that is part of another is sent with it.
    const isPart = defined.some(other => other !== defined[index] && other.includes(longest));
    return !isPart && !sent.some(other => other.includes(longest));
  });
}

function longestPieceIn({ start, end }: SyntaxNode, segments: readonly Segment[]): string {
  let [longest, elsewhere] = ['', ''];
  for (const segment of segments) {
    if (!('text' in segment)) continue;
    const isInside = segment.start >= start && segment.end <= end;
    if (isInside && segment.text.length > longest.length) longest = segment.text;
    if (segment.text.length > elsewhere.length) elsewhere = segment.text;
  }
  return (longest.trim() === '' ? elsewhere : longest).trim();
}

/** Whether a file names its constant again: what it is there for is told by what uses it, such as one of two texts that a language chooses. */
function isUsed(text: string, name: string): boolean {
  const word = new RegExp(`\\b${name}\\b`, 'g');
  word.exec(text);
  return word.exec(text) !== null;
}

/** A text without its line ends and indents, which are gone where it is sent (`dedent(PROMPT)`). */
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The longest stretch of a text between places that a program fills by itself: `prompt.replace("{{letter}}", letter)`, `"Answer {}.".format(question)`. */
function withoutPlaces(text: string): string {
  const stretch = text
    .split(/\{{1,2}\w*\}{1,2}|%[sd]/)
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
  if (speaksToPerson(text)) return false;
  return speaksToModel(text) || (/prompt/i.test(name) && speaksOfModels(module));
}

/** Of what a name stands for the longest text. */
function longestTextIn(
  module: ModuleView,
  values: readonly SyntaxNode[],
): readonly [SyntaxNode?, (readonly Segment[])?] {
  let longest: readonly [SyntaxNode?, (readonly Segment[])?] = [];
  let most = 0;
  for (const value of values) {
    const segments = textIn(module, value);
    const length = segments?.reduce((sum, piece) => sum + ('text' in piece ? piece.text.length : 0), 0) ?? 0;
    if (segments && length > most) [longest, most] = [[value, segments], length];
  }
  return longest;
}

/** `{name}` is filled in later, unless there are braces that hold something else, as in an example of JSON. */
const isTemplate = (text: string): boolean => /\{[A-Za-z_][\w.]*\}/.test(text) && !/(?<!\{)\{[^{}\w]/.test(text);

/** Constants inside constants that are looked into: rules that are put together of rules. */
const deepestConstants = 4;

/** The text of a name that the file sets once, outside of all functions, to one that is written out. */
function constantText(module: ModuleView, node: SyntaxNode, depth: number): readonly Segment[] | undefined {
  const expression = module.expression(node);
  if (expression.kind !== 'name' || depth >= deepestConstants) return undefined;
  let scope: Scope | undefined = module.scopeAround(node);
  while (scope && !scope.bindings.has(expression.name)) scope = scope.parent;
  const [binding, another] = scope?.bindings.get(expression.name) ?? [];
  if (scope?.kind !== 'module' || another || binding?.origin.kind !== 'value' || binding.origin.path) return undefined;
  const value = module.expression(binding.origin.node);
  return value.kind === 'string' ? textIn(module, binding.origin.node, depth + 1) : undefined;
}

/** What another name holds stays open: another line may change it. */
function named(module: ModuleView, node: SyntaxNode, depth: number): readonly Segment[] | undefined {
  const { kind } = module.expression(node);
  if (kind !== 'name' && kind !== 'member') return undefined;
  return constantText(module, node, depth) ?? [placeOf(module, node)];
}

const placeOf = (module: ModuleView, node: SyntaxNode): Segment => ({
  name: nameOf({ module, node }),
  module,
  start: node.start,
  end: node.end,
});

/** `[first, second].join('\n')`. */
function joined(
  module: ModuleView,
  list: SyntaxNode,
  between: SyntaxNode,
  depth: number,
): readonly Segment[] | undefined {
  const items = module.expression(list);
  const separator = textIn(module, between, depth);
  if (items.kind !== 'list' || !separator) return undefined;
  const pieces: Segment[] = [];
  for (const { value: item, spread } of items.items) {
    const piece = spread ? undefined : (textIn(module, item, depth) ?? named(module, item, depth));
    if (!piece) return undefined;
    pieces.push(...(pieces.length > 0 ? separator : []), ...piece);
  }
  return pieces;
}

/** Methods that give their text, or most of it, and functions that fill one in. */
const passes = /^([lr]?strip|trim(Start|End|Indent|Margin)?|stripIndent|strip_heredoc|freeze|squish|chomp)$/;
const formats = /^(String\.format|fmt\.Sprintf|format|sprintf)$/;

const asWritten = (method: string, text: readonly Segment[] | undefined): readonly Segment[] | undefined =>
  text && /Indent$/.test(method) ? trim(dedent(text)) : text;

const filled = (text: readonly Segment[] | undefined): readonly Segment[] | undefined =>
  text && fillTemplate(text, 'printf');

/** The text that an expression is written as. */
export function textIn(module: ModuleView, node: SyntaxNode, depth = 0): readonly Segment[] | undefined {
  const expression = module.expression(node);
  switch (expression.kind) {
    case 'same':
      return textIn(module, expression.of, depth);
    // Ruby's `text.freeze`.
    case 'member':
      return module.adapter.bareCalls && passes.test(expression.name)
        ? textIn(module, expression.object, depth)
        : undefined;
    case 'binary': {
      // A setting's default: `import.meta.env.PROMPT ?? `You are …``.
      if (/^(\?\?|\|\||or)$/.test(expression.operator)) return textIn(module, expression.right, depth);
      if (expression.operator !== '+') return undefined;
      const [left, right] = [textIn(module, expression.left, depth), textIn(module, expression.right, depth)];
      if (!left && !right) return undefined;
      const [before, after] = [
        left ?? named(module, expression.left, depth),
        right ?? named(module, expression.right, depth),
      ];
      return before && after && [...before, ...after];
    }
    case 'call': {
      const callee = module.expression(expression.callee);
      if (callee.kind !== 'name' && callee.kind !== 'member') return undefined;
      const [first] = expression.arguments;
      if (/^(dedent|cleandoc)$/.test(callee.name)) return first && textIn(module, first.value, depth);
      if (formats.test(module.text(expression.callee))) return filled(first && textIn(module, first.value, depth));
      if (callee.kind !== 'member') return undefined;
      if (callee.name === 'formatted') return filled(textIn(module, callee.object, depth));
      if (passes.test(callee.name)) return asWritten(callee.name, textIn(module, callee.object, depth));
      return callee.name === 'join' && first ? joined(module, callee.object, first.value, depth) : undefined;
    }
    case 'string': {
      const segments = expression.pieces.flatMap((piece): readonly Segment[] =>
        'text' in piece
          ? [{ ...piece, module }]
          : (constantText(module, piece.value, depth) ?? [placeOf(module, piece.value)]),
      );
      const written = segments.map(segment => ('text' in segment ? segment.text : '')).join('');
      const isFilled = segments.some(segment => 'name' in segment);
      if (!isFilled && isTemplate(written)) return fillTemplate(segments, 'single-brace');
      const { indentation } = expression;
      return indentation === undefined ? segments : dedent(segments, indentation === true ? undefined : indentation);
    }
    default:
      return undefined;
  }
}
