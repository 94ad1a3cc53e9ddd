import type { ConfigurationProblem } from '../../configuration/problem.ts';
import type { Translate } from '../translate.ts';

/** ` Did you mean x?`, or nothing when no valid name comes near. */
function suggestion(nearest: readonly string[], t: Translate): string {
  const [first, second] = nearest.map(name => `"${name}"`);
  if (first === undefined) return '';
  return ` ${second === undefined ? t('Did you mean {0}?', first) : t('Did you mean {0} or {1}?', first, second)}`;
}

/** `jsonc-parser` names a syntax error by a code word: `CommaExpected` -> `comma expected`. */
const spoken = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

function problem({ code, args }: ConfigurationProblem, t: Translate): string {
  const text = (name: string): string => String(args[name] ?? '');
  switch (code) {
    case 'syntax':
      return t('Not valid JSON here: {0}.', spoken(text('detail')));
    case 'empty-file':
      return t('The file is empty; write {} for the defaults, or a configuration.');
    case 'duplicate-key':
      return t('"{0}" stands here twice; only the last one counts.', text('key'));
    case 'unknown-key':
      return t('There is no key "{0}" here.', text('key'));
    case 'missing-key':
      return t('"{0}" is missing here.', text('key'));
    case 'wrong-type':
      return t('"{0}" must be a {1}, not a {2}.', text('key'), text('expected'), text('received'));
    case 'unknown-value':
      return t('"{0}" cannot be "{1}"; valid: {2}.', text('key'), text('value'), text('valid'));
    case 'out-of-range':
      return t('"{0}" cannot be {1}: it must be {2}.', text('key'), text('value'), text('expected'));
    case 'unknown-model':
      return t('Unknown model "{0}".', text('name'));
    case 'unknown-hardware':
      return t('Unknown hardware "{0}".', text('name'));
    case 'unknown-deployment':
      return t('There is no deployment "{0}".', text('name'));
    case 'unknown-rule':
      return t('There is no rule "{0}".', text('name'));
    case 'layout-gpus':
      return t(
        '{0} GPUs cannot be filled with replicas of tensorParallel {1} × pipelineParallel {2}.',
        text('gpus'),
        text('tensorParallel'),
        text('pipelineParallel'),
      );
    case 'layout-heads':
      return t(
        'The {0} attention heads of {1} do not split over tensorParallel {2}.',
        text('heads'),
        text('model'),
        text('tensorParallel'),
      );
    case 'layout-layers':
      return t(
        'pipelineParallel {0} is more than the {1} layers of {2}.',
        text('pipelineParallel'),
        text('layers'),
        text('model'),
      );
    case 'layout-experts':
      return t(
        'expertParallel {0} is more than the {1} experts of {2}.',
        text('expertParallel'),
        text('experts'),
        text('model'),
      );
    case 'layout-dense':
      return t('{0} has no experts to spread over expertParallel {1}.', text('model'), text('expertParallel'));
    case 'budget-without-limit':
      return t('This budget limits nothing: give maxInputTokens or maxUsdPerThousandCalls.');
  }
}

export const configurationProblemText = (entry: ConfigurationProblem, t: Translate): string =>
  problem(entry, t) + suggestion(entry.nearest, t);
