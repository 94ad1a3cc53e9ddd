import type { TemplateSyntax } from '../sdks/sdk.ts';
import { argumentAt, entryOf } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { textFileNamed } from './text-files.ts';
import { fillTemplate } from './text-templates.ts';
import { type ChainValue, type Invocation, staticText, type TextValue, textOf, type Value } from './value.ts';

interface Engine {
  /** Path of what is called to render. */
  readonly path: RegExp;
  /** The template is an argument of the call that made what is called, or of the rendering call itself. */
  readonly template: 'receiver' | 'argument';
  /** The template is named by its file. */
  readonly file?: true;
  readonly syntax: TemplateSyntax;
  /** Position of the values among the arguments, where a writer or the template's name comes first. */
  readonly data?: number;
}

const jinja = 'jinja2(?:\\.sandbox|\\.nativetypes)?\\.\\w*';
const engines: readonly Engine[] = [
  {
    path: new RegExp(`^${jinja}(?:Template|Environment\\(\\)\\.from_string)\\(\\)\\.render(?:_async)?$`),
    template: 'receiver',
    syntax: 'double-brace',
  },
  {
    path: new RegExp(`^${jinja}Environment\\(\\)\\.(?:get|select)_template\\(\\)\\.render(?:_async)?$`),
    template: 'receiver',
    file: true,
    syntax: 'double-brace',
  },
  {
    path: /^(?:text|html)\/template\.New\(\)(?:\.\w+\(\))*\.Parse\(\)\.Execute$/,
    template: 'receiver',
    syntax: 'go',
    data: 1,
  },
  {
    path: /^(?:text|html)\/template\.(?:New\(\)(?:\.\w+\(\))*\.)?ParseFiles\(\)\.Execute$/,
    template: 'receiver',
    file: true,
    syntax: 'go',
    data: 1,
  },
  { path: /^ERB\(\)\.result(?:_with_hash)?$/, template: 'receiver', syntax: 'erb' },
  { path: /^Liquid\.Template\.parse\(\)\.render!?$/, template: 'receiver', syntax: 'double-brace' },
  { path: /^Mustache\.render$/, template: 'argument', syntax: 'handlebars' },
  { path: /^string\.Template\(\)\.(?:safe_)?substitute$/, template: 'receiver', syntax: 'dollar' },
  { path: /^(?:pystache|chevron)\.render$/, template: 'argument', syntax: 'handlebars' },
  { path: /^handlebars(?:\.default)?\.compile\(\)$/, template: 'receiver', syntax: 'handlebars' },
  { path: /^mustache(?:\.default)?\.render$/, template: 'argument', syntax: 'handlebars' },
  { path: /^nunjucks(?:\.default)?\.renderString$/, template: 'argument', syntax: 'double-brace' },
  { path: /^nunjucks(?:\.default)?\.render$/, template: 'argument', file: true, syntax: 'double-brace' },
  { path: /^liquidjs\.Liquid\(\)\.parseAndRender(?:Sync)?$/, template: 'argument', syntax: 'double-brace' },
];

/** All that is called to render ends so. */
const rendering =
  /(?:render(?:_async|String|!)?|Execute|result(?:_with_hash)?|substitute|compile\(\)|parseAndRender(?:Sync)?)$/;

/** Whether what is called by a path may render a template. */
export const mayRender = (path: string): boolean => rendering.test(path);

/** What rendering a template gives: its text with what is known put in; undefined for any other call. */
export function renderTemplate(
  evaluator: Evaluator,
  target: ChainValue,
  invocation: Invocation,
): TextValue | undefined {
  if (!mayRender(target.path)) return undefined;
  const engine = engines.find(({ path }) => path.test(target.path));
  if (!engine) return undefined;
  const made = target.invocation ? target : target.base;
  const source = engine.template === 'argument' ? invocation : made?.invocation;
  const given = source && (argumentAt(evaluator, source, '#0') ?? argumentAt(evaluator, source, 'template'));
  const template = engine.file ? templateFile(evaluator, given, made, invocation) : given;
  if (template?.kind !== 'text') return undefined;
  const data = dataOf(evaluator, invocation, engine.data ?? (engine.template === 'argument' ? 1 : 0));
  const segments = fillTemplate(template.segments, engine.syntax, name => {
    const value = data(name);
    return value?.kind === 'text' && !value.varies && value.via !== 'default' ? value.segments : undefined;
  });
  return textOf(segments, template.site, template.via);
}

/** A named template, in the folder that its environment's loader names or beside the program. */
function templateFile(
  evaluator: Evaluator,
  name: Value | undefined,
  made: ChainValue | undefined,
  { site }: Invocation,
): TextValue | undefined {
  const file = staticText(name);
  if (file === undefined) return undefined;
  const loader = made && entryOf(evaluator, made, 'loader');
  const folders = ['searchpath', 'package_path', '#1', '#0']
    .map(place => loader && staticText(entryOf(evaluator, loader, place)))
    .filter(folder => folder !== undefined);
  for (const path of [...folders.map(folder => `${folder.replace(/\/$/, '')}/${file}`), file]) {
    const text = textFileNamed(evaluator, path, site.module);
    if (text) return text;
  }
  return undefined;
}

/** The values that a template is rendered with: named arguments, or the entries of an object. */
function dataOf(evaluator: Evaluator, invocation: Invocation, position: number): (name: string) => Value | undefined {
  const { call, site, environment } = invocation;
  const object = argumentAt(evaluator, invocation, `#${position}`);
  return name => {
    const named = call.arguments.find(argument => argument.name === name);
    if (named) return evaluator.evaluate(site.module, named.value, environment);
    return object?.kind === 'object' ? object.entries.get(name) : undefined;
  };
}
