import { formatCount } from '../../src/report/format.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { t } from '../words.ts';
import type { Control } from './control.ts';

/** What the control holds, in a few characters: `1,200`, `on`, `FP8`; a curve by its peak. A limit that is not set is a dash. */
export function valueText(control: Control, scenario: Scenario): string {
  switch (control.kind) {
    case 'number': {
      const value = control.read(scenario);
      return value === undefined ? '–' : formatCount(value, { form: 'long' });
    }
    case 'switch':
      return control.read(scenario) ? t('on') : t('off');
    case 'curve': {
      const rates = control.read(scenario);
      const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      return mean > 0 ? t('peak {0}× the mean', formatCount(Math.max(...rates) / mean)) : t('no traffic');
    }
    default: {
      const value = control.read(scenario);
      return control.options.find(option => option.value === value)?.label ?? value;
    }
  }
}
