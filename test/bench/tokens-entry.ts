// What the token bench measures, bundled by tokens.bench.mjs so that Node and a browser worker run the same code.
export { createEncoderLoader } from '../../src/tokens/load-encoder.ts';
