import { argumentAt } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { callMethod } from './methods.ts';
import { type Invocation, textOf, type Value } from './value.ts';

/** The method that a function of texts is elsewhere, and the position of the argument that it is about. */
type TextFunction = readonly [method: string, about: number];

/**
 * Functions of the standard libraries: by their path where an import or a namespace brings them (Go, Python, JavaScript), by their name where
 * nothing does (PHP, Java, C#, Ruby, Rust).
 */
const textFunctions = new Map<string, TextFunction>([
  // PHP
  ['implode', ['join', 0]],
  ['join', ['join', 0]],
  ['trim', ['trim', 0]],
  ['ltrim', ['trimstart', 0]],
  ['rtrim', ['trimend', 0]],
  ['str_replace', ['replace', 2]],
  ['strtr', ['translate', 0]],
  ['sprintf', ['printf', 0]],
  ['vsprintf', ['%', 0]],
  ['mb_substr', ['slice', 0]],
  ['substr', ['slice', 0]],
  // Java, C#, Ruby, Rust
  ['String.join', ['join', 0]],
  ['String.Join', ['join', 0]],
  ['string.Join', ['join', 0]],
  ['string.Concat', ['concat', 0]],
  ['String.Concat', ['concat', 0]],
  ['String.format', ['printf', 0]],
  ['string.Format', ['format', 0]],
  ['MessageFormat.format', ['format', 0]],
  ['format', ['printf', 0]],
  ['format!', ['format', 0]],
  ['formatdoc!', ['format', 0]],
  ['indoc!', ['format', 0]],
  ['concat!', ['concat', 0]],
  ['write!', ['format', 1]],
  ['writeln!', ['formatline', 1]],
  // Go
  ['fmt.Sprintf', ['printf', 0]],
  ['fmt.Fprintf', ['printf', 1]],
  ['fmt.Sprint', ['concat', 0]],
  ['fmt.Fprint', ['concat', 1]],
  ['fmt.Sprintln', ['sentence', 0]],
  ['fmt.Fprintln', ['sentence', 1]],
  ['strings.Join', ['join', 0]],
  ['strings.TrimSpace', ['trim', 0]],
  ['strings.Trim', ['trim', 0]],
  ['strings.TrimLeft', ['trim', 0]],
  ['strings.TrimRight', ['trim', 0]],
  ['strings.TrimPrefix', ['trim', 0]],
  ['strings.TrimSuffix', ['trim', 0]],
  ['strings.ToLower', ['tolower', 0]],
  ['strings.ToUpper', ['toupper', 0]],
  ['strings.Repeat', ['repeat', 0]],
  ['strings.Replace', ['replace', 0]],
  ['strings.ReplaceAll', ['replace', 0]],
  ['bytes.NewBufferString', ['tostring', 0]],
  // Python
  ['textwrap.indent', ['tostring', 0]],
  ['textwrap.fill', ['tostring', 0]],
  ['re.sub', ['replace', 2]],
  // JavaScript
  ['util.format', ['printf', 0]],
]);

/** Makers of a text to which statements add: `strings.Builder{}`, `io.StringIO()`, `String::new()`. */
const builders = new Set([
  'StringBuilder',
  'System.Text.StringBuilder',
  'StringBuffer',
  'strings.Builder',
  'bytes.Buffer',
  'bytes.NewBuffer',
  'io.StringIO',
  'String.new',
  'String.with_capacity',
]);

export const isTextBuilder = (name: string): boolean => builders.has(name);

/** Whether something of that name or path is a function of texts. */
export const isTextFunction = (name: string): boolean => builders.has(name) || textFunctions.has(name);

/** What a line ends with, as languages name it. */
const lineEnds = new Set(['PHP_EOL', 'Environment.NewLine', 'System.lineSeparator()', 'os.linesep', 'os.EOL', 'EOL']);

/** Characters of the longest of them. */
export const longestLineEnd = Math.max(...[...lineEnds].map(name => name.length));

export const isLineEnd = (written: string): boolean => lineEnds.has(written);

/** What a function of texts gives, by its name or path. */
export function callTextFunction(evaluator: Evaluator, name: string, invocation: Invocation): Value | undefined {
  const { call, site } = invocation;
  if (isTextBuilder(name)) {
    const start = argumentAt(evaluator, invocation, '#0');
    return start?.kind === 'text' ? start : textOf([], site);
  }
  const known = textFunctions.get(name);
  if (!known) return undefined;
  const [method, about] = known;
  const value = argumentAt(evaluator, invocation, `#${about}`);
  if (!value) return undefined;
  // What is printed to stands before what is printed.
  const rest = call.arguments.filter((_argument, index) => index !== about && (about !== 1 || index > 0));
  const argument = call.arguments[about];
  const begins = adding.has(method) || (argument !== undefined && isLineEnd(site.module.text(argument.value)));
  const begun = begins ? asText(evaluator, value, invocation, about) : value;
  return callMethod(evaluator, begun, method, { ...invocation, call: { ...call, arguments: rest } });
}

/** A text to which others are added may begin with what only the running program knows. */
const adding = new Set(['concat', 'sentence']);

const asText = (evaluator: Evaluator, value: Value, { site, call, environment }: Invocation, about: number): Value =>
  value.kind === 'text'
    ? value
    : textOf(evaluator.segments(site.module, call.arguments[about]!.value, environment), site);
