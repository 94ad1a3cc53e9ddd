import { html, svg, type TemplateResult } from 'lit';
import { formatCount } from '../../src/report/format.ts';
import { trafficCurve } from '../evaluate/scenario-workload.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { t } from '../words.ts';

const width = 240;
const height = 64;
const bar = width / 24;
/** A flat day stands at a quarter, so that every hour can be drawn up to four times as high. */
const leastTop = 4;

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
/** The hour that the keyboard is at; one stop in the tab order for all 24. */
let current = 9;

const withHour = (curve: readonly number[], hour: number, value: number): number[] =>
  curve.map((before, index) => (index === hour ? value : before));

/** Changes the curve from what it is then: the pointer moves on before the page is drawn. */
type Change = (step: (now: readonly number[]) => readonly number[]) => void;

function keyed(event: KeyboardEvent, top: number, change: Change): void {
  const step = top / 20;
  const turn = (by: number) => () =>
    change(now => withHour(now, current, Math.min(top, Math.max(0, now[current]! + by))));
  const turns: Record<string, () => void> = {
    ArrowLeft: () => focusHour(event, current - 1),
    ArrowRight: () => focusHour(event, current + 1),
    Home: () => focusHour(event, 0),
    End: () => focusHour(event, 23),
    ArrowUp: turn(step),
    ArrowDown: turn(-step),
    PageUp: turn(5 * step),
    PageDown: turn(-5 * step),
  };
  const wanted = turns[event.key];
  if (!wanted) return;
  event.preventDefault();
  wanted();
}

function focusHour(event: Event, hour: number): void {
  current = Math.min(23, Math.max(0, hour));
  const bars = (event.currentTarget as Element).querySelectorAll<SVGElement>('[role="slider"]');
  for (const [index, each] of bars.entries()) each.setAttribute('tabindex', index === current ? '0' : '-1');
  bars[current]?.focus();
}

/** A place in the curve that the pointer drew. */
export interface Stroke {
  readonly hour: number;
  readonly value: number;
}

/** Where the pointer was last while it is down. */
let last: Stroke | undefined;

/** Draws under the pointer from where it goes down to where it comes up. */
function drawn(event: PointerEvent, top: number, change: Change): void {
  if (event.buttons !== 1) return;
  event.preventDefault();
  const picture = event.currentTarget as SVGElement;
  if (event.type === 'pointerdown') {
    picture.setPointerCapture(event.pointerId);
    last = undefined;
  }
  const box = picture.getBoundingClientRect();
  const hour = Math.min(23, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * 24)));
  const share = Math.min(1, Math.max(0, 1 - (event.clientY - box.top) / box.height));
  const to = { hour, value: Number((share * top).toPrecision(3)) };
  const from = last ?? to;
  last = to;
  current = hour;
  change(now => stroked(now, from, to));
}

/** The curve with a straight line from one place to another: a quick hand leaves no hour out. */
export const stroked = (curve: readonly number[], from: Stroke, to: Stroke): number[] =>
  curve.map((before, hour) => {
    if (hour === to.hour) return to.value;
    if (hour < Math.min(from.hour, to.hour) || hour > Math.max(from.hour, to.hour)) return before;
    const share = (hour - from.hour) / (to.hour - from.hour);
    return Number((from.value + (to.value - from.value) * share).toPrecision(3));
  });

/** The day's traffic as 24 bars that are drawn with the pointer or set with the arrow keys. */
export function dayCurve(label: string, scenario: Scenario, change: Change): TemplateResult {
  const { curve } = scenario.traffic;
  const top = Math.max(leastTop, ...curve);
  const { rates } = trafficCurve(scenario);
  const peak = Math.max(...rates);
  const rate = (hour: number) => t('{0} requests/s', formatCount(Number(rates[hour]!.toPrecision(2))));
  const draw = (event: PointerEvent) => drawn(event, top, change);
  return html`<div class="day-curve">
    <svg
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-label=${label}
      preserveAspectRatio="none"
      @pointerdown=${draw}
      @pointermove=${draw}
      @keydown=${(event: KeyboardEvent) => keyed(event, top, change)}
    >
      ${hours.map(hour => {
        const tall = (curve[hour]! / top) * height;
        return svg`<g
          role="slider"
          tabindex=${hour === current ? 0 : -1}
          aria-label=${clock(hour)}
          aria-orientation="vertical"
          aria-valuemin="0"
          aria-valuemax=${top}
          aria-valuenow=${curve[hour]!}
          aria-valuetext=${rate(hour)}
        ><title>${clock(hour)} ${rate(hour)}</title>
          <rect class="reach" x=${hour * bar} y="0" width=${bar} height=${height}></rect>
          <rect class="hour" x=${hour * bar + 1} y=${height - Math.max(1, tall)} width=${bar - 2} height=${Math.max(1, tall)}></rect>
        </g>`;
      })}
    </svg>
    <p class="note"><span>00:00</span><span>${t('peak {0} requests/s', formatCount(Number(peak.toPrecision(2))))}</span><span>24:00</span></p>
  </div>`;
}
