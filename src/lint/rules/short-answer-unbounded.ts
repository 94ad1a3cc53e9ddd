import { calleeRange } from '../callee-range.ts';
import type { Rule } from '../rule.ts';
import { shortAnswer } from '../short-answer.ts';

/** The limit leaves an answer twice the room that its wording asks for, and never less than a short phrase. */
const room = 2;
const leastLimit = 16;
/** A limit of up to ten times the wording is taken as meant. */
const tolerated = 10;

export const shortAnswerUnbounded: Rule = {
  id: 'short-answer-unbounded',
  severity: 'warning',
  mechanism: ['decode'],
  check({ site, output }) {
    const { key, value, unread, valueRange, defaultValue, insertion } = site.outputLimit;
    const asks = site.kind === 'call' || site.kind === 'agent';
    // Reasoning is written before the answer and counts against the limit.
    if (!asks || key === undefined || unread || site.reasoningEffort !== undefined) return [];
    const short = shortAnswer(site);
    if (!short) return [];
    const limit = Math.max(leastLimit, Math.ceil((short.tokens * room) / leastLimit) * leastLimit);
    const inForce = value ?? defaultValue;
    if (inForce !== undefined && inForce <= Math.max(limit, short.tokens * tolerated)) return [];
    const args = { key, wording: short.wording, tokens: short.tokens, limit };
    const range = valueRange ?? calleeRange(site);
    const edit = valueRange
      ? { range: valueRange, newText: String(limit) }
      : insertion && {
          range: { start: insertion.at, end: insertion.at },
          newText: insertion.text.replace('{value}', String(limit)),
        };
    return [
      {
        code: 'short-answer-unbounded',
        args: { ...args, ...(inForce === undefined ? {} : { inForce }), high: output.high },
        range,
        ...(edit
          ? { fix: { code: 'set-output-limit', args: { key, limit }, edits: [{ file: site.file, ...edit }] } }
          : {}),
      },
    ];
  },
};
