export interface AcceleratorName {
  readonly id: string;
  readonly name: string;
  /** US dollars, of the price list; absent where no offer is known. */
  readonly perGpuHour?: number;
}

/** What the page must know of the catalogue to offer choices. A worker holds the catalogue, and tells this first. */
export interface CatalogueNames {
  readonly models: readonly string[];
  readonly accelerators: readonly AcceleratorName[];
  /** The worked examples, in the article's order. */
  readonly examples: readonly { readonly id: string; readonly title: string }[];
}

/** Until the worker has told them. */
export const noNames: CatalogueNames = { models: [], accelerators: [], examples: [] };
