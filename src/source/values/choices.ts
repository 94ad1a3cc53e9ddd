import type { Expression } from '../syntax/expression.ts';
import type { Evaluator } from './evaluator.ts';
import { isUsuallyFalse, productionFirst } from './tested-branches.ts';
import { type ChainValue, type Environment, type Site, staticText, type Value, varying } from './value.ts';

type Choice = Extract<Expression, { kind: 'choice' }>;

/** What one of several expressions comes to. */
export function choiceValue(
  evaluator: Evaluator,
  site: Site,
  { options, condition, by, ends }: Choice,
  environment: Environment | undefined,
): Value {
  const { module, node } = site;
  const decided = by ? decidedBy(evaluator, site, by, environment) : ends && endsSo(evaluator, site, ends, environment);
  const option = decided === undefined ? undefined : options[decided];
  if (option) return evaluator.evaluate(module, option, environment);
  const asked = condition ?? node.child('condition');
  const usual = asked && isUsuallyFalse(module, asked) ? options.toReversed() : productionFirst(module, asked, options);
  const values = usual.map(one => evaluator.evaluate(module, one, environment));
  return oneOf(values, evaluator.unknown(site));
}

/** Which option a known member of an enum chooses: `match self { Model::Small => "s", _ => "l" }`. */
function decidedBy(
  evaluator: Evaluator,
  { module }: Site,
  { subject, members }: NonNullable<Choice['by']>,
  environment: Environment | undefined,
): number | undefined {
  const value = evaluator.evaluate(module, subject, environment);
  const member = value.kind === 'instance' ? value.member : undefined;
  if (member === undefined) return undefined;
  const index = members.findIndex(names => names.includes(member) || names.includes('_'));
  return index < 0 ? undefined : index;
}

/** Whether a text ends in another one; of a text of which nothing is known at its end it is taken that it does not. */
function endsSo(
  evaluator: Evaluator,
  { module }: Site,
  { subject, ending }: NonNullable<Choice['ends']>,
  environment: Environment | undefined,
): number | undefined {
  const value = evaluator.evaluate(module, subject, environment);
  const wanted = staticText(evaluator.evaluate(module, ending, environment));
  if (wanted === undefined || (value.kind !== 'text' && value.kind !== 'unknown')) return undefined;
  const last = value.kind === 'text' ? value.segments.at(-1) : undefined;
  return last && 'text' in last && last.text.endsWith(wanted) ? 0 : 1;
}

/** A text that is a name or an id, and no prompt. */
const isWord = (value: Value): boolean => /^\S+$/.test(staticText(value) ?? '');

/** What an SDK's constructor or function made. */
const isClient = (value: Value | undefined): value is ChainValue =>
  value?.kind === 'chain' && value.path.startsWith('$') && value.invocation !== undefined;

/**
 * What `a ? b : c` is: of several texts the first stands for all, an empty one for none; several numbers are not known.
 * @param unknown what there is when nothing can be told
 */
export function oneOf(options: readonly Value[], unknown: Value): Value {
  const numbers = new Set(options.map(option => (option.kind === 'number' ? option.value : undefined)));
  if (options.some(option => option.kind === 'number') && numbers.size > 1) return unknown;
  const known = options.find(
    option => option.kind !== 'unknown' && option.kind !== 'constant' && staticText(option) !== '',
  );
  // `isLarge ? 'gpt-4o' : model`: which id is meant, only the running program knows.
  if (known?.kind === 'text' && isWord(known) && options.some(option => option.kind === 'unknown'))
    return varying({ ...known, via: 'default' });
  // `key ? new ChatAnthropic({ model }) : new ChatOpenAI({ model })`: which of them is asked, too.
  if (isClient(known) && options.some(option => option !== known && isClient(option)))
    return { ...known, chosen: true };
  return varying(known ?? options.find(option => option.kind === 'unknown') ?? options[0] ?? unknown);
}
