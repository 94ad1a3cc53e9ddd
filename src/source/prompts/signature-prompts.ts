import type { CallSite, LanguageId } from '../call-site.ts';
import { pythonFamily } from '../sdks/languages.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import type { Segment } from '../values/value.ts';
import { toPromptPart } from './prompt.ts';
import { nodeAt } from './prompt-declarations.ts';
import { knownTexts } from './used-prompts.ts';

/** `class Route(dspy.Signature):`; its docstring is the instruction that a module of DSPy sends. */
const declaresSignature = /^class[ \t]{1,9}(\w{1,80})\((?:dspy\.)?Signature\)[ \t]{0,9}:/gm;

/** DSPy's signatures that a file only declares, as prompts: nothing that was found in it sends their instructions. */
export function signaturePrompts(
  module: ModuleView,
  text: string,
  language: LanguageId,
  found: readonly CallSite[],
): CallSite[] {
  if (!pythonFamily.includes(language) || !/\bdspy\b/.test(text)) return [];
  const sent = new Set(found.flatMap(knownTexts));
  const sites: CallSite[] = [];
  for (const match of text.matchAll(declaresSignature)) {
    const declared = nodeAt(module.items, match.index);
    const node = declared?.type === 'class_definition' ? declared : undefined;
    const docstring = node && module.adapter.documentation?.(node);
    const segments = docstring && piecesOf(module, docstring);
    const written = segments
      ?.map(segment => ('text' in segment ? segment.text : ''))
      .join('')
      .trim();
    if (!node || !docstring || !segments || !written || sent.has(written)) continue;
    const heading = module.lines.range(node.start, docstring.end);
    const cell = module.lines.cell(node.start);
    sites.push({
      id: `${module.file}:${heading.start.line}:${match[1]}`,
      kind: 'prompt',
      file: module.file,
      language,
      ...(cell === undefined ? {} : { cell }),
      range: heading,
      sdk: 'dspy',
      callee: match[1]!,
      model: { from: 'unknown' },
      outputLimit: {},
      inLoop: false,
      prompt: [toPromptPart({ role: 'system', segments, site: { module, node: docstring } }, module, cell)],
    });
  }
  return sites;
}

function piecesOf(module: ModuleView, node: SyntaxNode): readonly Segment[] | undefined {
  const expression = module.expression(node);
  if (expression.kind !== 'string') return undefined;
  return expression.pieces.flatMap(piece => ('text' in piece ? [{ ...piece, module }] : []));
}
