import * as v from 'valibot';
import type { HintDensity } from '../report/hint.ts';

/** What is personal; what a team shares is in `inference-cost.json`. Names as in `package.json`, without `inferenceCost.`. */
export interface Settings {
  readonly hints: { readonly enabled: boolean; readonly density: HintDensity };
  readonly hover: { readonly enabled: boolean };
  readonly problems: { readonly enabled: boolean };
  /** Lines above calls that cost something else since the last commit. */
  readonly lenses: { readonly enabled: boolean };
  /** Milliseconds that a document must rest before it is analysed. */
  readonly debounce: number;
  /** Prices self-hosted figures where no configuration file is found. */
  readonly deployment: {
    readonly model?: string | undefined;
    readonly hardware?: string | undefined;
    readonly gpus?: number | undefined;
  };
}

/** Any editor may send anything: a value that is missing or of the wrong type counts as the default. */
function or<const Schema extends v.GenericSchema>(schema: Schema, value: v.InferOutput<Schema> & v.InferInput<Schema>) {
  return v.optional(v.fallback(schema, value), value);
}

const enabled = or(v.boolean(), true);
const unset = undefined;

const schema = v.object({
  hints: or(v.object({ enabled, density: or(v.picklist(['dollars', 'tokens', 'all']), 'all') }), {
    enabled: true,
    density: 'all',
  }),
  hover: or(v.object({ enabled }), { enabled: true }),
  problems: or(v.object({ enabled }), { enabled: true }),
  lenses: or(v.object({ enabled }), { enabled: true }),
  debounce: or(v.pipe(v.number(), v.minValue(0), v.maxValue(5000)), 150),
  deployment: or(
    v.object({
      model: or(v.optional(v.pipe(v.string(), v.nonEmpty())), unset),
      hardware: or(v.optional(v.pipe(v.string(), v.nonEmpty())), unset),
      gpus: or(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), unset),
    }),
    {},
  ),
});

export const readSettings = (value: unknown): Settings =>
  v.parse(schema, typeof value === 'object' && value !== null ? value : {});

export const defaultSettings: Settings = readSettings({});
