import type { Deployment } from '../performance/deployment.ts';

/** Names that tell a vendor's parts from nothing that matters here; `Apple M4` would be no name without the vendor. */
const vendorWords = /^(?:NVIDIA (?:GeForce )?|AMD Instinct |Intel (?:Data Center )?|AWS |Google )/;
const editionWords = / (?:Blackwell Server Edition|Generation|\([^)]*\))$/;

/** `NVIDIA H100 SXM 80 GB` -> `H100 SXM`: a line beside code has no room for vendor, edition and memory size. */
export const acceleratorLabel = (name: string): string =>
  name
    .replace(/(?<!\s)\s+\d+(?:\.\d+)?\s?G(?:i?B)$/i, '')
    .replace(vendorWords, '')
    .replace(editionWords, '');

/** `meta-llama/Llama-3.3-70B-Instruct` -> `Llama-3.3-70B-Instruct`. */
export const shortModelName = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** `2×H100 SXM`. */
export const hardwareLabel = ({ gpus, accelerator }: Pick<Deployment, 'gpus' | 'accelerator'>): string =>
  `${gpus}×${acceleratorLabel(accelerator.name)}`;

/** `2×H100 SXM (80 GB each), weights fp8, KV fp8`: what a deployment is, for titles and the status bar. */
const deploymentLabel = (deployment: Deployment): string =>
  `${hardwareLabel(deployment)} (${deployment.accelerator.soldAs}${deployment.gpus > 1 ? ' each' : ''}), ` +
  `weights ${deployment.weights}, KV ${deployment.kv}`;

/** `meta-llama/Llama-3.3-70B-Instruct · 2×H100 SXM (80 GB each), weights fp8, KV fp8`: the first line of a report about one. */
export const deploymentTitle = (deployment: Deployment): string =>
  `${deployment.model.id} · ${deploymentLabel(deployment)}`;
