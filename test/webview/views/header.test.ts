import { describe, expect, test } from 'vitest';
import { removeActive, toggleComparison } from '../../../webview/scenario-list.ts';
import { initialState, withNotice } from '../../../webview/state.ts';
import { header } from '../../../webview/views/header.ts';
import { html, textOf } from '../rendered.ts';
import { actions, small, standing } from './page-of-tests.ts';

describe('the header', () => {
  test.each([
    [undefined, 'A request 1,200 tokens in → ≈256 out'],
    ['src/chat.py:42', 'src/ chat.py:42 1,200 tokens in → ≈256 out'],
    ['chat.py:42', 'chat.py:42 1,200 tokens in → ≈256 out'],
    ['a/b/c.ts:1', 'a/b/ c.ts:1 1,200 tokens in → ≈256 out'],
  ])('of %s', (origin, text) => {
    const state = initialState([origin === undefined ? small : { ...small, origin }]);
    expect(textOf(header(state, actions))).toContain(text);
  });

  test('a long place is told in full to who asks', () => {
    const state = initialState([{ ...small, origin: 'a/b/c.ts:1' }]);
    expect(html(header(state, actions)).replace(/\s+/g, ' ')).toContain(
      'title="a/b/c.ts:1" ><span class="folder">a/b/</span><span>c.ts:1</span>',
    );
  });

  test('what happened is said, with the way back where there is one', () => {
    const removed = textOf(header(removeActive(standing('A', 'B')), actions));
    expect(removed).toContain('Deleted A. Undo');
    const problem = html(header(withNotice(standing('A'), { kind: 'problem', text: 'f.json: no' }), actions));
    expect(problem).toMatch(/class="notice problem" role="alert"/);
    expect(problem).not.toContain('Undo');
    expect(html(header(standing('A'), actions))).toMatch(/class="notice none" role="status"/);
  });

  test('the button to compare is pressed while it compares', () => {
    expect(html(header(standing('A', 'B'), actions))).toContain('aria-pressed="false"');
    expect(html(header(toggleComparison(standing('A', 'B')), actions))).toContain('aria-pressed="true"');
  });
});
