/** Spelling does not matter in a catalog name: case, and `_`, space or `/` for `-`, are all one. */
export const normalizedName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_()/]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');

/** Finds entries by id or alias. An id wins over an alias; the first alias wins over a later one. */
export function nameIndex<Entry>(
  entries: readonly { readonly entry: Entry; readonly id: string; readonly aliases: readonly string[] }[],
): (name: string) => Entry | undefined {
  const index = new Map<string, Entry>();
  for (const { entry, id } of entries) index.set(normalizedName(id), entry);
  for (const { entry, aliases } of entries)
    for (const alias of aliases) if (!index.has(normalizedName(alias))) index.set(normalizedName(alias), entry);
  return name => index.get(normalizedName(name));
}
