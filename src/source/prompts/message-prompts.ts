import type { CallSite, LanguageId } from '../call-site.ts';
import { lettersOf } from '../requests/wrappers.ts';
import { ecmascriptFamily } from '../sdks/languages.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { roleNamed } from '../values/message-roles.ts';
import { nameOf, type Segment } from '../values/value.ts';
import { toPromptPart } from './prompt.ts';
import { isTestFile, textIn } from './prompt-constants.ts';
import { nodeAt } from './prompt-declarations.ts';
import { isCode, speaksToModel } from './prompt-evidence.ts';
import type { Part } from './prompt-parts.ts';
import { knownText, longestText, mostCompared } from './used-prompts.ts';

/** A message of a request, written out: `{ role: 'system', content: … }`. */
const saysRole = /\brole["']?\s{0,9}:\s{0,9}["'](?:system|developer|user)["']/g;

/** Files of what a program shows, or is tried with: conversations that were had. */
const holdsExamples = /(^|[/_.-])(seed(s|er)?|fixtures?|samples?|demo|mocks?|data|stories)([/_.-]|$)/i;

/** Letters of known text; a sign of a script without spaces says as much as three. */
const leastLetters = 60;
const lettersIn = (text: string): number => lettersOf(text) + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);

/** What projects call a list to which messages are added. */
const holdsMessages = /(messages?|history|conversation|prompts?|contents|payload|chat)$/i;

/** Messages that stand together: a list, or what the statements of a function add to one. */
interface Conversation {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly messages: SyntaxNode[];
  /** Added one by one. */
  readonly isGrown: boolean;
}

/**
 * Messages of a request that a function of ECMAScript gives back or puts together, and that nothing that was found in the file sends:
 * `const titleChain = (text) => ({ messages: [{ role: 'system', content: … }] })`.
 */
export function messagePrompts(
  module: ModuleView,
  text: string,
  language: LanguageId,
  found: readonly CallSite[],
): CallSite[] {
  if (!ecmascriptFamily.includes(language) || isTestFile(module.file) || holdsExamples.test(module.file)) return [];
  const conversations = new Map<SyntaxNode, Conversation>();
  for (const { index } of text.matchAll(saysRole)) {
    const message = objectAt(module, index);
    const place = message && conversationOf(module, message);
    if (!place) continue;
    const known = conversations.get(place.node);
    if (known) known.messages.push(message);
    else conversations.set(place.node, { ...place, messages: [message] });
  }
  if (conversations.size === 0 || conversations.size > mostCompared) return [];
  const sends = found.some(({ kind }) => kind !== 'prompt');
  const sent = found.map(knownText);
  return [...conversations.values()].flatMap(conversation => {
    if (conversation.isGrown && sends) return [];
    const site = siteOf(module, language, conversation);
    const longest = site && longestText(site).trim();
    return site && longest && !sent.some(other => other.includes(longest)) ? [site] : [];
  });
}

/** The object around an offset. */
function objectAt(module: ModuleView, offset: number): SyntaxNode | undefined {
  let object: SyntaxNode | undefined;
  for (let at = nodeAt(module.items, offset); at; at = nodeAt(at.children, offset))
    if (at.type === 'object') object = at;
  return object;
}

/** What an expression may stand in and be what is meant all the same. */
const passes = /^(parenthesized_expression|as_expression|satisfies_expression|ternary_expression|binary_expression)$/;
const deepest = 12;

/** The conversation that a message belongs to, where it is one that is made for others to send. */
function conversationOf(module: ModuleView, message: SyntaxNode): Omit<Conversation, 'messages'> | undefined {
  const added = addedTo(module, message);
  if (added) return added;
  let list: SyntaxNode | undefined;
  let at: SyntaxNode = message;
  for (let step = 0; step < deepest; step++) {
    const around = at.parent;
    if (!around) return undefined;
    if (around.type === 'array') list = around;
    else if (around.type === 'return_statement' || around.type === 'arrow_function') {
      const scope = module.scopeAround(at);
      return list && scope.kind === 'function'
        ? { node: list, name: nameOfFunction(module, scope), isGrown: false }
        : undefined;
    } else if (around.type === 'variable_declarator') {
      const name = around.child('name');
      const isGlobal = module.scopeAround(around) === module.scope;
      if (!list || !name || !isGlobal || !/prompt|messages/i.test(module.text(name))) return undefined;
      return { node: list, name: module.text(name), isGrown: false };
    } else if (around.type === 'pair') {
      const key = around.child('key');
      if (!list || !key || !/^["']?(messages|prompt|input|contents)["']?$/.test(module.text(key))) return undefined;
    } else if (!passes.test(around.type) && around.type !== 'spread_element' && around.type !== 'object')
      return undefined;
    at = around;
  }
  return undefined;
}

/** `messages.push({ role, content })` */
function addedTo(module: ModuleView, message: SyntaxNode): Omit<Conversation, 'messages'> | undefined {
  const call = message.parent?.type === 'arguments' ? message.parent.parent : undefined;
  const expression = call && module.isCall(call) ? module.expression(call) : undefined;
  const callee = expression?.kind === 'call' ? module.expression(expression.callee) : undefined;
  if (callee?.kind !== 'member' || !/^(push|unshift)$/.test(callee.name)) return undefined;
  if (!holdsMessages.test(nameOf({ module, node: callee.object }))) return undefined;
  const scope = module.scopeAround(message);
  return scope.kind === 'function'
    ? { node: scope.node, name: nameOfFunction(module, scope), isGrown: true }
    : undefined;
}

/** Of a function without a name that of what it is assigned to. */
function nameOfFunction(module: ModuleView, scope: Scope): string {
  let at: Scope | undefined = scope;
  for (; at && at.kind === 'function'; at = at.parent) {
    if (at.name) return at.name;
    const assigned = at.node.parent?.child('name') ?? at.node.parent?.child('key');
    if (assigned) return module.text(assigned);
  }
  return 'messages';
}

function siteOf(
  module: ModuleView,
  language: LanguageId,
  { node, name, messages, isGrown }: Conversation,
): CallSite | undefined {
  const parts = messages.flatMap(message => partsOfMessage(module, message));
  const text = parts
    .flatMap(({ segments }) => segments.map(segment => ('text' in segment ? segment.text : ' ')))
    .join('\n');
  if (lettersIn(text) < leastLetters || !speaksToModel(text) || isCode(text)) return undefined;
  const [first, last] = isGrown ? [messages[0]!, messages.at(-1)!] : [node, node];
  const range = module.lines.range(first.start, last.end);
  return {
    id: `${module.file}:${range.start.line}:${name}`,
    kind: 'prompt',
    file: module.file,
    language,
    range,
    sdk: 'project',
    callee: name,
    model: { from: 'unknown' },
    outputLimit: {},
    inLoop: false,
    prompt: parts.map(part => toPromptPart(part, module)),
  };
}

/** A message's text; of content in blocks one part for each text. */
function partsOfMessage(module: ModuleView, message: SyntaxNode): Part[] {
  const role = roleNamed(wordOf(module, entryIn(module, message, 'role')));
  const content = entryIn(module, message, 'content');
  if (!role || !content) return [];
  const blocks = module.expression(content);
  const texts =
    blocks.kind === 'list' ? blocks.items.flatMap(({ value }) => entryIn(module, value, 'text') ?? []) : [content];
  return texts.map(node => ({
    role,
    segments: textIn(module, node) ?? openText(module, node),
    site: { module, node },
  }));
}

const openText = (module: ModuleView, node: SyntaxNode): readonly Segment[] => [
  { name: nameOf({ module, node }), module, start: node.start, end: node.end },
];

function entryIn(module: ModuleView, node: SyntaxNode, key: string): SyntaxNode | undefined {
  const object = module.expression(node);
  return object.kind === 'object' ? object.entries.find(entry => entry.key === key)?.value : undefined;
}

/** A text that is written as one word, `'system' as const` too. */
function wordOf(module: ModuleView, node: SyntaxNode | undefined): string | undefined {
  const [segment, ...more] = (node && textIn(module, node)) ?? [];
  return segment && 'text' in segment && more.length === 0 ? segment.text : undefined;
}
