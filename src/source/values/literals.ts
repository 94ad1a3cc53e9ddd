import type { Expression, TextPiece } from '../syntax/expression.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Evaluator } from './evaluator.ts';
import { append } from './pieces.ts';
import { dedent } from './text-templates.ts';
import { type Environment, type ListValue, type Segment, type Site, textOf, type Value } from './value.ts';

type Literal<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** A piece of a literal as the program has it: compilers read a file's line ends as `\n`. */
function asInProgram(module: ModuleView, { text, start, end }: TextPiece): string {
  if (module.adapter.keepsLineEnds || !text.includes('\r\n') || !module.between(start, end).includes('\r\n'))
    return text;
  return text.replaceAll('\r\n', '\n');
}

/** A string with what is put into it, without the indentation that its language takes off. */
export function stringLiteral(
  evaluator: Evaluator,
  site: Site,
  { pieces, indentation }: Literal<'string'>,
  environment: Environment | undefined,
): Value {
  const { module } = site;
  const [only, ...more] = pieces;
  // `${settings.model || 'gpt-4o'}`, `f"{prompt}"`: the value as text.
  if (only && 'value' in only && more.length === 0) {
    const value = evaluator.evaluate(module, only.value, environment);
    if (value.kind === 'text') return value;
  }
  const written = pieces.map(
    (piece): Segment =>
      'text' in piece
        ? { ...piece, text: asInProgram(module, piece), module }
        : { name: '', module, start: piece.value.start, end: piece.value.end },
  );
  // The indentation is that of the lines as they are written: what is put in may have lines of its own.
  const shaped = indentation === undefined ? written : dedent(written, indentation === true ? undefined : indentation);
  const segments: Segment[] = [];
  for (const [index, segment] of shaped.entries()) {
    const piece = pieces[index]!;
    append(segments, 'value' in piece ? evaluator.segments(module, piece.value, environment) : [segment]);
  }
  return textOf(segments, site);
}

/** A list with what is spread into it; what is not known of that is any number of items. */
export function listLiteral(
  evaluator: Evaluator,
  site: Site,
  list: Literal<'list'>,
  environment: Environment | undefined,
): ListValue {
  const { module } = site;
  const items: Value[] = [];
  for (const item of list.items) {
    const value = evaluator.evaluate(module, item.value, environment);
    if (!item.spread) items.push(value);
    else if (value.kind === 'list') append(items, value.items);
    else items.push(evaluator.unknown({ module, node: item.value }, undefined, true));
  }
  return { kind: 'list', items, site };
}
