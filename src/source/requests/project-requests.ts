import { declaredMessage } from '../prompts/message-content.ts';
import { speaksOfModels, speaksToModel } from '../prompts/prompt-evidence.ts';
import { asTuple } from '../prompts/prompt-parts.ts';
import type { CallDeclaration, SdkDeclaration } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import { enclosingClass } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { entryOf } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { messageByName } from '../values/message-classes.ts';
import { roleNamed, roleOf } from '../values/message-roles.ts';
import { lookUp } from '../values/names.ts';
import { remembered } from '../values/remembered.ts';
import { asSegments, type ChainValue, type Invocation, nameOf, staticText, type Value } from '../values/value.ts';
import { modelSetting, withMaker, withPositional, withSettings } from './chain-settings.ts';
import { isDeclaredModel } from './declared-models.ts';
import type { RecognisedCall } from './recognise.ts';

/** What a project calls the function that sends messages to a model; words that only handle messages rule a name out. */
const sends =
  /complet|chat|llm|gpt|claude|generat|call_?\w{0,12}model|predict|^ask|(get|fetch|create|stream)_?(ai_?)?respon|^send_?messages?(_?(stream|a?sync))?$/i;
const handles =
  /^_?handle(?![a-z])|^(before|after|make|mock|maybe|fake|stub|expect|test|is|has)(?![a-z])|^_?(record|track)_?\w*(llm|chat|message|interaction|generation|completion|conversation|prompt|call)|token|cost|price|templat|format|save|log|store|add|append|render|print|assert|build|history|count|convert|parse|validate|create_?message|messages_?(for|from|to)(?![a-z])|^(get|prepare|select|collect|find)_?messages|(?<![a-z])to_|(callback|hook|listener|middleware)s?$|^(choose|pick|resolve|select|get|create|init|load|new|make)_?\w*(model|client|provider|config|options)s?$/i;

/** A double of a test and what a test expects: `mockLLM(…)`, `expectChatCalledWith(…)`. */
const doubles = /^_?([Mm]ock|[Ff]ake|[Ss]tub|[Ee]xpect|[Aa]ssert)(?=[A-Z])/;

/** `_construct_completion_args(messages=…)`: what a request is made of, not the request. */
const makesArguments = /_?(args|kwargs|params|parameters|payload|options|config)$/i;

/** Functions and methods that make a prompt of messages. */
const writesPrompt = /^_?(generate|create|get|gen)_?(\w+_)?prompts?$/i;

/** `buildChatCompletion(messages)`: the request, and not its answer. */
const builds = /^_?(build|construct|prepare|assemble)_?\w*(completion|chat|generation)s?$/i;

/** `llm.change_messages(messages)`, `setChatMessages([…])`: they are kept for later. */
const keeps =
  /^_?(change|set|update|reset|clear|extend|insert|push|remove|delete)_?(\w*_)?(messages?|history|prompts?|conversation|memory|system|context)|^set_?\w*(messages?|history|prompts?|conversations?|chats?)$/i;

/** `toChatCompletionRequest(…)`, `from_chat_messages(…)`, `completionToText(…)`: a conversion. */
export const converts = /^(to|from|as)(?=[A-Z_])|(?:ompletions?|esponse|equest)(?:To(?=[A-Z])|_to_)/;

export const sdk: SdkDeclaration = { id: 'project', languages: [], markers: [], calls: [] };
export const declaration = (messages: string, before?: string): CallDeclaration => ({
  paths: [],
  model: ['model', 'model_name', 'model_id', 'model_str', 'llm_model', 'llm_name', 'llm_str', 'engine'],
  prompt: [
    { at: 'system', role: 'system' },
    { at: 'system_prompt', role: 'system' },
    { at: 'system_message', role: 'system' },
    { at: 'sys_prompt', role: 'system' },
    { at: 'instructions', role: 'system' },
    ...(before ? [{ at: before, role: 'system' } as const] : []),
    { at: messages, role: 'user' },
  ],
  limit: { at: ['max_tokens', 'max_completion_tokens', 'max_output_tokens'], insert: false },
});

/** The same, where messages and settings are entries of what is given at a place. */
export function inRequest(place: string): CallDeclaration {
  const { model, limit, ...call } = declaration(`${place}.messages`);
  const within = (keys: readonly string[]) => keys.flatMap(key => [key, `${place}.${key}`]);
  return { ...call, model: within(model!), limit: { ...limit!, at: within(limit!.at) } };
}

/** Methods that run a model, and what projects call an object that is one. */
const invokes =
  /^a?(invoke|stream(_?events)?|predict|generate|complete|completion|completions|chat|ask|prompt)(_?(async|sync|text))?$/i;
/** What may be done with an object that is called a model outright: `llm.inference(…)`, `chatgpt.chat_anthropic(…)`, `llm.generate_response(…)`. */
const invokesModel =
  /^_?a?(inference|infer|gen|respond|answer|query|(generate|chat|complete|get|ask|create|call|run|invoke|stream|predict)_?((chat_?|model_?|llm_?)?(text|response|reply|answer|completion)|chat|prompt|async|sync|with_\w+|stream|openai|anthropic|gemini|azure|llm|model|once|json|structured|(structured_?)?(output|response)(_\w+)?)|(structured|json|chat|text|simple|raw|stream)_?(complete|completions?|generate|chat|inference|response|output|predict|invoke|ask|query|call)(_?(a?sync|stream|sse))?)$/i;
const namesModelOutright =
  /(^|_|[a-z])(llm|gpt|claude|chat_?gpt|gemini|language_?model)s?(_?(client|model|service|engine|api|provider|backend|gateway|caller|handler|helper|wrapper|manager|router|interface|connector|adapter))?$|(^|_)ai_?(client|caller|gateway)$/i;
const namesModel = /(^|_|[a-z])(llm|gpt|claude|chat_?model|language_?model)s?(_|$|\d)|^(model|chat)$/i;
/** Whether a method runs a model: any object that may be one, or only what is called a model outright. */
export const saysInvoked = remembered((name): 'asked' | 'outright' | 'nothing' =>
  invokes.test(name) ? 'asked' : invokesModel.test(name) ? 'outright' : 'nothing',
);
export const saysModel = remembered((object): 'outright' | 'maybe' | 'nothing' =>
  namesModelOutright.test(object) ? 'outright' : namesModel.test(object) ? 'maybe' : 'nothing',
);
/** A name in capitals is a method where those are written so, and begins with a verb (`GetChatResponse`, `ChatAsync`); else it makes a thing (`ChatHistory`). */
export const makesThing = remembered(
  name =>
    /^[A-Z]/.test(name) &&
    (!/^((Get|Create|Generate|Ask|Call|Send|Run|Invoke|Fetch|Execute|Predict|Complete)(?![a-z])|(Chat|Stream|Prompt|Query)(Async|Sync)?$|[A-Z_]+$)/.test(
      name,
    ) ||
      /(Message|Request|Result|Params?|Parameters|Options|Config|Error|Exception|Event|Builder|Factory|Model|Schema)$/.test(
        name,
      )),
);
/** Whether a name says that messages are sent; `handled` when it says that something else is done with them. */
export const saysOfName = remembered((name): 'sends' | 'handled' | 'nothing' => {
  if (
    (handles.test(name) && (!/complet/i.test(name) || /token|count/i.test(name))) ||
    converts.test(name) ||
    makesArguments.test(name) ||
    builds.test(name) ||
    keeps.test(name) ||
    doubles.test(name) ||
    makesThing(name)
  )
    return 'handled';
  return sends.test(name) ? 'sends' : 'nothing';
});

/** Functions that write a text, and may write any: `generateText(…)`, `getCompletion(…)`. Given a prompt they ask a model. */
const writesText = remembered(name =>
  /^(generate_?text|(text|get|create|generate|fetch)_?completion)(_?(async|sync))?$/i.test(name),
);

/** Lorem ipsum and captchas are generated, too: the file names models, or something imported is given a text that speaks to one. */
function isAskedOfModel(evaluator: Evaluator, { site, call }: Invocation, target: Value, prompt: Value): boolean {
  const { module } = site;
  const callee = module.expression(call.callee);
  // Python and ECMAScript bring a function by an import; elsewhere a class or a package has it.
  const { unimported, implicitThis, bareCalls } = module.adapter;
  const mayBeElsewhere = callee.kind !== 'name' || unimported || implicitThis || bareCalls;
  if (!mayBeElsewhere && !lookUp(evaluator, site, callee.name, undefined)) return false;
  const text = asSegments(prompt).map(segment => ('text' in segment ? segment.text : '{}'));
  return speaksOfModels(module) || (target.kind === 'chain' && speaksToModel(text.join('')));
}

const isClassifier = (object: string, name: string) => /^_?model$/i.test(object) && /^a?predict(_?async)?$/i.test(name);

const endsInLlm = remembered(name => /(^|_)llm$/i.test(name));

/** `Builder::new().llm(llm)`: a builder that is told its model is none, and what comes next sets the builder further. */
function isSetter(module: ModuleView, node: SyntaxNode): boolean {
  const call = module.expression(node);
  if (call.kind !== 'call' || call.arguments.length === 0) return false;
  const setter = module.expression(call.callee);
  return (
    setter.kind === 'member' && saysModel(setter.name) !== 'nothing' && module.expression(setter.object).kind === 'call'
  );
}

/** Text of several words: no name of a model, no key. */
export const isSentence = (value: Value): boolean =>
  value.kind === 'text' && value.segments.some(segment => 'text' in segment && /\S\s/.test(segment.text));

/** Where a model that was handed in is given its prompt. */
const promptPlace = /^(#0|prompt|messages?|input|query|contents?|question)$/;

const isAnswer = /^(response|resp|completion)$/i;

const isLaterPlace = /^#[12]$/;

/** Letters of known text that make a string a prompt where its argument has no name that says so. */
const leastPrompt = 40;

function isPrompt(value: Value, unnamed: boolean): boolean {
  if (value.kind !== 'text') return false;
  if (!unnamed) return isSentence(value);
  let letters = 0;
  for (const segment of value.segments) if ('text' in segment) letters += segment.text.replace(/\s+/g, '').length;
  return letters >= leastPrompt;
}

/**
 * A call of a project's own function whose body is not at hand, recognised by what it is given: a written-out list of
 * messages with roles. The name must say that it sends them.
 */
export function projectRequest(evaluator: Evaluator, invocation: Invocation): RecognisedCall | undefined {
  const { site, call } = invocation;
  const callee = site.module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const isMethod = site.module.adapter.unimported === 'folder' && callee.kind === 'member';
  const says = isMethod ? saysOfMethod(name) : saysOfName(name);
  if (says === 'handled' || (says === 'nothing' && callee.kind !== 'member')) return undefined;
  const object =
    callee.kind === 'member' && !isSetter(site.module, callee.object) ? objectName(site.module, callee.object) : '';
  // `prompter.generate_prompt(messages)` writes what somebody else sends.
  if (writesPrompt.test(name) && saysModel(object) === 'nothing') return undefined;
  const invokesIt = saysInvoked(name);
  // Neither the method nor what it is called on speaks of a model: most calls of all.
  if (says === 'nothing' && invokesIt === 'nothing' && !endsInLlm(object)) return undefined;
  const isOwn = callee.kind === 'member' && isSelf(site.module, callee.object);
  // What is only called a model predicts classes and numbers.
  const model =
    invokesIt === 'nothing' || isClassifier(object, name)
      ? 'nothing'
      : callee.kind === 'member' && isDeclaredModel(site.module, callee.object)
        ? 'outright'
        : saysModel(object);
  const outright = model === 'outright';
  const asked = outright || (invokesIt === 'asked' && model !== 'nothing');
  const invoked =
    (/^a?(invoke|stream|predict)$/.test(name) &&
      /llm|model|chat|gpt|claude|^chain$/i.test(object) &&
      !isClassifier(object, name)) ||
    endsInLlm(object) ||
    isGraphInvoked(evaluator, invocation, name);
  if (says === 'nothing' && !invoked && !asked) return undefined;
  // What is given an answer asks for none: `self.get_stream(response, messages)`.
  const [first] = call.arguments;
  if (first && first.name === undefined && isAnswer.test(nameOf({ module: site.module, node: first.value })))
    return undefined;
  const target = evaluator.target(site.module, call.callee);
  // What a known package does is for its declaration to say.
  if (target.kind === 'chain' && isDeclared(evaluator, target)) return undefined;
  const made = withPositional(withMaker(evaluator, withSettings(invocation, modelSetting), target), target);
  let position = -1;
  for (const argument of call.arguments) {
    if (argument.name === undefined && !argument.spread) position++;
    if (argument.spread) continue;
    const value = evaluator.evaluate(site.module, argument.value);
    const place = argument.name ?? `#${position}`;
    if (isMessageList(evaluator, value)) {
      const before = systemBefore(evaluator, invocation, position);
      return { known: { sdk, call: declaration(place, before) }, invocation: made, receiver: undefined };
    }
    if (
      ((asked || invoked) && place === '#0' && isFilledTemplate(evaluator, value)) ||
      (asked &&
        !(isOwn && target.kind === 'function') &&
        promptPlace.test(place) &&
        isPrompt(value, place === '#0' && !outright)) ||
      // `llm.complete_as(Answer, prompt)`
      (outright && !isOwn && isLaterPlace.test(place) && isPrompt(value, true)) ||
      (target.kind !== 'function' &&
        writesText(name) &&
        promptPlace.test(place) &&
        isPrompt(value, true) &&
        isAskedOfModel(evaluator, invocation, target, value))
    )
      return { known: { sdk, call: declaration(place) }, invocation: made, receiver: undefined };
    if (messagesIn(evaluator, value))
      return { known: { sdk, call: inRequest(place) }, invocation: made, receiver: undefined };
    const listed = listedIn(evaluator, value);
    if (listed)
      return { known: { sdk, call: declaration(`${place}.${listed}`) }, invocation: made, receiver: undefined };
    if (says === 'sends' && !makesMedia.test(name) && value.kind === 'object') {
      const prompt = promptIn(evaluator, value);
      if (prompt)
        return { known: { sdk, call: declaration(`${place}.${prompt}`) }, invocation: made, receiver: undefined };
    }
  }
  const asksFor = says === 'sends' && !makesMedia.test(name) ? namedPrompt(evaluator, invocation) : undefined;
  return asksFor ? { known: { sdk, call: declaration(asksFor) }, invocation: made, receiver: undefined } : undefined;
}

/** Where all that other packages may call begins with a capital, that says nothing of a method: `provider.ChatCompletion(ctx, request)`. */
const saysOfMethod = remembered(name =>
  makesRequest.test(name) ? 'handled' : saysOfName(name.charAt(0).toLowerCase() + name.slice(1)),
);
const makesRequest =
  /^New(?=[A-Z])|(Message|Messages|Request|Result|Params|Options|Config|Error|Builder|Factory|Model|Schema)$/;

const isSelf = (module: ModuleView, node: SyntaxNode): boolean =>
  node.end - node.start === 4 && /^(self|this)$/.test(module.text(node));

/** What an object is called; of itself a class is called what it derives from, when that is a model: `class Judge(ChatGPT)`. */
function objectName(module: ModuleView, node: SyntaxNode): string {
  if (!isSelf(module, node)) return nameOf({ module, node });
  const [base] = enclosingClass(module.scopeAround(node))?.bases ?? [];
  const name = base ? nameOf({ module, node: base }) : '';
  return saysModel(name) === 'outright' ? name : nameOf({ module, node });
}

/** The text before a list of messages is what the model is told first: `chat(system, [{"role": "user", …}])`. */
function systemBefore(
  evaluator: Evaluator,
  { site: { module }, call }: Invocation,
  position: number,
): string | undefined {
  const before = call.arguments.filter(({ name, spread }) => name === undefined && !spread)[position - 1];
  if (!before) return undefined;
  const value = evaluator.evaluate(module, before.value);
  const says =
    value.kind === 'text' ? isSentence(value) : /sys|prompt|instruct/i.test(nameOf({ module, node: before.value }));
  return says ? `#${position - 1}` : undefined;
}

const namesSystem = /^(system|sys|system_?(prompt|message|instructions?)|sys_?prompt|instructions)$/i;
const namesQuestion = /^(user|user_?(prompt|message|input|query)|prompt|message|query|question|input|content)$/i;

/** The user's text, named as such beside the system's, one of them in words: `generate(system_prompt="…", user_prompt=text)`. */
function namedPrompt(evaluator: Evaluator, { site: { module }, call }: Invocation): string | undefined {
  const system = call.arguments.find(({ name }) => name !== undefined && namesSystem.test(name));
  const question = system && call.arguments.find(({ name }) => name !== undefined && namesQuestion.test(name));
  if (!question) return undefined;
  return [system, question].some(({ value }) => isSentence(evaluator.evaluate(module, value)))
    ? question.name
    : undefined;
}

const makesMedia = /image|picture|video|audio|speech|music|voice/i;

/** The prompt among options that only a request to a model has: beside instructions in words, or beside a model's settings. */
function promptIn(evaluator: Evaluator, options: Value): string | undefined {
  const key = ['prompt', 'userPrompt', 'userMessage'].find(name => entryOf(evaluator, options, name));
  const prompt = key && entryOf(evaluator, options, key);
  if (!prompt) return undefined;
  const system = ['system', 'systemPrompt', 'systemMessage', 'instructions'].map(at => entryOf(evaluator, options, at));
  if (system.some(value => value && isSentence(value))) return key;
  const settings = ['model', 'schema', 'maxTokens', 'maxOutputTokens', 'temperature'];
  const isSet = settings.some(at => entryOf(evaluator, options, at) !== undefined);
  return isSet && isSentence(prompt) ? key : undefined;
}

/** `await prompt.ainvoke({…})`: what a template that a declaration knows was filled to. */
const isFilledTemplate = (evaluator: Evaluator, value: Value) =>
  value.kind === 'chain' && declaredMessage(evaluator, value)?.declaration.template !== undefined;

/** Whether a call is given a list of messages that is written out where it stands or before. */
export function givesMessages(evaluator: Evaluator, { site, call }: Invocation): boolean {
  return call.arguments.some(argument => {
    const value = evaluator.evaluate(site.module, argument.value);
    return isMessageList(evaluator, value) || messagesIn(evaluator, value);
  });
}

/** Whether a request, written out as an object or of a class (`new ChatParameters { Messages = […] }`), holds such a list. */
function messagesIn(evaluator: Evaluator, value: Value): boolean {
  const isMade = value.kind === 'chain' && isObjectOfClass(evaluator, value);
  if (value.kind !== 'object' && value.kind !== 'instance' && !isMade) return false;
  const inner = entryOf(evaluator, value, 'messages');
  return inner !== undefined && isMessageList(evaluator, inner);
}

/** The place of messages by their position in what made a request: `ChatRequest::new(model, vec![…]).clone()`, `ChatRequest(model, […])`. */
function listedIn(evaluator: Evaluator, value: Value): string | undefined {
  let link = value.kind === 'chain' && !value.path.startsWith('$') ? value : undefined;
  for (let step = 0; link && step < longestRequest; step++, link = link.base) {
    const { invocation, written } = link;
    const maker = /(?:^|\.)\p{Lu}\w*(Request|Params|Parameters|Input|Args)(\.new)?\(\)$/u.exec(written);
    if (!invocation || !maker) continue;
    const index = invocation.call.arguments.findIndex(({ name, spread, value: given }) => {
      if (name !== undefined || spread) return false;
      return isMessageList(evaluator, evaluator.evaluate(invocation.site.module, given, invocation.environment));
    });
    return index < 0 ? undefined : `${maker[2] ? 'new' : ''}#${index}`;
  }
  return undefined;
}

/** Calls between what makes a request and what is sent. */
const longestRequest = 6;

/** `new ChatParameters(…)`, no answer of a request (`client.chat.completions.create(…).choices[0]`). */
const isObjectOfClass = (evaluator: Evaluator, { path, written }: ChainValue) =>
  /(^|\.)\p{Lu}\w*\(\)$/u.test(written) && !evaluator.catalog.callsAt(path.slice(0, -'()'.length));

export const isReceiver = (evaluator: Evaluator, target: ChainValue) =>
  target.path.startsWith('$') || evaluator.catalog.wrappers.has(`${target.path}()`);

const isDeclared = (evaluator: Evaluator, target: ChainValue) =>
  isReceiver(evaluator, target) || evaluator.catalog.knowsModule(target.path.split('(', 1)[0]!);

/** `agent.stream({ messages: [new HumanMessage(text)] }, config)`: graphs and agents that a parameter or another file brings. */
function isGraphInvoked(evaluator: Evaluator, { site, call }: Invocation, name: string): boolean {
  const [state] = call.arguments;
  if (!/^(a?(invoke|stream)|a?stream_?[eE]vents)$/.test(name) || !state || state.spread) return false;
  return messagesIn(evaluator, evaluator.evaluate(site.module, state.value));
}

/** An object, or a literal of a type of the project: Go's `Message{Role: "user", Content: text}`. */
const isWritten = (value: Value): boolean => value.kind === 'object' || (value.kind === 'instance' && !!value.fields);

/** Roles that people have: in a list with an `admin` the `user` is none who asks a model. */
const isOfPeople = (evaluator: Evaluator, item: Value): boolean => {
  const role = isWritten(item) ? staticText(entryOf(evaluator, item, 'role')) : undefined;
  return role !== undefined && roleNamed(role) === undefined;
};

function isMessageList(evaluator: Evaluator, value: Value): boolean {
  return (
    value.kind === 'list' &&
    value.items.some(
      item =>
        (item.kind === 'chain' && declaredMessage(evaluator, item) !== undefined) ||
        messageByName(evaluator, item)?.role !== undefined ||
        (item.kind === 'list' && asTuple(item.items) !== undefined) ||
        (isWritten(item) &&
          [roleOf(entryOf(evaluator, item, 'role')), roleNamed(staticText(entryOf(evaluator, item, 'type')))].some(
            role => /^(system|developer|user)$/.test(role ?? ''),
          ) &&
          entryOf(evaluator, item, 'content') !== undefined),
    ) &&
    !value.items.some(item => isOfPeople(evaluator, item))
  );
}
