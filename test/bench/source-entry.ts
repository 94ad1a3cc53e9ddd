export { createScanner } from '../../src/source/create-scanner.ts';
export { languageOf } from '../../src/source/language-of-file.ts';
export { adapterOf } from '../../src/source/languages/adapters.ts';
