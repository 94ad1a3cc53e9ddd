import { describe, expect, test } from 'vitest';
import { chartsOf } from '../../../webview/charts/scenario-charts.ts';
import { type TextMark, textWidth } from '../../../webview/charts/scene.ts';
import { bandSide } from '../../../webview/evaluate/error-band.ts';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { frontier } from '../../../webview/evaluate/frontier.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import type { Column } from '../../../webview/state.ts';
import { groups } from '../all-groups.ts';
import { small, withDeployment, withRequests } from '../evaluate/small-scenario.ts';
import { texts } from './read-scene.ts';

const levers = [
  { id: 'weights:fp8', dollars: -0.2, itl: -0.3, ttft: 0, meetsObjective: true },
  { id: 'hardware:a100-80gb-sxm', dollars: 7, itl: 1.2, ttft: 0, meetsObjective: true },
  { id: 'speculation:true', dollars: 0, itl: -0.5, ttft: 0, meetsObjective: true },
];

function column(scenario: Scenario): Column {
  const evaluation = evaluateScenario(scenario, 'coarse');
  if ('problem' in evaluation) throw new Error(evaluation.problem.code);
  const [slow, fast] = [1.3, 1 / 1.3].map(factor => bandSide(scenario, 'coarse', factor)!);
  const answers = { ...evaluation.answers, band: { error: 0.3, slow: slow!, fast: fast! } };
  const points = frontier(scenario);
  return { scenario, run: 1, since: 1, evaluation: { answers }, fineness: 'coarse', frontier: points, levers };
}

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
}

function boxOf({ text, x, y, anchor, look }: TextMark): Box {
  const width = textWidth(text, look === 'strong' || look.startsWith('on-'));
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { text, left, right: left + width, base: y };
}

const touch = (a: Box, b: Box): boolean =>
  Math.abs(a.base - b.base) < 9 && a.left < b.right - 1 && b.left < a.right - 1;

describe.each<[string, readonly Scenario[]]>([
  ['the default', [defaultScenario]],
  ['an idle small model', [small]],
  ['an overloaded one', [withRequests(30_000_000)]],
  ['two side by side', [small, { ...withDeployment({ weights: 'fp8' }), name: 'with fp8 weights' }]],
])('%s', (_, scenarios) => {
  const columns = scenarios.map(column);
  const charts = chartsOf({ columns, active: 0, comparing: false, showsEqual: false }, 0, groups);

  test.each(charts.flatMap(chart => [288, 368, 520, 760].map(width => [chart.id, width, chart] as const)))(
    '%s at %s pixels: no text touches another or leaves the picture',
    (_, width, chart) => {
      const boxes = texts(chart.draw!(width)).map(boxOf);
      for (const [index, box] of boxes.entries()) {
        expect(box.left, box.text).toBeGreaterThanOrEqual(-1);
        expect(box.right, box.text).toBeLessThanOrEqual(width + 1);
        const touching = boxes.slice(index + 1).filter(other => touch(box, other));
        expect(touching, box.text).toEqual([]);
      }
    },
  );
});
