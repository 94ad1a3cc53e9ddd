import type { ScanProblem } from '../../source/scanner.ts';
import type { Translate } from '../translate.ts';

/** Why a file was not scanned, or not to its end. */
export function scanProblemText({ code, detail, range }: ScanProblem, t: Translate): string {
  switch (code) {
    case 'too-large':
      return detail === undefined ? t('too large to scan') : t('too large to scan: {0}', detail);
    case 'binary':
      return t('binary file');
    case 'syntax-error':
      return range === undefined
        ? t('syntax error: read as far as possible')
        : t('syntax error in line {0}: read as far as possible', range.start.line);
    case 'time-limit':
      return t('took too long to scan: results are partial');
    case 'parser-failed':
      return t(
        'not scanned: the parser failed on this text ({0}); please report it, with a text that shows it',
        detail ?? '',
      );
    case 'generated':
      return t('generated or bundled: its calls are looked for in what it was made of');
    case 'unsupported-language':
      return detail === undefined ? t('language not supported') : t('language not supported: {0}', detail);
  }
}
