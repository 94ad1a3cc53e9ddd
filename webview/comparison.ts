import type { Control, ControlGroup } from './controls/control.ts';
import { valueText } from './controls/value-text.ts';
import { answersOf, type Figure, type FigureChange, figureChange, figures } from './figures.ts';
import type { Column } from './state.ts';
import { bindingWords, problemText } from './wording.ts';
import { t } from './words.ts';

export interface ComparisonCell {
  readonly text: string;
  /** Not as in the first scenario. */
  readonly differs: boolean;
  /** Against the first scenario. */
  readonly change?: FigureChange;
  /** Whether the objective is kept. */
  readonly state?: 'good' | 'bad';
}

export interface ComparisonRow {
  readonly id: string;
  readonly label: string;
  readonly unit?: string;
  /** One for each scenario, in their order. */
  readonly cells: readonly ComparisonCell[];
  /** True where not all cells say the same. */
  readonly differs: boolean;
}

export interface ComparisonSection {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ComparisonRow[];
}

/** What stands for a figure that is not known, or a setting without effect. */
const none = '–';

const rowOf = (id: string, label: string, cells: readonly ComparisonCell[], unit?: string): ComparisonRow => ({
  id,
  label,
  ...(unit === undefined ? {} : { unit }),
  cells,
  differs: cells.some(cell => cell.differs),
});

/** The figures that decide, one row each, and what binds or stands in the way. */
export function answerRows(columns: readonly Column[]): ComparisonRow[] {
  const figuresOf = columns.map(column => {
    const answers = answersOf(column);
    return answers ? figures(answers, column.scenario.objective) : undefined;
  });
  const known = figuresOf.find(list => list !== undefined) ?? [];
  const rows = known.map(({ id, label }, index) =>
    rowOf(
      id,
      label,
      figuresOf.map((list, place) => figureCell(list?.[index], place === 0 ? undefined : figuresOf[0]?.[index])),
    ),
  );
  const words = columns.map(bindingText);
  const binds = words.map(text => ({ text, differs: text !== words[0] }));
  return [...rows, rowOf('binds', t('what binds'), binds)];
}

function figureCell(figure: Figure | undefined, first: Figure | undefined): ComparisonCell {
  if (!figure) return { text: none, differs: false };
  const change = figureChange(figure, first);
  return {
    text: figure.value,
    differs: change?.tone !== undefined,
    ...(change ? { change } : {}),
    ...(figure.state ? { state: figure.state } : {}),
  };
}

function bindingText({ evaluation, failure }: Column): string {
  if (failure !== undefined) return t('The computation failed: {0}', failure);
  if (!evaluation) return t('Computing…');
  return 'problem' in evaluation ? problemText(evaluation.problem) : bindingWords(evaluation.answers);
}

/** The settings that have an effect in one of the scenarios at least, group by group. */
export const settingSections = (columns: readonly Column[], groups: readonly ControlGroup[]): ComparisonSection[] =>
  groups
    .map(({ id, title, controls }) => ({
      id,
      title,
      rows: controls.filter(control => columns.some(column => matters(control, column))).map(settingRow(columns)),
    }))
    .filter(({ rows }) => rows.length > 0);

const matters = (control: Control, { scenario }: Column): boolean => control.matters?.(scenario) ?? true;

const settingRow =
  (columns: readonly Column[]) =>
  (control: Control): ComparisonRow => {
    const values = columns.map(column => (matters(control, column) ? control.read(column.scenario) : undefined));
    const cells = columns.map((column, index) => ({
      text: values[index] === undefined ? none : valueText(control, column.scenario),
      differs: JSON.stringify(values[index]) !== JSON.stringify(values[0]),
    }));
    return rowOf(control.id, control.label, cells, control.kind === 'number' ? control.unit : undefined);
  };

/** Settings that differ and settings that do not. */
export function countDifferences(sections: readonly ComparisonSection[]): { differ: number; equal: number } {
  const rows = sections.flatMap(section => section.rows);
  const differ = rows.filter(row => row.differs).length;
  return { differ, equal: rows.length - differ };
}
