import { argumentAt } from './arguments.ts';
import { callNamed } from './calls.ts';
import { instanceOfType } from './chains.ts';
import { defaultOf } from './defaults.ts';
import type { Evaluator } from './evaluator.ts';
import { serialized } from './json-text.ts';
import { remembered } from './remembered.ts';
import { fromUserSession } from './session-values.ts';
import { callFileFunction, isFileFunction } from './text-files.ts';
import { callTextFunction, isTextFunction } from './text-functions.ts';
import { cleanDocstring, dedent, trim } from './text-templates.ts';
import { type ChainValue, type Invocation, nameOf, type Space, textOf, type Value } from './value.ts';

/** Functions of standard libraries and of small well-known packages that prompts pass through. */
const dedenting = new Set([
  'textwrap.dedent',
  'dedent.default',
  'dedent.dedent',
  'ts-dedent.default',
  'ts-dedent.dedent',
  'dedent',
  'outdent.default',
  'common-tags.stripIndent',
]);
/** What the environment holds, only the running program knows. */
const environment = new Set(['os.environ.get', 'os.getenv']);
const serializers: ReadonlyMap<string, Space> = new Map([
  ['json.dumps', ' '],
  ['orjson.dumps', ''],
  ['ujson.dumps', ''],
]);
const passing = new Set(['copy.copy', 'copy.deepcopy']);
/** Maps of Rust that statements fill: `body.insert("model", …)`. */
const rustMap =
  /^(std\.collections\.(Hash|BTree)Map|serde_json\.Map|indexmap\.IndexMap)\.(new|with_capacity|default|from)$/;

/** Python's objects whose members are what they are given by name or as a table: settings are kept in them. */
const namespaces =
  /^(types\.SimpleNamespace|argparse\.Namespace|collections\.OrderedDict|easydict\.EasyDict|box\.Box|addict\.Dict|munch\.Munch|omegaconf\.OmegaConf\.create|ml_collections\.ConfigDict)$/;

/** Tags that make something else of a template than a text. */
const otherTags = /^(sql|css|html|svg|gql|graphql|styled|keyframes|regex|glsl|wgsl|xpath)$/i;

/** A template with a tag of another package: such tags change white space (`stripIndents`, `dedent`, `prompt`), hardly ever words. */
export function taggedText(evaluator: Evaluator, target: ChainValue, invocation: Invocation): Value | undefined {
  const name = /(?<![\w$])[\w$]+$/.exec(target.path)?.[0];
  if (!name || target.path.startsWith('$') || otherTags.test(name) || evaluator.catalog.calls.has(target.path))
    return undefined;
  const text = argumentAt(evaluator, invocation, '#0');
  return text?.kind === 'text' ? textOf(trim(dedent(text.segments)), invocation.site, text.via) : undefined;
}

/** What makes an empty branch of a tree of JSON on the JVM: its own packages' objects and arrays, Jackson's by whatever makes nodes. */
const jsonTree =
  /^(?:org\.json|org\.json\.simple|com\.alibaba\.fastjson2?|cn\.hutool\.json|net\.sf\.json|com\.google\.gson|io\.vertx\.core\.json)\.(JSONObject|JSONArray|JsonObject|JsonArray|JSONUtil\.createObj|JSONUtil\.createArray)$|\.(createObjectNode|createArrayNode)$/;

const ofCollections = /^(java\.(util|text)|com\.google\.common\.collect)\./;

/** Whether a path may name one of these functions at all: most calls name none, and each is asked of all. */
const mayBeLibrary = remembered(
  path =>
    dedenting.has(path) ||
    environment.has(path) ||
    serializers.has(path) ||
    passing.has(path) ||
    path === 'inspect.cleandoc' ||
    path === 'typing.cast' ||
    path === 'chainlit.user_session.get' ||
    isTextFunction(path) ||
    ofCollections.test(path) ||
    rustMap.test(path) ||
    namespaces.test(path) ||
    jsonTree.test(path) ||
    isFileFunction(path),
);

export function callLibraryFunction(evaluator: Evaluator, path: string, invocation: Invocation): Value | undefined {
  if (!mayBeLibrary(path)) return undefined;
  const { site } = invocation;
  if (dedenting.has(path) || path === 'inspect.cleandoc') {
    const text = argumentAt(evaluator, invocation, '#0');
    if (text?.kind !== 'text') return text;
    if (path === 'inspect.cleandoc') return textOf(cleanDocstring(text.segments), site, text.via);
    const stripped = dedent(text.segments);
    return textOf(path === 'textwrap.dedent' ? stripped : trim(stripped), site, text.via);
  }
  const text = callTextFunction(evaluator, path, invocation);
  if (text) return text;
  // `List.of` with `java.util.List` imported.
  if (ofCollections.test(path)) return callNamed(evaluator, path.split('.').slice(-2).join('.'), invocation);
  if (rustMap.test(path)) return { kind: 'object', entries: new Map(), open: path.endsWith('from'), site };
  if (namespaces.test(path)) return callNamed(evaluator, 'dict', invocation);
  const branch = jsonTree.exec(path)?.slice(1).find(Boolean);
  if (branch) return callNamed(evaluator, branch, invocation);
  if (environment.has(path)) {
    const otherwise = defaultOf(evaluator, invocation);
    return otherwise ? { ...evaluator.unknown(site, nameOf(site)), otherwise } : evaluator.unknown(site);
  }
  const file = callFileFunction(evaluator, path, invocation);
  if (file) return file;
  const space = serializers.get(path);
  if (space !== undefined) return serialized(argumentAt(evaluator, invocation, '#0'), space) ?? evaluator.unknown(site);
  if (path === 'typing.cast') return castValue(evaluator, invocation);
  if (passing.has(path)) return argumentAt(evaluator, invocation, '#0');
  if (path === 'chainlit.user_session.get') return fromUserSession(evaluator, invocation);
  return undefined;
}

/** `cast(Client, thing)`: the thing, or an object of that class when nothing is known of the thing. */
function castValue(evaluator: Evaluator, invocation: Invocation): Value | undefined {
  const value = argumentAt(evaluator, invocation, '#1');
  const type = invocation.call.arguments[0]?.value;
  const known =
    value !== undefined && value.kind !== 'unknown' && (value.kind !== 'chain' || value.path.startsWith('$'));
  return known || !type ? value : (instanceOfType(evaluator, invocation.site.module, type) ?? value);
}
