import rows from './data/models.json' with { type: 'json' };
import type { ModelArchitecture } from './model-architecture.ts';
import { nameIndex } from './name-index.ts';
import { countParameters, type ParameterShape } from './parameter-count.ts';
import { precisionInName } from './precision-in-name.ts';

/** A line of `data/models.json`: an architecture without the figures that follow from it. */
type ModelRow = Omit<ModelArchitecture, 'parameters'> &
  Pick<ParameterShape, 'otherParameters'> & {
    readonly aliases?: readonly string[];
    /** Given where the row was read from a config, whose reader has counted already. */
    readonly parameters?: ModelArchitecture['parameters'];
    /** Published figure where the publisher counts active parameters in another way than `countParameters`. */
    readonly activeParameters?: { readonly value: number };
    readonly corrected: readonly { readonly column: string; readonly source: string; readonly date: string }[];
  };

function architecture(row: ModelRow): ModelArchitecture {
  const { aliases: _, activeParameters, otherParameters: __, corrected: ___, ...shape } = row;
  const counted = row.parameters ?? countParameters(row);
  return { ...shape, parameters: { total: counted.total, active: activeParameters?.value ?? counted.active } };
}

const known = (rows as unknown as ModelRow[]).map(row => ({ row, entry: architecture(row) }));

/** Every open model of the catalog, by Hugging Face id. */
export const models: readonly ModelArchitecture[] = known.map(({ entry }) => entry);

/** Other names of a catalog model, by its id. */
export const modelAliases: ReadonlyMap<string, readonly string[]> = new Map(
  known.map(({ row }) => [row.id, row.aliases ?? []]),
);

/** Every id and alias, for suggestions and completion. */
export const modelNames: readonly string[] = known.flatMap(({ row }) => [row.id, ...(row.aliases ?? [])]);

/** `Llama-3.3-70B-Instruct` of `meta-llama/Llama-3.3-70B-Instruct`. */
const lastPart = (id: string): string => id.slice(id.indexOf('/') + 1);

/** A sister checkpoint of the same shape keeps the name by which it was asked for, and has the format that this name states. */
const sisters = known.flatMap(({ row, entry }) =>
  (row.aliases ?? [])
    .filter(alias => alias.includes('/'))
    .map(alias => ({
      entry: { ...entry, id: alias, nativePrecision: precisionInName(alias) ?? entry.nativePrecision },
      id: alias,
      aliases: [lastPart(alias)],
    })),
);

const find = nameIndex<ModelArchitecture>([
  ...known.map(({ row, entry }) => ({
    entry,
    id: row.id,
    aliases: [...(row.aliases ?? []).filter(alias => !alias.includes('/')), lastPart(row.id)],
  })),
  ...sisters,
]);

/**
 * By Hugging Face id, alias, Ollama name or the id's last part, whatever the case: `meta-llama/Llama-3.3-70B-Instruct`,
 * `llama-3.3-70b-instruct`, `llama3.1:8b`. Undefined when no such model is known.
 */
export const findModel = (id: string): ModelArchitecture | undefined => find(id);
