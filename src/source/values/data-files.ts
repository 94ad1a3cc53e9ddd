import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { ModuleView } from '../syntax/module-view.ts';
import { SyntaxNode } from '../syntax/syntax-node.ts';
import type { Evaluator } from './evaluator.ts';
import { type Invocation, type Site, type TextValue, textOf, type Value } from './value.ts';

/** Files of data of which a program may keep its prompts and settings. */
const dataFile = /\.(ya?ml|json)$/i;
/** A longer file is data: what is in it is read, not said. */
const longestFile = 60_000;
const deepest = 12;
/** A prompt is no longer; reading all of a large table takes time. */
const mostValues = 3000;

/** Functions that read such a file, or its text: what they are called as or imported as. */
const loaders =
  /^(json\.(load|loads)|JSON\.(parse|load|load_file|parse_file)|json_decode|(js-yaml|yaml|YAML|yamljs)(\.default)?\.(load|safe_load|full_load|unsafe_load|safeLoad|parse|parseFile|load_file|safe_load_file)|yaml_parse(_file)?|Symfony\.Component\.Yaml\.Yaml\.(parse|parseFile)|Yaml\.(parse|parseFile)|omegaconf\.OmegaConf\.load|(fs-extra(\.default)?|jsonfile(\.default)?)\.(readJson|readJSON|readFile)(Sync)?)$/;

export const loadsData = (name: string): boolean => loaders.test(name);

/** What a call gives that reads a file of the workspace as YAML or JSON; undefined where no such file is known. */
export function loadedData(evaluator: Evaluator, { site, call, environment }: Invocation): Value | undefined {
  const [first] = call.arguments;
  const path = first && pathBehind(evaluator, { module: site.module, node: first.value }, environment, 0);
  return path === undefined ? undefined : dataFileNamed(evaluator, path, site.module);
}

/** Methods and functions through which a file's text goes before it is read as data. */
const passes = /^(read|read_?text|to_?string|decode|text|strip|trim|open|get_?contents)$/i;
const opens =
  /^(open|read_?file(_?sync|_?async)?|read_?(all_?)?text(_?file)?(_?async|_?sync)?|file_get_contents|read|file)$/i;

/** The path of the file whose text or handle an expression is: `f` of `with open("p.yaml") as f`, `Path("p.yaml").read_text()`. */
function pathBehind(
  evaluator: Evaluator,
  { module, node }: Site,
  environment: Invocation['environment'],
  depth: number,
): string | undefined {
  if (depth > deepest) return undefined;
  const inner = (at: SyntaxNode) => pathBehind(evaluator, { module, node: at }, environment, depth + 1);
  const expression = module.expression(node);
  if (expression.kind === 'same') return inner(expression.of);
  if (expression.kind === 'call') {
    const callee = module.expression(expression.callee);
    const [first] = expression.arguments;
    if (callee.kind === 'member' && passes.test(callee.name)) {
      const found = inner(callee.object);
      if (found !== undefined) return found;
    }
    if ((callee.kind === 'member' || callee.kind === 'name') && opens.test(callee.name) && first)
      return inner(first.value);
  }
  const value = evaluator.evaluate(module, node, environment);
  if (value.kind === 'text') return pathOf(value);
  const made = value.kind === 'chain' ? value.invocation?.site : value.kind === 'unknown' ? value.site : undefined;
  const isElsewhere = made && made.node !== node && made.module.expression(made.node).kind === 'call';
  return isElsewhere ? pathBehind(evaluator, made, environment, depth + 1) : undefined;
}

/** The end of a path that is known, when it names such a file: `{folder}/prompts/a.yaml` is `/prompts/a.yaml`. */
function pathOf({ segments }: TextValue): string | undefined {
  const last = segments.findLastIndex(segment => !('text' in segment));
  const end = segments.slice(last + 1).map(segment => ('text' in segment ? segment.text : ''));
  const path = end.join('');
  return dataFile.test(path) ? path : undefined;
}

/** What a file of the workspace holds as YAML or JSON, looked for beside the file that reads it and in the folders above. */
export function dataFileNamed(evaluator: Evaluator, path: string, from: ModuleView): Value | undefined {
  if (!dataFile.test(path)) return undefined;
  const module = evaluator.host.readText(from, path);
  return module && read(module);
}

/** What the last files hold, by their names and texts: one that many files import is read once. */
const known = new Map<string, Value | undefined>();
const mostKnown = 16;

function read(module: ModuleView): Value | undefined {
  if (module.source.length > longestFile) return undefined;
  const key = `${module.file}\n${module.source}`;
  if (known.has(key)) return known.get(key);
  const value = /\.json$/i.test(module.file) ? ofJson(module) : ofYaml(module);
  if (known.size >= mostKnown) known.delete(known.keys().next().value!);
  known.set(key, value);
  return value;
}

const siteOf = (module: ModuleView, start: number, end: number): Site => ({
  module,
  node: new SyntaxNode('data', undefined, start, end, module.root),
});

/** JSON a hundred times as fast as the reader of YAML; where a text stands is looked for behind the one before it. */
function ofJson(module: ModuleView): Value | undefined {
  const { source } = module;
  let at = 0;
  let values = 0;
  const place = (written: string): Site => {
    const start = source.indexOf(written, at);
    if (start < 0) return siteOf(module, at, at);
    at = start + written.length;
    return siteOf(module, start, at);
  };
  const held = (json: unknown, depth: number): Value => {
    if (depth > deepest || ++values > mostValues) return { kind: 'unknown', name: '', site: siteOf(module, at, at) };
    if (typeof json === 'string') {
      const site = place(JSON.stringify(json));
      return textOf([{ text: json, module, start: site.node.start, end: site.node.end }], site, 'constant');
    }
    if (typeof json === 'number') return { kind: 'number', value: json, site: place(String(json)), via: 'constant' };
    if (typeof json === 'boolean' || json === null)
      return { kind: 'constant', value: json, site: siteOf(module, at, at) };
    if (Array.isArray(json))
      return { kind: 'list', items: json.map(item => held(item, depth + 1)), site: siteOf(module, at, at) };
    const entries = new Map<string, Value>();
    for (const [key, inner] of Object.entries(json as object)) {
      place(JSON.stringify(key));
      entries.set(key, held(inner, depth + 1));
    }
    return { kind: 'object', entries, open: false, site: siteOf(module, at, at) };
  };
  try {
    return held(JSON.parse(source), 0);
  } catch {
    // A file that is no JSON says nothing; whoever reads it reports it.
    return undefined;
  }
}

function ofYaml(module: ModuleView): Value | undefined {
  const document = parseDocument(module.source, { logLevel: 'error' });
  // A file that is no YAML says nothing; whoever reads it reports it.
  if (document.errors.length > 0 || !document.contents) return undefined;
  return new Reader(module, document).value(document.contents, 0);
}

/** YAML as values, each with its place in the file. */
class Reader {
  readonly #module: ModuleView;
  readonly #document: Document;
  #values = 0;

  constructor(module: ModuleView, document: Document) {
    this.#module = module;
    this.#document = document;
  }

  value(node: Node | null | undefined, depth: number): Value {
    const [start, end] = node?.range ?? [0, 0];
    const module = this.#module;
    const site = siteOf(module, start, end);
    if (!node || depth > deepest || ++this.#values > mostValues) return { kind: 'unknown', name: '', site };
    if (isAlias(node)) return this.value(node.resolve(this.#document), depth + 1);
    if (isSeq(node)) return { kind: 'list', items: node.items.map(item => this.value(item as Node, depth + 1)), site };
    if (isMap(node)) {
      const own = new Map<string, Value>();
      const merged = new Map<string, Value>();
      let open = false;
      for (const { key, value } of node.items) {
        const entry = this.value(value as Node, depth + 1);
        if (!isScalar(key)) open = true;
        else if (key.value !== '<<') own.set(String(key.value), entry);
        else if (entry.kind === 'object') for (const [name, taken] of entry.entries) merged.set(name, taken);
        else open = true;
      }
      return { kind: 'object', entries: new Map([...merged, ...own]), open, site };
    }
    const text = isScalar(node) ? node.value : undefined;
    if (typeof text === 'string') return textOf([{ text, module, start, end }], site, 'constant');
    if (typeof text === 'number') return { kind: 'number', value: text, site, via: 'constant' };
    if (typeof text === 'boolean' || text === null) return { kind: 'constant', value: text, site };
    return { kind: 'unknown', name: '', site };
  }
}
