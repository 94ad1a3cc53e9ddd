import type { PromptRole } from '../call-site.ts';
import type { Expression } from '../syntax/expression.ts';
import { argumentAt } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { roleNamed, roleOf } from './message-roles.ts';
import { remembered } from './remembered.ts';
import type { ChainValue, Invocation, Value } from './value.ts';

/** `SystemMessage`, `ChatCompletionUserMessageParam`, `HumanMessagePromptTemplate`: the sender stands in the name. */
const namesRole =
  /^(?:[A-Z]\w*?)?(System|Developer|Human|User|AI|Assistant)(?:Chat|Prompt)?Message(?:Param|PromptTemplate)?$/;
/** `ChatMessage(role="user", …)`: the sender is given. */
const isGivenRole = /^(?:[A-Z]\w*)?Message(?:Param)?$/;

const saysOfName = remembered((name): PromptRole | 'given' | undefined => {
  const sender = namesRole.exec(name)?.[1];
  return roleNamed(sender) ?? (isGivenRole.test(name) ? 'given' : undefined);
});

/** `PromptTemplate(text)`, `PromptTemplate.from_file(…)`, by the path that made it. */
const makesTemplate = /(?:^|\.)\w*PromptTemplate(?:\.from_\w+)?\(\)$/;
/** Links of a chain that are looked at for the template that was filled: `template.partial(…).format(…)`. */
const longestFilling = 4;

export interface NamedMessage {
  /** Undefined for a template, which has the role of where it stands. */
  readonly role: PromptRole | undefined;
  readonly content: Value;
}

/** A message or template of a class that no declaration knows, the project's own or another package's, told by its name and what it is given. */
export function messageByName(evaluator: Evaluator, value: Value): NamedMessage | undefined {
  const made = value.kind === 'chain' || value.kind === 'instance' ? value.invocation : unboundCall(value);
  if (!made) return undefined;
  const callee = made.site.module.expression(made.call.callee);
  const says = saysOfName(madeClass(made, callee));
  if (!says)
    return madeByRole(evaluator, made) ?? (value.kind === 'chain' ? templateByName(evaluator, value) : undefined);
  const role = says === 'given' ? roleOf(firstGiven(evaluator, made, 'role', '#0')) : says;
  const content = firstGiven(evaluator, made, 'content', 'text', says === 'given' ? '#1' : '#0');
  return role && content && { role, content };
}

/** What a message's class is called: `ChatMessage(…)`, `ChatMessage::new(…)`. */
function madeClass({ site: { module } }: Invocation, callee: Expression): string {
  if (callee.kind === 'name') return callee.name;
  if (callee.kind !== 'member') return '';
  const of = callee.name === 'new' ? module.expression(callee.object) : callee;
  return of.kind === 'name' || of.kind === 'member' ? of.name : '';
}

/** A call of what nothing binds: a class of another file, where those need no import (C#). */
function unboundCall(value: Value): Invocation | undefined {
  if (value.kind !== 'unknown') return undefined;
  const call = value.site.module.expression(value.site.node);
  return call.kind === 'call' ? { site: value.site, call, environment: undefined } : undefined;
}

const senders = new Set(['system', 'developer', 'user', 'human', 'assistant']);

/** `Message::system(text)`, `ChatMessage.from_user(text)`, `Message.user_message(text)`: the sender is the constructor's name. */
function madeByRole(evaluator: Evaluator, made: Invocation): NamedMessage | undefined {
  const { module } = made.site;
  const callee = module.expression(made.call.callee);
  const sender = callee.kind === 'member' ? callee.name.toLowerCase().replace(/^from_|_?message$/g, '') : '';
  if (!senders.has(sender) || callee.kind !== 'member') return undefined;
  const object = module.expression(callee.object);
  const type = object.kind === 'name' || object.kind === 'member' ? object.name : '';
  const content = saysOfName(type) === 'given' ? firstGiven(evaluator, made, 'text', 'content', '#0') : undefined;
  return content && { role: roleNamed(sender)!, content };
}

function templateByName(evaluator: Evaluator, chain: ChainValue): NamedMessage | undefined {
  let link: ChainValue | undefined = chain;
  for (let step = 0; link && step < longestFilling; step++, link = link.base) {
    if (!link.invocation || !makesTemplate.test(link.written)) continue;
    const content = firstGiven(evaluator, link.invocation, 'template', '#0');
    return content?.kind === 'text' ? { role: undefined, content } : undefined;
  }
  return undefined;
}

function firstGiven(evaluator: Evaluator, made: Invocation, ...places: readonly string[]): Value | undefined {
  for (const place of places) {
    const given = argumentAt(evaluator, made, place);
    if (given) return given;
  }
  return undefined;
}
