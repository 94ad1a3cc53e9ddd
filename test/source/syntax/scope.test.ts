import { describe, expect, test } from 'vitest';
import {
  addBinding,
  type Binding,
  createScope,
  enclosingClass,
  isSetter,
  roleOfAdder,
} from '../../../src/source/syntax/scope.ts';
import { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';

const node = (type = 'identifier', start = 0, end = 1) => new SyntaxNode(type, undefined, start, end, undefined);
const binding = (end: number): Binding => ({
  origin: { kind: 'value', node: node() },
  node: node('identifier', 0, end),
});

describe('the role that a method adds a message for', () => {
  test.each([
    ['AddUserMessage', 'user'],
    ['add_system_message', 'system'],
    ['addAssistantMessage', 'assistant'],
    ['add_developer_message', 'developer'],
    ['AddToolMessage', 'tool'],
    ['addusermessage', 'user'],
    ['ADD_USER_MESSAGE', 'user'],
    ['AddMessage', undefined],
    ['AddUserMessages', undefined],
    ['add_user_message_to', undefined],
    ['readd_user_message', undefined],
    ['addChatMessage', undefined],
    ['', undefined],
  ])('%s: %s', (method, role) => {
    expect(roleOfAdder(method)).toBe(role);
  });
});

describe('setters', () => {
  test.each([
    'SetMaxOutputTokens',
    'setSystemMessage',
    'with_instructions',
    'WithModel',
    'set_temperature',
    'withTools',
  ])('%s sets what it is named for', method => expect(isSetter(method)).toBe(true));
  test.each(['settings', 'setup', 'without', 'with', 'set', 'reset', 'Offset', 'within_limits', 'set_', 'getModel'])(
    '%s does not',
    method => expect(isSetter(method)).toBe(false),
  );
});

describe('scopes', () => {
  test('a name keeps all its bindings, in order', () => {
    const scope = createScope('module', node());
    const [first, second, other] = [binding(3), binding(9), binding(5)];
    addBinding(scope, 'model', first);
    addBinding(scope, 'limit', other);
    addBinding(scope, 'model', second);
    expect(scope.bindings.get('model')).toEqual([first, second]);
    expect(scope.bindings.get('limit')).toEqual([other]);
    expect(scope.bindings.get('constructor')).toBeUndefined();
  });

  test('the class around a function inside a method is the method’s', () => {
    const module = createScope('module', node());
    const outer = createScope('class', node(), module, 'Outer');
    const inner = createScope('class', node(), outer, 'Inner');
    const method = createScope('function', node(), inner, 'ask');
    const local = createScope('function', node(), method);
    expect([local, method, inner, outer, module, undefined].map(scope => enclosingClass(scope)?.name)).toEqual([
      'Inner',
      'Inner',
      'Inner',
      'Outer',
      undefined,
      undefined,
    ]);
  });

  test('only a scope that has a name has the key', () => {
    expect(createScope('function', node(), undefined, 'ask')).toMatchObject({ name: 'ask' });
    expect('name' in createScope('function', node())).toBe(false);
    expect('name' in createScope('function', node(), undefined, '')).toBe(false);
  });
});
