import type { CallDeclaration, SdkDeclaration } from '../sdks/sdk.ts';
import { entryOf } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { roleNamed } from './prompt-parts.ts';
import type { RecognisedCall } from './recognise.ts';
import { type Invocation, staticText, type Value } from './value.ts';

/** What a project calls the function that sends messages to a model; words that only handle messages rule a name out. */
const sends = /complet|chat|llm|generat|invoke|call_?model|predict|respon|ask/i;
const handles =
  /token|templat|format|save|log|store|add|append|render|print|assert|build|history|count|convert|parse|validate|create_?message|to_/i;

const sdk: SdkDeclaration = { id: 'project', languages: [], markers: [], calls: [] };
const declaration = (messages: string): CallDeclaration => ({
  paths: [],
  model: ['model', 'model_name'],
  prompt: [
    { at: 'system', role: 'system' },
    { at: messages, role: 'user' },
  ],
  limit: { at: ['max_tokens', 'max_completion_tokens', 'max_output_tokens'], insert: false },
});

/**
 * A call of a project's own function whose body is not at hand, recognised by what it is given: a written-out list of
 * messages with roles. The name must say that it sends them.
 */
export function projectRequest(evaluator: Evaluator, invocation: Invocation): RecognisedCall | undefined {
  const { site, call } = invocation;
  const callee = site.module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  if (!sends.test(name) || (handles.test(name) && !/complet/i.test(name))) return undefined;
  const target = evaluator.evaluate(site.module, call.callee);
  // What an imported package does is for declarations to say.
  if (target.kind === 'chain' && !isLocal(target.path)) return undefined;
  let position = -1;
  for (const argument of call.arguments) {
    if (argument.name === undefined && !argument.spread) position++;
    if (argument.spread) continue;
    const value = evaluator.evaluate(site.module, argument.value);
    const place = argument.name ?? `#${position}`;
    if (isMessageList(evaluator, value))
      return { known: { sdk, call: declaration(place) }, invocation, receiver: undefined };
    const inner = value.kind === 'object' ? entryOf(evaluator, value, 'messages') : undefined;
    if (inner && isMessageList(evaluator, inner))
      return { known: { sdk, call: declaration(`${place}.messages`) }, invocation, receiver: undefined };
  }
  return undefined;
}

/** Relative imports, and aliases of a project's own root. */
const isLocal = (path: string) => /^[.~]|^@\//.test(path);

function isMessageList(evaluator: Evaluator, value: Value): boolean {
  return (
    value.kind === 'list' &&
    value.items.some(
      item =>
        item.kind === 'object' &&
        roleNamed(staticText(entryOf(evaluator, item, 'role'))) !== undefined &&
        entryOf(evaluator, item, 'content') !== undefined,
    )
  );
}
