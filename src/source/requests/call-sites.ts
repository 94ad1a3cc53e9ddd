import type { CallKind, CallSite, LanguageId } from '../call-site.ts';
import { carriedParts } from '../carried/carried-parts.ts';
import { fromOnlyCaller } from '../prompts/callers.ts';
import { promptParts, toPromptPart } from '../prompts/prompt.ts';
import { isPromptModule, promptsOfModule } from '../prompts/prompt-modules.ts';
import { type FoundCall, lettersOfCall, withoutUsed } from '../prompts/used-prompts.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { calleeText } from '../values/callee-text.ts';
import { branchOf } from '../values/control-flow.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type Invocation, staticText, type Value } from '../values/value.ts';
import { agentClass } from './agent-classes.ts';
import { KnownRequests } from './known-requests.ts';
import { isInLoop } from './loops.ts';
import { modelOf, modelThroughWrapper } from './model-reference.ts';
import { namedRequest } from './named-requests.ts';
import { outputLimitOf } from './output-limit.ts';
import { projectAgent } from './project-agents.ts';
import { projectHttp } from './project-http.ts';
import { givesMessages, projectRequest } from './project-requests.ts';
import { providerOfCall } from './provider.ts';
import { firstAt, isStub, type RecognisedCall } from './recognise.ts';
import { retryOf } from './retries.ts';
import { isScriptFile, scriptRequests } from './script-requests.ts';
import { setterRequest } from './setter-requests.ts';
import { syntaxErrorNear } from './syntax-errors.ts';
import { Wrappers } from './wrappers.ts';

/** Every call among some of a file, given inside out, that a declaration recognises. Stops early when the budget is spent. */
export function findCalls(
  evaluator: Evaluator,
  module: ModuleView,
  language: LanguageId,
  calls: readonly SyntaxNode[],
): FoundCall[] {
  const all: FoundCall[] = [];
  const wrappers = new Wrappers(evaluator, new KnownRequests(evaluator));
  const scripted = isScriptFile(module.file) ? scriptRequests(evaluator, module) : undefined;
  for (const node of calls) {
    if (evaluator.budget.exhausted) break;
    const request = scripted?.get(node);
    const found = request
      ? { site: build(evaluator, request, hereOf(module, node)!, 'call', language) }
      : callAt(wrappers, module, node, language);
    if (found) all.push({ node, ...found });
  }
  if (isPromptModule(module.file, language)) all.push(...promptsOfModule(evaluator, module, language));
  return all;
}

/** The calls of a file in document order. */
export const inTextOrder = (found: readonly FoundCall[]): CallSite[] =>
  withUniqueIds(
    withoutUsed(found)
      .toSorted((a, b) => a.node.start - b.node.start)
      .map(({ site }) => site),
  );

/** Models that a general call of a host may ask, and that answer with pictures, video, sound, music or an order of documents: they are priced otherwise. */
const makesMedia =
  /(^|[/.:-])(rerank(er)?|stable-?diffusion|sdxl|flux|dall-e|imagen|whisper|titan-image|nova-(canvas|reel|sonic)|stability|polly|musicgen|bark|z-image|qwen-image|gpt-image|gemini-[\d.]+-\w+-image|lyria|veo)(?=$|[/.:-])/i;

/** Models that a general call of a host may ask, and that answer with vectors: `amazon.titan-embed-text-v2:0`. */
const makesVectors = /embed/i;

/** A second call of the same callee on the same line gets a `#2`. */
function withUniqueIds(sites: readonly CallSite[]): CallSite[] {
  const found: CallSite[] = [];
  const ids = new Map<string, number>();
  for (const site of sites) {
    const repeated = (ids.get(site.id) ?? 0) + 1;
    ids.set(site.id, repeated);
    found.push(repeated > 1 ? { ...site, id: `${site.id}#${repeated}` } : site);
  }
  return found;
}

function callAt(
  wrappers: Wrappers,
  module: ModuleView,
  node: SyntaxNode,
  language: LanguageId,
): Omit<FoundCall, 'node'> | undefined {
  const { evaluator } = wrappers;
  const agent = agentClass(evaluator, module, node);
  if (agent) return { site: build(evaluator, agent, agent.invocation, 'agent', language), unlessUsed: true };
  const { handed, request: known } = wrappers.requests.at(module, node);
  if (!handed) return undefined;
  const here = hereOf(module, node);
  const request = known ?? (here && projectHttp(evaluator, here));
  const direct = request && handedByOne(evaluator, request);
  if (!direct) {
    const site = here && wrapperAt(wrappers, here, handed, language);
    return site && !isStub(here.site) ? { site } : undefined;
  }
  const { kind, unlessUsed, unlessEmpty } = direct.known.call;
  const site = build(evaluator, direct, direct.invocation, kind ?? 'call', language);
  if (makesMedia.test(site.model.id ?? '')) return undefined;
  if (site.kind === 'call' && makesVectors.test(site.model.id ?? ''))
    return { site: { ...site, kind: 'embedding', outputLimit: {} } };
  return unlessEmpty && site.prompt.length === 0 && !site.carried ? undefined : { site, unlessUsed };
}

/** A request that says nothing by itself, as the only caller of its function puts it together, unless that is shown there. */
function handedByOne(evaluator: Evaluator, request: RecognisedCall): RecognisedCall {
  const { invocation, known } = request;
  if (known.call.kind !== undefined || known.call.prompt?.some(({ at }) => at.includes('.'))) return request;
  const handed = fromOnlyCaller(evaluator, invocation);
  if (!handed || promptParts(evaluator, request).length > 0 || projectRequest(evaluator, handed.caller)) return request;
  const made = { ...request, invocation: { ...invocation, environment: handed.environment } };
  return promptParts(evaluator, made).length > 0 ? made : request;
}

/** A call of a function of the project that is recognised: as it is written, and as it will be made. */
function wrapperAt(
  wrappers: Wrappers,
  here: Invocation,
  handed: Invocation,
  language: LanguageId,
): CallSite | undefined {
  const { evaluator } = wrappers;
  const wrapper = (request: RecognisedCall | undefined) =>
    request && build(evaluator, request, here, 'wrapper', language);
  const wrapped = wrappers.through(handed);
  const isSearch = wrapped?.request.known.call.kind === 'embedding' && !saysEmbeds(here);
  const through = isSearch ? undefined : wrapper(wrapped?.request);
  // The body that goes to a model's address is put together here, with a text or without.
  const isBody = wrapped?.addressed && givesBody(evaluator, here);
  const least = wrapped?.isInside ? leastPrompt : leastText;
  if (through && (isBody || bringsText(through, wrapped?.ownText, least))) return through;
  // What is given says more than a body that turns it into something unknown.
  const project = wrapper(projectRequest(evaluator, here));
  if (project && bringsText(project)) return project;
  const agent = project || through ? undefined : projectAgent(evaluator, here);
  if (agent) return build(evaluator, agent, here, 'agent', language);
  const named = namedRequest(evaluator, handed);
  if (project || through) {
    // A body that is at hand says model and limit, too, unless it loses what is given.
    const says = project && through && saysAsMuch(through, project) ? through : (project ?? through);
    return named || givesMessages(evaluator, here) ? says : undefined;
  }
  return wrapper(named ?? setterRequest(evaluator, handed));
}

/** `embed(text)`, `get_vector(text)`: who calls a search is told of no model, though it has its question embedded. */
function saysEmbeds({ site, call }: Invocation): boolean {
  const callee = site.module.expression(call.callee);
  return (callee.kind === 'name' || callee.kind === 'member') && /embed|vector|encod/i.test(callee.name);
}

/** An object that is written out, here or before, among what a call is given. */
const givesBody = (evaluator: Evaluator, { site, call }: Invocation): boolean =>
  call.arguments.some(({ value }) => /^(object|instance)$/.test(evaluator.evaluate(site.module, value).kind));

/** A call as it is written. */
function hereOf(module: ModuleView, node: SyntaxNode): Invocation | undefined {
  const call = module.expression(node);
  return call.kind === 'call' ? { site: { module, node }, call, environment: undefined } : undefined;
}

/** Letters of known text, beyond those that the wrapper adds, without which a wrapper's caller tells nothing about a prompt. */
const leastText = 12;

/** The same, where the wrapper puts words around what it is given: a noun is no prompt. */
const leastPrompt = 24;

const bringsText = (site: CallSite, ownText = 0, least = leastText): boolean =>
  lettersOfCall(site) - ownText >= least || (ownText === 0 && least === leastText && saysSentence(site));

/** `ask("Hello there!")`: a sentence is a prompt, however short. */
const saysSentence = ({ prompt }: CallSite): boolean =>
  prompt.some(
    ({ segments: [only, another] }) => only?.kind === 'static' && !another && /\S\s+\w.*[.!?]\s*$/.test(only.text),
  );

const saysAsMuch = (one: CallSite, other: CallSite): boolean =>
  lettersOfCall(one) >= lettersOfCall(other) &&
  (one.model.id !== undefined || other.model.id === undefined) &&
  (one.outputLimit.value !== undefined || other.outputLimit.value === undefined);

/** An effort by its name, or by an SDK's constant for it (`shared.ReasoningEffortHigh`). */
function effortOf(value: Value | undefined): string | undefined {
  if (value?.kind !== 'chain') return staticText(value);
  return /(none|minimal|low|medium|high)$/i.exec(value.path)?.[1]?.toLowerCase();
}

/** `here` is the call as the reader sees it; for a wrapper that is not the request itself. */
function build(
  evaluator: Evaluator,
  recognised: RecognisedCall,
  here: Invocation,
  kind: CallKind,
  language: LanguageId,
): CallSite {
  const { module, node } = here.site;
  const { sdk, call } = recognised.known;
  const at = (places: readonly string[] | undefined) => firstAt(evaluator, recognised, places);
  const callee = calleeText(
    module,
    recognised.invocation.site.node === node ? recognised.invocation.call.callee : here.call.callee,
  );
  const model = kind === 'wrapper' ? modelThroughWrapper(evaluator, recognised) : modelOf(evaluator, recognised);
  const url = at(call.baseUrl ?? sdk.baseUrl);
  const baseUrl = recognised.known.baseUrl ?? staticText(url?.kind === 'unknown' ? url.otherwise : url);
  const provider = providerOfCall(recognised, model, baseUrl);
  const choices = at(call.choices);
  const cell = module.lines.cell(node.start);
  const effortValue = at(call.reasoningEffort);
  const effort = effortOf(effortValue);
  const effortWritten =
    effort && effortValue?.site.module === module && module.lines.cell(effortValue.site.node.start) === cell;
  const retry = retryOf(module, node);
  const stream = call.stream === true || (call.stream && isTrue(at(call.stream)));
  const carried = carriedParts(evaluator, recognised, module);
  const range = module.lines.range(node.start, node.end);
  const syntaxError = syntaxErrorNear(module, node);
  // What not every call has comes one by one: to spread many small objects into one takes longer than most of what is found.
  const site: Writable<CallSite> = {
    id: `${module.file}:${range.start.line}:${callee}`,
    kind,
    file: module.file,
    language,
    range,
    sdk: sdk.id,
    callee,
    model: model.reference,
    outputLimit: outputLimitOf(evaluator, recognised, here),
    inLoop: isInLoop(module, node),
    runsWith: branchOf(module, node),
    prompt: promptParts(evaluator, recognised).map(part => toPromptPart(part, module, cell)),
  };
  if (cell !== undefined) site.cell = cell;
  if (provider) site.provider = provider;
  if (baseUrl) site.baseUrl = baseUrl;
  if (syntaxError) site.syntaxError = syntaxError;
  if (retry) site.retry = retry;
  if (carried.length > 0) site.carried = carried;
  if (choices?.kind === 'number') site.choices = choices.value;
  if (call.batched) site.batched = true;
  if (effort) site.reasoningEffort = effort;
  if (effortWritten)
    site.reasoningEffortRange = module.lines.range(effortValue.site.node.start, effortValue.site.node.end);
  if (stream) site.stream = true;
  return site;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const isTrue = (value: Value | undefined): boolean => value?.kind === 'constant' && value.value === true;
