/**
 * When what a page had made of its elements was on the screen, from a trace of the browser: the page hands a frame over (`Commit`),
 * the compositor takes it (`ActivateSyncTree`), and the display draws it (`DrawAndSwap`, then `FrameDisplayed`).
 */

/** Categories that the trace must have. */
export const frameCategories = ['blink.user_timing', 'cc', 'viz', 'benchmark', 'disabled-by-default-devtools.timeline'];

/**
 * @typedef {{ name: string, cat: string, ph: string, ts: number, pid: number, tid: number }} TraceEvent microseconds
 * @param {readonly TraceEvent[]} events
 * @param {string} from name of the performance marks at which waiting starts
 * @param {string} changed name of those after which the elements are as they shall be seen; one after each `from`
 * @returns {number[]} milliseconds from each `from` to the display; those after whose change no frame is in the trace are left out
 */
export function displayedAfter(events, from, changed) {
  const named = (/** @type {string} */ name, phase = 'X') =>
    events.filter(event => event.name === name && event.ph === phase).sort((a, b) => a.ts - b.ts);
  const marks = (/** @type {string} */ name) =>
    events.filter(event => event.name === name && event.cat.includes('user_timing')).sort((a, b) => a.ts - b.ts);
  const starts = marks(from);
  const changes = marks(changed);
  const inPage = (/** @type {TraceEvent} */ { pid }) => pid === starts[0]?.pid;
  const stages = [
    named('Commit').filter(inPage),
    named('LayerTreeHostImpl::ActivateSyncTree').filter(inPage),
    named('DisplayScheduler::DrawAndSwap'),
    named('Display::FrameDisplayed', 'I'),
  ];
  return starts.flatMap(({ ts }, index) => {
    let at = changes[index]?.ts;
    for (const stage of stages) at = stage.find(event => at !== undefined && event.ts >= at)?.ts;
    return at === undefined ? [] : [(at - ts) / 1000];
  });
}
