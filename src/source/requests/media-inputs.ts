import type { Evaluator } from '../values/evaluator.ts';
import type { Value } from '../values/value.ts';
import type { RecognisedCall } from './recognise.ts';
import { firstAt } from './recognise.ts';

/** What a processor makes of sound or of a picture alone, by the names that models of Transformers have for it. */
const ofMedia = /^(input_features|input_values|pixel_values|audio_values)$/;

/** Whether a general method is given sound or pictures where a language model is given tokens: `model.generate(processor(audio, sampling_rate=16000).input_features)`. */
export const isGivenMedia = (
  evaluator: Evaluator,
  at: Pick<RecognisedCall, 'invocation' | 'receiver'>,
  places: readonly string[],
): boolean => places.some(place => isMedia(firstAt(evaluator, at, [place])));

function isMedia(value: Value | undefined): boolean {
  if (value?.kind !== 'unknown' && value?.kind !== 'chain') return false;
  const { module, node } = value.site;
  let made = value.kind === 'chain' && value.invocation ? value.invocation.call : module.expression(node);
  // `processor(audio, sampling_rate=16000).to("cuda")`
  for (let step = 0; made.kind === 'call' && step < 3; step++) {
    const callee = module.expression(made.callee);
    if (callee.kind !== 'member' || !/^(to|cuda|half)$/.test(callee.name)) break;
    made = module.expression(callee.object);
  }
  if (made.kind === 'member' || made.kind === 'index') {
    const name = made.kind === 'member' ? made.name : made.key && module.text(made.key).replace(/["']/g, '');
    return ofMedia.test(name ?? '');
  }
  if (made.kind !== 'call') return false;
  // A model that hears and reads is given the text beside the sound.
  const names = made.arguments.map(({ name }) => name);
  return names.includes('sampling_rate') && !names.includes('text');
}
