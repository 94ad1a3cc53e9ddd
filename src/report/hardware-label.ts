import type { Deployment } from '../performance/deployment.ts';
import { formatBytes } from './format.ts';

/** `H100 SXM 80 GB` -> `H100 SXM`: a line beside code has no room for the memory size. */
export const acceleratorLabel = (name: string): string => name.replace(/\s+\d+(?:\.\d+)?\s?G(?:i?B)$/i, '');

/** `2×H100 SXM`. */
export const hardwareLabel = ({ gpus, accelerator }: Pick<Deployment, 'gpus' | 'accelerator'>): string =>
  `${gpus}×${acceleratorLabel(accelerator.name)}`;

/** `2×H100 SXM (160 GB), weights fp8, KV fp8`: what a deployment is, for titles and the status bar. */
export const deploymentLabel = (deployment: Deployment): string =>
  `${hardwareLabel(deployment)} (${formatBytes(deployment.gpus * deployment.accelerator.memory)}), ` +
  `weights ${deployment.weights}, KV ${deployment.kv}`;
