import { isCode } from '../prompts/prompt-evidence.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { remembered } from '../values/remembered.ts';
import { type Invocation, nameOf, staticText } from '../values/value.ts';
import { withMaker, withPositional } from './chain-settings.ts';
import {
  converts,
  declaration,
  isReceiver,
  isSentence,
  makesThing,
  saysInvoked,
  saysModel,
  saysOfName,
  sdk,
} from './project-requests.ts';
import type { RecognisedCall } from './recognise.ts';
import { systemRequest } from './system-requests.ts';

/** Names that say outright that a model is asked. */
const asksModel =
  /^(call|ask|query|prompt|invoke|run)_?(the_?)?(llm|gpt\w*|claude|gemini|openai|anthropic|ollama|chat_?gpt|chat_?model|language_?model)$|^(llm|gpt|claude|gemini|chat_?gpt|openai)_?(call|ask|query|complet\w+|respon\w+|request|chat|generate)$|^(get|create|generate|fetch|run)_?((llm|gpt|claude|openai|ai)_?(chat_?)?|chat_?)completion$|^(get|generate|fetch)_?(llm|gpt|claude|openai|ai)_?(response|answer|reply)$|^(\w+_)?llm(_model)?_(func|fn|function)$|(?<!before|after)(^|_)(send|pass)_?\w*_?to_?(the_)?(chat_?)?(model|llm|gpt\w*|claude|gemini|openai|anthropic)(_wrapper|_a?sync)?$|^_?a?(\w+_)?completions?_with_(backoff|retr(y|ies))$/i;

const saysThatModelIsAsked = remembered(name => asksModel.test(name) && !makesThing(name) && !converts.test(name));

/**
 * A call by such a name of something that is not at hand, given a text: `llm_call(prompt)`. Likewise a model that is given messages,
 * whatever is in them: `self.llm.generate_response(messages=messages)`.
 */
export function namedRequest(evaluator: Evaluator, handed: Invocation): RecognisedCall | undefined {
  const { call } = handed;
  const { module } = handed.site;
  const callee = module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const told = callee.kind === 'member' ? systemRequest(evaluator, handed, name) : undefined;
  if (told) return told;
  if (!mayAsk(name)) return undefined;
  const object = callee.kind === 'member' ? nameOf({ module, node: callee.object }) : '';
  // `recorder.query_llm(…)` looks up what was asked before.
  if (keepsRecords.test(object)) return undefined;
  const asks =
    saysThatModelIsAsked(name) ||
    ((runsModel(name) || answersMessages(object, name)) && isGivenPrompt(evaluator, handed)) ||
    ((callsModel.test(name) || isEditorsModelAsked(handed, name)) &&
      isGivenPrompt(evaluator, handed, namesPromptOutright)) ||
    isGivenPromptAndSettings(handed, name) ||
    ((callee.kind === 'member' || saysOfName(name) === 'sends') && isGivenModelAndMessages(handed, object, name)) ||
    (callee.kind === 'member' &&
      (isModelGivenRoles(handed, object, name) ||
        isGivenPromptByName(handed, object, name) ||
        isGivenPromptAndModel(handed, object, name) ||
        isRunOnMessages(evaluator, handed, object, name) ||
        isChainAsked(evaluator, handed, callee.object, object, name) ||
        isAgentGivenTask(evaluator, handed, callee.object, name)));
  if (!asks) return undefined;
  const target = evaluator.target(module, call.callee);
  // A body in this file says itself what it does.
  if (
    (target.kind === 'function' && target.module === module) ||
    (target.kind === 'chain' && (isReceiver(evaluator, target) || evaluator.catalog.startsPath(target.path)))
  )
    return undefined;
  const prompt =
    [...promptNames, ...questions, 'question', 'input'].find(at => argumentAt(evaluator, handed, at)) ??
    promptByName(evaluator, handed) ??
    promptPosition(evaluator, handed);
  // `openai_request(:post, path, body)` asks for a text only when messages are in it.
  const isHttp = httpVerb.test(staticText(argumentAt(evaluator, handed, '#0')) ?? '');
  if (!prompt || (isHttp && prompt !== 'messages')) return undefined;
  const order = systemOrder(handed);
  const [question, before] = order === 'first' ? ['#1', '#0'] : order === 'second' ? ['#0', '#1'] : [prompt];
  const made = withPositional(withMaker(evaluator, handed, target), target);
  return { known: { sdk, call: declaration(question, before) }, invocation: made, receiver: undefined };
}

/** Where projects' own functions are given the prompt, the likeliest name first. */
const promptNames = [
  ...['prompt', 'message', 'messages', 'inputs', 'text', 'query', 'prompts', 'user_prompt', 'user_message'],
  ...['text_input', 'user_input'],
];

/** `last_prompt`, `chat_messages`. */
const isPromptName = (name: string) =>
  promptNames.includes(name) || (namesPromptOutright.test(name) && !namesSystem.test(name));

/** The argument that is named as a prompt (`last_prompt=text`), before one that is named as messages. */
function promptByName(evaluator: Evaluator, handed: Invocation): string | undefined {
  const names = handed.call.arguments.flatMap(({ name }) =>
    name !== undefined && isPromptName(name) && argumentAt(evaluator, handed, name)?.kind !== 'constant' ? [name] : [],
  );
  return names.find(name => /prompt/i.test(name)) ?? names[0];
}

/** `call_llm(system_prompt, user_prompt)`, or `call_llm(text, system_prompt)`: which of the two is the system's. */
function systemOrder({ site: { module }, call }: Invocation): 'first' | 'second' | undefined {
  const [first, second] = call.arguments
    .filter(({ name, spread }) => name === undefined && !spread)
    .map(({ value }) => nameOf({ module, node: value }));
  if (first === undefined || second === undefined) return undefined;
  if (namesSystem.test(first)) return namesQuestion.test(second) ? 'first' : undefined;
  return namesSystem.test(second) && namesQuestion.test(first) ? 'second' : undefined;
}

const namesSystem = /(^|_)sys(tem)?(_?(prompt|message|msg|instructions?))?$/i;
const namesQuestion = /prompt|message|question|query|user|content|text|input/i;

const httpVerb = /^(get|post|put|patch|delete)$/i;

/** The first argument whose name or text says that it is a prompt; else the first of all, unless it is named as something else. */
function promptPosition(evaluator: Evaluator, { site: { module }, call }: Invocation): string | undefined {
  const positional = call.arguments.filter(argument => argument.name === undefined && !argument.spread);
  const says = positional.findIndex(
    ({ value }) =>
      /prompt|messages?$|question|query|input|content|text/i.test(nameOf({ module, node: value })) ||
      isSentence(evaluator.evaluate(module, value)),
  );
  if (says >= 0) return `#${says}`;
  const [first] = positional;
  return first &&
    !/(id|user|session|model|client|context|ctx|config|options|settings|key)$/i.test(
      nameOf({ module, node: first.value }),
    )
    ? '#0'
    : undefined;
}

/** What projects call an object that is a model, and what such an object is asked to do with messages. */
const holdsModel =
  /(^|_)(llm|lm|chat_?model|language_?model|(model|chat|completion)_?client|llm_?(client|provider|service|engine)|chat_?(generator|llm))$/i;
const answers =
  /^_?a?(complete|completion|create|call|chat|generate|gen|infer|inference|invoke|predict|respond|stream|run|(get|generate|create|structured)_?(chat_?|model_?|structured_?|text_?)?(complete|completion|response|reply|answer|output))(_?(a?sync|stream))?$/i;
/** Objects that may be something else than a language model, and what is only done with one. */
const mayHoldModel = /(^|_|[a-z])(llm|model|agent|assistant|gpt|claude|gemini)$/i;
const talks = /^_?a?(invoke|chat|ask|chat_?completions?|generate_?content(_?stream)?|send_?(new_?)?message)$/i;
/** An agent that completes something is done with it. */
const completes = (object: string, method: string) =>
  /^_?a?complete$/i.test(method) && !/(agent|assistant)$/i.test(object);
const answersMessages = (object: string, method: string) =>
  (holdsModel.test(object) && answers.test(method)) ||
  (mayHoldModel.test(object) && (talks.test(method) || completes(object, method)));

const generates = /^a?(generate|complete|query|get_response)$/i;
/** What else generates is told by its name, or by what only pictures and sound have. */
const generator = /(^|_)(model|engine|generator|generation_model|evaluator|completer)$/i;
const ofMedia = /image|img|picture|video|audio|speech|music|voice|diffusion/i;
const mediaSetting = /^(negative_prompt|num_inference_steps|guidance_scale|width|height|size|aspect_ratio|duration)$/;

/** `self.model.generate(prompt, size)`, `engine.generate(prompt=prompt)`: what else is called a model is given tensors. */
function isGivenPromptByName({ site: { module }, call }: Invocation, object: string, method: string): boolean {
  if (!generates.test(method) || !generator.test(object) || ofMedia.test(object)) return false;
  if (call.arguments.some(({ name }) => name !== undefined && mediaSetting.test(name))) return false;
  const [first] = call.arguments;
  return (
    first !== undefined &&
    /(^|_)(prompt|messages|conv|conversation)$/.test(first.name ?? nameOf({ module, node: first.value }))
  );
}

/** What a client does with messages, by its method's name, where it is given the model beside them. */
const sendsMessages =
  /^_?a?(create|complete|completions?|chat|generate|invoke|respond|ask|query|infer|inference|predict|call|send|stream|request|run)(_\w+)?$|^_?a?(get|fetch|create|generate|stream|make)_?(\w+_)?(response|completion|reply|answer)$/i;
const keepsRecords =
  /cache|log(ger)?$|trac(e|er|ing)$|record|callback|span|meter|counter|metric|store|history|queue|hook/i;

/** `client.create(model=name, messages=messages)`, of a client that another file makes: the two names together are a model's request. */
function isGivenModelAndMessages({ call }: Invocation, object: string, method: string): boolean {
  if (!sendsMessages.test(method) || keepsRecords.test(object) || saysOfName(method) === 'handled') return false;
  // A table's rows are created, too.
  if (/^a?create$/i.test(method) && !/(^|_)client$/i.test(object)) return false;
  const names = new Set(call.arguments.map(({ name }) => name));
  if (!names.has('messages')) return false;
  // Behind `client.chat_completions(messages=…, **settings)` is nothing else.
  return names.has('model') || names.has('response_model') || /chat_?completions?$/i.test(method);
}

/** `executor.execute(prompt, model, tools)`: a prompt or messages first, and the model that is asked next to them. */
function isGivenPromptAndModel({ site: { module }, call }: Invocation, object: string, method: string): boolean {
  if (!(sendsMessages.test(method) || executes.test(method)) || keepsRecords.test(object)) return false;
  const [first, second] = call.arguments.map(({ name, value }) => name ?? nameOf({ module, node: value }));
  return (
    first !== undefined &&
    second !== undefined &&
    namesPromptOutright.test(first) &&
    /(^|[._]|[a-z])model$/i.test(second) &&
    !/view_?model$/i.test(second)
  );
}

const executes = /^execute(_?(streaming|stream|async))?$/i;
const settingsOfModel = /^(max_(new_|output_|completion_)?tokens|temperature|top_p|stop(_token|_sequences)?)$/;

/** `call(prompt=prompt, engine=name, max_tokens=9)`: the three together are a model's request, whatever sends it. */
function isGivenPromptAndSettings({ call }: Invocation, method: string): boolean {
  if (call.arguments.length < 3 || saysOfName(method) === 'handled') return false;
  const names = call.arguments.map(({ name }) => name ?? '');
  return (
    names.some(name => /^((user_)?(prompt|message))$/.test(name)) &&
    names.some(name => /^(model|engine|model_name)$/.test(name)) &&
    names.some(name => settingsOfModel.test(name)) &&
    !names.some(name => mediaSetting.test(name))
  );
}

/** `LLMGateway.structured_output(text, system_prompt, Answer)`: what is called a model outright is told what the system says and what the user. */
function isModelGivenRoles(handed: Invocation, object: string, method: string): boolean {
  if (saysInvoked(method) === 'nothing' || saysModel(object) !== 'outright') return false;
  return (
    systemOrder(handed) !== undefined ||
    (handed.call.arguments.some(({ name }) => name !== undefined && namesSystem.test(name)) &&
      handed.call.arguments.some(({ name }) => name !== undefined && isPromptName(name)))
  );
}

/** `model.sendRequest(messages, {}, token)` in a file that speaks of VS Code's language models: a language server's client is given a method's name. */
const isEditorsModelAsked = ({ site: { module }, call }: Invocation, method: string): boolean =>
  method === 'sendRequest' && call.arguments.length > 1 && module.mentions('LanguageModelChat');

const runsAgent = /^a?(run|step|parse|respond|reply)(_?(a?sync|stream))?$/i;

/** `agent.run(messages=messages)`, `client.run(agent, messages)`: what else is called an agent is not run on messages. */
function isRunOnMessages(evaluator: Evaluator, handed: Invocation, object: string, method: string): boolean {
  if (!runsAgent.test(method)) return false;
  if (/agent$/i.test(object)) return argumentAt(evaluator, handed, 'messages') !== undefined;
  const [agent, messages] = handed.call.arguments.map(
    ({ name, value }) => name ?? nameOf({ module: handed.site.module, node: value }),
  );
  return /(^|_|[a-z])agent$/i.test(agent ?? '') && messages === 'messages';
}

/** Where LangChain's chains are given what a person asks. */
const questions = ['#0.question', '#0.input', '#0.query', '#0.messages'];

const otherChain = /(block|supply)_?chain$/i;
const asksChain = /^(a?invoke|a?stream|a?call|streamEvents|astream_events)$/;
/** In versions before those a chain was run on what stands here by name: `chain.run(input_documents=docs, question=text)`. */
const runsChain = /^a?(run|predict)$/;
const questionsByName = ['question', 'query', 'input', 'input_documents'];

/** `qaChain.invoke({ question })`, composed in another file of a program that works with LangChain. */
function isChainAsked(
  evaluator: Evaluator,
  handed: Invocation,
  object: SyntaxNode,
  name: string,
  method: string,
): boolean {
  const { module } = handed.site;
  const isRun = runsChain.test(method) && questionsByName.some(at => argumentAt(evaluator, handed, at) !== undefined);
  if (!asksChain.test(method) && !isRun) return false;
  if (!/(^|_|[a-z])(chain|runnable)$/i.test(name) || otherChain.test(name) || !module.mentions('langchain'))
    return false;
  const chain = evaluator.evaluate(module, object);
  // What this file composes without a model finds documents, or only turns one thing into another.
  const isElsewhere =
    (chain.kind === 'unknown' && !chain.many) ||
    (chain.kind === 'chain' &&
      /^[^()$]+(\(\)(\.(?!pipe\()\w+\(\))?)?$/.test(chain.path) &&
      !chain.stages &&
      !evaluator.catalog.startsPath(chain.path));
  return isElsewhere && (isRun || questions.some(at => argumentAt(evaluator, handed, at) !== undefined));
}

/** A model that is itself called (`languageModel(…)` makes one), and functions that begin with asking one. */
const isModel = /^_?(llm|chat_llm|chat_model|language_model|lm)$/;
const runs = /^_?(request|ask|query|call|invoke)_(the_)?(gpt|llm|chat_?gpt|claude|openai|gemini)(_\w+)?$/i;
/** `llm_run(prompt, message)`, `gpt_write_file(prompt, path)`: who does it, and then what. */
const doneByModel =
  /^_?(llm|gpt|chat_?gpt|claude|gemini|openai)_(run|write|answer|generate|edit|fix|summari[sz]e|translate|extract|classify|judge|rewrite|decide|plan)(?!\w*(handler|callback|hook|config|settings|options|args|error|log)$)(_\w+)?$/i;
const runsModel = remembered(
  name =>
    isModel.test(name) ||
    (runs.test(name) && saysOfName(name) !== 'handled') ||
    (doneByModel.test(name) && saysOfName(name) !== 'handled'),
);

/** `call_model(prompt=…)`, `get_model_response(prompt)`, `provider.get_chat_response(messages)`: what else is called so is given no prompt. */
const callsModel =
  /^_?a?(call|query|ask|prompt|invoke)_?(the_?)?(ai_?|chat_?|language_?|base_?)?model(_(with_)?(retr(y|ies)|backoff|api|once|a?sync))?$|^_?a?(get|create|generate|fetch)_?(chat_?|ai_?|model_?){1,2}(response|answer|reply|output|completion)$/i;

/** `Get-ChildItem -Path C:\\`: an agent that runs commands on a machine is given those. */
const isCmdlet = /^\s*[A-Z][a-z]+-[A-Z]\w*\s/;
const givesTask = /^a?(run|execute|chat|ask)(_?(a?sync|stream|task))?$/i;

/** What most calls are named asks for nothing. */
const mayAsk = remembered(
  name =>
    saysThatModelIsAsked(name) ||
    runsModel(name) ||
    saysInvoked(name) !== 'nothing' ||
    name === 'sendRequest' ||
    [answers, talks, callsModel, sendsMessages, generates, runsAgent, asksChain, runsChain, givesTask, executes].some(
      pattern => pattern.test(name),
    ),
);

/** `WebAgent(driver).run("Find the opening hours")`: an object of a class that is called an agent, given a task in words. */
function isAgentGivenTask(evaluator: Evaluator, handed: Invocation, object: SyntaxNode, method: string): boolean {
  if (!givesTask.test(method)) return false;
  const [first] = handed.call.arguments;
  if (!first || (first.name !== undefined && !/^(task|query|prompt|instructions?|input)$/.test(first.name)))
    return false;
  const { module } = handed.site;
  const agent = evaluator.evaluate(module, object);
  if (agent.kind !== 'chain' || !/(^|\.)[A-Z]\w*Agent\(\)$/.test(agent.path)) return false;
  // A command is given to an agent as well: it begins with a small letter.
  const task = evaluator.evaluate(module, first.value, handed.environment);
  const text =
    task.kind === 'text' ? task.segments.map(segment => ('text' in segment ? segment.text : 'x')).join('') : '';
  return /^\s*[A-Z]\S*(\s+\S+){4}/.test(text) && !isCode(text) && !isCmdlet.test(text);
}

const namesPromptOutright = /(^|_|[a-z])(prompts?|messages?|msgs)(_(str|text|list|value))?$/i;
const namesPrompt = /((^|_|[a-z])(prompts?|messages?)|(^|_)(msgs|inputs))(_(str|text|list|value|input))?$/i;

/** An argument that is named as the prompt or the messages, or is what comes after the name of a prompt: `prompts.summary(context)`. */
function isGivenPrompt(evaluator: Evaluator, handed: Invocation, names = namesPrompt): boolean {
  const { module } = handed.site;
  const first = handed.call.arguments.find(({ name, spread }) => name === undefined && !spread);
  return (
    ['prompt', 'messages', 'inputs'].some(
      name => names.test(name) && argumentAt(evaluator, handed, name) !== undefined,
    ) ||
    (first !== undefined &&
      (names.test(nameOf({ module, node: first.value })) ||
        namesPromptOutright.test(nameOf({ module, node: first.value }).split('.').at(-1)!) ||
        startsAtPrompt(module, first.value) ||
        isSentence(evaluator.evaluate(module, first.value))))
  );
}

/** `prompt_library.extract(context)`, `self.prompt.format(…)`, `self.prompts.start + text`. */
function startsAtPrompt(module: ModuleView, node: SyntaxNode): boolean {
  let at = module.expression(node);
  for (let step = 0; step < 6; step++) {
    if (at.kind === 'call') at = module.expression(at.callee);
    else if (at.kind === 'member') {
      if (/prompt/i.test(at.name)) return true;
      at = module.expression(at.object);
    } else if (at.kind === 'binary') at = module.expression(at.left);
    else break;
  }
  return at.kind === 'name' && /prompt/i.test(at.name);
}
