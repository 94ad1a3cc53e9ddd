import type { PromptPart, PromptRole, PromptSegment } from '../call-site.ts';
import type { RecognisedCall } from '../requests/recognise.ts';
import type { PromptPlace } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt, entryOf, normalizeKey, valueAt } from '../values/arguments.ts';
import { applyFunction } from '../values/calls.ts';
import { invocationsOf } from '../values/chains.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { foundOnce } from '../values/found-once.ts';
import { cleanDocstring, mergeText } from '../values/text-templates.ts';
import type { Invocation, Segment, Value } from '../values/value.ts';
import { partFromCaller } from './callers.ts';
import { declaredMessage } from './message-content.ts';
import { type Part, partsOf } from './prompt-parts.ts';
import { programParts } from './prompt-programs.ts';

/** The messages of a call, in the order in which they are sent. */
export const promptParts = foundOnce((evaluator, recognised: RecognisedCall): readonly Part[] => {
  const { known, invocation, receiver } = recognised;
  if (recognised.parts) return recognised.parts;
  if (known.call.program) return programParts(evaluator, invocation);
  const parts: Part[] = [];
  if (receiver?.stages)
    for (const part of partsOf(evaluator, receiver, { at: '', role: 'user' }))
      parts.push(filledWhole(evaluator, invocation, part));
  const taken = new Set<Value>();
  for (const place of known.call.prompt ?? []) {
    // What a chain is invoked with only fills the placeholders of the prompt inside the chain.
    if (parts.length > 0 && receiver?.stages && !place.at.startsWith('^')) continue;
    // Beside what stands at a place of its own `**settings` are settings.
    if (place.at === '**' && parts.length > 0) continue;
    if (place.unless && saysInstead(evaluator, recognised, { ...place, at: place.unless })) continue;
    const value = valueAt(evaluator, invocation, receiver, place.at);
    // What a builder puts together is no text.
    if (!value || taken.has(value) || (place.builder && value.kind === 'text')) continue;
    if (isOfTemplate(evaluator, recognised, place, value)) continue;
    taken.add(value);
    // An options object or a request whose parts were found by name says nothing more as a whole.
    const isWhole =
      value.kind === 'object' || (place.builder !== undefined && value.kind !== 'text') || isOpaque(evaluator, value);
    if (parts.length > 0 && /^#\d$/.test(place.at) && isWhole && !addsTo(value, place)) continue;
    const found = partsOf(evaluator, value, place);
    const argument = value.kind === 'text' ? argumentNode(invocation, place.at) : undefined;
    const module = invocation.site.module;
    parts.push(...found.map(part => (argument ? { ...part, argument: { module, node: argument } } : part)));
  }
  if (known.call.kind === 'agent') parts.splice(0, parts.length, ...parts.map(part => partFromCaller(evaluator, part)));
  if (known.call.decoratedDocstring)
    parts.push(...docstringParts(evaluator, invocation, known.call.decoratedDocstring));
  if (known.call.decoratedFunction) parts.push(...returnedParts(evaluator, recognised, known.call.decoratedFunction));
  if (known.call.decorators) parts.push(...decoratedParts(evaluator, recognised, known.call.decorators.role));
  return parts;
});

/** Whether a request says itself what else a default says; a block that only fills the default's places does not. */
function saysInstead(evaluator: Evaluator, { invocation, receiver }: RecognisedCall, place: PromptPlace): boolean {
  const value = valueAt(evaluator, invocation, receiver, place.at);
  if (value?.kind !== 'function') return value !== undefined;
  return partsOf(evaluator, value, place).some(({ segments }) => segments.some(segment => 'text' in segment));
}

/** A message that is nothing but a place (`['system', '{instructions}']`) is what the chain is invoked with for it, when that has words. */
function filledWhole(evaluator: Evaluator, invocation: Invocation, part: Part): Part {
  const [segment, ...more] = part.segments;
  if (!segment || more.length > 0 || !('name' in segment) || part.role !== 'system') return part;
  const given = argumentAt(evaluator, invocation, `#0.${segment.name}`);
  const says = given?.kind === 'text' && given.segments.some(piece => 'text' in piece && /\S\s+\S/.test(piece.text));
  return says ? { ...part, segments: mergeText(given.segments), site: given.site } : part;
}

/** `llm.invoke(ChatPromptTemplate.from_messages(messages=[…]).format_messages())`: what the template was made of is sent as the template. */
function isOfTemplate(
  evaluator: Evaluator,
  { invocation, known }: RecognisedCall,
  { at }: PromptPlace,
  value: Value,
): boolean {
  if (/^[#^*]/.test(at) || !known.call.prompt?.some(place => place.at === '#0')) return false;
  const whole = argumentAt(evaluator, invocation, '#0');
  return (
    whole?.kind === 'chain' &&
    declaredMessage(evaluator, whole) !== undefined &&
    entryOf(evaluator, whole, at) === value
  );
}

/** What stands in the call itself for a named argument or an entry of its options. */
function argumentNode({ site: { module }, call }: Invocation, at: string): SyntaxNode | undefined {
  const wanted = normalizeKey(at);
  for (const { name, value, spread } of call.arguments) {
    if (name !== undefined && normalizeKey(name) === wanted) return value;
    const options = name === undefined && !spread ? module.expression(value) : undefined;
    if (options?.kind !== 'object') continue;
    const entry = options.entries.find(({ key }) => key !== undefined && normalizeKey(key) === wanted);
    if (entry) return entry.value;
  }
  return undefined;
}

/** Whether a builder's setters that add a message were called on a value. */
const addsTo = (value: Value, { builder }: PromptPlace) =>
  builder !== undefined &&
  value.kind === 'chain' &&
  [...invocationsOf(value)].some(({ name }) => Object.hasOwn(builder, name));

/** Something made by a call that no declaration says to be text. */
const isOpaque = (evaluator: Evaluator, value: Value) =>
  value.kind === 'chain' &&
  partsOf(evaluator, value, { at: '', role: 'user' }).every(
    part => part.role !== 'history' && part.segments.every(segment => 'name' in segment),
  );

/** What functions return that are decorated with a method of the object that this call makes (`@agent.system_prompt`). */
function decoratedParts(evaluator: Evaluator, { invocation }: RecognisedCall, role: PromptRole): Part[] {
  const { module, node } = invocation.site;
  return module.decorated.flatMap(({ decorator, function: target }) => {
    let value = evaluator.evaluate(module, decorator);
    if (value.kind === 'chain' && value.invocation && value.base) value = value.base;
    if (value.kind !== 'chain' || !evaluator.catalog.decorators.has(value.path)) return [];
    if (value.base?.invocation?.site.node !== node) return [];
    return partsOfFunction(evaluator, module, target, role);
  });
}

/** What the function returns that this call decorates (`@mcp.prompt()`). */
function returnedParts(evaluator: Evaluator, { invocation }: RecognisedCall, role: PromptRole): Part[] {
  const { module, node } = invocation.site;
  const target = module.decoratedBy(node);
  return target ? partsOfFunction(evaluator, module, target, role) : [];
}

/** The docstring of the function that this call decorates (`@ell.simple("m")`). */
function docstringParts(evaluator: Evaluator, { site: { module, node } }: Invocation, role: PromptRole): Part[] {
  const target = module.decoratedBy(node);
  const documentation = target && module.adapter.documentation?.(target);
  const value = documentation && evaluator.evaluate(module, documentation);
  if (value?.kind !== 'text') return [];
  return [{ role, segments: cleanDocstring(value.segments), site: value.site }];
}

function partsOfFunction(evaluator: Evaluator, module: ModuleView, target: SyntaxNode, role: PromptRole): Part[] {
  const scope = module.scopeOf(target);
  const site = { module, node: target };
  const result =
    scope &&
    applyFunction(
      evaluator,
      { kind: 'function', scope, module, environment: undefined, site },
      { site, call: { kind: 'call', callee: target, arguments: [] }, environment: undefined },
    );
  return result ? partsOf(evaluator, result, { at: '', role }) : [];
}

/** A part of a call in `module`, and there in the notebook cell `cell`. Positions are left out where they count in another cell. */
export function toPromptPart(part: Part, module: ModuleView, cell?: number): PromptPart {
  const { module: origin, node } = part.site;
  const counts = ({ module: other }: { readonly module: ModuleView }, start: number) =>
    other === origin && (other !== module || other.lines.cell(start) === cell);
  const { argument } = part;
  return {
    role: part.role,
    segments: part.segments.map(segment => toSegment(segment, counts(segment, segment.start))),
    ...(counts(part.site, node.start) ? { range: origin.lines.range(node.start, node.end) } : {}),
    ...(origin === module ? {} : { file: origin.file }),
    ...(argument?.module === module && module.lines.cell(argument.node.start) === cell
      ? { argument: module.lines.range(argument.node.start, argument.node.end) }
      : {}),
    ...(part.cacheMarked ? { cacheMarked: true } : {}),
  };
}

/** The place of a segment is told where it lies in the part's own file. */
function toSegment(segment: Segment, hasPlace: boolean): PromptSegment {
  const place = hasPlace ? { range: segment.module.lines.range(segment.start, segment.end) } : {};
  return 'text' in segment
    ? { kind: 'static', text: segment.text, ...place }
    : { kind: 'placeholder', name: segment.name, ...place };
}
