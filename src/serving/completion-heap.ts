/**
 * The decoding sequences of one replica by the decode step after which each is complete: a binary heap over slot numbers
 * that knows where every slot stands, so that a preempted sequence leaves in O(log n).
 */
export class CompletionHeap {
  private readonly slots: Int32Array;
  private readonly steps: Float64Array;
  /** Place of a slot in the heap, -1 when it is not there. Grows with the table of live requests. */
  private places = new Int32Array(64).fill(-1);
  size = 0;

  constructor(capacity: number) {
    this.slots = new Int32Array(capacity);
    this.steps = new Float64Array(capacity);
  }

  /** The first step at which a sequence completes; Infinity when none decodes. */
  get firstStep(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.steps[0]!;
  }

  push(slot: number, step: number): void {
    if (slot >= this.places.length) this.growPlaces(slot);
    this.rise(this.size++, slot, step);
  }

  pop(): number {
    const slot = this.slots[0]!;
    this.places[slot] = -1;
    this.size -= 1;
    if (this.size > 0) this.sink(0, this.slots[this.size]!, this.steps[this.size]!);
    return slot;
  }

  remove(slot: number): void {
    const place = this.places[slot]!;
    this.places[slot] = -1;
    this.size -= 1;
    if (place === this.size) return;
    const lastSlot = this.slots[this.size]!;
    const lastStep = this.steps[this.size]!;
    if (place > 0 && this.steps[(place - 1) >> 1]! > lastStep) this.rise(place, lastSlot, lastStep);
    else this.sink(place, lastSlot, lastStep);
  }

  private rise(from: number, slot: number, step: number): void {
    const { slots, steps, places } = this;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (steps[parent]! <= step) break;
      steps[place] = steps[parent]!;
      slots[place] = slots[parent]!;
      places[slots[place]!] = place;
      place = parent;
    }
    steps[place] = step;
    slots[place] = slot;
    places[slot] = place;
  }

  private sink(from: number, slot: number, step: number): void {
    const { slots, steps, places, size } = this;
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      if (child + 1 < size && steps[child + 1]! < steps[child]!) child += 1;
      if (steps[child]! >= step) break;
      steps[place] = steps[child]!;
      slots[place] = slots[child]!;
      places[slots[place]!] = place;
      place = child;
    }
    steps[place] = step;
    slots[place] = slot;
    places[slot] = place;
  }

  private growPlaces(slot: number): void {
    const places = new Int32Array(Math.max(2 * this.places.length, slot + 1)).fill(-1);
    places.set(this.places);
    this.places = places;
  }
}
