import { argumentAt } from './arguments.ts';
import { loadedData, loadsData } from './data-files.ts';
import type { Evaluator } from './evaluator.ts';
import { type Invocation, type Segment, type Site, type TextValue, textOf, type Value } from './value.ts';

/** Endings of files that hold a prompt as plain text; what else a program reads is data. */
export const textEndings: readonly string[] =
  'txt text md mdx markdown prompt st stg jinja jinja2 j2 tmpl tpl hbs handlebars mustache liquid xml htm html template ejs erb ftl vm'.split(
    ' ',
  );
const textFile = new RegExp(`\\.(${textEndings.join('|')})$`, 'i');

export const namesTextFile = (path: string) => textFile.test(path.replace(/\?(raw|text|inline)$/, ''));

/** The end of a path that is known: `{folder}/prompts/a.md` is `prompts/a.md`. */
function knownEnd({ segments }: TextValue): string {
  const last = segments.findLastIndex(segment => !('text' in segment));
  const end = segments.slice(last + 1).map(segment => ('text' in segment ? segment.text : ''));
  return end.join('');
}

/** Whether what is known of a path names a text file, be it there or not. */
export const leadsToTextFile = (path: TextValue): boolean => namesTextFile(knownEnd(path));

/** The text of the workspace file that a path leads to, looked for beside the file that reads it and in the folders above. */
export function textFileAt(evaluator: Evaluator, path: Value | undefined, { module }: Site): TextValue | undefined {
  if (path?.kind !== 'text') return undefined;
  return textFileNamed(evaluator, knownEnd(path), module);
}

export function textFileNamed(evaluator: Evaluator, path: string, from: Site['module']): TextValue | undefined {
  const name = path.replace(/^(classpath\*?|file):/, '').replace(/\?(raw|text|inline)$/, '');
  if (!textFile.test(name)) return undefined;
  const module = evaluator.host.readText(from, name);
  if (!module) return undefined;
  const site: Site = { module, node: module.root };
  return textOf([{ text: module.source, module, start: 0, end: module.source.length }], site, 'constant');
}

/** Functions that read a file, by what they are called as or imported as; the path is their first argument. */
const readers =
  /^(open|fromResource|File\.read|IO\.read|File\.ReadAllText(Async)?|file_get_contents|Files\.(readString|readAllBytes)|Bun\.file|Deno\.readTextFile(Sync)?|include_str!|((node:)?fs(\/promises)?(\.default)?(\.promises)?|fs-extra(\.default)?)\.readFile(Sync)?|(os|io\/ioutil|ioutil)\.ReadFile|(io|codecs|aiofiles)\.open|(std|tokio)\.fs\.read_to_string|java\.nio\.file\.Files\.readString|System\.IO\.File\.ReadAllText(Async)?)$/;

/** What projects call functions of their own that read a text; they count where such a file is there. */
const ownReaders =
  /^(load|read|slurp)_?(text|txt|file|prompt|template|contents?)(_?(from|file|text|contents?|as|string|async|sync))*$/i;

/** Functions that put a path together from their arguments. */
const joiners =
  /^(os\.path\.(join|abspath|realpath|normpath|expanduser)|pathlib\.(Pure)?(Posix)?Path|((node:)?path|path\/posix)(\.default)?\.(join|resolve|normalize)|(path\/)?filepath\.(Join|Clean)|path\.(Join|Clean)|URL|url\.fileURLToPath|(node:)?url(\.default)?\.fileURLToPath|fileURLToPath|(System\.IO\.)?Path\.(Combine|Join)|(java\.nio\.file\.)?(Path\.of|Paths\.get)|(java\.io\.)?File|File\.(join|expand_path)|Path|(org\.springframework\.core\.io\.)?ClassPathResource)$/;

const lastName = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** Whether something of that name or path may read a file or put a path together. */
export const isFileFunction = (name: string): boolean =>
  readers.test(name) ||
  joiners.test(name) ||
  ownReaders.test(lastName(name)) ||
  name.endsWith('.join') ||
  loadsData(name);

/** What reading a file or putting a path together gives; undefined for any other function. */
export function callFileFunction(evaluator: Evaluator, name: string, invocation: Invocation): Value | undefined {
  if (loadsData(name)) return loadedData(evaluator, invocation);
  if (readers.test(name)) return textFileAt(evaluator, argumentAt(evaluator, invocation, '#0'), invocation.site);
  if (joiners.test(name)) return joinedPath(evaluator, invocation);
  if (ownReaders.test(lastName(name)))
    return textFileAt(evaluator, argumentAt(evaluator, invocation, '#0'), invocation.site);
  // `Rails.root.join("app", "prompts", "a.md")`, of an object that is not known.
  const path = name.endsWith('.join') ? joinedPath(evaluator, invocation) : undefined;
  return path && textFile.test(knownEnd(path)) ? path : undefined;
}

/** The arguments of a call as the steps of one path; those that are not known stay placeholders. */
export function joinedPath(evaluator: Evaluator, { site, call, environment }: Invocation): TextValue | undefined {
  const steps = call.arguments.map(argument => evaluator.segments(site.module, argument.value, environment));
  // `new URL('./a.md', import.meta.url)`: the base comes second.
  if (steps.length === 2 && /(^|\.)URL$/.test(site.module.text(call.callee))) steps.reverse();
  if (!steps.flat().some(segment => 'text' in segment)) return undefined;
  const slash: Segment = { text: '/', module: site.module, start: site.node.start, end: site.node.start };
  return textOf(
    steps.flatMap((step, index) => (index === 0 ? step : [slash, ...step])),
    site,
  );
}
