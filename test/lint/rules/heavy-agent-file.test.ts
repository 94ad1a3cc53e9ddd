import { describe, expect, test } from 'vitest';
import { heaviestSections } from '../../../src/lint/markdown-sections.ts';
import { lintSource } from '../lint-source.ts';
import { countTokens } from '../rule-cases.ts';

const rule = 'heavy-agent-file';
/** Nine tokens (o200k). */
const sentence = 'Run the tests before you commit a change. ';
const section = (title: string, sentences: number) => `## ${title}\n\n${sentence.repeat(sentences)}\n\n`;
const lint = (file: string, text: string, configuration = {}) =>
  lintSource(rule, 'prompt-file', text, configuration, file);

describe('reports', () => {
  test('a file over 2,000 tokens, at its heaviest section', async () => {
    const text = `# Working here\n\n${section('Style', 40)}${section('Deployment', 180)}${section('Tests', 30)}`;
    const [seen, ...others] = await lint('AGENTS.md', text);
    expect(others).toEqual([]);
    expect(seen!.underlined).toBe('## Deployment');
    expect(seen!.finding.severity).toBe('warning');
    expect(seen!.message).toMatch(
      /^≈2,\d{3} tokens go along with every turn, over 2,000\. .*Heaviest: Deployment \(≈1,\d{3}\), Style \(≈3\d\d\), Tests \(≈2\d\d\)\.$/,
    );
    expect(seen!.finding.saves!.tokens).toBe(Number(seen!.finding.args.tokens) - 2000);
  });

  test.each([
    'CLAUDE.md',
    'docs/CLAUDE.md',
    '.cursorrules',
    '.github/copilot-instructions.md',
    '.claude/agents/review.md',
  ])('%s', async file => {
    expect(await lint(file, section('All', 260))).toHaveLength(1);
  });

  test('a skill over 5,000 tokens', async () => {
    const head = '---\nname: release\ndescription: How to release.\n---\n';
    expect(await lint('skills/release/SKILL.md', head + section('Steps', 300))).toEqual([]);
    const [seen] = await lint('skills/release/SKILL.md', head + section('Steps', 600));
    expect(seen!.message).toMatch(/^≈5,\d{3} tokens are read with each use of this skill, over 5,000\./);
  });

  test('a skill’s description over 100 tokens, at the description', async () => {
    const description = sentence.repeat(14).trim();
    const [seen] = await lint(
      'skills/release/SKILL.md',
      `---\nname: release\ndescription: ${description}\n---\nRelease.\n`,
    );
    expect(seen!.underlined).toBe(description);
    expect(seen!.message).toMatch(
      /^The description takes ≈1\d\d tokens, over 100: it is shown on every turn, used or not\.$/,
    );
  });
});

describe('accepts', () => {
  test.each<[string, string, string, object]>([
    ['a file of the usual size', 'AGENTS.md', section('All', 150), {}],
    ['a prompt that is not sent on every turn', 'prompts/answer.md', section('All', 400), {}],
    [
      'a file with a budget of its own',
      'AGENTS.md',
      section('All', 400),
      { budgets: [{ files: '*.md', maxInputTokens: 9000 }] },
    ],
  ])('%s', async (_name, file, text, configuration) => {
    expect(await lint(file, text, configuration)).toEqual([]);
  });
});

describe('the sections of a text', () => {
  const titles = (text: string) =>
    heaviestSections(text, countTokens).map(({ title, from, to }) => [title, text.slice(from, to)]);
  test.each<[string, string, [string, string][]]>([
    ['none', 'Be kind.', [['(start)', 'Be kind.']]],
    [
      'the heaviest first',
      '# A\nx\n# B\nlonger text',
      [
        ['B', '# B\nlonger text'],
        ['A', '# A\nx\n'],
      ],
    ],
    [
      'what stands before the first',
      'Start here, please.\n## A #\nx',
      [
        ['(start)', 'Start here, please.\n'],
        ['A', '## A #\nx'],
      ],
    ],
    ['code is no heading', '# A\n```sh\n# not a heading\n```\n', [['A', '# A\n```sh\n# not a heading\n```\n']]],
    ['CRLF', '# A\r\nx\r\n', [['A', '# A\r\nx\r\n']]],
    ['a long title is cut', `# ${'a'.repeat(50)}`, [[`${'a'.repeat(39)}…`, `# ${'a'.repeat(50)}`]]],
    ['an empty text has none', '\n\n', []],
  ])('%s', (_name, text, expected) => {
    expect(titles(text)).toEqual(expected);
  });
});
