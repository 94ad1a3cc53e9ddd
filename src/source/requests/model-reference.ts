import type { ModelReference } from '../call-site.ts';
import { agreedByCallers, receiverFromCallers } from '../prompts/callers.ts';
import { settingsFor } from '../values/application-settings.ts';
import { argumentAt, valueAt } from '../values/arguments.ts';
import { invocationsOf } from '../values/chains.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { flagDefault } from '../values/flags.ts';
import {
  type ChainValue,
  type Invocation,
  type Site,
  staticText,
  type TextValue,
  type Value,
} from '../values/value.ts';
import { modelBehind } from './model-aliases.ts';
import { isModelId, namesFamily } from './model-ids.ts';
import { providerNamed } from './provider.ts';
import type { RecognisedCall } from './recognise.ts';

export interface FoundModel {
  readonly reference: ModelReference;
  readonly provider?: string;
}

/** The model of a call: at its places in order, in the call or on what it is called on. */
export function modelOf(evaluator: Evaluator, recognised: RecognisedCall): FoundModel {
  const {
    known: { sdk, call },
    invocation,
    receiver,
  } = recognised;
  let unknown: FoundModel | undefined;
  for (const place of call.model ?? []) {
    const value = valueAt(evaluator, invocation, receiver, place);
    if (!value) continue;
    const found = modelFrom(evaluator, value, invocation) ?? modelFromCallers(evaluator, value, invocation);
    // What another file sets for all requests may be set otherwise by a third.
    const isElsewhere = place.startsWith('~') && value.site.module !== invocation.site.module;
    const isOpen = isElsewhere || (place.startsWith('^') && (isOneOfSeveral(receiver) || hasSeveral(receiver, place)));
    if (found?.reference.id !== undefined)
      return isOpen ? { ...found, reference: { ...found.reference, from: 'default' } } : found;
    unknown ??= found ?? { reference: { from: 'unknown' } };
  }
  for (const place of call.agentModel ?? []) {
    const value = valueAt(evaluator, invocation, receiver, place);
    const found = value && (modelFrom(evaluator, value, invocation) ?? modelFromCallers(evaluator, value, invocation));
    if (found?.reference.id !== undefined) return { ...found, reference: { ...found.reference, from: 'default' } };
  }
  const handed = receiverFromCallers(evaluator, invocation, receiver);
  const given = handed && modelOf(evaluator, { ...recognised, receiver: handed });
  if (given?.reference.id !== undefined) return { ...given, reference: { ...given.reference, from: 'default' } };
  const { module } = invocation.site;
  const kind = call.kind === 'embedding' ? 'embedding' : 'chat';
  // A prompt that is sent elsewhere has no model of its own.
  const set = call.kind === 'prompt' ? {} : settingsFor(evaluator, module, kind, sdk.settings);
  if (set.model)
    return { reference: { id: set.model, from: 'default' }, ...(set.provider ? { provider: set.provider } : {}) };
  if (unknown) return unknown;
  if (call.defaultModel) return { reference: { id: call.defaultModel, from: 'default' } };
  return { reference: { from: 'unknown' }, ...(sdk.provider ? { provider: sdk.provider } : {}) };
}

/** The model of a request inside the project's own function: what the caller leaves out is that function's default. */
export function modelThroughWrapper(evaluator: Evaluator, recognised: RecognisedCall): FoundModel {
  if (recognised.chosen) return { reference: { from: 'unknown' } };
  const model = modelOf(evaluator, recognised);
  const { invocation } = recognised;
  if (!invocation.environment || model.reference.id === undefined) return model;
  const own = modelOf(evaluator, { ...recognised, invocation: { ...invocation, environment: undefined } });
  return own.reference.id === model.reference.id
    ? { ...model, reference: { ...model.reference, from: 'default' } }
    : model;
}

/** Clients of a chain that are looked at for whether they were chosen. */
const mostLinks = 12;

/** `(large ? gpt : claude).chat(text)`: which of them is asked only the running program knows. */
function isOneOfSeveral(receiver: ChainValue | undefined): boolean {
  let link = receiver;
  for (let step = 0; link && step < mostLinks; step++, link = link.base) if (link.chosen) return true;
  return false;
}

/** A kernel that was told of several models: `builder.AddOpenAIChatCompletion("a", …).AddOpenAIChatCompletion("b", …)`. */
function hasSeveral(receiver: ChainValue | undefined, place: string): boolean {
  if (!/^\^Add[A-Z]/.test(place)) return false;
  let found = 0;
  for (const { name } of invocationsOf(receiver)) if (/^Add\w+ChatCompletion$/.test(name)) found++;
  return found > 1;
}

/** The model that all callers in the file give a parameter; one from elsewhere may give another. */
function modelFromCallers(evaluator: Evaluator, value: Value, invocation: Invocation): FoundModel | undefined {
  if (value.kind !== 'unknown' || invocation.environment) return undefined;
  const found = agreedByCallers(
    evaluator,
    value,
    given => modelFrom(evaluator, given, invocation),
    ({ reference }) => reference.id,
  );
  return found && { ...found, reference: { ...found.reference, from: 'default' } };
}

/** `<your deployment>` and `YOUR_MODEL_ID` stand for a name. */
const toBeFilledIn = /^\s*(<[^<>]*>|your[-_ ].*)\s*$/i;

/** A model from a value: its name, or a call that makes one (`openai('gpt-4o')`). */
function modelFrom(evaluator: Evaluator, value: Value, invocation: Invocation): FoundModel | undefined {
  const id = staticText(value);
  if (id !== undefined && value.kind === 'text') {
    if (id.trim() === '' || toBeFilledIn.test(id)) return undefined;
    const { module, node } = value.site;
    const { site } = invocation;
    const here = module === site.module && module.lines.cell(node.start) === module.lines.cell(site.node.start);
    const range = here ? { range: module.lines.range(node.start, node.end) } : {};
    return { reference: { id, from: value.via, ...range } };
  }
  if (value.kind === 'unknown' && value.otherwise) return modelFrom(evaluator, value.otherwise, invocation);
  if (value.kind === 'text') {
    const last = lastOfPath(value);
    return last && modelFrom(evaluator, evaluator.evaluate(last.module, last.node, invocation.environment), invocation);
  }
  const usual = flagDefault(evaluator, value);
  if (usual) return modelFrom(evaluator, usual, invocation);
  if (value.kind !== 'chain') return undefined;
  let link: ChainValue | undefined = value;
  let isChosen = false;
  for (let step = 0; link && step < mostLinks; step++, link = link.base) {
    isChosen ||= link.chosen === true;
    const known = evaluator.catalog.modelAt(link.written);
    if (!known) continue;
    const named = providerNamed(link.written);
    // Clients of OpenAI are pointed at other hosts as well.
    const answers =
      known.provider ?? (named === 'openai' && evaluator.catalog.models.has(link.written) ? undefined : named);
    const provider = answers ? { provider: answers } : {};
    if (known.aliases) {
      const behind = modelBehind(evaluator, link);
      if (!behind) return { reference: { from: 'unknown' } };
      const found = modelFrom(evaluator, behind.value, invocation);
      return found && behind.provider ? { ...found, provider: behind.provider } : found;
    }
    for (const place of known.at) {
      const inner = place.startsWith('^')
        ? link.invocation && valueAt(evaluator, link.invocation, link, place)
        : link.invocation && argumentAt(evaluator, link.invocation, place);
      const found = inner && modelFrom(evaluator, inner, invocation);
      if (!found) continue;
      const { id } = found.reference;
      const reference: ModelReference = isChosen && id ? { ...found.reference, from: 'default' } : found.reference;
      return { ...found, reference, ...provider };
    }
    // Something else was set on it after it was made (`model.verbose = true`): what made it says which model.
    if (link.base?.written === link.written) continue;
    return { reference: { from: 'unknown' }, ...provider };
  }
  // Java's constants are objects: `ChatModel.GPT_4O.asString()`.
  const path = value.path.replace(/(?:\.(?:to_string|as_str|as_ref)\(\))+$/, '');
  const constant = constantModel(evaluator, path.endsWith('()') ? path.replace(accessor, '') : path);
  return constant ? { reference: { id: constant, from: 'constant' } } : namedModel(evaluator, value, invocation);
}

/** What a resource's name ends in: `model` of `$"projects/{project}/locations/{place}/publishers/google/models/{model}"`. */
function lastOfPath({ site: { module, node } }: TextValue): Site | undefined {
  const written = module.expression(node);
  const [before, last] = written.kind === 'string' ? written.pieces.slice(-2) : [];
  const isModel = before && 'text' in before && /\/models\/$/.test(before.text);
  return isModel && last && 'value' in last ? { module, node: last.value } : undefined;
}

/**
 * A provider that another file makes is asked for a model by its id (`vertex('gemini-2.5-flash')`), which may then be bound to something
 * (`loadChatModel('openai/gpt-4o').withStructuredOutput(schema)`). A function that is given a model dresses it (`traced(openai('gpt-4o'))`).
 */
function namedModel(evaluator: Evaluator, made: ChainValue, invocation: Invocation): FoundModel | undefined {
  for (const { invocation: maker } of made.invocation ? invocationsOf(made) : []) {
    const name = argumentAt(evaluator, maker, '#0');
    if (name?.kind === 'chain' && evaluator.catalog.modelAt(name.written))
      return modelFrom(evaluator, name, invocation);
    const id = staticText(name?.kind === 'unknown' ? name.otherwise : name);
    if (name && isModelId(id)) return modelFrom(evaluator, name, invocation);
  }
  return undefined;
}

const accessor =
  /(?<=\.[A-Z][A-Z0-9_]*)\.(asString|toString|(value|name|id|model|modelName)|get(Value|Name|Id|Model|ModelName))\(\)$/;

/** The id that an SDK's constant stands for: `GPT_4O_MINI` is `gpt-4o-mini`, `GPT4o` is `gpt-4o`, `ModelClaude3_7Sonnet` its own. */
function constantModel(evaluator: Evaluator, path: string): string | undefined {
  // A setting of the project (`GPT_MODEL`, `llama_model`) only says that it names one; a version's digit says which.
  if (!/\d/.test(path.slice(path.lastIndexOf('.'))) && !evaluator.catalog.knowsModule(path.split('(', 1)[0]!))
    return undefined;
  const name = path.slice(path.lastIndexOf('.') + 1).replace(/^(ChatModel|EmbeddingModel|Model)_?(?=[A-Z])/, '');
  const embedding = /^(Ada|Small|Large)Embedding(?:V?(\d))$/.exec(name);
  if (embedding)
    return embedding[1] === 'Ada'
      ? `text-embedding-ada-00${embedding[2]}`
      : `text-embedding-${embedding[2]}-${embedding[1]!.toLowerCase()}`;
  if (path.endsWith(')') || !namesFamily(name)) return undefined;
  // `Claude45Sonnet`: Anthropic's ids have the version last since its fourth.
  const claude = /^Claude(\d)_?(\d)?(Opus|Sonnet|Haiku)$/.exec(name);
  if (claude) {
    const [, major, minor, size] = claude;
    const version = minor ? `${major}-${minor}` : major!;
    return (Number(major) < 4 ? `claude-${version}-${size}` : `claude-${size}-${version}`).toLowerCase();
  }
  if (/^[A-Z0-9_]+$/.test(name))
    return (
      name
        .toLowerCase()
        .replaceAll('_', '-')
        // `GPT4_O`, `GPT3_5_TURBO`, `GPT3_TEXT_DAVINCI_003`.
        .replace(/^gpt(?=\d)/, 'gpt-')
        .replace(/^gpt-3-(?=text-)/, '')
        .replace(/^((?:gpt|gemini)-\d)-(\d)(?=-|$)/, '$1.$2')
        .replace(/^gpt-4-o(?=-|$)/, 'gpt-4o')
    );
  // OpenAI's last models for completions have their number behind.
  const base = /^GPT3(Babbage|Davinci)(\d+)$/.exec(name);
  if (base) return `${base[1]!.toLowerCase()}-${base[2]}`;
  const id = name
    .replace(/(?<=\d)Dot(?=\d)/g, '.')
    .replace(/^GPT(?=\d)/, 'gpt-')
    .replace(/^DeepSeek/, 'Deepseek')
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=\d)/g, '-')
    .replaceAll('_', '-')
    .toLowerCase()
    // `Gpt4_o`, `Gpt4_1`, `Gemini25Pro`, and `Gemini2Flash`, whose number the id has whole.
    .replace(/^gpt-4-o(?=-|$)/, 'gpt-4o')
    .replace(/^((?:gpt|gemini)-\d)-?(\d)(?=-|$)/, '$1.$2')
    .replace(/^gemini-2(?=-)/, 'gemini-2.0')
    // There is none without the word.
    .replace(/^gpt-3\.5$/, 'gpt-3.5-turbo');
  // OpenAI writes a snapshot's date with hyphens, Anthropic without.
  return /^(gpt|o\d)/.test(id) ? id.replace(/-(20\d\d)(\d\d)(\d\d)$/, '-$1-$2-$3') : id;
}
