import type { Evaluator } from './evaluator.ts';
import { remembered } from './remembered.ts';
import { type Invocation, type Value, varying } from './value.ts';

/** What projects call a function that gives back the text that it is given, tidied or cut. */
const tidies = remembered(name =>
  /^_?(dedent|outdent|unindent|strip|trim|clean|tidy|truncate|limit|clamp|normali[sz]e|saniti[sz]e|minify|compact|fit)(?![a-z])|[iI]ndents?$/.test(
    name.slice(0, 1).toLowerCase() + name.slice(1),
  ),
);
/** Letters of known text that make an argument the text that is meant, and no name or pattern. */
const leastText = 40;
const mostArguments = 3;

/** Whether what a function gives says more than the text that it may pass on: words of its own, or what a declaration knows. */
export function saysMore(value: Value): boolean {
  if (value.kind === 'text') return value.segments.some(segment => 'text' in segment && /\S/.test(segment.text));
  return value.kind === 'chain' ? value.path.startsWith('$') : value.kind !== 'unknown';
}

/** The text that a function whose body says nothing passes on: `trimPrompt(`…`, 8000)`. Inside another text it stays a placeholder. */
export function passedText(evaluator: Evaluator, { site, call, environment }: Invocation): Value | undefined {
  const callee = site.module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const [first] = call.arguments;
  if (!first || first.spread || call.arguments.length > mostArguments || !tidies(name)) return undefined;
  const value = evaluator.evaluate(site.module, first.value, environment);
  if (value.kind !== 'text') return undefined;
  let letters = 0;
  for (const segment of value.segments) if ('text' in segment) letters += segment.text.replace(/\s+/g, '').length;
  return letters >= leastText ? varying(value) : undefined;
}
