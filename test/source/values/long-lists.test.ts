import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import type { Binding, Origin } from '../../../src/source/syntax/scope.ts';
import { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';
import { bindingsBefore, isChange, lastBindings, mostChanges } from '../../../src/source/values/long-lists.ts';
import { partText, scan } from '../scanner-of-tests.ts';

const nodeAt = (start: number, end: number) => new SyntaxNode('statement', undefined, start, end, undefined);

type Kind = 'value' | 'change' | 'function';

const originOf = (kind: Kind, node: SyntaxNode): Origin =>
  kind === 'change' ? { kind: 'append-value', node } : { kind, node };

/** Bindings one behind the other, some of them longer than the distance to the next: a loop around what follows. */
const lists = fc
  .array(
    fc.record({
      kind: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Kind>('value') },
        { weight: 6, arbitrary: fc.constant<Kind>('change') },
        { weight: 1, arbitrary: fc.constant<Kind>('function') },
      ),
      long: fc.oneof({ weight: 12, arbitrary: fc.constant(5) }, { weight: 1, arbitrary: fc.nat(400) }),
      times: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(150) }),
    }),
    { minLength: 40, maxLength: 120 },
  )
  .map(made =>
    made
      .flatMap(({ times, ...one }) => Array.from({ length: times }, () => one))
      .map(({ kind, long }, at): Binding => {
        const node = nodeAt(at * 10, at * 10 + long);
        return { origin: originOf(kind, node), node };
      }),
  );

/** The binding that gives the value, and what changes it afterwards, of all that hold. */
function decided(bindings: readonly Binding[], start: number) {
  const before = bindings.findLastIndex(one => !isChange(one) && one.node.end <= start);
  const at = before >= 0 ? before : bindings.findLastIndex(one => !isChange(one));
  return [
    bindings[at],
    ...bindings
      .slice(at + 1)
      .filter(isChange)
      .slice(0, mostChanges + 1),
  ];
}

describe('of a list of any length', () => {
  test('what holds at a use is what all of it would say', () => {
    fc.assert(
      fc.property(lists, fc.nat(1000), (bindings, share) => {
        const start = Math.floor((bindings.length * 10 * share) / 1000);
        const holding = bindings.filter(({ origin, node }) => node.end <= start || origin.kind === 'function');
        const few = bindingsBefore(bindings, nodeAt(start, start + 1));
        expect(decided(few, start)).toEqual(decided(holding, start));
        expect(few.length).toBeLessThanOrEqual(Math.max(128, 2 * mostChanges));
      }),
      { numRuns: 300, seed: 20261123 },
    );
  });

  test('what holds in a function is what all of it would say', () => {
    fc.assert(
      fc.property(lists, bindings => {
        const end = Number.POSITIVE_INFINITY;
        expect(decided(lastBindings(bindings), end)).toEqual(decided(bindings, end));
      }),
      { numRuns: 100, seed: 20261123 },
    );
  });
});

const bound = (language: LanguageId, index: number): string =>
  ({
    python: `import openai\nfrom more import *\nclient = openai.OpenAI()\nSYSTEM = "Topic ${index}."\nclient.chat.completions.create(model="m${index}", messages=[{"role": "system", "content": SYSTEM}])`,
    typescript: `import OpenAI from 'openai';\nvar client = new OpenAI();\nvar system = 'Topic ${index}.';\nclient.chat.completions.create({ model: 'm${index}', messages: [{ role: 'system', content: system }] });`,
    csharp: `using OpenAI.Chat;\nvar client = new ChatClient("m${index}", "key");\nvar system = "Topic ${index}.";\nclient.CompleteChat(new SystemChatMessage(system));`,
    ruby: `client = OpenAI::Client.new\nsystem = "Topic ${index}."\nclient.chat(parameters: { model: "m${index}", messages: [{ role: "system", content: system }] })`,
  })[language as string]!;

test.each<LanguageId>(['python', 'typescript', 'csharp', 'ruby'])(
  '%s: where a file binds its names again and again, each call has its own',
  async language => {
    const text = Array.from({ length: 400 }, (_, index) => bound(language, index)).join('\n');
    const { calls, problems } = await scan(language, text);
    expect(problems).toEqual([]);
    expect(calls.map(({ prompt, model }) => [prompt.map(partText), model.id])).toEqual(
      Array.from({ length: 400 }, (_, index) => [[`Topic ${index}.`], `m${index}`]),
    );
  },
);
