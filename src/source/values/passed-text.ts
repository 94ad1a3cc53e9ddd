import type { Evaluator } from './evaluator.ts';
import { serialized } from './json-text.ts';
import { inText } from './list-methods.ts';
import { remembered } from './remembered.ts';
import { fillTemplate } from './text-templates.ts';
import { type Invocation, type ObjectValue, type TextValue, textOf, type Value, varying } from './value.ts';

/** What projects call a function that gives back the text that it is given, tidied or cut. */
const tidies = remembered(name =>
  /^_?(dedent|outdent|unindent|strip|trim|clean|tidy|truncate|limit|clamp|normali[sz]e|saniti[sz]e|minify|compact|fit)(?![a-z])|[iI]ndents?$/.test(
    name.slice(0, 1).toLowerCase() + name.slice(1),
  ),
);
/** What turns a value into JSON, whoever's it is: `converter.toJSON(body)`. */
const serializes = remembered(name =>
  /^(to_?json(_?(string|str|bytes))?|json_?(encode|stringify)|write_?value_?as_?(string|bytes)|stringify|serialize)$/i.test(
    name,
  ),
);

/** What a base class or another file does to a client or builder before it is asked: `builder = this.with_defaults(builder, name)`. */
const setsUp = remembered(name =>
  /^_?(with|set|apply|ensure|configure|prepare|decorate|instrument|wrap)_?(?=[A-Z_]\w|(?<=_)[a-z])\w{4,}$/.test(name),
);

/** Letters of known text that make an argument the text that is meant, and no name or pattern. */
const leastText = 40;
const mostArguments = 3;
/** An object on which a declaration knows calls. */
const isReceiver = /^\$[^.()]+$/;

/** Whether what a function gives says more than the text that it may pass on: words of its own, or what a declaration knows. */
export function saysMore(value: Value): boolean {
  if (value.kind === 'text') return value.segments.some(segment => 'text' in segment && /\S/.test(segment.text));
  return value.kind === 'chain' ? value.path.startsWith('$') : value.kind !== 'unknown';
}

/** `replaceVariable(template, { question })`: a text with places for what is given by their names. */
function filledText({ segments }: TextValue, { entries }: ObjectValue) {
  const text = segments.map(segment => ('text' in segment ? segment.text : '')).join('');
  for (const [pattern, syntax] of [
    [/\{\{\s*(\w+)\s*\}\}/g, 'double-brace'],
    [/\{(\w+)\}/g, 'single-brace'],
  ] as const)
    if (Array.from(text.matchAll(pattern)).some(([, name]) => entries.has(name!)))
      return fillTemplate(segments, syntax, name => {
        const given = entries.get(name);
        return given && inText(given);
      });
  return undefined;
}

/**
 * The text, the body or the client that a function passes on of which nothing more is known: `trimPrompt(`…`, 8000)`. Inside another
 * text a text stays a placeholder.
 */
export function passedText(evaluator: Evaluator, { site, call, environment }: Invocation): Value | undefined {
  const callee = site.module.expression(call.callee);
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const [first, second] = call.arguments;
  if (!first || first.spread || call.arguments.length > mostArguments) return undefined;
  const isFilling =
    second !== undefined &&
    second.name === undefined &&
    !second.spread &&
    // A list fills no places by name, and that of markup holds the call itself.
    site.module.expression(second.value).kind !== 'list';
  const isBody = serializes(name);
  const isSetUp = setsUp(name);
  if (!isBody && !isFilling && !isSetUp && !tidies(name)) return undefined;
  const value = evaluator.evaluate(site.module, first.value, environment);
  if (isBody) return serialized(value, '');
  if (isSetUp && value.kind === 'chain') return isReceiver.test(value.path) ? value : undefined;
  if (value.kind !== 'text') return undefined;
  const values = isFilling ? evaluator.evaluate(site.module, second.value, environment) : undefined;
  const filled = values?.kind === 'object' ? filledText(value, values) : undefined;
  if (filled || !tidies(name)) return filled && textOf(filled, site, value.via);
  let letters = 0;
  for (const segment of value.segments) if ('text' in segment) letters += segment.text.replace(/\s+/g, '').length;
  return letters >= leastText ? varying(value) : undefined;
}
