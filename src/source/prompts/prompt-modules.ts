import type { CallSite, LanguageId } from '../call-site.ts';
import { ecmascriptFamily } from '../sdks/languages.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { applyFunction } from '../values/calls.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { FunctionValue, TextValue, Value } from '../values/value.ts';
import { toPromptPart } from './prompt.ts';
import { isCode, speaksOfModels, speaksToModel, speaksToPerson } from './prompt-evidence.ts';
import { type Part, partsOf } from './prompt-parts.ts';
import { type FoundCall, knownText, lettersOfCall } from './used-prompts.ts';

/** `prompts.ts`, `system-prompt.py`, `buildPrompt.ts`, `promptTemplates.ts`, `prompt_templates.ts`, `instructions.ts`, and files of a folder `prompts` or of its `templates`. */
const namesPrompts =
  /(^|\/)prompts?\/(templates\/)?[^/]+$|(^|[/_.-])(prompts?|instructions)([_.-][^/]*)?\.\w+$|[a-z]Prompts?\.\w+$|(^|\/)prompts?[A-Z]\w*\.\w+$/;
/** Screens, routes and tests of a program that manages prompts hold none. */
const namesOther =
  /(^|\/)(components?|__tests__|tests?|routes|migrations|e2e|i18n|locales?|lang|translations)\/|\.(test|spec|stories|d|controller|route|entity|dto|module)\.\w+$|(^|\/)test_[^/]*$|[-_.]?errors?\.\w+$/i;

/** Elsewhere prompts are classes of their own kinds, and a notebook runs what it defines. */
const languages: ReadonlySet<LanguageId> = new Set(['python', 'rust', ...ecmascriptFamily]);

/** Words of a text: fewer are a label, a title or a key. */
const leastWords = 8;
/** Entries that say something of a prompt to whoever picks one. */
const describes = /^(description|label|title|name|summary|tooltip|placeholder|help(Text)?|hint|url|link)$/i;
/** Entries of what a function gives that are sent: other texts are for people. */
const namesMessage =
  /^(system|user|human|assistant|developer|prompt|instructions?|content|text|template)$|prompt$|message$/i;
/** Nested entries of an object of texts. */
const deepestEntries = 3;

/** Whether a file's name says that what its functions return and its constants hold are prompts. */
export const isPromptModule = (file: string, language: LanguageId): boolean =>
  languages.has(language) && namesPrompts.test(file) && !namesOther.test(file);

/** The prompts that a file of prompts defines for others to send: texts of its constants, and what its functions return. */
export function promptsOfModule(evaluator: Evaluator, module: ModuleView, language: LanguageId): FoundCall[] {
  const found: FoundCall[] = [];
  const addText = (name: string, node: SyntaxNode, value: Value): void => {
    const parts = partsOf(evaluator, value, { at: '', role: /system|instruction/i.test(name) ? 'system' : 'user' });
    if (isPrompt(parts) && parts.some(part => part.site.module === module))
      found.push({ node, site: definition(module, node, name, parts, language), unlessUsed: true });
  };
  const addFunction = (name: string, target: FunctionValue): void => {
    const { node } = target.site;
    const call = { kind: 'call', callee: node, arguments: [] } as const;
    const value = applyFunction(evaluator, target, { site: target.site, call, environment: undefined });
    if (value?.kind === 'text') addText(name, literalOf(value) ?? node, value);
    // `return { system: …, user: … }`
    if (value?.kind !== 'object') return;
    for (const [key, entry] of value.entries)
      if (entry.kind === 'text' && entry.site.module === module && namesMessage.test(key))
        addText(`${name}.${key}`, literalOf(entry) ?? node, entry);
  };
  const addValue = (name: string, node: SyntaxNode, value: Value, depth = 0): void => {
    if (value.kind === 'function' && value.module === module) addFunction(name, value);
    else if (value.kind === 'text' || isConversation(value)) addText(name, node, value);
    else if (value.kind === 'object' && depth < deepestEntries)
      for (const [key, entry] of value.entries)
        if (entry.site.module === module && !describes.test(key))
          addValue(`${name}.${key}`, entry.site.node, entry, depth + 1);
  };
  const addNames = (scope: Scope): void => {
    for (const [name, bindings] of scope.bindings) {
      const { origin, node } = bindings.at(-1)!;
      if (evaluator.budget.exhausted) return;
      if (origin.kind === 'value' && !origin.path) addValue(name, node, evaluator.evaluate(module, origin.node));
      const inner = origin.kind === 'class' || origin.kind === 'function' ? module.scopeOf(origin.node) : undefined;
      if (inner?.kind === 'class') addNames(inner);
      else if (inner && origin.kind === 'function')
        addFunction(name, {
          kind: 'function',
          scope: inner,
          module,
          environment: undefined,
          site: { module, node: origin.node },
        });
    }
  };
  addNames(module.scope);
  return withEvidence(module, found);
}

/** Programs ask people too, and call it prompts and instructions: libraries that do so. */
const asksPeople =
  /inquirer|enquirer|@clack\/|from ['"]prompts['"]|require\(['"]prompts['"]\)|readline|prompt_toolkit|questionary|import click|import typer|getpass|rich\.prompt/;

/** Characters of a text in a file of prompts that no person is shown, whatever language it is in. */
const longText = 1000;

/** In a file of more texts than this, the short ones are pieces that others are put together of, unless name or text says otherwise. */
const mostShort = 40;
const leastLetters = 120;
const saysPrompt = /prompt|system|instruct|message|template/i;

/** All texts of a file of which one speaks to a model or that works with models; where a program asks people only those that do. */
function withEvidence(module: ModuleView, found: readonly FoundCall[]): FoundCall[] {
  const isInstructions = /(^|\/)instructions/i.test(module.file);
  const isToModel = (text: string) => speaksToModel(text) || (text.length >= longText && !isInstructions);
  // A conversation with roles is for a model.
  const toModel = new Set(found.filter(({ site }) => site.prompt.length > 1 || isToModel(knownText(site))));
  const isOfPrompts = toModel.size > 0 || speaksOfModels(module);
  if (!isOfPrompts) return [];
  const asks = module.firstMatch(asksPeople) !== '';
  const isCrowd = found.length > mostShort;
  const isShown = ({ site }: FoundCall): boolean =>
    !asks &&
    !speaksToPerson(knownText(site)) &&
    !(isCrowd && lettersOfCall(site) < leastLetters && !saysPrompt.test(site.callee));
  return found.filter(entry => toModel.has(entry) || isShown(entry));
}

/** Messages that are written out with their roles: `prompt_template = [{"role": "system", "content": …}]`. */
const isConversation = (value: Value): boolean =>
  value.kind === 'list' &&
  value.items.length > 0 &&
  value.items.every(item => item.kind === 'object' && item.entries.has('role') && item.entries.has('content'));

/** The one literal that a text stands in, when a name holds it on its way. */
function literalOf({ segments, site: { node } }: TextValue): SyntaxNode | undefined {
  const isInside = segments.every(({ start, end }) => start >= node.start && end <= node.end);
  return isInside ? node : undefined;
}

/** Prose of some length. */
function isPrompt(parts: readonly Part[]): boolean {
  let words = 0;
  for (const { segments } of parts)
    for (const segment of segments) {
      if (!('text' in segment)) continue;
      if (words === 0 && isCode(segment.text)) return false;
      words += segment.text.match(/(?<![^\s\p{P}])\p{L}{2,}(?=[\s.,;:!?'’]|$)/gu)?.length ?? 0;
    }
  return words >= leastWords;
}

function definition(
  module: ModuleView,
  node: SyntaxNode,
  name: string,
  parts: readonly Part[],
  language: LanguageId,
): CallSite {
  const lineEnd = module.between(node.start, node.end).indexOf('\n');
  const range = module.lines.range(node.start, lineEnd < 0 ? node.end : node.start + lineEnd);
  return {
    id: `${module.file}:${range.start.line}:${name}`,
    kind: 'prompt',
    file: module.file,
    language,
    range,
    sdk: 'prompt-module',
    callee: name,
    model: { from: 'unknown' },
    outputLimit: {},
    inLoop: false,
    prompt: parts.map(part => toPromptPart(part, module)),
  };
}
