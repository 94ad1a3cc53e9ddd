// The HTML that a view makes, without a browser: what stands in it can be asserted; what happens on an event is for the
// end-to-end tests.
import type { TemplateResult } from 'lit';

interface Directive {
  readonly values: readonly unknown[];
}

const isTemplate = (value: unknown): value is TemplateResult =>
  typeof value === 'object' && value !== null && '_$litType$' in value;
const isDirective = (value: unknown): value is Directive =>
  typeof value === 'object' && value !== null && '_$litDirective$' in value;

/** `repeat(items, key, template)` and `guard(dependencies, template)` show what their template makes; others show nothing. */
function ofDirective({ values }: Directive): string {
  const [items, ...rest] = values;
  const template = rest.at(-1);
  if (!Array.isArray(items) || typeof template !== 'function') return '';
  return rest.length === 2 ? items.map((item, index) => html(template(item, index))).join('') : html(template());
}

/** A view as HTML: text and attributes as they would be, event handlers and properties left out. */
export function html(value: unknown): string {
  if (isTemplate(value)) return ofTemplate(value);
  if (isDirective(value)) return ofDirective(value);
  if (Array.isArray(value)) return value.map(html).join('');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function ofTemplate({ strings, values }: TemplateResult): string {
  let text = strings[0]!;
  for (const [index, value] of values.entries()) {
    const bound = /\s([@.?])([\w-]+)="?$/.exec(text);
    if (bound) {
      text = text.slice(0, bound.index);
      if (bound[1] === '?' && value) text += ` ${bound[2]}`;
      text += strings[index + 1]!.replace(/^"/, '');
    } else {
      const isQuoteless = /=$/.test(text);
      text += isQuoteless ? `"${html(value)}"` : html(value);
      text += strings[index + 1]!;
    }
  }
  return text;
}

type Handler = (event: unknown) => void;

/** The first handler of each event in a view: `handlersOf(view).change!({ target })`. */
export function handlersOf(value: unknown): Record<string, Handler | undefined> {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(handlersOf).toReversed());
  if (isTemplate(value))
    return Object.assign(
      {},
      ...value.values
        .map((each, index) => {
          const name = /@(\w+)=$/.exec(value.strings[index]!)?.[1];
          return name !== undefined && typeof each === 'function' ? { [name]: each } : handlersOf(each);
        })
        .toReversed(),
    );
  if (!isDirective(value)) return {};
  const [items, ...rest] = value.values;
  const template = rest.at(-1);
  if (!Array.isArray(items) || typeof template !== 'function') return {};
  return handlersOf(rest.length === 2 ? items.map((item, index) => template(item, index)) : template());
}

/** The text that a reader sees. */
export const textOf = (view: unknown): string =>
  html(view)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
