import type { CallSite, LanguageId, PromptPart, PromptSegment } from '../call-site.ts';
import type { KnownCall } from '../sdks/catalog.ts';
import type { Place } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { valueAt } from './arguments.ts';
import { providerOf } from './base-url.ts';
import type { Evaluator } from './evaluator.ts';
import { endpointOf } from './http-endpoints.ts';
import { isInLoop } from './loops.ts';
import { modelOf } from './model-reference.ts';
import { outputLimitOf } from './output-limit.ts';
import { type Part, partsOf } from './prompt-parts.ts';
import { type ChainValue, type Invocation, type Segment, staticText, type Value } from './value.ts';

/** Every call in a file that a declaration recognises, in document order. Stops early when the budget is spent. */
export function findCalls(evaluator: Evaluator, module: ModuleView, language: LanguageId): CallSite[] {
  const found: CallSite[] = [];
  const ids = new Map<string, number>();
  for (const node of module.calls) {
    if (evaluator.budget.exhausted) break;
    const site = callAt(evaluator, module, node, language);
    if (!site) continue;
    const repeated = (ids.get(site.id) ?? 0) + 1;
    ids.set(site.id, repeated);
    found.push(repeated > 1 ? { ...site, id: `${site.id}#${repeated}` } : site);
  }
  return found;
}

function callAt(
  evaluator: Evaluator,
  module: ModuleView,
  node: SyntaxNode,
  language: LanguageId,
): CallSite | undefined {
  const call = module.expression(node);
  if (call.kind !== 'call') return undefined;
  const target = evaluator.evaluate(module, call.callee);
  if (target.kind !== 'chain') return undefined;
  const invocation: Invocation = { site: { module, node }, call, environment: undefined };
  const http = evaluator.catalog.http.get(target.path);
  const candidates =
    evaluator.catalog.calls.get(target.path) ?? (http ? [endpointOf(evaluator, http, invocation)] : []);
  const receiver = target.base;
  const at = (places: readonly Place[] | undefined): Value | undefined => {
    for (const place of places ?? []) {
      const value = valueAt(evaluator, invocation, receiver, place);
      if (value) return value;
    }
    return undefined;
  };
  const known = candidates.find(candidate => {
    if (!candidate || (candidate.call.requires && !at(candidate.call.requires))) return false;
    const { when } = candidate.call;
    return !when || when.among.includes(staticText(at([when.at])) ?? '');
  });
  return known && build(evaluator, known, invocation, receiver, language, at);
}

function build(
  evaluator: Evaluator,
  known: KnownCall,
  invocation: Invocation,
  receiver: ChainValue | undefined,
  language: LanguageId,
  at: (places: readonly Place[] | undefined) => Value | undefined,
): CallSite {
  const { module, node } = invocation.site;
  const { sdk, call } = known;
  const callee = calleeText(module, invocation.call.callee);
  const model = modelOf(evaluator, known, invocation, receiver);
  const baseUrl = known.baseUrl ?? staticText(at(call.baseUrl ?? sdk.baseUrl));
  const provider = (baseUrl && providerOf(baseUrl)) ?? model.provider ?? sdk.provider;
  const choices = at(call.choices);
  const effort = staticText(at(call.reasoningEffort));
  const stream = call.stream === true ? true : call.stream && at(call.stream);
  const range = module.lines.range(node.start, node.end);
  return {
    id: `${module.file}:${range.start.line}:${callee}`,
    kind: call.kind ?? 'call',
    file: module.file,
    language,
    range,
    sdk: sdk.id,
    callee,
    model: model.reference,
    ...(provider ? { provider } : {}),
    ...(baseUrl ? { baseUrl } : {}),
    outputLimit: outputLimitOf(evaluator, known, invocation, receiver),
    inLoop: isInLoop(module, node),
    prompt: promptOf(evaluator, known, invocation, receiver, module),
    ...(choices?.kind === 'number' ? { choices: choices.value } : {}),
    ...(effort ? { reasoningEffort: effort } : {}),
    ...(stream === true || (stream && stream.kind === 'constant' && stream.value === true) ? { stream: true } : {}),
  };
}

function promptOf(
  evaluator: Evaluator,
  { call }: KnownCall,
  invocation: Invocation,
  receiver: ChainValue | undefined,
  module: ModuleView,
): PromptPart[] {
  const parts: Part[] = [];
  if (receiver?.stages) parts.push(...partsOf(evaluator, receiver, { at: '', role: 'user' }));
  const taken = new Set<Value>();
  for (const place of call.prompt ?? []) {
    // What a chain is invoked with only fills the placeholders of the prompt inside the chain.
    if (parts.length > 0 && receiver?.stages && place.at === '#0') continue;
    const value = valueAt(evaluator, invocation, receiver, place.at);
    if (!value || taken.has(value)) continue;
    taken.add(value);
    parts.push(...partsOf(evaluator, value, place));
  }
  return parts.map(part => toPromptPart(part, module));
}

export function toPromptPart(part: Part, module: ModuleView): PromptPart {
  const { module: origin, node } = part.site;
  return {
    role: part.role,
    segments: part.segments.map(toSegment),
    range: origin.lines.range(node.start, node.end),
    ...(origin === module ? {} : { file: origin.file }),
    ...(part.cacheMarked ? { cacheMarked: true } : {}),
  };
}

function toSegment(segment: Segment): PromptSegment {
  const range = segment.module.lines.range(segment.start, segment.end);
  return 'text' in segment
    ? { kind: 'static', text: segment.text, range }
    : { kind: 'placeholder', name: segment.name, range };
}

/** The callee as written, on one line and without the arguments of calls inside it. */
function calleeText(module: ModuleView, callee: SyntaxNode): string {
  const names: string[] = [];
  let at: SyntaxNode | undefined = callee;
  for (let step = 0; at && step < 30; step++) {
    const expression = module.expression(at);
    if (expression.kind === 'member') {
      names.unshift(expression.name);
      at = expression.object;
    } else if (expression.kind === 'call') {
      at = expression.callee;
      const inner = module.expression(at);
      names.unshift(inner.kind === 'member' || inner.kind === 'name' ? `${inner.name}()` : '()');
      at = inner.kind === 'member' ? inner.object : undefined;
    } else if (expression.kind === 'same') at = expression.of;
    else {
      const text = expression.kind === 'name' ? expression.name : module.text(at).replace(/\s+/g, ' ');
      names.unshift(text.length > 40 ? `${text.slice(0, 39)}…` : text);
      at = undefined;
    }
  }
  return names.join('.');
}
