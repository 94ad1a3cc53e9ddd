import { html, type TemplateResult } from 'lit';
import type { CatalogueNames } from '../catalogue-names.ts';
import type { ControlGroup } from '../controls/control.ts';
import type { Answers, ScenarioProblem } from '../evaluate/answers.ts';
import type { LeverEffect } from '../evaluate/levers.ts';
import { mendsOf } from '../mends.ts';
import type { PageFiles } from '../page-files.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Column, type State, type Update, withNotice } from '../state.ts';
import { bestLever, bindingSentence, effectText, leverName, problemText } from '../wording.ts';
import { t } from '../words.ts';
import type { WorkedExample } from '../worked-example.ts';
import { chartGrid } from './charts.ts';
import { comparison } from './comparison.ts';
import { controlColumn } from './controls-view.ts';
import { header } from './header.ts';
import { headlineStrip } from './headline.ts';
import { workedExamples } from './worked-examples.ts';

export interface PageActions {
  readonly update: Update;
  /** Changes the active scenario. */
  readonly change: (step: (now: Scenario) => Scenario) => void;
  readonly redraw: () => void;
  /** Has a worked example computed, which then is among `PageFacts.examples`. */
  readonly openExample: (id: string) => void;
  readonly files: PageFiles;
}

/** What stands on the page whatever the scenario. */
export interface PageFacts {
  readonly names: CatalogueNames;
  readonly groups: readonly ControlGroup[];
  /** Worked examples that are computed, by id. */
  readonly examples: ReadonlyMap<string, WorkedExample>;
  /** The groups of controls are shut at first. */
  readonly folded: boolean;
  /** A hand moves a control, and opens no list. */
  readonly moving: boolean;
}

const isTooSmall = ({ fleet }: Scenario, { headline }: Answers, needed: number): boolean =>
  !headline.meetsObjective && fleet.replicas < needed;

/** Why there is no answer, and what would give one. */
const problemView = (
  problem: ScenarioProblem,
  scenario: Scenario,
  names: CatalogueNames,
  change: PageActions['change'],
): TemplateResult => html`<p class="verdict bad" role="alert">
    ${problemText(problem)}
    ${mendsOf(problem, scenario, names).map(
      ({ label, apply }) =>
        html`<button type="button" class="link" @click=${() => change(apply)}>${t('Use {0}', label)}</button>`,
    )}
  </p>`;

function verdict(state: State, { groups, names }: PageFacts, { change }: PageActions): TemplateResult {
  const { evaluation, levers, failure, fineness, smallest, scenario } = state.columns[state.active]!;
  if (failure !== undefined)
    return html`<p class="verdict bad" role="alert">${t('The computation failed: {0}', failure)}</p>`;
  if (!evaluation) return html`<p class="verdict">${t('Computing…')}</p>`;
  if ('problem' in evaluation) return problemView(evaluation.problem, scenario, names, change);
  const { answers } = evaluation;
  const best = bestLever(levers);
  return html`<p class="verdict">
    <b>${bindingSentence(answers)}</b>
    ${smallest !== undefined && isTooSmall(scenario, answers, smallest) ? t('{0} replicas would keep the objective.', smallest) : ''}
    ${best ? t('Best single change: {0}, {1}.', leverName(best.id, groups), effectText(best)) : ''}
    ${fineness === 'coarse' ? html`<span class="note">${t('Coarse, refining…')}</span>` : ''}
  </p>`;
}

/** The scenario that the active one is held against: the first, and the first against the second. */
const compared = ({ columns, active }: State) => (columns.length === 1 ? undefined : columns[active === 0 ? 1 : 0]);

/** Those of the scenario, or of the one before while its own are not there. */
const latestLevers = ({ levers, formerLevers }: Column): readonly LeverEffect[] =>
  levers.length > 0 ? levers : (formerLevers ?? levers);

/** The whole page: the answer first, then what is asked, then the pictures that explain. */
export function page(state: State, facts: PageFacts, actions: PageActions): TemplateResult {
  const { groups, names, examples, folded, moving } = facts;
  const column = state.columns[state.active]!;
  const others = state.columns.filter(each => each !== column).map(({ scenario }) => scenario);
  const context = {
    scenario: column.scenario,
    others,
    effects: column.levers,
    effectsShown: moving ? latestLevers(column) : column.levers,
    change: actions.change,
    report: (text: string) => actions.update(now => withNotice(now, { kind: 'problem', text })),
  };
  return html`
    ${header(state, actions)}
    <main>
    <div class="columns" id="scenario" role="tabpanel" aria-labelledby="tab-${state.active}">
      <section class="answer" aria-label=${t('The answer')}>
        ${state.comparing ? comparison(state, groups, actions.update) : html`${headlineStrip(column, compared(state))} ${verdict(state, facts, actions)}`}
      </section>
      ${controlColumn(groups, folded, context)}
      <div class="explanation">${chartGrid(state, groups, actions.files.savePicture)} ${workedExamples(names, examples, actions)}</div>
    </div>
    </main>`;
}
