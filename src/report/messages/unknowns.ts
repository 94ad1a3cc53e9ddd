import type { Unknown } from '../../cost/priced-call.ts';
import type { Translate } from '../translate.ts';

/** Why a figure is missing, and what would mend it; short enough for the line beside a call. */
export function unknownText(unknown: Unknown, t: Translate): string {
  switch (unknown.code) {
    case 'model-unknown':
      return t('model unknown · set one');
    case 'hosted-price-unknown':
      return t('no list price for {0}', unknown.model);
    case 'gpu-price-unknown':
      return t('no GPU price for {0} · set one', unknown.accelerator);
    case 'prompt-unknown':
      return t('prompt built at run time');
  }
}
