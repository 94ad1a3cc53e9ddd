import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from './arguments.ts';
import { withMaker } from './chain-settings.ts';
import type { Evaluator } from './evaluator.ts';
import { converts, declaration, isReceiver, isSentence, makesThing, saysOfName, sdk } from './project-requests.ts';
import { isCode } from './prompt-evidence.ts';
import { handedOver, type RecognisedCall } from './recognise.ts';
import { remembered } from './remembered.ts';
import { type Invocation, nameOf, staticText } from './value.ts';

/** Names that say outright that a model is asked. */
const asksModel =
  /^(call|ask|query|prompt|invoke|run)_?(the_?)?(llm|gpt\w*|claude|gemini|openai|anthropic|ollama|chat_?gpt|chat_?model|language_?model)$|^(llm|gpt|claude|gemini|chat_?gpt|openai)_?(call|ask|query|complet\w+|respon\w+|request|chat|generate)$|^(get|create|generate|fetch|run)_?((llm|gpt|claude|openai|ai)_?(chat_?)?|chat_?)completion$|^(get|generate|fetch)_?(llm|gpt|claude|openai|ai)_?(response|answer|reply)$|^(\w+_)?llm(_model)?_(func|fn|function)$|(?<!before|after)(^|_)(send|pass)_?\w*_?to_?(the_)?(chat_?)?(model|llm|gpt\w*|claude|gemini|openai|anthropic)(_wrapper|_a?sync)?$|^_?a?(\w+_)?completions?_with_(backoff|retr(y|ies))$/i;

const saysThatModelIsAsked = remembered(name => asksModel.test(name) && !makesThing(name) && !converts.test(name));

/**
 * A call by such a name of something that is not at hand, given a text: `llm_call(prompt)`. Likewise a model that is given messages,
 * whatever is in them: `self.llm.generate_response(messages=messages)`.
 */
export function namedRequest(evaluator: Evaluator, module: ModuleView, node: SyntaxNode): RecognisedCall | undefined {
  const handed = handedOver(evaluator, module, node);
  if (!handed) return undefined;
  const { call } = handed;
  const callee = module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  if (!mayAsk(name)) return undefined;
  const object = callee.kind === 'member' ? nameOf({ module, node: callee.object }) : '';
  const asks =
    saysThatModelIsAsked(name) ||
    ((runsModel(name) || answersMessages(object, name)) && isGivenPrompt(evaluator, handed)) ||
    (callee.kind === 'member' &&
      (isCreatedByClient(handed, nameOf({ module, node: callee.object }), name) ||
        isGivenPromptByName(handed, object, name) ||
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
    ['prompt', 'message', 'messages', 'inputs', 'text', 'query', ...questions].find(at =>
      argumentAt(evaluator, handed, at),
    ) ?? promptPosition(evaluator, handed);
  // `openai_request(:post, path, body)` asks for a text only when messages are in it.
  const isHttp = httpVerb.test(staticText(argumentAt(evaluator, handed, '#0')) ?? '');
  if (!prompt || (isHttp && prompt !== 'messages')) return undefined;
  const [question, before] = systemFirst(handed) ? ['#1', '#0'] : [prompt];
  const made = withMaker(handed, target);
  return { known: { sdk, call: declaration(question, before) }, invocation: made, receiver: undefined };
}

/** `call_llm(system_prompt, user_prompt)`. */
function systemFirst({ site: { module }, call }: Invocation): boolean {
  const [first, second] = call.arguments.filter(({ name, spread }) => name === undefined && !spread);
  return (
    first !== undefined &&
    second !== undefined &&
    /(^|_)sys(tem)?(_?(prompt|message|msg|instructions?))?$/i.test(nameOf({ module, node: first.value })) &&
    /prompt|message|question|query|user|content|text/i.test(nameOf({ module, node: second.value }))
  );
}

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
  /^_?a?(complete|completion|create|call|chat|generate|invoke|predict|respond|stream|run|(get|generate|create)_?(chat_?)?(completion|response|reply|answer))(_?(a?sync|stream))?$/i;
/** Objects that may be something else than a language model, and what is only done with one. */
const mayHoldModel = /(^|_|[a-z])(llm|model|agent|assistant|gpt|claude|gemini)$/i;
const talks = /^_?a?(invoke|chat|ask|chat_?completions?|generate_?content(_?stream)?|send_?(new_?)?message)$/i;
/** An agent that completes something is done with it. */
const completes = (object: string, method: string) =>
  /^_?a?complete$/i.test(method) && !/(agent|assistant)$/i.test(object);
const answersMessages = (object: string, method: string) =>
  (holdsModel.test(object) && answers.test(method)) ||
  (mayHoldModel.test(object) && (talks.test(method) || completes(object, method)));

const generates = /^a?generate$/i;

/** `self.model.generate(prompt, size)`: what else is called a model is given tensors. */
function isGivenPromptByName({ site: { module }, call }: Invocation, object: string, method: string): boolean {
  if (object !== 'model' || !generates.test(method)) return false;
  const [first] = call.arguments;
  return first !== undefined && /(^|_)(prompt|messages)$/.test(first.name ?? nameOf({ module, node: first.value }));
}

/** `client.create(model=name, messages=messages)`, of a client that may be one of several: the two names together are a model's request. */
function isCreatedByClient({ call }: Invocation, object: string, method: string): boolean {
  if (!/^a?create$/.test(method) || !/(^|_)client$/i.test(object)) return false;
  const names = new Set(call.arguments.map(({ name }) => name));
  return names.has('messages') && (names.has('model') || names.has('response_model'));
}

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
const questions = ['#0.question', '#0.input', '#0.query'];

const otherChain = /(block|supply)_?chain$/i;
const asksChain = /^(a?invoke|a?stream|a?call|streamEvents|astream_events)$/;

/** `qaChain.invoke({ question })`, composed in another file of a program that works with LangChain. */
function isChainAsked(
  evaluator: Evaluator,
  handed: Invocation,
  object: SyntaxNode,
  name: string,
  method: string,
): boolean {
  const { module } = handed.site;
  if (!asksChain.test(method)) return false;
  if (!/(^|_|[a-z])chain$/i.test(name) || otherChain.test(name) || !module.mentions('langchain')) return false;
  const chain = evaluator.evaluate(module, object);
  // What this file composes without a model finds documents, or only turns one thing into another.
  const isElsewhere =
    chain.kind === 'chain' &&
    /^[^()$]+(\(\))?$/.test(chain.path) &&
    !chain.stages &&
    !evaluator.catalog.startsPath(chain.path);
  return isElsewhere && questions.some(at => argumentAt(evaluator, handed, at) !== undefined);
}

/** A model that is itself called (`languageModel(…)` makes one), and functions that begin with asking one. */
const isModel = /^_?(llm|chat_llm|chat_model|language_model|lm)$/;
const runs = /^_?(request|ask|query|call|invoke)_(the_)?(gpt|llm|chat_?gpt|claude|openai|gemini)(_\w+)?$/i;
const runsModel = remembered(name => isModel.test(name) || (runs.test(name) && saysOfName(name) !== 'handled'));

/** `Get-ChildItem -Path C:\\`: an agent that runs commands on a machine is given those. */
const isCmdlet = /^\s*[A-Z][a-z]+-[A-Z]\w*\s/;
const givesTask = /^a?(run|execute|chat|ask)(_?(a?sync|stream|task))?$/i;

/** What most calls are named asks for nothing. */
const mayAsk = remembered(
  name =>
    saysThatModelIsAsked(name) ||
    runsModel(name) ||
    [answers, talks, generates, runsAgent, asksChain, givesTask].some(pattern => pattern.test(name)),
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

const namesPrompt = /((^|_|[a-z])(prompts?|messages?)|(^|_)(msgs|inputs))(_(str|text|list|value|input))?$/i;

/** An argument that is named as the prompt or the messages, or is what comes after the name of a prompt: `prompts.summary(context)`. */
function isGivenPrompt(evaluator: Evaluator, handed: Invocation): boolean {
  const { module } = handed.site;
  const first = handed.call.arguments.find(({ name, spread }) => name === undefined && !spread);
  return (
    ['prompt', 'messages', 'inputs'].some(name => argumentAt(evaluator, handed, name) !== undefined) ||
    (first !== undefined &&
      (namesPrompt.test(nameOf({ module, node: first.value })) ||
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
