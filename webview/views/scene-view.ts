import { html, noChange, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { Mark, Scene } from '../charts/scene.ts';

/** Without a basis it stays as it is. */
function tip(mark: { readonly tip?: string }, basis: string | undefined): unknown {
  if (basis === undefined) return noChange;
  const { tip } = mark;
  return tip === undefined ? nothing : svg`<title>${tip}\n${basis}</title>`;
}

function drawMark(mark: Mark, basis: string | undefined): SVGTemplateResult {
  switch (mark.kind) {
    case 'rect':
      return svg`<rect class=${mark.look} x=${mark.x} y=${mark.y} width=${mark.width} height=${mark.height}>${tip(mark, basis)}</rect>`;
    case 'line':
      return svg`<line class=${mark.look} x1=${mark.from[0]} y1=${mark.from[1]} x2=${mark.to[0]} y2=${mark.to[1]}></line>`;
    case 'path':
      return svg`<path class=${mark.look} d=${mark.d}>${tip(mark, basis)}</path>`;
    case 'dot':
      return svg`<circle class=${mark.look} cx=${mark.at[0]} cy=${mark.at[1]} r=${mark.radius}>${tip(mark, basis)}</circle>`;
    case 'text':
      return svg`<text class=${mark.look} x=${mark.x} y=${mark.y} text-anchor=${mark.anchor}>${mark.text}</text>`;
  }
}

const isReach = ({ look }: Mark): boolean => look === 'reach';

/**
 * A scene as SVG. It is hidden from screen readers, which get the summary and the table in its place. What only the pointer finds, tooltips
 * and what lies on top, waits for the exact answer: a hand that moves a slider points at nothing else, and the style sheet lets nothing
 * of it be found until then.
 */
export const sceneView = ({ width, height, marks }: Scene, basis: string, coarse: boolean): TemplateResult => html`
  <svg width=${width} height=${height} aria-hidden="true">
    ${marks.filter(mark => !isReach(mark)).map(mark => drawMark(mark, coarse ? undefined : basis))}
    ${coarse ? noChange : marks.filter(isReach).map(mark => drawMark(mark, basis))}
  </svg>`;
