import { expect, test } from 'vitest';
import { acceleratorLabel } from '../../src/report/hardware-label.ts';

test.each([
  ['NVIDIA H100 SXM', 'H100 SXM'],
  ['H100 SXM 80 GB', 'H100 SXM'],
  ['NVIDIA GeForce RTX 4090', 'RTX 4090'],
  ['NVIDIA RTX PRO 6000 Blackwell Server Edition', 'RTX PRO 6000'],
  ['AMD Instinct MI300X', 'MI300X'],
  ['Google TPU v6e (Trillium)', 'TPU v6e'],
  ['Intel Gaudi 3', 'Gaudi 3'],
  ['AWS Trainium2', 'Trainium2'],
  ['Apple M4 Max 40-core', 'Apple M4 Max 40-core'],
  ['NVIDIA', 'NVIDIA'],
])('%s is written %s', (name, label) => {
  expect(acceleratorLabel(name)).toBe(label);
});
