import type { CustomModelProblem } from '../analysis/custom-models.ts';
import type { Finding, Fix } from '../lint/finding.ts';
import type { Remark } from '../performance/estimate.ts';
import type { CountBasis } from '../tokens/token-counter.ts';
import { findingMessages, fixTitles } from './messages/finding-messages.ts';
import { remarkMessages } from './messages/remark-messages.ts';
import type { Translate } from './translate.ts';

export { configurationProblemText } from './messages/configuration-messages.ts';
export { scanProblemText } from './messages/scan-messages.ts';
export { unknownText } from './messages/unknowns.ts';

/** A code without wording is shown with its arguments rather than hidden; a test keeps that from happening. */
const unworded = (code: string, args: Remark['args']): string =>
  [code, ...Object.entries(args).map(([name, value]) => `${name} ${value}`)].join(', ');

export const findingMessage = ({ code, args }: Pick<Finding, 'code' | 'args'>, t: Translate): string =>
  findingMessages[code]?.(args, t) ?? unworded(code, args);

export const fixTitle = ({ code, args }: Pick<Fix, 'code' | 'args'>, t: Translate): string =>
  fixTitles[code]?.(args, t) ?? unworded(code, args);

/** An assumption or a warning of the performance model, without a full stop. */
export const remarkText = ({ code, args }: Remark, t: Translate): string =>
  remarkMessages[code]?.(args, t) ?? unworded(code, args);

/** Why a count is exact or an estimate. */
export function countBasisText({ code, vocabulary }: CountBasis, t: Translate): string {
  switch (code) {
    case 'exact-vocabulary':
      return t('counted with the model’s own vocabulary, {0}', vocabulary);
    case 'mapped-vocabulary':
      return t('counted with {0}, which this model is known to use', vocabulary);
    case 'local-tokenizer':
      return t('counted with the tokenizer on this machine, {0}', vocabulary);
    case 'measured-ratio':
      return t('the model’s vocabulary is not public: {0} times a measured ratio', vocabulary);
    case 'unknown-model':
      return t('the model is unknown: counted with {0}', vocabulary);
  }
}

/** What is wrong with a file that the configuration names: a model's own `config.json`, or corrections. */
export function customModelProblemText(problem: CustomModelProblem, t: Translate): string {
  switch (problem.code) {
    case 'model-config-unreadable':
      return t('models."{0}".config: {1} cannot be read.', problem.model, problem.path);
    case 'model-config-not-json':
      return t('models."{0}".config: {1} is not valid JSON: {2}.', problem.model, problem.path, problem.detail);
    case 'model-config-invalid':
      return t('models."{0}".config: {1}.', problem.model, problem.detail);
    case 'corrections-unusable':
      return t('corrections: {0}: {1}.', problem.path, problem.detail);
  }
}
