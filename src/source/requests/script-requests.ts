import type { PromptRole } from '../call-site.ts';
import type { Part } from '../prompts/prompt-parts.ts';
import type { CallDeclaration, SdkDeclaration } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { dedent, mergeText, trim } from '../values/text-templates.ts';
import { type CallExpression, type Invocation, nameOf, type Segment, staticText } from '../values/value.ts';
import type { RecognisedCall } from './recognise.ts';

/** GenAIScript finds its scripts by their names (microsoft.github.io/genaiscript/reference/scripts, read 2026-11-22). */
export const isScriptFile = (file: string): boolean => /\.genai\.m?[jt]s$/.test(file);

const sdk: SdkDeclaration = {
  id: 'genaiscript',
  languages: [],
  markers: [],
  calls: [],
  carries: { schema: ['responseSchema'] },
};
const declaration: CallDeclaration = {
  paths: [],
  model: ['model'],
  limit: { at: ['maxTokens'], insert: false },
  reasoningEffort: ['reasoningEffort'],
};
/** Names that a configuration gives to models (reference/scripts/model-aliases, read 2026-11-22): which one is asked is not known. */
const aliases =
  /^(large|small|tiny|vision|vision_small|reasoning|reasoning_small|embeddings|none|echo|agent|memory|long|transcription|speech|image|\w+_agent)$/;

/** Functions that put a named value into the prompt. */
const definitions = new Set(['def', 'defData', 'defDiff']);
/** Functions whose callback is no part of the prompt around them. */
const elsewhere = /^def(Tool|Agent|OutputProcessor|FileMerge|ChatParticipant|FileOutput)$/;

interface Statement {
  readonly node: SyntaxNode;
  readonly call: CallExpression;
  readonly name: string;
}

/**
 * The requests of a script: its own, which sends what `$` and `def` put together at its top level, one for each `runPrompt`, and one
 * for each prompt of one line. Each stands at the first text of its own.
 */
export function scriptRequests(evaluator: Evaluator, module: ModuleView): ReadonlyMap<SyntaxNode, RecognisedCall> {
  const contexts = new Map<SyntaxNode, Statement[]>();
  const settings = new Map<SyntaxNode, Statement>();
  let isSystem = false;
  const found = new Map<SyntaxNode, RecognisedCall>();
  for (const node of module.calls) {
    const call = module.expression(node);
    const callee = call.kind === 'call' ? module.expression(call.callee) : undefined;
    if (call.kind !== 'call' || (callee?.kind !== 'name' && callee?.kind !== 'member')) continue;
    const statement: Statement = { node, call, name: callee.name };
    if (callee.name === 'script' || callee.name === 'system') {
      settings.set(module.root, statement);
      isSystem ||= callee.name === 'system';
    } else if (callee.name === 'runPrompt') settings.set(node, statement);
    else if (call.tag && callee.name === 'prompt') {
      const parts = partsOf(evaluator, module, [statement], 'user');
      const options = chained(module, node, 'options');
      found.set(node, requestOf(evaluator, module, options ?? statement, parts));
    } else if ((call.tag && callee.name === '$') || definitions.has(callee.name)) {
      const context = contextOf(module, node);
      if (!context) continue;
      const statements = contexts.get(context);
      if (statements) statements.push(statement);
      else contexts.set(context, [statement]);
    }
  }
  for (const [context, statements] of contexts) {
    const first = statements.find(({ call }) => call.tag);
    if (!first) continue;
    const parts = partsOf(evaluator, module, statements, isSystem && context === module.root ? 'system' : 'user');
    found.set(first.node, requestOf(evaluator, module, settings.get(context) ?? first, parts));
  }
  return found;
}

/** The call of `runPrompt` that a statement stands in, else the file; undefined where what is said is no part of either. */
function contextOf(module: ModuleView, node: SyntaxNode): SyntaxNode | undefined {
  for (let at = node.parent; at; at = at.parent) {
    const outer = module.scopeOf(at)?.kind === 'function' ? at.parent?.parent : undefined;
    const call = outer && module.isCall(outer) ? module.expression(outer) : undefined;
    const callee = call?.kind === 'call' ? module.expression(call.callee) : undefined;
    const name = callee?.kind === 'name' || callee?.kind === 'member' ? callee.name : '';
    if (name === 'runPrompt') return outer;
    if (elsewhere.test(name)) return undefined;
  }
  return module.root;
}

/** `$`…`.role('system')`: the call of a method on what a statement gives. */
function chained(module: ModuleView, node: SyntaxNode, method: string): Statement | undefined {
  const call = node.parent?.parent;
  const expression = call && module.isCall(call) ? module.expression(call) : undefined;
  const callee = expression?.kind === 'call' ? module.expression(expression.callee) : undefined;
  return expression?.kind === 'call' && callee?.kind === 'member' && callee.name === method && callee.object === node
    ? { node: call!, call: expression, name: method }
    : undefined;
}

const invocationOf = (module: ModuleView, { node, call }: Statement): Invocation => ({
  site: { module, node },
  call,
  environment: undefined,
});

function requestOf(
  evaluator: Evaluator,
  module: ModuleView,
  settings: Statement,
  parts: readonly Part[],
): RecognisedCall {
  const invocation = invocationOf(module, settings);
  const model = staticText(argumentAt(evaluator, invocation, 'model'));
  const call = model !== undefined && aliases.test(model) ? { ...declaration, model: [] } : declaration;
  return { known: { sdk, call }, invocation, receiver: undefined, parts };
}

/** What statements put together: texts of one role are one message. */
function partsOf(
  evaluator: Evaluator,
  module: ModuleView,
  statements: readonly Statement[],
  usual: PromptRole,
): Part[] {
  const parts: Part[] = [];
  for (const statement of statements) {
    const { node, call } = statement;
    const said = call.tag ? chained(module, node, 'role') : undefined;
    const named = said && staticText(argumentAt(evaluator, invocationOf(module, said), '#0'));
    const role = named === 'system' || named === 'assistant' ? named : usual;
    const segments = call.tag
      ? trim(dedent(evaluator.segments(module, call.arguments[0]!.value)))
      : defined(evaluator, module, statement);
    const last = parts.at(-1);
    const line: Segment = { text: '\n', module, start: node.start, end: node.start };
    if (last?.role === role)
      parts[parts.length - 1] = { ...last, segments: mergeText([...last.segments, line, ...segments]) };
    else parts.push({ role, segments, site: { module, node } });
  }
  return parts;
}

/** `def('FILE', files)`: the name, and what only the running script knows. */
function defined(evaluator: Evaluator, module: ModuleView, statement: Statement): Segment[] {
  const { node, call } = statement;
  const name = staticText(argumentAt(evaluator, invocationOf(module, statement), '#0'));
  const value = call.arguments[1]?.value;
  const given = value && evaluator.evaluate(module, value);
  const content: readonly Segment[] =
    given?.kind === 'text'
      ? given.segments
      : [{ name: value ? nameOf({ module, node: value }) : 'value', module, start: node.start, end: node.end }];
  return mergeText([{ text: `${name ?? 'DATA'}:\n`, module, start: node.start, end: node.start }, ...content]);
}
