/** Requests per second over time, straight between its points. After the last point it starts again when it has a period, else it keeps the last rate. */
export interface RateCurve {
  /** Seconds, rising from 0. */
  readonly times: readonly number[];
  /** Requests per second at those times, none negative. */
  readonly rates: readonly number[];
  /** The curve returns to its first point here; not before its last time. */
  readonly periodSeconds?: number;
}

const secondsPerDay = 86_400;

/** One smooth peak a day: `base` at midnight, `peak` at noon, a cosine in between, in steps of 15 minutes. */
export const diurnalCurve = (base: number, peak: number): RateCurve => {
  const points = Array.from({ length: 97 }, (_, quarter) => quarter);
  return {
    times: points.map(quarter => quarter * 900),
    rates: points.map(quarter => base + ((peak - base) * (1 - Math.cos((2 * Math.PI * quarter) / 96))) / 2),
    periodSeconds: secondsPerDay,
  };
};

/** `base`, but `peak` from `start` on for `duration` seconds; it rises and falls within a second. */
export const flashSaleCurve = (base: number, peak: number, start: number, duration: number): RateCurve => ({
  times: start > 0 ? [0, start, start + 1, start + duration, start + duration + 1] : [0, duration, duration + 1],
  rates: start > 0 ? [base, base, peak, peak, base] : [peak, peak, base],
});

export const scaleCurve = (curve: RateCurve, factor: number): RateCurve => ({
  ...curve,
  rates: curve.rates.map(rate => rate * factor),
});

/** Requests per second on average over one turn of the curve. */
export const meanRate = (curve: RateCurve): number => {
  const end = curve.periodSeconds ?? curve.times.at(-1)!;
  if (end === 0) return curve.rates[0]!;
  let requests = 0;
  for (let point = 1; point < curve.times.length; point++)
    requests += ((curve.times[point]! - curve.times[point - 1]!) * (curve.rates[point]! + curve.rates[point - 1]!)) / 2;
  return (requests + (end - curve.times.at(-1)!) * curve.rates.at(-1)!) / end;
};

/** What is wrong with a curve that a user drew or loaded; undefined when nothing is. */
export const curveProblem = ({ times, rates, periodSeconds }: RateCurve): string | undefined => {
  if (times.length === 0 || times.length !== rates.length)
    return 'A rate curve needs as many rates as times, at least one.';
  if (times[0] !== 0) return 'A rate curve starts at time 0.';
  for (let point = 0; point < times.length; point++) {
    if (!(rates[point]! >= 0 && rates[point]! < Number.POSITIVE_INFINITY))
      return `Point ${point + 1} of the rate curve has the rate ${rates[point]}: rates are zero or more.`;
    if (point > 0 && !(times[point]! > times[point - 1]!))
      return `Point ${point + 1} of the rate curve is not later than the one before.`;
  }
  if (!rates.some(rate => rate > 0)) return 'The rate curve is zero everywhere.';
  if (periodSeconds !== undefined && !(periodSeconds >= times.at(-1)! && periodSeconds > 0))
    return 'The period of the rate curve ends before its last point.';
  return undefined;
};

/** Walks a curve: turns a growing number of expected requests into the time at which the curve has brought them. */
export class CurveWalker {
  private point = 0;
  private turn = 0;
  private offset = 0;

  constructor(private readonly curve: RateCurve) {}

  /** The time at which `requests` more have come; Infinity when the curve never brings them. */
  advance(requests: number): number {
    const { times, rates, periodSeconds } = this.curve;
    let left = requests;
    for (;;) {
      const last = this.point === times.length - 1;
      const rate = rates[this.point]!;
      const length = last
        ? (periodSeconds ?? Number.POSITIVE_INFINITY) - times[this.point]!
        : times[this.point + 1]! - times[this.point]!;
      const slope = last ? 0 : (rates[this.point + 1]! - rate) / length;
      const here = rate + slope * this.offset;
      const rest = length - this.offset;
      const brings =
        rest === Number.POSITIVE_INFINITY ? (here > 0 ? rest : 0) : here * rest + (slope * rest * rest) / 2;
      if (left < brings) {
        this.offset += (2 * left) / (here + Math.sqrt(Math.max(0, here * here + 2 * slope * left)));
        return this.turn + times[this.point]! + this.offset;
      }
      if (last && periodSeconds === undefined) return Number.POSITIVE_INFINITY;
      left -= brings;
      this.offset = 0;
      this.point += 1;
      if (last) {
        this.point = 0;
        this.turn += periodSeconds!;
      }
    }
  }
}
