import { pythonFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const prompt = (body: string): PromptPlace[] => [
  { at: `${body}.messages`, role: 'user' },
  { at: `${body}.inputs`, role: 'user', batch: true },
  { at: `${body}.prompt`, role: 'user' },
];
const limits = (...bodies: readonly string[]) => ({
  at: bodies.flatMap(body => [`${body}.parameters.max_new_tokens`, `${body}.max_tokens`, `${body}.max_new_tokens`]),
  insert: false as const,
});
/** An endpoint may serve any model: what generates is told how, or is given messages. */
const ofLanguageModel = (body: string) => [
  `${body}.parameters.max_new_tokens`,
  `${body}.messages`,
  `${body}.max_tokens`,
];

/**
 * Endpoints of Amazon SageMaker, in the manner of its documentation (sagemaker.readthedocs.io, "Predictors"; docs.aws.amazon.com,
 * "InvokeEndpoint"; read 2026-11-23).
 */
export const sagemaker: SdkDeclaration = {
  id: 'aws-sagemaker',
  languages: pythonFamily,
  markers: ['sagemaker', 'invoke_endpoint'],
  receivers: {
    predictor: [
      'sagemaker.huggingface{,.model}.HuggingFacePredictor()',
      'sagemaker.huggingface{,.model}.HuggingFaceModel().deploy()',
      'sagemaker.jumpstart{,.model}.JumpStartModel().deploy()',
      'sagemaker.djl_inference{,.model}.DJLModel().deploy()',
      'sagemaker.predictor.{Predictor,retrieve_default}()',
      'sagemaker.Predictor()',
    ],
  },
  models: [
    { paths: ['sagemaker.jumpstart{,.model}.JumpStartModel()'], at: ['model_id', '#0'] },
    {
      paths: ['sagemaker.huggingface{,.model}.HuggingFaceModel()', 'sagemaker.djl_inference{,.model}.DJLModel()'],
      at: ['env.HF_MODEL_ID', 'model_id', '#0'],
    },
  ],
  calls: [
    {
      paths: ['$predictor.{predict,predict_stream}'],
      requires: [...ofLanguageModel('data'), ...ofLanguageModel('#0')],
      model: ['^'],
      prompt: [...prompt('data'), ...prompt('#0')],
      limit: limits('data', '#0'),
    },
    {
      paths: ['$aws-bedrock:client.{invoke_endpoint,invoke_endpoint_with_response_stream}'],
      requires: ofLanguageModel('Body'),
      prompt: prompt('Body'),
      limit: limits('Body'),
    },
  ],
};
