import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** The generated client has one method for each function of the `.baml` files, where the prompt and the model stand. */
export const baml: SdkDeclaration = {
  id: 'baml',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['baml_client'],
  receivers: {
    client: ['baml_client{,.sync_client,.async_client}.b', '{./,../,@/,}baml_client{,/index,/async_client}.b'],
    stream: ['$client.stream'],
  },
  calls: [{ paths: ['$client.*'] }, { paths: ['$stream.*'], stream: true }],
};
