import { argumentAt } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { callMethod } from './methods.ts';
import { callFileFunction } from './text-files.ts';
import { cleanDocstring, dedent, trim } from './text-templates.ts';
import { type Invocation, textOf, type Value } from './value.ts';

/** Functions of standard libraries and of small well-known packages that prompts pass through. */
const dedenting = new Set([
  'textwrap.dedent',
  'dedent.default',
  'dedent.dedent',
  'ts-dedent.default',
  'ts-dedent.dedent',
  'dedent',
  'outdent.default',
  'common-tags.stripIndent',
]);
/** What the environment holds, only the running program knows; a default given with the name is read before. */
const environment = new Set(['os.environ.get', 'os.getenv']);
const serializers = new Set(['json.dumps', 'orjson.dumps', 'ujson.dumps']);
const passing = new Set(['copy.copy', 'copy.deepcopy', 'typing.cast']);

export function callLibraryFunction(evaluator: Evaluator, path: string, invocation: Invocation): Value | undefined {
  const { site } = invocation;
  if (dedenting.has(path) || path === 'inspect.cleandoc') {
    const text = argumentAt(evaluator, invocation, '#0');
    if (text?.kind !== 'text') return text;
    if (path === 'inspect.cleandoc') return textOf(cleanDocstring(text.segments), site, text.via);
    const stripped = dedent(text.segments);
    return textOf(path === 'textwrap.dedent' ? stripped : trim(stripped), site, text.via);
  }
  if (path === 'fmt.Sprintf' || path === 'strings.TrimSpace' || path === 'fmt.Sprint') {
    const text = argumentAt(evaluator, invocation, '#0');
    const rest = { ...invocation, call: { ...invocation.call, arguments: invocation.call.arguments.slice(1) } };
    return text?.kind === 'text' ? callMethod(evaluator, text, path === 'fmt.Sprintf' ? 'printf' : 'trim', rest) : text;
  }
  if (path === 'strings.Join') {
    const list = argumentAt(evaluator, invocation, '#0');
    const rest = { ...invocation, call: { ...invocation.call, arguments: invocation.call.arguments.slice(1) } };
    return list && callMethod(evaluator, list, 'join', rest);
  }
  if (environment.has(path)) return evaluator.unknown(site);
  const file = callFileFunction(evaluator, path, invocation);
  if (file) return file;
  if (serializers.has(path)) return argumentAt(evaluator, invocation, '#0') ?? evaluator.unknown(site);
  if (passing.has(path)) return argumentAt(evaluator, invocation, path === 'typing.cast' ? '#1' : '#0');
  return undefined;
}
