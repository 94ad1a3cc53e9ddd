import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adapterOf } from '../../src/source/languages/adapters.ts';
import type { SourceText } from '../../src/source/scanner.ts';
import { applyEdit, type Edit } from './edits.ts';
import { fixtures } from './fixtures.ts';
import { edit } from './mutate.ts';
import { partText, scanner } from './scanner-of-tests.ts';

const fromScratch = (source: SourceText) => scanner.scan(source);
const edited = (source: SourceText) => scanner.scan(source, { isEdited: true });

/** Mostly what people type: a character or two, kept or taken back, so that the text follows its grammar most of the time. */
const keystroke: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 2 }),
  text: fc.constantFrom('a', 'x1', ' ', '\n', 'é', '🙂', '.', '"', '()', '# ', '// x\n'),
  kind: fc.constantFrom('insert', 'insert', 'double', 'cut'),
});

describe('a document that is being edited', () => {
  // One of each language; scripts/fuzz-scanner.mjs takes them all, for as long as one likes.
  const languages = new Map(fixtures.filter(({ language }) => adapterOf(language)).map(one => [one.language, one]));
  test.each([...languages.values()])(
    '$name: after any edits its scan is that of a text never seen before',
    async ({ name: file, language, text }) => {
      await scanner.prepare(language);
      const sessions = fc.array(fc.oneof({ weight: 4, arbitrary: keystroke }, { weight: 1, arbitrary: edit }), {
        minLength: 2,
        maxLength: 6,
      });
      fc.assert(
        fc.property(sessions, edits => {
          let current = text;
          expect(edited({ file, language, text })).toEqual(fromScratch({ file, language, text }));
          for (const made of edits) {
            const next = { file, language, text: applyEdit(current, made) };
            const scan = edited(next);
            expect(scan).toEqual(fromScratch(next));
            // What breaks the text is taken back, as people do; else all further edits would meet a broken text.
            if (scan.calls.length > 0) current = next.text;
          }
        }),
        { numRuns: 2, seed: 20261122 },
      );
    },
  );

  test('a prompt that is typed, and what stands behind it', async () => {
    await scanner.prepare('python');
    const program = (prompt: string) =>
      `import openai\nopenai.responses.create(model="gpt-4o", input="${prompt}")\nopenai.responses.create(input="b")`;
    const prompts = ['', 'H', 'Hé', 'Hé🙂', 'Hé🙃', 'Hé', ''].map(prompt => {
      const { calls } = edited({ file: 'a.py', language: 'python', text: program(prompt) });
      expect(calls.map(call => call.range.start.line)).toEqual([2, 3]);
      return calls.map(call => call.prompt.map(partText).join());
    });
    expect(prompts).toEqual(['', 'H', 'Hé', 'Hé🙂', 'Hé🙃', 'Hé', ''].map(prompt => [prompt, 'b']));
  });
});
