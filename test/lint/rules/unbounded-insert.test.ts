import { describe, expect, test } from 'vitest';
import { lintSource, messages, openAi, vercel } from '../lint-source.ts';

const rule = 'unbounded-insert';
const user = (content: string) =>
  openAi(`${messages(`{"role": "user", "content": f"Summarize: ${content}"}`)}\n        max_tokens=200,`);

describe('reports', () => {
  test('a document of any length, at the value, with what it costs', async () => {
    const [seen] = await lintSource(rule, 'python', user('{document}'));
    expect(seen!.underlined).toBe('document');
    expect(seen!.finding.severity).toBe('hint');
    expect(seen!.message).toMatch(
      /^\{document\} may be of any length: 1k tokens of it cost ≈\$0\.0025 a call, 10k ≈\$0\.025, 100k ≈\$0\.25\.$/,
    );
  });

  test.each(['page.html', 'fileContent', 'pull_request_diff', 'transcript'])('%s', async name => {
    expect(await lintSource(rule, 'python', user(`{${name}}`))).toHaveLength(1);
  });

  test('a value that is inserted twice once', async () => {
    expect(await lintSource(rule, 'python', user('{document} and again {document}'))).toHaveLength(1);
  });

  test('in TypeScript', async () => {
    expect(await lintSource(rule, 'typescript', vercel(`    prompt: \`Summarize: \${document}\`,`))).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each([
    ['a short value', user('{question}')],
    ['a slice', user('{document[:2000]}')],
    ['a truncating function', user('{truncate(document)}')],
    ['a name that only resembles one', user('{contextual_name}')],
    [
      'a variable that was cut before',
      user('{document}').replace('    return', '    document = document[:2000]\n    return'),
    ],
    ['a recording', user('{audio_file}')],
    ['data of any kind', user('{data}')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });

  test('a value whose size is stated', async () => {
    expect(await lintSource(rule, 'python', user('{document}'), { placeholders: { document: 1800 } })).toEqual([]);
  });
});
