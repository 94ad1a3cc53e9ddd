import type { DeclarationSink } from '../syntax/language-adapter.ts';
import { isSetter, type Origin } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

type Text = (node: SyntaxNode) => string;

export const comment = new Set(['comment', 'heredoc_body']);
export const code = (node: SyntaxNode) => node.children.filter(child => !comment.has(child.type));

/** What a node of Ruby binds, adds to, calls or gives back. */
export function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'call':
      sink.call(node);
      required(node, sink);
      mutation(node, sink);
      macro(node, sink);
      helper(node, sink);
      break;
    case 'assignment': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right) assign(left, { kind: 'value', node: right }, node, sink);
      break;
    }
    case 'operator_assignment': {
      const left = node.child('left');
      const right = node.child('right');
      if (!left || !right) break;
      const between = sink.text(node).slice(left.end - node.start, right.start - node.start);
      if (between.includes('||')) assign(left, { kind: 'value', node: right }, node, sink);
      else if (between.includes('+')) assign(left, { kind: 'append-value', node: right }, node, sink);
      break;
    }
    case 'binary': {
      // `messages << message`, `text << more`.
      const left = node.child('left');
      const right = node.child('right');
      if (
        left &&
        right &&
        sink
          .text(node)
          .slice(left.end - node.start, right.start - node.start)
          .includes('<<')
      )
        assign(left, { kind: 'append-item', items: [{ node: right, spread: false }] }, node, sink);
      break;
    }
    case 'method_parameters': {
      let index = 0;
      for (const child of code(node)) {
        const name = child.child('name') ?? child;
        const fallback = child.child('value');
        sink.parameter({ name: sink.text(name), index: index++, ...(fallback ? { fallback } : {}) }, child);
      }
      break;
    }
    case 'block_parameters': {
      const call = node.parent?.parent;
      for (const child of code(node))
        if (child.type === 'identifier')
          sink.bind(
            sink.text(child),
            call && opensFor(call, sink.text) ? { kind: 'value', node: call } : { kind: 'parameter', index: -1 },
            child,
          );
      break;
    }
    case 'method':
    case 'singleton_method': {
      // The last expression of a body is its value.
      const body = node.child('body');
      const whole = body && body.type !== 'body_statement' ? [body] : code(body ?? node);
      const last = whole.findLast(child => !/^(rescue|ensure)$/.test(child.type));
      if (last && !/^(object|name|parameters)$/.test(last.field ?? '')) sink.returns(last);
      break;
    }
    case 'return': {
      const value = node.children[0]?.children[0];
      if (value) sink.returns(value);
      break;
    }
    case 'class':
      // An agent may be a class.
      if (node.child('superclass')) sink.call(node);
      break;
    case 'superclass':
      if (node.children[0]) sink.base(node.children[0]);
      break;
  }
}

/** `let(:client) { OpenAI::Client.new }`, `subject(:answer) { … }`: RSpec's names for what a block gives. */
function helper(node: SyntaxNode, sink: DeclarationSink): void {
  const block = node.child('block');
  const [name] = block && !node.child('receiver') ? code(node.child('arguments') ?? node) : [];
  if (name?.type !== 'simple_symbol' || !/^(let!?|subject!?)$/.test(sink.text(node.child('method') ?? node))) return;
  const last = code(block!.child('body') ?? block!).at(-1);
  if (last) sink.bind(sink.text(name).slice(1), { kind: 'value', node: last }, node);
}

const settingMacros = new Set(['model', 'instructions', 'system_prompt', 'max_tokens', 'description']);

/** `model 'm'` and `generate_with :openai, model: 'm'` in the body of a class say it of all its objects. */
function macro(node: SyntaxNode, sink: DeclarationSink): void {
  const list = node.child('arguments');
  const body = node.parent;
  if (!list || node.child('receiver') || body?.type !== 'body_statement' || body.parent?.type !== 'class') return;
  const name = sink.text(node.child('method') ?? node);
  const given = code(list);
  const [first] = given;
  // What a class includes it has like what it derives from.
  if (name === 'include' && first && /^(constant|scope_resolution)$/.test(first.type)) sink.base(first);
  if (settingMacros.has(name) && first && first.type !== 'pair' && first.type !== 'simple_symbol')
    sink.bind(name, { kind: 'value', node: first }, node);
  if (name !== 'generate_with') return;
  for (const pair of given) {
    const key = pair.type === 'pair' ? pair.child('key') : undefined;
    const value = pair.child('value');
    const setting = key && sink.text(key).replace(/:$/, '');
    if (setting && value && settingMacros.has(setting)) sink.bind(setting, { kind: 'value', node: value }, pair);
  }
}

function assign(left: SyntaxNode, origin: Origin, node: SyntaxNode, sink: DeclarationSink): void {
  if (left.type === 'left_assignment_list' && origin.kind === 'value') {
    // `@client, @model = client, model`, `client, model = connect`
    const given = origin.node.type === 'right_assignment_list' ? code(origin.node) : undefined;
    code(left).forEach((name, index) => {
      const value: Origin = given
        ? { kind: 'value', node: given[index] ?? origin.node }
        : { kind: 'value', node: origin.node, path: [index] };
      if (!given || given[index]) assign(name, value, node, sink);
    });
    return;
  }
  if (left.type === 'instance_variable') sink.bindField(sink.text(left), origin, node);
  else if (left.type === 'identifier' || left.type === 'constant') sink.bind(sink.text(left), origin, node);
  else if (left.type === 'call' && origin.kind === 'value' && !left.child('arguments')) {
    // `request.body = text`
    const object = left.child('receiver');
    const name = left.child('method');
    if (object && name && object.type !== 'call')
      assign(object, { kind: 'set-entry', key: sink.text(name), node: origin.node }, node, sink);
  } else if (left.type === 'element_reference' && origin.kind === 'value') {
    const [object, key] = left.children;
    if (object && key && /^(string|simple_symbol)$/.test(key.type))
      assign(
        object,
        { kind: 'set-entry', key: sink.text(key).replace(/^[:'"]|['"]$/g, ''), node: origin.node },
        node,
        sink,
      );
  }
}

/** `Net::HTTP.start(host) { |http| … }`: the block is given what the call makes. */
function opensFor(call: SyntaxNode, text: Text): boolean {
  const method = call.type === 'call' && call.child('receiver') ? call.child('method') : undefined;
  return method !== undefined && text(method) === 'start';
}

/** `require_relative "a"` brings all that the file defines. */
function required(node: SyntaxNode, sink: DeclarationSink): void {
  const method = node.child('method');
  const path = code(node.child('arguments') ?? node)[0];
  if (node.child('receiver') || !method || sink.text(method) !== 'require_relative' || path?.type !== 'string') return;
  sink.bind('*', { kind: 'import', module: `./${sink.text(path).slice(1, -1)}` }, node);
}

function mutation(node: SyntaxNode, sink: DeclarationSink): void {
  const object = node.child('receiver');
  const method = node.child('method');
  const list = node.child('arguments');
  const first = list && code(list)[0];
  if (!object || !method || !first) return;
  // `messages.push(role: "user", content: text)` adds one hash.
  const value = first.type === 'pair' ? list : first;
  const name = sink.text(method);
  // `chat.with_instructions("…")` and `chat.system("…")` on lines of their own.
  if (
    (isSetter(name) || /^(system|user|assistant)$/.test(name)) &&
    !/^(assignment|call|argument_list|return)$/.test(node.parent?.type ?? '')
  ) {
    assign(object, { kind: 'set-entry', key: name, node: value }, node, sink);
    return;
  }
  // `chat.add_message(role: :user, content: text)`
  const text = name === 'add_message' ? code(list).find(pair => /^content:/.test(sink.text(pair))) : undefined;
  const content = text?.child('value');
  if (content) assign(object, { kind: 'set-entry', key: 'content', node: content }, node, sink);
  const placed = name === 'insert' ? code(list)[1] : undefined;
  if (/^(deep_)?merge!$|^update$/.test(name)) assign(object, { kind: 'append-value', node: value }, node, sink);
  if (/^(push|append|concat|unshift|prepend)$/.test(name) || placed)
    assign(
      object,
      {
        kind: 'append-item',
        items: [{ node: placed ?? value, spread: name === 'concat' }],
        first: /^(unshift|prepend)$/.test(name) || (placed !== undefined && sink.text(first) === '0'),
      },
      node,
      sink,
    );
}
