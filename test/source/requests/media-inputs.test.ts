import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (before: string, call: string) => {
  const text = `from transformers import AutoProcessor, WhisperForConditionalGeneration, AutoModelForSpeechSeq2Seq, AutoModelForCausalLM
def run(model, processor, audio, image, text):
    ${before}
    ${call}
`;
  return resolved(await scan('python', text, { readFile: () => undefined }));
};

describe('a general method that is given sound or a picture instead of text', () => {
  test.each<[string, string, string]>([
    [
      'the features of a sound',
      'features = processor(audio, sampling_rate=16000).input_features',
      'model.generate(features, max_new_tokens=9)',
    ],
    [
      'the same by key',
      'inputs = processor(audio, sampling_rate=16000)',
      'model.generate(inputs["input_features"], max_new_tokens=9)',
    ],
    [
      'the same spread, on a device',
      'inputs = processor(audio, sampling_rate=16000).to("cuda")',
      'model.generate(**inputs, max_new_tokens=9)',
    ],
    ['by name', 'pass', 'model.generate(input_features=audio, max_new_tokens=9)'],
    [
      'pixels alone',
      'pixels = processor(images=image, return_tensors="pt").pixel_values',
      'model.generate(pixels, max_new_tokens=9)',
    ],
    [
      'a model that hears, by its class',
      'hears = AutoModelForSpeechSeq2Seq.from_pretrained("m")',
      'hears.to("cuda").generate(audio, max_new_tokens=9)',
    ],
  ])('%s', async (_name, before, call) => {
    expect(await found(before, call)).toEqual([]);
  });

  test.each<[string, string, string, string[]]>([
    [
      'a model that hears and reads',
      'inputs = processor(text=text, audios=audio, sampling_rate=16000)',
      'model.generate(**inputs, max_new_tokens=9)',
      ['model.generate, <= 9', 'user: {inputs}'],
    ],
    [
      'what nobody knows',
      'inputs = processor(text, return_tensors="pt").to("cuda")',
      'model.generate(**inputs, max_new_tokens=9)',
      ['model.generate, <= 9', 'user: {inputs}'],
    ],
  ])('%s is a request', async (_name, before, call, expected) => {
    expect(await found(before, call)).toEqual(expected);
  });
});
