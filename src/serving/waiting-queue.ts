/** Slots of the requests that wait, first come first served: a ring that grows. Preempted requests return to its front. */
export class WaitingQueue {
  private ring = new Int32Array(64);
  private head = 0;
  length = 0;

  get first(): number {
    return this.ring[this.head]!;
  }

  at(position: number): number {
    return this.ring[(this.head + position) & (this.ring.length - 1)]!;
  }

  push(slot: number): void {
    if (this.length === this.ring.length) this.grow();
    this.ring[(this.head + this.length) & (this.ring.length - 1)] = slot;
    this.length += 1;
  }

  pushFront(slot: number): void {
    if (this.length === this.ring.length) this.grow();
    this.head = (this.head - 1) & (this.ring.length - 1);
    this.ring[this.head] = slot;
    this.length += 1;
  }

  shift(): number {
    const slot = this.ring[this.head]!;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.length -= 1;
    return slot;
  }

  /** Takes out the request at `position`; those before it move up. */
  removeAt(position: number): number {
    const slot = this.at(position);
    for (let place = position; place > 0; place--)
      this.ring[(this.head + place) & (this.ring.length - 1)] = this.at(place - 1);
    this.shift();
    return slot;
  }

  private grow(): void {
    const wider = new Int32Array(2 * this.ring.length);
    for (let position = 0; position < this.length; position++) wider[position] = this.at(position);
    this.ring = wider;
    this.head = 0;
  }
}
