import { describe, expect, test } from 'vitest';
import { embedOneByOne } from '../../../src/lint/rules/embed-one-by-one.ts';
import type { CallSite } from '../../../src/source/call-site.ts';
import { pricedCall, range, site } from '../../report/priced-calls.ts';
import { check, sentence } from '../rule-cases.ts';

const embedding = (name: string, changes: Partial<CallSite> = {}) =>
  pricedCall({
    site: site({
      kind: 'embedding',
      callee: 'client.embeddings.create',
      inLoop: true,
      prompt: [{ role: 'user', segments: [{ kind: 'placeholder', name }] }],
      ...changes,
    }),
  });

describe('reports', () => {
  test.each(['text', 'document.content', 'row', 'chunk'])('one %s at a time', name => {
    const [report] = check(embedOneByOne, embedding(name));
    expect(report!.range).toEqual(range(12, 12, 12, 36));
    expect(sentence(report!)).toBe(
      `One request for each ${name}: pass the whole list, the interface takes many texts at once.`,
    );
  });
});

describe('accepts', () => {
  test.each([
    ['no loop', embedding('text', { inLoop: false })],
    ['a list', embedding('texts')],
    ['a batch', embedding('batch')],
    ['a batch by its first word', embedding('batchOfText')],
    ['a request that is no embedding', embedding('text', { kind: 'call' })],
    [
      'two values',
      embedding('text', {
        prompt: [
          {
            role: 'user',
            segments: [
              { kind: 'placeholder', name: 'a' },
              { kind: 'placeholder', name: 'b' },
            ],
          },
        ],
      }),
    ],
    ['a fixed text', embedding('text', { prompt: [{ role: 'user', segments: [{ kind: 'static', text: 'hello' }] }] })],
    ['an unknown input', embedding('text', { prompt: [] })],
  ])('%s', (_name, call) => {
    expect(check(embedOneByOne, call)).toEqual([]);
  });
});
