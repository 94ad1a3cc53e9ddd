import { formatBytes, formatTokens } from './format.ts';
import { hardwareLabel } from './hardware-label.ts';
import type { ReportedRefusal } from './reported-file.ts';
import type { Translate } from './translate.ts';

/** What keeps a request off its deployment, in one line: `does not fit 2×H100 SXM: 11 GB short`. */
export function refusalText({ deployment, estimate, shape }: ReportedRefusal, t: Translate): string {
  const hardware = hardwareLabel(deployment);
  switch (estimate.reason) {
    case 'context-window':
      return t(
        'over the context window: {0} of {1} tokens',
        formatTokens(shape.input + shape.output),
        formatTokens(deployment.model.contextWindow ?? 0),
      );
    case 'kv-cache':
      return t('KV cache does not fit {0}: {1} short', hardware, formatBytes(estimate.missingBytes, { exact: false }));
    case 'weights':
      return t('does not fit {0}: {1} short', hardware, formatBytes(estimate.missingBytes, { exact: false }));
  }
}

/** The nearest layout that would hold it, or undefined when none was found. */
export function nearestLayoutText({ estimate }: ReportedRefusal, t: Translate): string | undefined {
  const near = estimate.nearest;
  return near && t('{0}×{1} with {2} weights would hold it', near.gpus, near.accelerator, near.weights);
}
