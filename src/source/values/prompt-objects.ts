import { messageValue } from './changes.ts';
import type { Evaluator } from './evaluator.ts';
import type { Invocation, ListValue, Value } from './value.ts';

/** What projects call a class whose objects hold the messages of a request. */
const holdsMessages = /^[A-Z]\w*(Prompt|Messages|MessageList|Conversation)$|^(Prompt|Messages|Conversation)$/;
/** What asks a person at a command line, in a bot's dialog or a system's: `TextPrompt`, `ConfirmPrompt`, `BiometricPrompt`. */
const asksPerson =
  /^(Text|Confirm(ation)?|Select(ion)?|MultiSelect(ion)?|Password|Input|Int|Float|Number|Choice|OAuth|Attachment|Date(Time)?|Biometric|Install|Login)Prompt$/;

/**
 * An object of such a class that is not at hand, as the list of what it is made from: a text that comes first is the system
 * text when messages follow.
 */
export function promptObject(evaluator: Evaluator, invocation: Invocation): ListValue | undefined {
  const { site, call, environment } = invocation;
  const callee = site.module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  // In C# a method begins with a capital, too.
  if (!holdsMessages.test(name) || asksPerson.test(name) || site.node.type === 'invocation_expression')
    return undefined;
  const given = call.arguments.flatMap(({ name: key, value, spread }) =>
    spread ? [] : [{ key: key?.toLowerCase(), value: evaluator.evaluate(site.module, value, environment) }],
  );
  const lists = given.flatMap(({ value }) => (value.kind === 'list' ? value.items : []));
  const texts = given.filter(
    ({ key, value }) =>
      (value.kind === 'text' || value.kind === 'unknown') &&
      (key === undefined || /^(system|user|prompt|content|text|message|instructions?)(_?(prompt|message))?$/.test(key)),
  );
  const messages = texts.map(({ key, value }, index): Value => {
    const role = key
      ? /system|instruction/.test(key)
        ? 'system'
        : 'user'
      : index === 0 && lists.length
        ? 'system'
        : 'user';
    return messageValue(role, value, value.site);
  });
  return messages.length + lists.length > 0 ? { kind: 'list', items: [...messages, ...lists], site } : undefined;
}
