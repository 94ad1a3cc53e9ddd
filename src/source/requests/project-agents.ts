import type { CallDeclaration, SdkDeclaration } from '../sdks/sdk.ts';
import { enclosingClass } from '../syntax/scope.ts';
import { argumentAt } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { remembered } from '../values/remembered.ts';
import { type Invocation, nameOf, staticText } from '../values/value.ts';
import type { RecognisedCall } from './recognise.ts';

const sdk: SdkDeclaration = { id: 'project', languages: [], markers: [], calls: [] };

/** A class by its name: `ConversableAgent`, `CodeAssistant`, `Agent`. */
const namesAgent = remembered(name => /^([A-Z]\w*)?(Agent|Assistant)$/.test(name));
const instructions = ['system_message', 'system_prompt', 'sys_prompt', 'instructions', 'instruction', 'system'];
const models = ['model', 'llm', 'llm_config', 'model_client', 'model_name', 'client', 'chat_client', 'model_config'];

const declaration: CallDeclaration = {
  paths: [],
  kind: 'agent',
  model: ['model', 'model_name', 'llm', 'llm_config.model', 'model_client'],
  prompt: instructions.map(at => ({ at, role: 'system' })),
  limit: { at: ['max_tokens'], insert: false },
};

/** The name of the class that a call makes an object of; `super({ … })` makes one of the class that this one derives from. */
function classOf({ site: { module, node }, call }: Invocation): string {
  const callee = module.expression(call.callee);
  if (callee.kind !== 'name' && callee.kind !== 'member') return '';
  if (callee.name !== 'super') return callee.name;
  const [base] = enclosingClass(module.scopeAround(node))?.bases ?? [];
  return base ? nameOf({ module, node: base }) : '';
}

/** An agent of a class that no declaration knows and whose file is not at hand, told by its name, its instructions and its model. */
export function projectAgent(evaluator: Evaluator, invocation: Invocation): RecognisedCall | undefined {
  const { site, call } = invocation;
  if (!namesAgent(classOf(invocation))) return undefined;
  const given = (key: string) => argumentAt(evaluator, invocation, key) !== undefined;
  if (!instructions.some(given) || !models.some(given)) return undefined;
  const target = evaluator.target(site.module, call.callee);
  if (target.kind === 'chain' && (target.path.startsWith('$') || evaluator.catalog.startsPath(target.path)))
    return undefined;
  // A character of a game has a model, too: `models/innkeeper.glb`.
  const model = staticText(argumentAt(evaluator, invocation, 'model'));
  if (model && /\.(?!gguf)[a-z]{2,5}$/i.test(model)) return undefined;
  return { known: { sdk, call: declaration }, invocation, receiver: undefined };
}
