import type { LiveRequests } from './live-requests.ts';

const none = -1;

/** The running sequences in order of admission, as links between rows of the table of live requests. */
export class AdmissionOrder {
  /** Slot of the last admitted; -1 when nothing runs. */
  newest = none;

  constructor(private readonly requests: LiveRequests) {}

  append(slot: number): void {
    const { before, after } = this.requests;
    before[slot] = this.newest;
    after[slot] = none;
    if (this.newest !== none) after[this.newest] = slot;
    this.newest = slot;
  }

  remove(slot: number): void {
    const { before, after } = this.requests;
    const previous = before[slot]!;
    const next = after[slot]!;
    if (previous !== none) after[previous] = next;
    if (next !== none) before[next] = previous;
    else this.newest = previous;
  }
}
