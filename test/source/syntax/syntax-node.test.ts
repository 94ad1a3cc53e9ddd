import { describe, expect, test } from 'vitest';
import { calleeOf, calleeType, SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';

/** `call(object: a, name: b, arguments: (x, y), x comment)` at offsets of `a.b(x, y)`. */
function tree() {
  const children: SyntaxNode[] = [];
  const call = new SyntaxNode('call', undefined, 0, 9, undefined, children);
  const add = (type: string, field: string | undefined, start: number, end: number) => {
    const child = new SyntaxNode(type, field, start, end, call);
    children.push(child);
    return child;
  };
  const object = add('identifier', 'object', 0, 1);
  const name = add('identifier', 'name', 2, 3);
  const first = add('number', 'argument', 4, 5);
  const second = add('string', 'argument', 7, 8);
  return { call, object, name, first, second };
}

describe('children of a node', () => {
  test.each([
    ['object', 'object'],
    ['name', 'name'],
    ['argument', 'first'],
    ['missing', undefined],
  ] as const)('the first in field %s is %s', (field, expected) => {
    const nodes = tree();
    expect(nodes.call.child(field)).toBe(expected && nodes[expected]);
  });

  test.each([
    ['identifier', 'object'],
    ['number', 'first'],
    ['string', 'second'],
    ['comment', undefined],
  ] as const)('the first of type %s is %s', (type, expected) => {
    const nodes = tree();
    expect(nodes.call.childOfType(type)).toBe(expected && nodes[expected]);
  });

  test('all of a field come in order', () => {
    const { call, first, second } = tree();
    expect(call.all('argument')).toEqual([first, second]);
    expect(call.all('type')).toEqual([]);
  });

  test('a leaf has none, and all leaves share that', () => {
    const { object, name } = tree();
    expect(object.children).toEqual([]);
    expect(object.children).toBe(name.children);
    expect(object.hasError).toBe(false);
  });
});

describe('a callee that its grammar lacks', () => {
  test('spans from the object to the name, and has them under their fields', () => {
    const { call, object, name } = tree();
    const callee = calleeOf(call, object, name);
    expect([callee.type, callee.start, callee.end]).toEqual([calleeType, 0, 3]);
    expect([callee.child('object'), callee.child('name'), callee.child('arguments')]).toEqual([
      object,
      name,
      undefined,
    ]);
    expect(callee.children).toEqual([object, name]);
  });

  test('leaves its parts where they are', () => {
    const { call, object, name } = tree();
    const callee = calleeOf(call, object, name);
    expect(callee.parent).toBe(call);
    expect([object.parent, name.parent]).toEqual([call, call]);
    expect(call.children).not.toContain(callee);
  });
});
