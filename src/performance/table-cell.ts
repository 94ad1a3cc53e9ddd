import type { Accelerator } from '../catalog/accelerator.ts';
import type { PrecisionId } from '../catalog/precision.ts';
import { nearestHint } from './unknown-name.ts';

/** What a table of measurements states in one row, by column. */
export type TableCells = Readonly<Record<string, string>>;

/** A row that cannot be read at all: the table is wrong, not merely beyond the model. */
export class MalformedRow extends Error {}

/** What a cell states; nothing where it is blank. @throws MalformedRow for what is no number of at least 0. */
export const numberIn = (row: TableCells, column: string): number | undefined => {
  const text = row[column]?.trim();
  if (!text) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new MalformedRow(`column ${column} is "${text}"; give a number of at least 0 or leave it blank`);
  return value;
};

/** No cluster and no load generator has more of anything. */
const mostCounted = 1e6;

/** The same of what is counted: GPUs, ranks, requests. @throws MalformedRow for a part of one, too. */
export const countIn = (row: TableCells, column: string): number | undefined => {
  const value = numberIn(row, column);
  if (value === undefined || (Number.isInteger(value) && value <= mostCounted)) return value;
  throw new MalformedRow(
    `column ${column} is "${row[column]!.trim()}"; give a whole number up to ${mostCounted} or leave it blank`,
  );
};

const precisionNames: Readonly<Record<string, PrecisionId>> = {
  fp32: 'fp32',
  float32: 'fp32',
  f32: 'fp32',
  bf16: 'bf16',
  bfloat16: 'bf16',
  fp16: 'fp16',
  f16: 'fp16',
  float16: 'fp16',
  half: 'fp16',
  fp8: 'fp8',
  fp8_block: 'fp8',
  int8: 'int8',
  'int8-gptq': 'int8',
  int4: 'int4',
  uint4: 'int4',
  'int4-awq': 'int4-awq',
  'int4-gptq': 'int4-gptq',
  awq: 'int4-awq',
  gptq: 'int4-gptq',
  mxfp4: 'mxfp4',
  nvfp4: 'nvfp4',
  q2_k: 'gguf-q2_k',
  q3_k_m: 'gguf-q3_k_m',
  q4_0: 'gguf-q4_0',
  q4_k_m: 'gguf-q4_k_m',
  q4_k_xl: 'gguf-q4_k_m',
  q5_k_m: 'gguf-q5_k_m',
  q6_k: 'gguf-q6_k',
  q8_0: 'gguf-q8_0',
};

/** Precision that a table's word names; blank and `unset` give `undefined`. */
export const precisionOf = (name: string, accelerator: Accelerator): PrecisionId | undefined => {
  const text = name.trim().toLowerCase();
  if (text === '' || text === 'unset' || text === 'auto') return undefined;
  if (text === 'fp4') return accelerator.vendor === 'AMD' ? 'mxfp4' : 'nvfp4';
  const plain = text.replace(/^gguf-/, '');
  const found = precisionNames[plain];
  if (!found)
    throw new MalformedRow(
      `precision "${name}" is not known${nearestHint(plain, Object.keys(precisionNames)) || '; use e.g. fp16, bf16, fp8, int4-awq, nvfp4, q4_k_m'}`,
    );
  return found;
};
