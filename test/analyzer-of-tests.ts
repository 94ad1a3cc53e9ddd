import { createAnalyzer } from '../src/analysis/analyzer.ts';
import { readMedia } from './tokens/media.ts';

/** One for all tests of a worker that need no analyzer of their own: grammars and vocabularies take longer to load than to use. */
export const analyzer = createAnalyzer({ readAsset: readMedia });
