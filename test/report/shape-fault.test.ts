import * as v from 'valibot';
import { expect, test } from 'vitest';
import { shapeFault } from '../../src/report/shape-fault.ts';

const schema = v.looseObject({
  version: v.literal(1),
  findings: v.array(v.looseObject({ rule: v.string(), at: v.optional(v.looseObject({ line: v.number() })) })),
});

test.each<[unknown, string]>([
  [{}, '"version" is missing'],
  [{ version: 1 }, '"findings" is missing'],
  [{ version: 2, findings: [] }, '"version" cannot be 2'],
  [{ version: '1', findings: [] }, '"version" cannot be "1"'],
  [{ version: 1, findings: {} }, '"findings" cannot be an object'],
  [{ version: 1, findings: [{ rule: 'a' }, {}] }, '"findings[1].rule" is missing'],
  [{ version: 1, findings: [{ rule: null }] }, '"findings[0].rule" cannot be null'],
  [{ version: 1, findings: [{ rule: [] }] }, '"findings[0].rule" cannot be a list'],
  [{ version: 1, findings: [{ rule: 'a', at: { line: true } }] }, '"findings[0].at.line" cannot be true'],
  ['text', 'the file cannot be "text"'],
  [null, 'the file cannot be null'],
  [7, 'the file cannot be 7'],
])('%j: %s', (value, words) => {
  const result = v.safeParse(schema, value);
  expect(result.success).toBe(false);
  if (!result.success) expect(shapeFault(result.issues[0])).toBe(words);
});

test('what fits has no fault', () => {
  expect(v.safeParse(schema, { version: 1, findings: [{ rule: 'a', at: { line: 3 } }] }).success).toBe(true);
});
