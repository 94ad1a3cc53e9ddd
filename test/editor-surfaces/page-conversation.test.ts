import { describe, expect, test } from 'vitest';
import { PageConversation } from '../../src/editor/page-conversation.ts';
import type { ExplorerHostMessage } from '../../src/protocol.ts';

/** A page that notes what it is told; `remembered` is what the host would remember. */
function page(remembered?: string) {
  const told: ExplorerHostMessage[] = [];
  const host = { remembered };
  const conversation = new PageConversation(
    message => told.push(message),
    () => ({ translations: { a: 'ä' }, ...(host.remembered === undefined ? {} : { saved: host.remembered }) }),
  );
  return { told, host, conversation };
}

const file = (name: string): ExplorerHostMessage => ({ type: 'scenario-file', name, text: '{}' });
const opened = (more: object = {}) => ({ type: 'open', translations: { a: 'ä' }, ...more });

describe('a page that opens', () => {
  test.each([
    ['with nothing remembered', undefined, opened()],
    ['with what was remembered', '{"savedAt":1}', opened({ saved: '{"savedAt":1}' })],
  ])('%s is told so first', (_, remembered, first) => {
    const { told, conversation } = page(remembered);
    expect(told).toEqual([]);
    conversation.ready();
    expect(told).toEqual([first]);
  });

  test('is told what waited for it, in order and once', () => {
    const { told, conversation } = page();
    conversation.tell(file('a'));
    conversation.tell(file('b'));
    expect(told).toEqual([]);
    conversation.ready();
    expect(told).toEqual([opened(), file('a'), file('b')]);
    conversation.ready();
    expect(told.slice(3)).toEqual([opened()]);
  });

  test('a second time reads what is remembered then', () => {
    const { told, host, conversation } = page('one');
    conversation.ready();
    host.remembered = 'two';
    conversation.ready();
    expect(told).toEqual([opened({ saved: 'one' }), opened({ saved: 'two' })]);
  });
});

describe('a call’s request', () => {
  test('waits for the page, and is shown once', () => {
    const { told, conversation } = page();
    conversation.seed({ inputTokens: 1 });
    expect(told).toEqual([]);
    conversation.ready();
    conversation.ready();
    expect(told).toEqual([opened({ seed: { inputTokens: 1 } }), opened()]);
  });

  test('is shown at once by a page that listens', () => {
    const { told, conversation } = page();
    conversation.ready();
    conversation.seed('x');
    expect(told).toEqual([opened(), opened({ seed: 'x' })]);
  });

  test('the last of several that wait is the one', () => {
    const { told, conversation } = page();
    conversation.seed('first');
    conversation.seed('second');
    conversation.ready();
    expect(told).toEqual([opened({ seed: 'second' })]);
  });
});

describe('a page that is hidden', () => {
  test('is told nothing until it listens again', () => {
    const { told, conversation } = page();
    conversation.ready();
    conversation.hidden();
    conversation.tell(file('a'));
    conversation.seed('x');
    expect(told).toHaveLength(1);
    conversation.ready();
    expect(told.slice(1)).toEqual([opened({ seed: 'x' }), file('a')]);
  });

  test('does not follow another page: it reads what was remembered when it opens', () => {
    const { told, conversation } = page();
    conversation.follow('before');
    conversation.ready();
    conversation.follow('while it listens');
    conversation.hidden();
    conversation.follow('after');
    conversation.ready();
    expect(told).toEqual([opened(), { type: 'saved', saved: 'while it listens' }, opened()]);
  });
});
