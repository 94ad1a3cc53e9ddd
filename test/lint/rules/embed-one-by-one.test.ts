import { describe, expect, test } from 'vitest';
import { embedOneByOne } from '../../../src/lint/rules/embed-one-by-one.ts';
import type { CallSite } from '../../../src/source/call-site.ts';
import { pricedCall, range, site } from '../../report/priced-calls.ts';
import { lintSource } from '../lint-source.ts';
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

describe('what the loop goes over', () => {
  const program = (...lines: string[]) =>
    `from openai import OpenAI\nclient = OpenAI()\ndef embed(texts, text):\n${lines.map(line => `    ${line}\n`).join('')}`;
  const request = (input: string) => `client.embeddings.create(model="text-embedding-3-small", input=${input})`;
  test.each<[string, string, number]>([
    ['an item', program('for entry in texts:', `    ${request('entry')}`), 1],
    ['an item in a list of one', program('for entry in texts:', `    ${request('[entry]')}`), 1],
    [
      'something made of the item',
      program('for entry in texts:', '    clean = entry.strip()', `    ${request('clean')}`),
      1,
    ],
    [
      'an item by its index',
      program('for index in range(len(texts)):', '    entry = texts[index]', `    ${request('entry')}`),
      1,
    ],
    ['a comprehension', program(`return [${request('entry')} for entry in texts]`), 1],
    [
      'a slice',
      program('for i in range(0, len(texts), 100):', '    chunk = texts[i : i + 100]', `    ${request('chunk')}`),
      0,
    ],
    [
      'a list made of a slice',
      program(
        'for i in range(0, 9, 3):',
        '    chunk = [clean(t) for t in texts[i : i + 3]]',
        `    ${request('chunk')}`,
      ),
      0,
    ],
    [
      'attempts at the same text',
      program(
        'for attempt in range(3):',
        '    try:',
        `        ${request('text')}`,
        '    except Exception:',
        '        sleep(1)',
      ),
      0,
    ],
    ['what a person says next', program('while True:', '    question = input("> ")', `    ${request('question')}`), 0],
    ['what a queue holds', program('while queue:', '    entry = queue.pop()', `    ${request('entry')}`), 1],
    ['the same text on each turn', program('for index in range(3):', `    ${request('text')}`), 0],
  ])('%s', async (_name, text, expected) => {
    expect(await lintSource('embed-one-by-one', 'python', text)).toHaveLength(expected);
  });
});
