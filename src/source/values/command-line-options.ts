import type { ModuleView } from '../syntax/module-view.ts';
import { argumentAt } from './arguments.ts';
import { invocationsOf } from './chains.ts';
import type { Evaluator } from './evaluator.ts';
import { type ChainValue, type Invocation, staticText, textOf, type UnknownValue, type Value } from './value.ts';

/** How a library's programs declare an option of the command line. */
interface Declared {
  /** The function that declares one, by its last name. */
  readonly by: string;
  /** Names of the option that a call declares, as programs read it. */
  readonly names: (given: readonly string[], evaluator: Evaluator, call: Invocation) => readonly string[];
  /** Places of its value when the command line does not set it, the first that holds one. */
  readonly usual: readonly string[];
}

const lowered = (name: string) => name.replace(/^--?/, '').replaceAll('-', '_');
const camel = (name: string) => name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** argparse and click: a name of its own, or that of the first long option (`-m`, `--model-name` is `model_name`). */
function nameInPython(given: readonly string[]): readonly string[] {
  const long = given.find(text => text.startsWith('--')) ?? given[0];
  return long === undefined ? [] : [lowered(long)];
}

const declared: readonly Declared[] = [
  {
    by: 'add_argument',
    names: (given, evaluator, call) => {
      const own = staticText(argumentAt(evaluator, call, 'dest'));
      return own === undefined ? nameInPython(given) : [own];
    },
    usual: ['default'],
  },
  {
    by: 'option',
    names: given => [
      ...nameInPython(given),
      // commander: `-m, --model-name <name>`; yargs: `model`; click: a name of its own beside the option's.
      ...given.map(text => camel(/--(?:no-)?([\w-]+)/.exec(text)?.[1] ?? text)),
    ],
    usual: ['default', '#1.default', '#2', '#3'],
  },
  { by: 'DEFINE_string', names: given => given.slice(0, 1), usual: ['#1'] },
  { by: 'DEFINE_integer', names: given => given.slice(0, 1), usual: ['#1'] },
];

/** Most declarations of options in a file that are looked at. */
const mostDeclared = 200;

/** What the options of this name in a file are usually, where all that say so say the same. */
function usualOf(evaluator: Evaluator, module: ModuleView, name: string, only?: string): Value | undefined {
  let found: Value | undefined;
  for (const { by, names, usual } of declared) {
    if (!module.mentions(by) || (only !== undefined && by !== only)) continue;
    for (const node of module.callsNamed(by).slice(0, mostDeclared)) {
      const call = module.expression(node);
      if (call.kind !== 'call') continue;
      const invocation: Invocation = { site: { module, node }, call, environment: undefined };
      const given: string[] = [];
      for (let index = 0; index < 3; index++) {
        const text = staticText(argumentAt(evaluator, invocation, `#${index}`));
        if (text !== undefined) given.push(text);
      }
      if (!names(given, evaluator, invocation).includes(name)) continue;
      const value = firstKnown(evaluator, invocation, usual);
      if (!value) continue;
      if (found && textOrNumber(found) !== textOrNumber(value)) return undefined;
      found ??= value;
    }
  }
  return found;
}

function firstKnown(evaluator: Evaluator, invocation: Invocation, places: readonly string[]): Value | undefined {
  for (const place of places) {
    const value = argumentAt(evaluator, invocation, place);
    const known = value?.kind === 'unknown' ? value.otherwise : value;
    if (known?.kind === 'text' || known?.kind === 'number') return known;
  }
  return undefined;
}

const textOrNumber = (value: Value) => (value.kind === 'number' ? value.value : staticText(value));

/** What is read of a parsed command line: argparse's, commander's, absl's. */
const ofParsed =
  /(?:\.parse_(?:known_|intermixed_)?args\(\)(?:\.0)?|\.opts\(\)|\.optsWithGlobals\(\)|\.parseSync\(\)|\.argv|flags\.FLAGS)\.(\w+)$/;
/** What programs call a parsed command line that a function is handed. */
const parsedName = /^_?(args|opts?|options|arguments|cli_?args|parsed_?args|flags|argv|cfg|config|params)$/i;
/** Node's own: `parseArgs({ options: { model: { type: 'string', default: 'gpt-4o' } } }).values.model`. */
const ofNode = /(?:^|\.)parseArgs\(\)\.values\.(\w+)$/;
/** A default of a parameter that says how the command line or a request sets it, and what it is otherwise. */
const ofParameter = /^(?:typer\.(?:Option|Argument)|fastapi\.(?:Query|Body|Form|Header|Cookie|Path))\(\)$/;
/** absl: `MODEL = flags.DEFINE_string('model', 'gpt-4o', '…')`, then `MODEL.value`. */
const ofHolder = /\.DEFINE_\w+\(\)\.value$/;

/** Streamlit's controls: what they show first is what holds until the user touches them. */
const control =
  /^streamlit(?:\.sidebar)?\.(text_input|text_area|number_input|slider|select_slider|selectbox|radio)\(\)$/;

function ofControl(evaluator: Evaluator, path: string, invocation: Invocation): Value | undefined {
  const kind = control.exec(path)?.[1];
  if (kind === undefined) return undefined;
  if (kind.startsWith('text')) return firstKnown(evaluator, invocation, ['value', '#1']);
  if (!/^(selectbox|radio)$/.test(kind)) return firstKnown(evaluator, invocation, ['value', '#3']);
  const options = argumentAt(evaluator, invocation, 'options') ?? argumentAt(evaluator, invocation, '#1');
  const index = argumentAt(evaluator, invocation, 'index');
  const first = index === undefined ? 0 : index.kind === 'number' ? index.value : undefined;
  return options?.kind === 'list' && !options.varies && first !== undefined ? options.items.at(first) : undefined;
}

/** Go's options that fill a variable: `flag.StringVar(&model, "model", "gpt-4o", "…")`; pflag's with a letter before the default. */
const fillers = ['StringVar', 'StringVarP', 'IntVar', 'IntVarP', 'Int32Var', 'Int64Var'] as const;

function ofVariable(evaluator: Evaluator, module: ModuleView, variable: string): Value | undefined {
  for (const by of module.mentions('Var') ? fillers : []) {
    for (const node of module.callsNamed(by).slice(0, mostDeclared)) {
      const call = module.expression(node);
      const [first] = call.kind === 'call' ? call.arguments : [];
      if (call.kind !== 'call' || !first) continue;
      const filled = module.text(first.value);
      if (filled !== `&${variable}` && !filled.endsWith(`.${variable}`)) continue;
      const invocation: Invocation = { site: { module, node }, call, environment: undefined };
      return firstKnown(evaluator, invocation, [by.endsWith('P') ? '#3' : '#2']);
    }
  }
  return undefined;
}

/** Rust's clap: `#[arg(long, default_value = "gpt-4o")] model: String`. */
function ofAttribute(module: ModuleView, name: string): Value | undefined {
  if (!module.mentions('default_value') || !/^\w+$/.test(name)) return undefined;
  const field = new RegExp(
    `default_value(?:_t)?\\s*=\\s*("([^"\\\\]*)"|\\d+)(?:[^{};:]|::){0,400}?\\b${name}\\s*:`,
  ).exec(module.source);
  if (!field) return undefined;
  const site = { module, node: module.root };
  const start = field.index + field[0].indexOf(field[1]!);
  if (field[2] === undefined) return { kind: 'number', value: Number(field[1]), site, via: 'default' };
  return textOf([{ text: field[2], module, start: start + 1, end: start + 1 + field[2].length }], site, 'default');
}

/** What an option of the command line is when nobody sets it; undefined for anything else. */
export function optionDefault(evaluator: Evaluator, value: Value): Value | undefined {
  const usual =
    value.kind === 'chain'
      ? ofChain(evaluator, value)
      : value.kind === 'unknown'
        ? ofUnknown(evaluator, value)
        : undefined;
  return usual?.kind === 'text' || usual?.kind === 'number' ? { ...usual, via: 'default' } : undefined;
}

function ofChain(evaluator: Evaluator, value: ChainValue): Value | undefined {
  const { path, invocation } = value;
  if (invocation) {
    if (ofParameter.test(path)) return firstKnown(evaluator, invocation, ['#0', 'default']);
    return ofControl(evaluator, path, invocation);
  }
  const node = ofNode.exec(path)?.[1];
  const [made] = invocationsOf(value);
  if (node) return made && argumentAt(evaluator, made.invocation, `#0.options.${node}.default`);
  if (ofHolder.test(path)) return made && firstKnown(evaluator, made.invocation, ['#1', 'default']);
  const name = ofParsed.exec(path)?.[1];
  if (name === undefined) return undefined;
  const modules = new Set([value.site.module]);
  for (const { invocation: maker } of invocationsOf(value)) modules.add(maker.site.module);
  for (const module of modules) {
    const usual = usualOf(evaluator, module, name, path.includes('.parse_') ? 'add_argument' : undefined);
    if (usual) return usual;
  }
  return undefined;
}

function ofUnknown(evaluator: Evaluator, { site, name }: UnknownValue): Value | undefined {
  const { module, node } = site;
  const read = module.expression(node);
  const filled = ofVariable(evaluator, module, read.kind === 'member' ? read.name : name);
  if (filled) return filled;
  if (read.kind === 'member') {
    const object = module.expression(read.object);
    const holds = (object.kind === 'name' || object.kind === 'member') && parsedName.test(object.name);
    return holds ? (usualOf(evaluator, module, read.name) ?? ofAttribute(module, read.name)) : undefined;
  }
  // click hands an option to the parameter of its name.
  const around = module.scopeAround(node);
  const isOption =
    around.kind === 'function' &&
    around.parameters.some(parameter => parameter.name === name) &&
    module.decoratorsOf(around.node).some(decorator => /^(\w+\.)*option\b/.test(module.text(decorator)));
  return isOption ? usualOf(evaluator, module, name, 'option') : undefined;
}
