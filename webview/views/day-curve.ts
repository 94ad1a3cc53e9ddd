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

function keyed(event: KeyboardEvent, curve: readonly number[], top: number, change: (curve: number[]) => void): void {
  const step = top / 20;
  const value = curve[current]!;
  const turns: Record<string, () => void> = {
    ArrowLeft: () => focusHour(event, current - 1),
    ArrowRight: () => focusHour(event, current + 1),
    Home: () => focusHour(event, 0),
    End: () => focusHour(event, 23),
    ArrowUp: () => change(withHour(curve, current, Math.min(top, value + step))),
    ArrowDown: () => change(withHour(curve, current, Math.max(0, value - step))),
    PageUp: () => change(withHour(curve, current, Math.min(top, value + 5 * step))),
    PageDown: () => change(withHour(curve, current, Math.max(0, value - 5 * step))),
  };
  const turn = turns[event.key];
  if (!turn) return;
  event.preventDefault();
  turn();
}

function focusHour(event: Event, hour: number): void {
  current = Math.min(23, Math.max(0, hour));
  const bars = (event.currentTarget as Element).querySelectorAll<SVGElement>('[role="slider"]');
  for (const [index, each] of bars.entries()) each.setAttribute('tabindex', index === current ? '0' : '-1');
  bars[current]?.focus();
}

/** Draws under the pointer from where it goes down to where it comes up. */
function drawn(event: PointerEvent, curve: readonly number[], top: number, change: (curve: number[]) => void): void {
  if (event.buttons !== 1) return;
  event.preventDefault();
  const picture = event.currentTarget as SVGElement;
  if (event.type === 'pointerdown') picture.setPointerCapture(event.pointerId);
  const box = picture.getBoundingClientRect();
  const hour = Math.min(23, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * 24)));
  const share = Math.min(1, Math.max(0, 1 - (event.clientY - box.top) / box.height));
  current = hour;
  change(withHour(curve, hour, Number((share * top).toPrecision(3))));
}

/** The day's traffic as 24 bars that are drawn with the pointer or set with the arrow keys. */
export function dayCurve(
  label: string,
  scenario: Scenario,
  change: (curve: readonly number[]) => void,
): TemplateResult {
  const { curve } = scenario.traffic;
  const top = Math.max(leastTop, ...curve);
  const { rates } = trafficCurve(scenario);
  const peak = Math.max(...rates);
  const rate = (hour: number) => t('{0} requests/s', formatCount(Number(rates[hour]!.toPrecision(2))));
  const draw = (event: PointerEvent) => drawn(event, curve, top, change);
  return html`<div class="day-curve">
    <svg
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-label=${label}
      preserveAspectRatio="none"
      @pointerdown=${draw}
      @pointermove=${draw}
      @keydown=${(event: KeyboardEvent) => keyed(event, curve, top, change)}
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
