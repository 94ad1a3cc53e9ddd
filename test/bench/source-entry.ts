export { createScanner } from '../../src/source/create-scanner.ts';
export { languageOf } from '../../src/source/language-of-file.ts';
export { adapterOf } from '../../src/source/languages/adapters.ts';
export { readNotebook } from '../../src/source/languages/notebook.ts';
export { applyEdit, breakingTexts } from '../source/edits.ts';
export { fixtures } from '../source/fixtures.ts';
export { loadParser } from '../source/load-parser.ts';
export { promptFileSamples } from '../source/prompt-file-samples.ts';
