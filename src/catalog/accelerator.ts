import type { Bytes, BytesPerSecond, FlopsPerSecond, Watts } from '../units.ts';
import type { Sourced } from './sourced.ts';

/** The format in which the matrix units multiply. */
export type MathFormat = 'fp32' | 'tf32' | 'fp16' | 'bf16' | 'fp8' | 'fp4' | 'int8';

export type InterconnectKind =
  | 'nvlink'
  | 'pcie'
  | 'infinity-fabric'
  | 'ethernet'
  | 'ici'
  | 'neuronlink'
  | 'xe-link'
  | 'none';

/** One accelerator as sold: the unit that a price list rents and a parallel layout counts. */
export interface Accelerator extends Sourced {
  /** e.g. `h100-sxm`. */
  readonly id: string;
  /** e.g. `H100 SXM 80 GB`. */
  readonly name: string;
  readonly vendor: string;
  /** Micro-architecture, the group that shares efficiencies: `hopper`, `ampere`, `cdna3`, `apple-m`. */
  readonly family: string;
  /**
   * What the driver reports (nvidia-smi's total: 81,559 MiB of an "80 GB" H100) where a source prints it, else the capacity as
   * sold in binary units. A process's own runtime takes its share from this.
   */
  readonly memory: Bytes;
  /** The capacity on the data sheet, e.g. `80 GB`. */
  readonly soldAs: string;
  readonly bandwidth: BytesPerSecond;
  /** Dense peaks (no sparsity), by the formats that the matrix units take natively. A format absent here is not native. */
  readonly peak: Readonly<Partial<Record<MathFormat, FlopsPerSecond>>>;
  /** Per direction and accelerator. `bandwidth` is absent where no source states it. */
  readonly interconnect: {
    readonly kind: InterconnectKind;
    readonly name: string;
    readonly bandwidth?: BytesPerSecond;
  };
  readonly power?: Watts;
  /** Blocks of a kernel that run side by side at full speed: NVIDIA's streaming multiprocessors. Absent where no source states them. */
  readonly multiprocessors?: Sourced & { readonly count: number };
  readonly notes?: string;
  /** Cells that were corrected against another source than the row's. */
  readonly corrected: readonly (Sourced & { readonly column: string })[];
}
