import { describe, expect, test } from 'vitest';
import { displayedAfter } from '../bench/displayed-frames.mjs';

const page = 7;
const display = 9;
const event = (name: string, milliseconds: number, pid = page, ph = 'X', cat = 'cc') => ({
  name,
  cat,
  ph,
  pid,
  tid: pid,
  ts: milliseconds * 1000,
});
const mark = (name: string, at: number) => event(name, at, page, 'I', 'blink.user_timing');
const frame = (commit: number, activation: number, drawing: number, shown: number) => [
  event('Commit', commit),
  event('LayerTreeHostImpl::ActivateSyncTree', activation),
  event('DisplayScheduler::DrawAndSwap', drawing, display),
  event('Display::FrameDisplayed', shown, display, 'I'),
];

describe('when a change was on the screen', () => {
  test.each([
    ['the frame after it', [mark('moved', 100), mark('answered', 113), ...frame(120, 124, 131, 133)], [33]],
    [
      'not a frame that was handed over before it, though it is displayed after it',
      [mark('moved', 100), ...frame(112, 114, 117, 119), mark('answered', 113), ...frame(120, 124, 131, 133)],
      [33],
    ],
    [
      'not a display of what the compositor had before',
      [
        mark('moved', 0),
        mark('answered', 5),
        ...[event('Commit', 10), event('DisplayScheduler::DrawAndSwap', 12, display)],
        event('Display::FrameDisplayed', 13, display, 'I'),
        ...frame(40, 20, 30, 31),
      ],
      [31],
    ],
    [
      'two moves, each with its frame',
      [
        ...[mark('moved', 0), mark('answered', 8), ...frame(16, 20, 30, 33)],
        ...[mark('moved', 50), mark('answered', 70), ...frame(75, 80, 95, 99)],
      ],
      [33, 49],
    ],
    ['no frame in the trace', [mark('moved', 0), mark('answered', 8), event('Commit', 10)], []],
    ['another page of the browser', [mark('moved', 0), mark('answered', 8), event('Commit', 10, 8)], []],
    ['nothing moved', frame(1, 2, 3, 4), []],
  ])('%s', (_, events, milliseconds) => {
    expect(displayedAfter(events.toReversed(), 'moved', 'answered')).toEqual(milliseconds);
  });
});
