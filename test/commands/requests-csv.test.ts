import { expect, test } from 'vitest';
import { requestsCsv } from '../../src/commands/requests-csv.ts';
import type { RequestOutcome } from '../../src/serving/request-outcomes.ts';

const header = 'request_id,arrived_at,scheduled_at,first_token_at,completed_at,status,preemptions';
const outcome = (changes: Partial<RequestOutcome>): RequestOutcome =>
  ({
    id: 0,
    arrivedAt: 0.5,
    scheduledAt: 0.75,
    firstTokenAt: 1,
    completedAt: 2.25,
    status: 'completed',
    preemptions: 0,
    ...changes,
  }) as RequestOutcome;

test.each<[string, Partial<RequestOutcome>[], string[]]>([
  ['no request', [], []],
  ['seconds to the microsecond', [{}], ['0,0.500000,0.750000,1.000000,2.250000,completed,0']],
  ['a third of a second', [{ arrivedAt: 1 / 3 }], ['0,0.333333,0.750000,1.000000,2.250000,completed,0']],
  [
    'a request that was given up has no later times',
    [{ status: 'timed-out', scheduledAt: Number.NaN, firstTokenAt: Number.NaN, completedAt: Number.NaN }],
    ['0,0.500000,,,,timed-out,0'],
  ],
  [
    'one row each, in the order given',
    [{ id: 3 }, { id: 4, preemptions: 2 }],
    ['3,0.500000,0.750000,1.000000,2.250000,completed,0', '4,0.500000,0.750000,1.000000,2.250000,completed,2'],
  ],
])('%s', (_, outcomes, rows) => {
  expect(requestsCsv(outcomes.map(outcome))).toBe(`${[header, ...rows].join('\n')}\n`);
});
