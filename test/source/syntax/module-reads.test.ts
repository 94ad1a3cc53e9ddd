import { describe, expect, test } from 'vitest';
import { Declarations } from '../../../src/source/syntax/declarations.ts';
import { ModuleReads, ReadBindings } from '../../../src/source/syntax/module-reads.ts';
import { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';

const node = new SyntaxNode('identifier', undefined, 0, 1, undefined);
const binding = { origin: { kind: 'value', node }, node } as const;

/** What a stretch declares. */
function declaring(fill: (declared: Declarations) => void): Declarations {
  const declared = new Declarations();
  fill(declared);
  return declared;
}
const nothing = new Declarations();
const name = declaring(({ bindings }) => void bindings.push({ name: 'k', binding }));
const call = declaring(declared => {
  declared.calls.push(node);
  declared.callsByName = new Map([['f', [node]]]);
});
const decorated = declaring(declared => void declared.decorated.push({ decorator: node, function: node }));
const member = declaring(({ members }) => void members.push({ type: 'T', name: 'run', binding }));
const returned = declaring(({ returns }) => void returns.push(node));

describe('whether what was looked for concerns a stretch', () => {
  const looked = (look: (reads: ModuleReads) => void) => {
    const reads = new ModuleReads();
    look(reads);
    return [nothing, name, call, decorated, member].map(declared => (reads.concern(declared) ? 'y' : '-')).join('');
  };
  test.each<[string, (reads: ModuleReads) => void, string]>([
    ['nothing', () => undefined, '-----'],
    ['its name', reads => void reads.names.add('k'), '-y---'],
    ['another name', reads => void reads.names.add('kk'), '-----'],
    ['the calls of its name', reads => void reads.calls.add('k'), '-----'],
    ['the calls of what it calls', reads => void reads.calls.add('f'), '--y--'],
    ['the name of what it calls', reads => void reads.names.add('f'), '-----'],
    ['all calls', reads => void Object.assign(reads, { allCalls: true }), '--y--'],
    ['all that is decorated', reads => void Object.assign(reads, { allDecorated: true }), '---y-'],
    ['the type of its member', reads => void reads.names.add('T'), '----y'],
    ['its member by its full name', reads => void reads.names.add('T.run'), '----y'],
    ['anything', reads => void Object.assign(reads, { everything: true }), 'yyyyy'],
  ])('%s', (_what, look, concerned) => expect(looked(look)).toBe(concerned));

  test('what a file returns belongs to nobody, so that it always does', () => {
    expect(new ModuleReads().concern(returned)).toBe(true);
  });
});

describe('bindings that tell who asks', () => {
  const filled = () => {
    const bindings = new ReadBindings();
    bindings.set('a', [binding]);
    bindings.reads = new ModuleReads();
    return { bindings, reads: bindings.reads };
  };
  test.each<[string, (bindings: ReadBindings) => unknown, unknown, string[]]>([
    ['a name', map => map.get('a'), [binding], ['a']],
    ['a name that is not there', map => map.get('b'), undefined, ['b']],
    ['whether there is one', map => [map.has('a'), map.has('c')], [true, false], ['a', 'c']],
  ])('%s', (_what, ask, answer, names) => {
    const { bindings, reads } = filled();
    expect(ask(bindings)).toEqual(answer);
    expect([...reads.names]).toEqual(names);
    expect(reads.everything).toBe(false);
  });

  test.each<[string, (bindings: ReadBindings) => unknown, unknown]>([
    ['entries', map => [...map.entries()], [['a', [binding]]]],
    ['keys', map => [...map.keys()], ['a']],
    ['values', map => [...map.values()], [[binding]]],
    ['the map itself', map => [...map], [['a', [binding]]]],
    ['its size', map => map.size, 1],
    [
      'each',
      map => {
        const seen: string[] = [];
        map.forEach((_, key) => void seen.push(key));
        return seen;
      },
      ['a'],
    ],
  ])('who goes through %s reads everything', (_what, ask, answer) => {
    const { bindings, reads } = filled();
    expect(ask(bindings)).toEqual(answer);
    expect(reads.everything).toBe(true);
  });

  test('nobody is written down before there is where to', () => {
    const bindings = new ReadBindings();
    bindings.set('a', [binding]);
    expect(bindings.get('a')).toEqual([binding]);
    expect(bindings.size).toBe(1);
  });
});
