/** A plain JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Thrown by the readers below and caught in `readHuggingFaceConfig`: one sentence naming the key and the mend. */
export class ConfigProblem extends Error {}

/** No dimension of a model comes near this; it keeps products of dimensions finite. */
const largest = 1e8;

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

/** What is the same in every layer may be written once for each (Hunyuan A13B). */
const ofEveryLayer = (value: unknown): unknown =>
  Array.isArray(value) && value.every(item => item === value[0]) ? value[0] : value;

function wholeNumber(key: string, written: unknown): number {
  const value = ofEveryLayer(written);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largest) return value;
  throw new ConfigProblem(`"${key}" must be a whole number from 0 to ${largest}, but is ${shown(written)}`);
}

/**
 * Typed look at the keys of a `config.json`. Architectures spell the same dimension in several ways: each method takes the
 * spellings in order of preference, the usual one first. `null` counts as absent.
 */
export class ConfigKeys {
  readonly #config: JsonObject;

  constructor(config: JsonObject) {
    this.#config = config;
  }

  raw(key: string): unknown {
    let value: unknown = this.#config;
    for (const part of key.split('.')) value = isObject(value) ? value[part] : undefined;
    return value ?? undefined;
  }

  has(key: string): boolean {
    return this.raw(key) !== undefined;
  }

  /** The first spelling that is present, as a whole number; undefined when none is. */
  optional(...spellings: readonly string[]): number | undefined {
    const key = spellings.find(spelling => this.has(spelling));
    return key === undefined ? undefined : wholeNumber(key, this.raw(key));
  }

  /** The same, above 0, and a problem when it is absent. */
  required(what: string, ...spellings: readonly string[]): number {
    const value = this.optional(...spellings);
    if (value !== undefined && value > 0) return value;
    const [usual, ...others] = spellings;
    const also = others.length > 0 ? ` (or ${others.map(key => `"${key}"`).join(', ')})` : '';
    throw new ConfigProblem(
      value === undefined ? `"${usual}"${also} is missing: add ${what}` : `"${usual}" is 0: set it to ${what}`,
    );
  }

  /** A number that need not be whole, such as a factor. */
  factor(key: string): number | undefined {
    const value = this.raw(key);
    return typeof value === 'number' && Number.isFinite(value) && value > 0 && value < largest ? value : undefined;
  }

  text(key: string): string {
    const value = this.raw(key);
    return typeof value === 'string' ? value.slice(0, 80) : '';
  }

  flag(key: string): boolean | undefined {
    const value = this.raw(key);
    return typeof value === 'boolean' ? value : undefined;
  }

  /** A list of objects, one per layer; undefined when the key is no list. */
  objects(key: string): readonly JsonObject[] | undefined {
    const value = this.raw(key);
    return Array.isArray(value) ? value.filter(isObject) : undefined;
  }

  /** A list of names or numbers, one per layer; undefined when the key is no list. */
  list(key: string): readonly (string | number)[] | undefined {
    const value = this.raw(key);
    if (!Array.isArray(value)) return undefined;
    return value.filter((item): item is string | number => typeof item === 'string' || typeof item === 'number');
  }
}
