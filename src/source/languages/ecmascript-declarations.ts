import type { DeclarationSink } from '../syntax/language-adapter.ts';
import { type Origin, wholeExport } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { isMessageElement } from './jsx.ts';

type Path = readonly (string | number)[];

const unquote = (text: string) => text.replace(/^['"`]|['"`]$/g, '');
const typeOf = (node: SyntaxNode) => node.child('type');

/** Imports, variables, parameters, fields, list and object mutations of JavaScript and TypeScript. */
export function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'call_expression':
      sink.call(node);
      mutation(node, sink);
      break;
    case 'new_expression':
      sink.call(node);
      break;
    case 'jsx_element':
      if (isMessageElement(node, sink.text)) sink.call(node);
      break;
    case 'enum_declaration': {
      const name = node.child('name');
      const body = node.child('body');
      if (name && body) sink.bind(sink.text(name), { kind: 'value', node: body }, node);
      break;
    }
    case 'import_statement':
      importStatement(node, sink);
      break;
    case 'export_statement':
      exportStatement(node, sink);
      break;
    case 'variable_declarator': {
      const name = node.child('name');
      const value = node.child('value');
      if (name)
        pattern(
          name,
          value ? { kind: 'value', node: value } : { kind: 'parameter', index: -1 },
          node,
          sink,
          typeOf(node),
        );
      break;
    }
    case 'assignment_expression': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right) {
        assign(left, right, node, sink);
        commonExport(left, right, node, sink);
      }
      break;
    }
    case 'augmented_assignment_expression': {
      const left = node.child('left');
      const right = node.child('right');
      if (!left || !right) break;
      const operator = sink.text(node).slice(left.end - node.start, right.start - node.start);
      if (operator.includes('+=')) target(left, { kind: 'append-value', node: right }, node, sink);
      // `limit ??= 512` is `limit = limit ?? 512`.
      else if (/\?\?=|\|\|=/.test(operator)) target(left, { kind: 'value', node }, node, sink);
      break;
    }
    case 'for_in_statement': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right) pattern(left, { kind: 'item', of: right }, left, sink);
      break;
    }
    case 'formal_parameters':
      node.children.forEach((child, index) => {
        parameter(child, index, sink);
      });
      break;
    case 'arrow_function': {
      const single = node.child('parameter');
      if (single) sink.parameter({ name: sink.text(single), index: 0 }, single);
      const body = node.child('body');
      if (body && body.type !== 'statement_block') sink.returns(body);
      break;
    }
    case 'return_statement': {
      const value = node.children[0];
      if (value) sink.returns(value);
      break;
    }
    case 'field_definition':
    case 'public_field_definition': {
      const name = node.child('property') ?? node.child('name');
      const value = node.child('value');
      if (name)
        sink.bindField(
          sink.text(name).replace(/^#/, ''),
          value ? { kind: 'value', node: value } : { kind: 'parameter', index: -1 },
          node,
          typeOf(node),
        );
      break;
    }
    case 'class_heritage':
      for (const child of node.children)
        sink.base(child.type === 'extends_clause' ? (child.child('value') ?? child) : child);
      break;
  }
}

const registry =
  /^(?:(?:npm|jsr):\/?|https:\/\/(?:esm\.(?:sh|run)|unpkg\.com|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|deno\.land\/x)\/)(?=[@\w])/;

/** The package that Deno and browsers name by where it is registered: `npm:openai@4.20/helpers`, `https://esm.sh/openai@4`. */
const packageOf = (module: string): string =>
  registry.test(module)
    ? module
        .replace(registry, '')
        .replace(/\?.*$/, '')
        .replace(/(?<=.)@[^/]*/, '')
        .replace(/\/(?:mod\.ts|\+esm)$/, '')
    : module;

function importStatement(node: SyntaxNode, sink: DeclarationSink): void {
  const source = node.child('source');
  const clause = node.childOfType('import_clause');
  if (!source || !clause) return;
  const module = packageOf(unquote(sink.text(source)));
  for (const child of clause.children) {
    if (child.type === 'identifier') sink.bind(sink.text(child), { kind: 'import', module, name: 'default' }, node);
    if (child.type === 'namespace_import' && child.children[0])
      sink.bind(sink.text(child.children[0]), { kind: 'import', module }, node);
    if (child.type === 'named_imports')
      for (const specifier of child.children) {
        const name = specifier.child('name');
        if (name)
          sink.bind(
            sink.text(specifier.child('alias') ?? name),
            { kind: 'import', module, name: sink.text(name) },
            node,
          );
      }
  }
}

/** `export … from`, `export default`: names that only other files see. */
function exportStatement(node: SyntaxNode, sink: DeclarationSink): void {
  const source = node.child('source');
  const module = source && unquote(sink.text(source));
  const clause = node.childOfType('export_clause');
  if (module && !clause) sink.bind('*', { kind: 'import', module }, node);
  for (const specifier of clause?.children ?? []) {
    const name = specifier.child('name');
    const alias = specifier.child('alias') ?? name;
    if (!name || !alias) continue;
    if (module) sink.bind(sink.text(alias), { kind: 'import', module, name: sink.text(name) }, node);
    else if (alias !== name) sink.bind(sink.text(alias), { kind: 'value', node: name }, node);
  }
  const value = node.child('value');
  const declaration = node.child('declaration');
  if (value) sink.bind('default', { kind: 'value', node: value }, node);
  else if (declaration && /^export\s+default\b/.test(sink.text(node).slice(0, 40)))
    sink.bind('default', { kind: /class/.test(declaration.type) ? 'class' : 'function', node: declaration }, node);
}

/** `exports.name = value`, `module.exports = { name: value }`, `module.exports = value`. */
function commonExport(left: SyntaxNode, right: SyntaxNode, node: SyntaxNode, sink: DeclarationSink): void {
  if (left.type !== 'member_expression') return;
  const path = sink.text(left);
  const name = /^(?:module\.)?exports\.(\w+)$/.exec(path)?.[1];
  if (path !== wholeExport) {
    if (name && !(right.type === 'identifier' && sink.text(right) === name))
      sink.bind(name, { kind: 'value', node: right }, node);
  } else if (right.type !== 'object') sink.bind(wholeExport, { kind: 'value', node: right }, node);
  else
    for (const entry of right.children) {
      const key = entry.child('key');
      const value = entry.child('value');
      const isSame = value?.type === 'identifier' && key && sink.text(value) === sink.text(key);
      if (entry.type === 'pair' && key && value && !isSame)
        sink.bind(unquote(sink.text(key)), { kind: 'value', node: value }, node);
    }
}

function extend(origin: Origin, step: string | number): Origin {
  if (origin.kind !== 'value' && origin.kind !== 'parameter') return origin;
  const path: Path = [...(origin.path ?? []), step];
  return { ...origin, path };
}

/** `{ model = 'm' }`: what there is where the value has nothing of that name. */
const withFallback = (origin: Origin, fallback: SyntaxNode | undefined): Origin =>
  fallback && (origin.kind === 'parameter' || origin.kind === 'value') ? { ...origin, fallback } : origin;

function pattern(name: SyntaxNode, origin: Origin, node: SyntaxNode, sink: DeclarationSink, type?: SyntaxNode): void {
  switch (name.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      sink.bind(
        sink.text(name),
        origin.kind === 'value' && origin.path?.length === 0 ? { kind: 'value', node: origin.node } : origin,
        node,
        type,
      );
      break;
    case 'object_pattern':
      for (const child of name.children) {
        if (child.type === 'shorthand_property_identifier_pattern')
          pattern(child, extend(origin, sink.text(child)), node, sink);
        if (child.type === 'pair_pattern' && child.child('key') && child.child('value'))
          pattern(child.child('value')!, extend(origin, unquote(sink.text(child.child('key')!))), node, sink);
        if (child.type === 'object_assignment_pattern' && child.child('left')) {
          const left = child.child('left')!;
          const fallback = child.child('right');
          const inner = extend(origin, sink.text(left));
          pattern(left, withFallback(inner, fallback), node, sink);
        }
        if (child.type === 'rest_pattern' && child.children[0]) pattern(child.children[0], origin, node, sink);
      }
      break;
    case 'array_pattern': {
      // Places may be left out: `[, second]`. What lies between two items is commas and comments.
      const written = sink.text(name);
      let index = 0;
      let end = name.start;
      for (const child of name.children) {
        index += written.slice(end - name.start, child.start - name.start).split(',').length - 1;
        end = child.end;
        pattern(child, extend(origin, index), node, sink);
      }
      break;
    }
    case 'assignment_pattern': {
      const left = name.child('left');
      const fallback = name.child('right');
      if (left) pattern(left, withFallback(origin, fallback), node, sink, type);
      break;
    }
  }
}

function parameter(node: SyntaxNode, index: number, sink: DeclarationSink): void {
  const name = node.child('pattern') ?? node.child('left') ?? node;
  const fallback = node.child('value') ?? node.child('right');
  const type = typeOf(node);
  const origin: Origin = { kind: 'parameter', index, ...(fallback ? { fallback } : {}) };
  const rest = name.type === 'rest_pattern';
  const inner = rest ? (name.children[0] ?? name) : name;
  if (inner.type === 'identifier') {
    sink.parameter(
      {
        name: sink.text(inner),
        index,
        ...(fallback ? { fallback } : {}),
        ...(type ? { type } : {}),
        ...(rest ? { spread: 'list' } : {}),
      },
      node,
    );
    // `constructor(private client: OpenAI)` also declares a field.
    if (
      node.children.some(child => child.type === 'accessibility_modifier') ||
      /^\s*(readonly)\b/.test(sink.text(node))
    )
      sink.bindField(sink.text(inner), origin, node, type);
  } else {
    sink.parameter({ name: '', index, ...(type ? { type } : {}) }, node);
    pattern(inner, origin, node, sink);
  }
}

function assign(left: SyntaxNode, right: SyntaxNode, node: SyntaxNode, sink: DeclarationSink): void {
  if (/_pattern$/.test(left.type)) pattern(left, { kind: 'value', node: right }, node, sink);
  else target(left, { kind: 'value', node: right }, node, sink);
}

function target(left: SyntaxNode, origin: Origin, node: SyntaxNode, sink: DeclarationSink): void {
  if (left.type === 'identifier') sink.bind(sink.text(left), origin, node);
  else if (left.type === 'member_expression') {
    const object = left.child('object');
    const name = left.child('property');
    if (!object || !name) return;
    const key = sink.text(name).replace(/^#/, '');
    if (object.type === 'this') sink.bindField(key, origin, node);
    else if (origin.kind === 'value') place(object, { kind: 'set-entry', key, node: origin.node }, node, sink);
  } else if (left.type === 'subscript_expression') {
    const object = left.child('object');
    const key = left.child('index');
    if (object && key?.type === 'string' && origin.kind === 'value')
      place(object, { kind: 'set-entry', key: unquote(sink.text(key)), node: origin.node }, node, sink);
    else if (object && key && origin.kind === 'value' && /^(\d+|[\w.]+\.length - 1)$/.test(sink.text(key)))
      place(object, { kind: 'set-entry', key: sink.text(key).replace(/^.* /, '-'), node: origin.node }, node, sink);
  }
}

/** A change of the value that a name or a field of `this` holds. */
function place(object: SyntaxNode, origin: Origin, node: SyntaxNode, sink: DeclarationSink): void {
  if (object.type === 'identifier') sink.bind(sink.text(object), origin, node);
  else if (object.type === 'member_expression' && object.child('object')?.type === 'this')
    sink.bindField(sink.text(object.child('property')!).replace(/^#/, ''), origin, node);
}

function mutation(node: SyntaxNode, sink: DeclarationSink): void {
  const callee = node.child('function');
  const method = callee?.type === 'member_expression' ? sink.text(callee.child('property') ?? callee) : '';
  if (method === 'assign' && node.parent?.type === 'expression_statement') {
    // `Object.assign(request, settings)`
    const [changed, ...given] = node.child('arguments')?.children ?? [];
    if (changed && sink.text(callee!) === 'Object.assign')
      for (const more of given) target(changed, { kind: 'append-value', node: more }, node, sink);
    return;
  }
  if (method !== 'push' && method !== 'unshift') return;
  const items = (node.child('arguments')?.children ?? []).map(child =>
    child.type === 'spread_element' && child.children[0]
      ? { node: child.children[0], spread: true }
      : { node: child, spread: false },
  );
  place(callee!.child('object')!, { kind: 'append-item', items, first: method === 'unshift' }, node, sink);
}
