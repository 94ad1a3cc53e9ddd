import { rawHttp } from '../sdks/raw-http.ts';
import type { Place } from '../sdks/sdk.ts';
import { argumentAt } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { remembered } from '../values/remembered.ts';
import { type Invocation, nameOf, type Value } from '../values/value.ts';
import { endpointOf } from './http-endpoints.ts';
import { applies, firstAt, type RecognisedCall } from './recognise.ts';

/** What projects call the function that they send requests with: around `fetch`, with retries, for a stream of events. */
const sendsHttp = /fetch|post|request|axios|(?<!a)sse|http/i;
/** `http.NewRequest(…)`, `buildRequest(…)`, `new Request(…)`, `processRequest(…)`: what it makes or changes is sent elsewhere. */
const makesRequest = /^(new|build|prepare|process|handle|rebuild|parse|validate|decode|convert|transform)_?\w*request/i;
const maySend = remembered(
  name => name !== 'Request' && (sendsHttp.test(name) || name === 'Do') && !makesRequest.test(name),
);
/** An object that is made sends nothing by itself (`new ChatRequest { Messages = … }`), but for a source of events. */
const streams = /(?<!a)sse|eventsource/i;
const url: readonly Place[] = ['#0', 'url', '#1'];
const bodyByName: readonly Place[] = ['body', 'data', 'json', 'payload'];
const body: readonly Place[] = ['#1.body', '#1.data', '#1.json', ...bodyByName, '#1', '#2', '#3'];
/** An address that no other service has: a request to it counts also when nothing is known of its body. */
const onlyModels = /\/chat\/completions$/;

/**
 * A request through a function of the project, or of a package that no declaration knows, to an address that only a model answers:
 * `fetchSSE('https://…/chat/completions', { body: JSON.stringify({ messages }) })`.
 */
export function projectHttp(evaluator: Evaluator, written: Invocation): RecognisedCall | undefined {
  const invocation = withoutContext(boundCall(written));
  const { site, call } = invocation;
  const callee = site.module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const sends = maySend(name)
    ? !call.creates || streams.test(name)
    : isAddressed(invocation, name) && !isWrittenHere(evaluator, invocation);
  const sdk = sends ? evaluator.catalog.sdks.get(rawHttp.id) : undefined;
  if (!sdk) return undefined;
  // What works on an answer asks for none: `readEvents(response, parse)`.
  const [first] = call.arguments;
  if (first && /^(response|resp|res)$/i.test(nameOf({ module: site.module, node: first.value }))) return undefined;
  const address = url.find(place => hasSlash(argumentAt(evaluator, invocation, place)));
  const onServer = sdk.http?.functions.find(request => request.onServer)?.onServer;
  const request = {
    paths: [],
    url: address ? [address] : ['#0', '#1'],
    body: body.filter(place => !isHeaders(argumentAt(evaluator, invocation, place))),
    ...(onServer ? { onServer } : {}),
  };
  const end = staticEnd(address === undefined ? undefined : argumentAt(evaluator, invocation, address));
  const isToModel = onlyModels.test(end);
  const onClient = onServer || (isToModel && (callee.kind === 'member' || address === '#1'));
  const known =
    address || onServer ? endpointOf(evaluator, { sdk, request }, invocation, undefined, onClient) : undefined;
  if (!known || (address === undefined && isWrittenHere(evaluator, invocation))) return undefined;
  const found = { known, invocation, receiver: undefined };
  const prompt = known.call.prompt?.map(({ at }) => at);
  if (!applies(evaluator, known, found)) return undefined;
  return firstAt(evaluator, found, prompt) || (isToModel && firstAt(evaluator, found, bodyByName)) ? found : undefined;
}

/** `tokensOf(server + '/api/generate', body)`: whatever a function is called that is given the address of a model outright. */
function isAddressed({ site, call: { arguments: given, creates } }: Invocation, name: string): boolean {
  if (creates || given.length < 2 || saysOnly.test(name) || makesRequest.test(name)) return false;
  const { start, end } = given[0]!.value;
  return end - start <= longestAddress && ofModel.test(site.module.between(start, end));
}

const saysOnly =
  /log|debug|info|warn|error|print|write|trace|expect|assert|mock|route|handle|request$|^(on|use|add|set|all)$/i;
const ofModel =
  /\/(chat\/completions|api\/(chat|generate)|v1\/(messages|completions)|v1beta\/models\/.{1,60}enerateContent)["'`]$/;
const longestAddress = 160;

/** Of a function of this file its body says what it sends. */
function isWrittenHere(evaluator: Evaluator, { site, call }: Invocation): boolean {
  const target = evaluator.target(site.module, call.callee);
  return target.kind === 'function' && target.module === site.module;
}

/** `apiRequest.call(this, 'POST', path, { body })` calls `apiRequest`. */
function boundCall(invocation: Invocation): Invocation {
  const { site, call } = invocation;
  const callee = site.module.expression(call.callee);
  if (callee.kind !== 'member' || callee.name !== 'call') return invocation;
  const [self, ...rest] = call.arguments;
  const isBound = self && site.module.expression(self.value).kind === 'self';
  return isBound ? { ...invocation, call: { ...call, callee: callee.object, arguments: rest } } : invocation;
}

/** `request(url, headers, body)`: an object, too, but not what is sent. */
const isHeaders = (value: Value | undefined): boolean =>
  value?.kind === 'object' &&
  [...value.entries.keys()].some(key => /^(content-type|authorization|api-key)$/i.test(key));

/** Go's functions are given the context of the program first: `client.Do(ctx, http.MethodPost, url, body)`. */
function withoutContext(invocation: Invocation): Invocation {
  const { site, call } = invocation;
  if (site.module.adapter.unimported !== 'folder') return invocation;
  const [first, ...rest] = call.arguments;
  const verb = rest[0]?.value;
  const isFirst =
    first !== undefined &&
    verb !== undefined &&
    /^(\w*ctx|context(\.\w+)?)$/i.test(nameOf({ module: site.module, node: first.value })) &&
    /^(http\.MethodPost|"POST")$/.test(site.module.text(verb));
  return isFirst ? { ...invocation, call: { ...call, arguments: rest } } : invocation;
}

/** The known end of an address, without its query. */
function staticEnd(value: Value | undefined): string {
  const whole = value?.kind === 'text' ? value.segments.map(segment => ('text' in segment ? segment.text : '{}')) : [];
  return whole.join('').replace(/[?#].*$/s, '');
}

const hasSlash = (value: Value | undefined): boolean =>
  value?.kind === 'text' && value.segments.some(segment => 'text' in segment && segment.text.includes('/'));
