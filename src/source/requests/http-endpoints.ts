import type { KnownCall } from '../sdks/catalog.ts';
import type { CallDeclaration, HttpEndpoint, HttpFunction, Place, SdkDeclaration } from '../sdks/sdk.ts';
import { enclosingClass } from '../syntax/scope.ts';
import { entryOf, valueAt } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { jsonObject } from '../values/json-text.ts';
import type { ChainValue, Invocation, TextValue, Value } from '../values/value.ts';

/** The model endpoint that a call of a general HTTP client goes to, as a declaration whose places start at the request's body. */
export function endpointOf(
  evaluator: Evaluator,
  { sdk, request }: { sdk: SdkDeclaration; request: HttpFunction },
  invocation: Invocation,
  receiver: ChainValue | undefined,
  /** Whether a path alone may be that of a client's host. */
  onClient = request.onServer === true || request.onClient === true,
): KnownCall | undefined {
  const at = (place: Place) => valueAt(evaluator, invocation, receiver, place);
  const url = request.url.map(at).find(value => value?.kind === 'text' && !isMethod(value) && !jsonObject(value));
  const bodyPlace = () => request.body.find(place => isBody(at(place))) ?? request.body[0]!;
  const byBody = (): KnownCall | undefined => {
    const chat = sdk.http?.endpoints[0];
    if (!chat || isForCounting(invocation)) return undefined;
    const body = bodyPlace();
    const hasKey = () => ['#1.headers', 'headers'].some(place => holdsKey(evaluator, at(place)));
    const vectors =
      asksForVectors(evaluator, invocation, at(body)) &&
      (request.onServer || hasKey()) &&
      sdk.http?.endpoints.find(isEmbedding);
    if (vectors) return { sdk, call: inBody(vectors, body) };
    const gemini = request.onServer && holdsParts(evaluator, at(body)) && sdk.http?.endpoints.find(isGemini);
    if (gemini) return { sdk, call: inBody(gemini, body) };
    const says =
      request.onServer || saysAddress(invocation)
        ? saysChat(evaluator, at(body))
        : ((saysChat(evaluator, at(body), 'with-model') || saysChat(evaluator, at(body), 'with-setting')) &&
            hasKey()) ||
          (classSaysAddress(invocation) && saysChat(evaluator, at(body), 'with-setting'));
    return says ? { sdk, call: inBody(chat, body) } : undefined;
  };
  if (url?.kind !== 'text') return byBody();
  const text = urlText(url);
  const path = text.replace(/[?#].*$/s, '');
  // Elsewhere a path alone is a route of the program's own server.
  if (text.startsWith('/') && !onClient) return undefined;
  const endpoint = sdk.http?.endpoints.find(
    candidate =>
      candidate.path.test(path) &&
      (!candidate.shared || isModels(evaluator, candidate.shared, path, invocation, at(bodyPlace()))),
  );
  // Where it goes is a setting's to say, or that of the client which `chat` is a path of; there more must speak for a model.
  if (!endpoint && (text === '' || text.startsWith('{}'))) return byBody();
  const isPathOfClient = !endpoint && /^[\w-]+(\/[\w-]+)*$/.test(text);
  if (!endpoint) return isPathOfClient && holdsSetting(evaluator, at(bodyPlace())) ? byBody() : undefined;
  const call = inBody(endpoint, bodyPlace());
  const model = endpoint.modelInPath?.exec(path)?.[1];
  const known = model && !model.includes('{}') ? { ...call, defaultModel: model } : call;
  return { sdk, call: known, ...(path.includes('{}') || path.startsWith('/') ? {} : { baseUrl: path }) };
}

/** Whether a path that other services have is a model's here. */
const isModels = (
  evaluator: Evaluator,
  { words, keys }: NonNullable<HttpEndpoint['shared']>,
  path: string,
  { site }: Invocation,
  body: Value | undefined,
): boolean =>
  words.some(word => path.includes(word) || site.module.mentions(word)) ||
  (body !== undefined && keys.some(key => entryOf(evaluator, body, key) !== undefined));

/** What holds keys: an object, one of a class of the project, or JSON as text. */
const isBody = (value: Value | undefined) =>
  value?.kind === 'object' || value?.kind === 'instance' || (value?.kind === 'text' && jsonObject(value) !== undefined);

/** Whether the function around a request says where such requests go, though not in the request: `endpoint += '/chat/completions'`. */
function saysAddress({ site: { module, node } }: Invocation): boolean {
  const scope = module.scopeAround(node);
  return scope.kind === 'function' && module.between(scope.node.start, scope.node.end).includes('/chat/completions');
}

/** `Task<int> CountTokenAsync(…)`: hosts count the tokens of the same body. */
const isForCounting = ({ site: { module, node } }: Invocation): boolean =>
  /^(get|estimate|calculate)?_?count_?tokens?|token_?count/i.test(module.scopeAround(node).name ?? '');

/** Whether the class around a request does, in its constructor or its settings. */
function classSaysAddress({ site: { module, node } }: Invocation): boolean {
  const owner = enclosingClass(module.scopeAround(node));
  return owner !== undefined && module.between(owner.node.start, owner.node.end).includes('/chat/completions');
}

/** A body that only a chat request has: messages that are written out or handed on, with a model; written-out ones do without where servers run. */
function saysChat(evaluator: Evaluator, body: Value | undefined, needs?: 'with-model' | 'with-setting'): boolean {
  const messages = body && isBody(body) ? entryOf(evaluator, body, 'messages') : undefined;
  if (!messages) return false;
  const first = messages.kind === 'list' ? messages.items[0] : undefined;
  const message = first && isBody(first) ? first : undefined;
  const says = (key: string) => message !== undefined && entryOf(evaluator, message, key) !== undefined;
  // Messages of another layout go to people: `{ to, text }`.
  if (message?.kind === 'object' && !message.open && !says('role')) return false;
  // Settings that are spread into a body, the model among them: `{ messages, ...config, stream: true }`.
  const mayHoldModel = body?.kind === 'object' && body.open && !needs && holdsSetting(evaluator, body);
  return (
    mayHoldModel ||
    entryOf(evaluator, body!, 'model') !== undefined ||
    (needs === 'with-setting' && holdsSetting(evaluator, body)) ||
    (!needs && says('role') && says('content'))
  );
}

const isEmbedding = ({ kind, prompt }: HttpEndpoint): boolean =>
  kind === 'embedding' && prompt?.some(({ at }) => at === 'input') === true;

/** `{ model, input }` in a class or function that says that it embeds: only the settings know where it goes. */
function asksForVectors(
  evaluator: Evaluator,
  { site: { module, node } }: Invocation,
  body: Value | undefined,
): boolean {
  if (!body || !isBody(body) || !['model', 'input'].every(key => entryOf(evaluator, body, key))) return false;
  const scope = module.scopeAround(node);
  return [scope.name, enclosingClass(scope)?.name].some(name => name !== undefined && /embed/i.test(name));
}

const isGemini = ({ prompt }: HttpEndpoint): boolean => prompt?.some(({ at }) => at === 'contents') === true;

/** `{ contents: [{ parts: […] }] }`: only Gemini is asked so. */
function holdsParts(evaluator: Evaluator, body: Value | undefined): boolean {
  const contents = body && isBody(body) ? entryOf(evaluator, body, 'contents') : undefined;
  const first = contents?.kind === 'list' ? contents.items[0] : undefined;
  return first !== undefined && isBody(first) && entryOf(evaluator, first, 'parts') !== undefined;
}

/** `Authorization: Bearer …`, `x-api-key: …`: programs of a browser have no key, and send messages to their own server. */
const holdsKey = (evaluator: Evaluator, headers: Value | undefined): boolean =>
  headers !== undefined &&
  ['Authorization', 'x-api-key', 'api-key'].some(name => entryOf(evaluator, headers, name) !== undefined);

/** What only a request to a model says beside its messages. */
const holdsSetting = (evaluator: Evaluator, body: Value | undefined): boolean =>
  body !== undefined &&
  ['max_tokens', 'max_completion_tokens', 'temperature', 'top_p', 'stream', 'tools', 'system'].some(
    key => entryOf(evaluator, body, key) !== undefined,
  );

/** `POST`, where an address may stand: requests are made with and without a context before it. */
const isMethod = (value: TextValue) => /^[A-Z]+$/.test(urlText(value));

const urlText = (url: TextValue) => url.segments.map(segment => ('text' in segment ? segment.text : '{}')).join('');

function inBody(endpoint: HttpEndpoint, body: Place): CallDeclaration {
  const inside = (places: readonly Place[] | undefined) => (places ?? []).map(place => `${body}.${place}`);
  const { path: _path, modelInPath: _model, shared: _shared, limit, prompt, ...rest } = endpoint;
  return {
    ...rest,
    paths: [],
    model: inside(endpoint.model),
    choices: inside(endpoint.choices),
    stream: inside(['stream']),
    ...(endpoint.requires ? { requires: inside(endpoint.requires) } : {}),
    ...(endpoint.rulesOut ? { rulesOut: inside(endpoint.rulesOut) } : {}),
    ...(prompt ? { prompt: prompt.map(place => ({ ...place, at: `${body}.${place.at}` })) } : {}),
    ...(limit ? { limit: { ...limit, at: inside(limit.at) } } : {}),
  };
}
