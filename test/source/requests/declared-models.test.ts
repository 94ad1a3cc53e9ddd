import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const text = ['`Write a title for this note, in one line, without quotes: $', '{note}`'].join('');
const asked = ['user: Write a title for this note, in one line, without quotes: {note}'];

const found = async (text: string) => resolved(await scan('typescript', text, { readFile: () => undefined }));

/** A function that is handed something of a type that another file declares. */
const handed = (type: string, call: string) => `import type { ${type} } from '../models';
export async function title(maker: ${type}, note: string) {
  const prompt = ${text};
  return ${call};
}`;

describe('what is declared as a language model', () => {
  test.each<[string, string, string[]]>([
    ['TextGenerationModel', 'maker.complete(prompt)', ['wrapper maker.complete', ...asked]],
    ['BaseChatModel', 'maker.invoke(prompt)', ['wrapper maker.invoke', ...asked]],
    ['LLMProvider', 'maker.generate(prompt)', ['wrapper maker.generate', ...asked]],
    ['CompletionModel', 'maker.describe(prompt)', []],
    ['ImageModel', 'maker.generate(prompt)', []],
    ['ChatModelSettings', 'maker.complete(prompt)', []],
    ['TitleMaker', 'maker.complete(prompt)', []],
  ])('%s: %s', async (type, call, expected) => {
    expect(await found(handed(type, call))).toEqual(expected);
  });

  test('a field, or nothing', async () => {
    const program = `import type { ChatModel } from '../models';
class Titles {
  private maker: ChatModel | null = null;
  write(note: string) { const prompt = ${text}; return this.maker.generate(prompt); }
}`;
    expect(await found(program)).toEqual(['wrapper this.maker.generate', ...asked]);
  });
});
