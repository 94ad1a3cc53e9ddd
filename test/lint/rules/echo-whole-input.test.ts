import { describe, expect, test } from 'vitest';
import { callIn, sourceLanguages } from '../languages.ts';
import { lintSource } from '../lint-source.ts';

const rule = 'echo-whole-input';
const lint = (user: string) => lintSource(rule, 'python', callIn.python({ user }));

describe('reports, at the wording', () => {
  test.each<[string, string]>([
    ['Fix the bug. Return the entire updated file.', 'Return the entire updated file'],
    ['Output the full corrected text:', 'Output the full corrected text'],
    ['Respond with the complete, revised document.', 'Respond with the complete, revised document'],
    ['Apply the edit and provide the updated, complete code.', 'provide the updated, complete code'],
    ['Give me the whole file with your changes applied.', 'Give me the whole file with your changes'],
    ['You must return the entire content of the updated file.', 'return the entire content of the updated file'],
    ['Rewrite the entire document so that it is shorter.', 'Rewrite the entire document'],
    ['Return the text, even the parts that did not change.', 'Return the text, even the parts that did not change'],
  ])('%s', async (user, underlined) => {
    const seen = await lint(user);
    expect(seen.map(found => found.underlined)).toEqual([underlined]);
    expect(seen[0]!.finding.severity).toBe('warning');
    expect(seen[0]!.message).toBe(
      `"${underlined}" has the whole text written again, one decode step per token, where a list of changes would do. Every 1,000 tokens of it cost $0.01 a call.`,
    );
  });

  test.each(sourceLanguages)('in %s', async language => {
    const text = callIn[language]({ system: 'You edit code.\nReturn the full updated file.', user: 'Rename x.' });
    expect(await lintSource(rule, language, text)).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each([
    'Do not return the entire updated file.',
    'Return only the changed lines instead of the whole updated file.',
    'Return a patch, never the full modified code.',
    'Read the entire file and list its bugs.',
    'Return the full name of the author of this document.',
    'Answer in full sentences about the updated document.',
    'Write a complete program that sorts numbers.',
    'Summarize the whole document.',
  ])('%s', async user => {
    expect(await lint(user)).toEqual([]);
  });
});
