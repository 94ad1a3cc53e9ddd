import type { LanguageId } from '../source/call-site.ts';
import type { SourceText } from '../source/scanner.ts';

/** A model whose vocabulary ships, and which most code that is priced names. */
export const exampleModel = 'gpt-4o';

const python = `import openai
openai.chat.completions.create(model="${exampleModel}", messages=[{"role": "user", "content": "a"}])
`;

/** Other languages parse it after a fashion. */
const typescript = `import OpenAI from 'openai';
new OpenAI().chat.completions.create({ model: '${exampleModel}', messages: [{ role: 'user', content: 'a' }] });
`;

/** A file of one call: what reads such files is compiled with it, and not while a user waits for a hint. */
export const exampleCall = (language: LanguageId): SourceText => ({
  file: 'example',
  language,
  text: language === 'python' ? python : typescript,
});
