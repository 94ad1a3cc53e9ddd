import { whisker } from './bars.ts';
import { cut, line, type Mark, type Scene, text, textWidth } from './scene.ts';
import { spreadLabels } from './spread-labels.ts';

export interface Segment {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly look: string;
  readonly tip: string;
}

/** One bar of parts that make a whole. */
export interface Stack {
  /** Stands before the bar where there are several. */
  readonly name: string;
  readonly segments: readonly Segment[];
  /** Stands after the bar. */
  readonly total?: string;
  /** Where the end that matters may lie. */
  readonly likely?: readonly [low: number, high: number];
}

/** A part smaller than this share is a hair line; its figure stands in the table. */
const leastNamed = 0.005;
/** Share of the width that names of stacks may take. */
const mostNames = 0.3;

interface Part extends Segment {
  readonly x: number;
  readonly length: number;
}

const barHeight = 26;
const gap = 8;
const labelHeight = 16;

function partsOf(stack: Stack, left: number, scale: number): Part[] {
  let x = left;
  return stack.segments
    .filter(({ value }) => value > 0)
    .map(segment => {
      const part = { ...segment, x, length: segment.value * scale };
      x += part.length;
      return part;
    });
}

const holds = (part: Part, content: string): boolean => part.length > textWidth(content, true) + 8;

/** Bars on one scale, the parts of the first named: above where the name fits, else below with a line that leads there. */
export function stackedBars(stacks: readonly Stack[], width: number): Scene {
  const names = Math.min(width * mostNames, Math.max(...stacks.map(({ name }) => textWidth(name, true))));
  const left = stacks.length > 1 ? names + gap : 0;
  const totals = Math.max(0, ...stacks.map(({ total }) => (total === undefined ? 0 : textWidth(total, true) + gap)));
  const wholeOf = ({ segments, likely }: Stack) =>
    Math.max(
      segments.reduce((sum, { value }) => sum + value, 0),
      likely?.[1] ?? 0,
    );
  const most = Math.max(0, ...stacks.map(wholeOf));
  const scale = most > 0 ? Math.max(0, width - left - totals) / most : 0;
  const [first] = stacks;
  const named = first ? partsOf(first, left, scale) : [];
  const above = named.filter(part => holds(part, part.label) && holds(part, part.text));
  const whole = first ? wholeOf(first) : 0;
  const outside = named.filter(part => !above.includes(part) && part.value >= whole * leastNamed);
  const below = spreadLabels(
    outside.map(part => ({
      text: holds(part, part.text) ? part.label : `${part.label} ${part.text}`,
      x: part.x + part.length / 2,
    })),
    0,
    width,
  );
  const marks: Mark[] = above.map(part => text('quiet-text', part.x, 11, part.label));
  let y = labelHeight;
  for (const [index, stack] of stacks.entries()) {
    const base = y + barHeight / 2 + 4;
    const isFirst = index === 0;
    if (stacks.length > 1)
      marks.push(text(isFirst ? 'strong' : 'quiet-text', 0, base, cut(stack.name, names, isFirst)));
    const parts = partsOf(stack, left, scale);
    for (const { x, length, look, tip } of parts)
      marks.push({ kind: 'rect', look, x, y, width: Math.max(1, length - 1), height: barHeight, tip });
    for (const part of parts)
      if (holds(part, part.text)) marks.push(text(`on-${part.look}`, part.x + 6, base, part.text));
    if (stack.likely)
      marks.push(...whisker(left + stack.likely[0] * scale, left + stack.likely[1] * scale, y + barHeight + 3));
    const end = left + wholeOf(stack) * scale;
    if (stack.total !== undefined) marks.push(text('strong', end + gap, base, stack.total));
    y += barHeight + gap;
    if (isFirst && below.length > 0) {
      for (const label of below) marks.push(text('quiet-text', label.start, y + 10, label.text));
      for (const part of outside)
        if (below.some(label => label.text.startsWith(part.label)))
          marks.push(
            line('axis', part.x + part.length / 2, y - gap + 1, part.x + part.length / 2, y + (stack.likely ? 1 : -1)),
          );
      y += labelHeight;
    }
  }
  return { width, height: y, marks };
}
