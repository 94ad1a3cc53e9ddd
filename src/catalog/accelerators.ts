import { bytes, gibibytes, gigabytesPerSecond, teraflops, watts } from '../units.ts';
import type { Accelerator, InterconnectKind, MathFormat } from './accelerator.ts';
import rows from './data/accelerators.json' with { type: 'json' };
import { nameIndex } from './name-index.ts';

/** A line of `data/accelerators.json`; JSON modules widen literals, so the shape is stated once here. */
interface AcceleratorRow {
  id: string;
  name: string;
  aliases?: string[];
  vendor: string;
  family: string;
  soldAs: string;
  memoryMiB: number;
  memoryOptionsGiB?: number[];
  bandwidthGBs: number;
  peakTflops: Partial<Record<MathFormat, number>>;
  interconnect: { kind: string; name: string; GBs?: number };
  watts?: number;
  multiprocessors?: { count: number; source: string; date: string };
  notes?: string;
  source: string;
  date: string;
  corrected: { column: string; source: string; date: string }[];
}

function accelerator(row: AcceleratorRow): Accelerator {
  const peak = Object.entries(row.peakTflops).map(([format, rate]) => [format, teraflops(rate)]);
  return {
    id: row.id,
    name: row.name,
    vendor: row.vendor,
    family: row.family,
    soldAs: row.soldAs,
    memory: bytes(row.memoryMiB * 2 ** 20),
    bandwidth: gigabytesPerSecond(row.bandwidthGBs),
    peak: Object.fromEntries(peak),
    interconnect: {
      kind: row.interconnect.kind as InterconnectKind,
      name: row.interconnect.name,
      ...(row.interconnect.GBs !== undefined && { bandwidth: gigabytesPerSecond(row.interconnect.GBs) }),
    },
    ...(row.watts !== undefined && { power: watts(row.watts) }),
    ...(row.multiprocessors !== undefined && { multiprocessors: row.multiprocessors }),
    ...(row.notes !== undefined && { notes: row.notes }),
    source: row.source,
    date: row.date,
    corrected: row.corrected,
  };
}

const known = (rows as AcceleratorRow[]).map(row => ({ row, entry: accelerator(row) }));

/** Every accelerator of the catalog, by vendor and generation. Parts sold with several memories stand with the largest. */
export const accelerators: readonly Accelerator[] = known.map(({ entry }) => entry);

/** Other names of an accelerator, by its id. */
export const acceleratorAliases: ReadonlyMap<string, readonly string[]> = new Map(
  known.map(({ row }) => [row.id, row.aliases ?? []]),
);

/** Sizes of a part sold with several memories are ids of their own: `apple-m2-max-32gb`, `v100-sxm2-16gb`. */
const sizes = known.flatMap(({ row, entry }) =>
  (row.memoryOptionsGiB ?? []).map(size => ({
    entry: { ...entry, id: `${row.id}-${size}gb`, soldAs: `${size} GB`, memory: gibibytes(size) },
    id: `${row.id}-${size}gb`,
    aliases: (row.aliases ?? []).map(alias => `${alias}-${size}gb`),
  })),
);

const find = nameIndex<Accelerator>([
  ...known.map(({ row, entry }) => ({ entry, id: row.id, aliases: row.aliases ?? [] })),
  ...sizes,
]);

/**
 * By id or alias, whatever the case and separators: `h100-sxm`, `H100`, `H100-SXM-80GB`, `RTX 4090`, or as nvidia-smi and Kubernetes
 * labels print it (`NVIDIA A100-SXM4-80GB`, `Tesla-T4`).
 * A vendor's name in front and a memory size behind are optional. Undefined when no such part is known.
 */
export function findAccelerator(id: string): Accelerator | undefined {
  const plain = id.replace(/^\s*(?:(?:nvidia|amd|intel|google|aws|instinct|tesla|geforce)[\s_-]+)+/i, '');
  const sizeless = plain.replace(/(?<![\s_-])[\s_-]*\(?(?<!\d)\d+\s*GB\)?$/i, '');
  return (
    find(id) ?? find(plain) ?? (sizeless !== plain && sizeless !== '' ? sameSize(find(sizeless), plain) : undefined)
  );
}

/** `H100-SXM-80GB` is the H100; `H100-SXM-40GB` is nothing that was ever sold. */
function sameSize(found: Accelerator | undefined, written: string): Accelerator | undefined {
  const size = /(?<!\d)(\d+)\s*GB\)?$/i.exec(written)?.[1];
  return found?.soldAs === `${size} GB` ? found : undefined;
}
