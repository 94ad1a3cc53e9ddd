import type { ReportedCall } from './reported-file.ts';
import type { Translate } from './translate.ts';

/** Why a call's figures may be wrong: its code breaks the grammar of its language. Undefined where it does not. */
export const syntaxErrorText = ({ site }: Pick<ReportedCall, 'site'>, t: Translate): string | undefined =>
  site.syntaxError && t('syntax error in line {0}: this call may be read wrong', site.syntaxError.start.line);
