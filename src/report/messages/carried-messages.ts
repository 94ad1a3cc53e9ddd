import type { CarriedBasis } from '../../cost/priced-call.ts';
import type { Translate } from '../translate.ts';

/** Why the tokens of tools, a schema or an image are exact or an estimate. */
export function carriedBasisText(basis: CarriedBasis, t: Translate): string {
  switch (basis) {
    case 'published':
      return t('as the provider publishes');
    case 'format':
      return t('how the provider writes it is not published');
    case 'derived':
      return t('the SDK makes it from code');
    case 'partly-unknown':
      return t('partly known at run time only');
    case 'each-turn':
      return t('sent with each turn');
    case 'image-size':
      return t('size in pixels unknown');
    case 'vocabulary':
      return t('the model’s vocabulary is not public');
  }
}
