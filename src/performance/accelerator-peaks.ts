import type { Accelerator } from '../catalog/accelerator.ts';
import type { Deployment } from './deployment.ts';

/**
 * Kind of part, which decides what a kernel library is tuned for: GeForce cards multiply fp16 with fp16 accumulation at twice the
 * listed rate, stacked memory needs more parallel loads than GDDR, unified memory is shared with the processor.
 */
export const segmentOf = ({ id, vendor, family }: Accelerator): string => {
  if (vendor === 'Apple' || family === 'apple-m' || id === 'dgx-spark') return 'unified';
  if (/^rtx-(20|30|40|50)\d\d/.test(id)) return 'geforce';
  if (/^(a10|a10g|a40|l4|l40|l40s|t4|rtx|arc|radeon|rx|r9700|w7)/.test(id) && !/^a100/.test(id)) return 'gddr';
  return 'stacked';
};

/** Typical FLOPs per byte of memory bandwidth, for parts whose matrix peak no source states. */
const assumedFlopsPerByte = (accelerator: Accelerator): number => (accelerator.vendor === 'Apple' ? 34 : 150);

/** Dense FLOP/s of the matrix units in 16 bit; assumed from the memory bandwidth where no source states it. */
export const sixteenBitPeak = (accelerator: Accelerator): number =>
  accelerator.peak.bf16 ??
  accelerator.peak.fp16 ??
  accelerator.peak.fp32 ??
  accelerator.bandwidth * assumedFlopsPerByte(accelerator);

/**
 * llama.cpp accumulates fp16 products in fp16, which GeForce cards do at twice the listed rate (the list is for fp32 accumulation).
 * Source: NVIDIA Ada GPU architecture whitepaper 1.1, appendix A (2023): 330 against 165 TFLOPS on an RTX 4090.
 */
export const accumulationGain = ({ engine, accelerator }: Deployment): number =>
  engine === 'llama.cpp' && segmentOf(accelerator) === 'geforce' ? 2 : 1;

/**
 * Share of its peak that a part sustains within its rated power: matrix units at full clock draw more than most boards allow, so the
 * clock falls. Near 1 where watts abound (GeForce, H20), the ratio of the power limit to the peak where they do not (PCIe cards).
 * Where no source states the power, it is taken to grow with the peak as on most parts (0.7 W per TFLOPS in 16 bit); Apple's have ample.
 */
export const powerShare = (peak: number, flopsPerWatt: number, accelerator: Accelerator): number => {
  const power = accelerator.power ?? sixteenBitPeak(accelerator) * (accelerator.vendor === 'Apple' ? 5e-12 : 0.7e-12);
  const demand = peak / (power * flopsPerWatt);
  return 1 / Math.sqrt(1 + demand * demand);
};

/**
 * 16-bit FLOP/s outside the matrix units. A quarter of the matrix peak on Ampere and Ada (half of what is listed for GeForce and L40, whose list
 * counts 32-bit accumulation at half rate), 134 of 989 TFLOPS on Hopper. Source: NVIDIA's architecture whitepapers (A100 2020, H100 2022, Ada 2023).
 */
export const vectorPeak = (accelerator: Accelerator): number => {
  const matrix = sixteenBitPeak(accelerator);
  if (accelerator.family === 'hopper') return matrix * 0.135;
  if (accelerator.family === 'ada') return accelerator.peak.fp32 ?? matrix / 4;
  return segmentOf(accelerator) === 'geforce' ? matrix / 2 : matrix / 4;
};

/** 2:4 sparse matrix units exist on NVIDIA GPUs from Ampere on (A100 whitepaper, 2020) and on AMD CDNA 3 (ISA guide, 2023). */
export const hasStructuredSparsity = (accelerator: Accelerator): boolean =>
  /ampere|ada|hopper|blackwell|cdna3|cdna4/.test(accelerator.family);

/** Parallel blocks of a kernel that run at full speed: one per multiprocessor. Where no source states them, as on most large parts. */
export const multiprocessors = (accelerator: Accelerator): number => accelerator.multiprocessors?.count ?? 132;
