import type { RequestOutcome } from '../serving/request-outcomes.ts';

/** Seconds to the microsecond; empty where a request did not get so far. */
const time = (seconds: number): string => (Number.isNaN(seconds) ? '' : seconds.toFixed(6));

/** One row per request, in order of arrival. */
export const requestsCsv = (outcomes: readonly RequestOutcome[]): string =>
  [
    'request_id,arrived_at,scheduled_at,first_token_at,completed_at,status,preemptions',
    ...outcomes.map(outcome =>
      [
        outcome.id,
        time(outcome.arrivedAt),
        time(outcome.scheduledAt),
        time(outcome.firstTokenAt),
        time(outcome.completedAt),
        outcome.status,
        outcome.preemptions,
      ].join(','),
    ),
    '',
  ].join('\n');
