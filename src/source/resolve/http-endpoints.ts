import type { KnownCall } from '../sdks/catalog.ts';
import type { CallDeclaration, HttpEndpoint, HttpFunction, Place, SdkDeclaration } from '../sdks/sdk.ts';
import { argumentAt } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import type { Invocation, TextValue } from './value.ts';

/** The model endpoint that a call of a general HTTP client goes to, as a declaration whose places start at the request's body. */
export function endpointOf(
  evaluator: Evaluator,
  { sdk, request }: { sdk: SdkDeclaration; request: HttpFunction },
  invocation: Invocation,
): KnownCall | undefined {
  const url = request.url.map(place => argumentAt(evaluator, invocation, place)).find(value => value?.kind === 'text');
  if (url?.kind !== 'text') return undefined;
  const text = urlText(url);
  // A path alone is a route of the program's own server.
  if (text.startsWith('/')) return undefined;
  const path = text.replace(/[?#].*$/s, '');
  const endpoint = sdk.http?.endpoints.find(candidate => candidate.path.test(path));
  if (!endpoint) return undefined;
  const body =
    request.body.find(place => argumentAt(evaluator, invocation, place)?.kind === 'object') ?? request.body[0]!;
  const call = inBody(endpoint, body);
  const model = endpoint.modelInPath?.exec(path)?.[1];
  const known = model && !model.includes('{}') ? { ...call, defaultModel: model } : call;
  return { sdk, call: known, ...(path.includes('{}') ? {} : { baseUrl: path }) };
}

const urlText = (url: TextValue) => url.segments.map(segment => ('text' in segment ? segment.text : '{}')).join('');

function inBody(endpoint: HttpEndpoint, body: Place): CallDeclaration {
  const inside = (places: readonly Place[] | undefined) => (places ?? []).map(place => `${body}.${place}`);
  const { path: _path, modelInPath: _model, limit, prompt, ...rest } = endpoint;
  return {
    ...rest,
    paths: [],
    model: inside(endpoint.model),
    choices: inside(endpoint.choices),
    stream: inside(['stream']),
    ...(endpoint.requires ? { requires: inside(endpoint.requires) } : {}),
    ...(prompt ? { prompt: prompt.map(place => ({ ...place, at: `${body}.${place.at}` })) } : {}),
    ...(limit ? { limit: { ...limit, at: inside(limit.at) } } : {}),
  };
}
