import { faultInWords } from '../../configuration/json-fault.ts';
import type { ConfigurationProblem } from '../../configuration/problem.ts';
import type { Translate } from '../translate.ts';

/** ` Did you mean x?`, or nothing when no valid name comes near. */
function suggestion(nearest: readonly string[], t: Translate): string {
  const [first, second] = nearest.map(name => `"${name}"`);
  if (first === undefined) return '';
  return ` ${second === undefined ? t('Did you mean {0}?', first) : t('Did you mean {0} or {1}?', first, second)}`;
}

/** Where no valid name comes near: what lists them all. */
const listedBy = (list: 'models' | 'hardware', nearest: readonly string[], t: Translate): string =>
  nearest.length > 0 ? '' : ` ${t('`{0}` lists what is known.', `inference-cost catalog ${list}`)}`;

function typeText(type: string, t: Translate): string {
  switch (type) {
    case 'object':
      return t('an object');
    case 'array':
      return t('an array');
    case 'string':
      return t('a string');
    case 'number':
      return t('a number');
    case 'boolean':
      return t('true or false');
    case 'union':
      return t('a whole number or "max"');
    default:
      return type;
  }
}

function problem({ code, args, nearest }: ConfigurationProblem, t: Translate): string {
  const text = (name: string): string => String(args[name] ?? '');
  switch (code) {
    case 'syntax':
      return t('Not valid JSON here: {0}.', faultInWords(text('detail')));
    case 'empty-file':
      return t('The file is empty; write {} for the defaults, or a configuration.');
    case 'duplicate-key':
      return t('"{0}" stands here twice; only the last one counts.', text('key'));
    case 'unknown-key':
      return t('There is no key "{0}" here.', text('key'));
    case 'missing-key':
      return t('"{0}" is missing here.', text('key'));
    case 'wrong-type': {
      const [expected, received] = [typeText(text('expected'), t), typeText(text('received'), t)];
      return text('key') === ''
        ? t('The file must be {0}, not {1}.', expected, received)
        : t('"{0}" must be {1}, not {2}.', text('key'), expected, received);
    }
    case 'unknown-value':
      return t('"{0}" cannot be "{1}"; valid: {2}.', text('key'), text('value'), text('valid'));
    case 'out-of-range':
      return t('"{0}" cannot be {1}: it must be {2}.', text('key'), text('value'), text('expected'));
    case 'unknown-model':
      return t('Unknown model "{0}".', text('name')) + listedBy('models', nearest, t);
    case 'unknown-hardware':
      return t('Unknown hardware "{0}".', text('name')) + listedBy('hardware', nearest, t);
    case 'unknown-deployment':
      return text('valid') === ''
        ? t('There is no deployment "{0}": "deployments" has none.', text('name'))
        : t('There is no deployment "{0}"; there are: {1}.', text('name'), text('valid'));
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
    case 'layout-gpus-heads':
      return t(
        'The {0} attention heads of {1} do not split over {2} GPUs: take another number, or say how they share the work with tensorParallel and pipelineParallel.',
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
    case 'layout-experts-gpus':
      return t(
        'expertParallel {0} does not share the {1} GPUs of a pipeline stage evenly: take a divisor of {1}, or other gpus.',
        text('expertParallel'),
        text('gpus'),
      );
    case 'layout-dense':
      return t('{0} has no experts to spread over expertParallel {1}.', text('model'), text('expertParallel'));
    case 'budget-without-limit':
      return t('This budget limits nothing: give maxInputTokens or maxUsdPerThousandCalls.');
  }
}

export const configurationProblemText = (entry: ConfigurationProblem, t: Translate): string =>
  problem(entry, t) + suggestion(entry.nearest, t);
