import { rawHttp } from '../sdks/raw-http.ts';
import type { Place } from '../sdks/sdk.ts';
import { argumentAt } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { endpointOf } from './http-endpoints.ts';
import { applies, firstAt, type RecognisedCall } from './recognise.ts';
import { remembered } from './remembered.ts';
import type { Invocation, Value } from './value.ts';

/** What projects call the function that they send requests with: around `fetch`, with retries, for a stream of events. */
const sendsHttp = /fetch|post|request|axios|(?<!a)sse|http/i;
/** `http.NewRequest(…)`, `buildRequest(…)`: what it makes is sent elsewhere. */
const makesRequest = /^(new|build|prepare)_?\w*request/i;
const maySend = remembered(name => sendsHttp.test(name) && !makesRequest.test(name));
const url: readonly Place[] = ['#0', 'url', '#1'];
const body: readonly Place[] = ['#1.body', '#1.data', '#1.json', 'body', 'data', 'json', '#1', '#2'];

/**
 * A request through a function of the project, or of a package that no declaration knows, to an address that only a model answers:
 * `fetchSSE('https://…/chat/completions', { body: JSON.stringify({ messages }) })`.
 */
export function projectHttp(evaluator: Evaluator, invocation: Invocation): RecognisedCall | undefined {
  const { site, call } = invocation;
  const callee = site.module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const sdk = maySend(name) ? evaluator.catalog.sdks.get(rawHttp.id) : undefined;
  if (!sdk) return undefined;
  const address = url.find(place => hasSlash(argumentAt(evaluator, invocation, place)));
  const onServer = sdk.http?.functions.find(request => request.onServer)?.onServer;
  const request = { paths: [], url: address ? [address] : ['#0', '#1'], body, ...(onServer ? { onServer } : {}) };
  const known = address || onServer ? endpointOf(evaluator, { sdk, request }, invocation, undefined) : undefined;
  if (!known) return undefined;
  const found = { known, invocation, receiver: undefined };
  const prompt = known.call.prompt?.map(({ at }) => at);
  return applies(evaluator, known, found) && firstAt(evaluator, found, prompt) ? found : undefined;
}

const hasSlash = (value: Value | undefined): boolean =>
  value?.kind === 'text' && value.segments.some(segment => 'text' in segment && segment.text.includes('/'));
