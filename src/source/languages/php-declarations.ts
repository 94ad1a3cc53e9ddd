import type { DeclarationSink } from '../syntax/language-adapter.ts';
import { isSetter, type Origin } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

type Text = (node: SyntaxNode) => string;

export const dotted = (path: string) => path.replace(/^\\/, '').replaceAll('\\', '.');

/** What a node of PHP binds, adds to, calls or gives back. */
export function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'class_declaration':
    case 'anonymous_class':
      // An agent may be a class.
      sink.call(node);
      break;
    case 'function_call_expression':
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
    case 'scoped_call_expression':
    case 'object_creation_expression':
      sink.call(node);
      setting(node, sink);
      if (node.type === 'function_call_expression') {
        transferOption(node, sink);
        pushed(node, sink);
      }
      break;
    case 'namespace_use_clause': {
      const path = dotted(sink.text(node.children[0] ?? node));
      const alias = node.child('alias');
      sink.bind(
        alias ? sink.text(alias) : path.slice(path.lastIndexOf('.') + 1),
        { kind: 'import', module: path },
        node,
      );
      break;
    }
    case 'assignment_expression':
    case 'augmented_assignment_expression': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right)
        assign(
          left,
          { kind: node.type === 'assignment_expression' ? 'value' : 'append-value', node: right },
          node,
          sink,
        );
      break;
    }
    case 'property_element': {
      const name = node.child('name') ?? node.children[0];
      const value = node.child('default_value') ?? node.children[1];
      if (name)
        sink.bindField(
          plainName(name, sink.text),
          value ? { kind: 'value', node: value } : { kind: 'parameter', index: -1 },
          node,
          node.parent?.child('type'),
        );
      break;
    }
    case 'enum_case':
    case 'const_element': {
      const [name, value] = node.children;
      if (name && value) {
        sink.bind(sink.text(name), { kind: 'value', node: value }, node);
        sink.bindField(sink.text(name), { kind: 'value', node: value }, node);
      }
      break;
    }
    case 'formal_parameters': {
      let index = 0;
      for (const child of node.children) {
        const name = child.child('name');
        if (!name) continue;
        const type = child.child('type');
        const fallback = child.child('default_value');
        const plain = plainName(name, sink.text);
        sink.parameter(
          { name: plain, index: index++, ...(type ? { type } : {}), ...(fallback ? { fallback } : {}) },
          child,
        );
        if (child.type === 'property_promotion_parameter')
          sink.bindField(plain, { kind: 'parameter', index: -1, ...(fallback ? { fallback } : {}) }, child, type);
      }
      break;
    }
    case 'foreach_statement': {
      const [of, item] = node.children;
      if (of && item?.type === 'variable_name') sink.bind(plainName(item, sink.text), { kind: 'item', of }, item);
      break;
    }
    case 'attribute':
      attribute(node, sink);
      break;
    case 'use_declaration':
      // What a trait brings counts like what a base class has.
      for (const trait of node.children) if (/name$/.test(trait.type)) sink.base(trait);
      break;
    case 'return_statement':
      if (node.children[0]) sink.returns(node.children[0]!);
      break;
    case 'base_clause':
    case 'class_interface_clause':
      for (const base of node.children) sink.base(base);
      break;
  }
}

/** `#[Model('m')]` before a class says of its objects what a property would. */
function attribute(node: SyntaxNode, sink: DeclarationSink): void {
  if (!/^(class_declaration|anonymous_class)$/.test(node.parent?.parent?.parent?.type ?? '')) return;
  const name = node.children[0];
  const value = (node.child('parameters') ?? node.childOfType('arguments'))?.children[0];
  if (name && value) sink.bindField(sink.text(name), { kind: 'value', node: value.children.at(-1) ?? value }, node);
}

/** `$chat->setSystemMessage($text);` and `$messages->add($message);` on lines of their own. */
function setting(call: SyntaxNode, sink: DeclarationSink): void {
  if (call.parent?.type !== 'expression_statement' || call.type !== 'member_call_expression') return;
  const object = call.child('object');
  const method = call.child('name');
  const value = (call.child('arguments') ?? call).children[0];
  if (!object || !method || !value) return;
  if (sink.text(method) === 'add')
    assign(object, { kind: 'append-item', items: [{ node: value.children[0] ?? value, spread: false }] }, call, sink);
  if (!isSetter(sink.text(method))) return;
  assign(object, { kind: 'set-entry', key: sink.text(method), node: value.children[0] ?? value }, call, sink);
}

/** `curl_setopt($handle, CURLOPT_URL, $url)` and `curl_setopt_array($handle, [CURLOPT_URL => $url])` */
function transferOption(call: SyntaxNode, sink: DeclarationSink): void {
  const name = call.child('function');
  if (!name || !/^curl_setopt(_array)?$/.test(sink.text(name))) return;
  const [handle, option, value] = (call.child('arguments') ?? call).children.map(child => child.children.at(-1));
  if (!handle || !option) return;
  const key = value ? sink.text(option) : 'options';
  assign(handle, { kind: 'set-entry', key, node: value ?? option }, call, sink);
}

/** `array_unshift($messages, $system)` and `array_push($messages, $question)` */
function pushed(call: SyntaxNode, sink: DeclarationSink): void {
  const name = /^array_(push|unshift)$/.exec(sink.text(call.child('function') ?? call))?.[1];
  if (!name) return;
  const [list, ...items] = (call.child('arguments') ?? call).children.flatMap(child => child.children.slice(-1));
  if (!list || items.length === 0) return;
  const added = items.map(node => ({ node, spread: false }));
  assign(list, { kind: 'append-item', items: added, first: name === 'unshift' }, call, sink);
}

export const plainName = (node: SyntaxNode, text: Text) => text(node).replace(/^\$/, '');
export const isThis = (node: SyntaxNode | undefined, text: Text) =>
  node?.type === 'variable_name' && text(node) === '$this';

function assign(left: SyntaxNode, origin: Origin, node: SyntaxNode, sink: DeclarationSink): void {
  if (left.type === 'variable_name') sink.bind(plainName(left, sink.text), origin, node);
  else if (left.type === 'member_access_expression' && isThis(left.child('object'), sink.text) && left.child('name'))
    sink.bindField(sink.text(left.child('name')!), origin, node);
  else if (left.type === 'member_access_expression' && origin.kind === 'value') {
    const object = left.child('object');
    const name = left.child('name');
    if (object?.type === 'variable_name' && name)
      assign(object, { kind: 'set-entry', key: sink.text(name), node: origin.node }, node, sink);
  } else if (left.type === 'subscript_expression' && origin.kind === 'value') {
    const [object, key] = left.children;
    if (!object) return;
    const items = [{ node: origin.node, spread: false }];
    // `$request['messages'][] = $message`
    const [holder, within] = object.type === 'subscript_expression' ? object.children : [];
    if (!key && holder && within && /string$/.test(within.type))
      assign(holder, { kind: 'append-item', items, within: sink.text(within).slice(1, -1) }, node, sink);
    else if (!key) assign(object, { kind: 'append-item', items }, node, sink);
    else if (/string$/.test(key.type))
      assign(object, { kind: 'set-entry', key: sink.text(key).slice(1, -1), node: origin.node }, node, sink);
  }
}
