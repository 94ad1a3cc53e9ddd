import { describe, expect, test } from 'vitest';
import { findSuppressions } from '../../src/lint/suppressions.ts';
import type { LanguageId } from '../../src/source/call-site.ts';
import { callIn, type SourceLanguage, sourceLanguages } from './languages.ts';
import { analyze } from './lint-source.ts';

const rule = 'short-answer-unbounded';
const said = { user: 'Is this spam? Answer yes or no.' };

/** How each language writes a comment on a line of its own. */
const comments: Readonly<Record<SourceLanguage, readonly ((words: string) => string)[]>> = (() => {
  const hash = (words: string) => `# ${words}`;
  const slashes = (words: string) => `// ${words}`;
  const block = (words: string) => `/* ${words} */`;
  const both = [slashes, block];
  return {
    python: [hash],
    ruby: [hash],
    php: [hash, slashes, block],
    typescript: both,
    typescriptreact: both,
    javascript: both,
    javascriptreact: both,
    go: both,
    java: both,
    kotlin: both,
    csharp: both,
    rust: both,
  };
})();

/** The call with a comment above the line of the rule's finding, indented like it. */
async function commented(language: SourceLanguage, comment: string) {
  const text = callIn[language](said);
  const { findings } = await analyze(language, text);
  const finding = findings.find(found => found.rule === rule)!;
  const lines = text.split('\n');
  const at = finding.range.start.line - 1;
  const indent = /^\s*/.exec(lines[at]!)![0];
  const changed = [...lines.slice(0, at), indent + comment, ...lines.slice(at)].join('\n');
  const rulesOf = (found: readonly { readonly rule: string }[]) => found.map(entry => entry.rule).sort();
  return { before: rulesOf(findings), after: rulesOf((await analyze(language, changed)).findings) };
}

const cells = sourceLanguages.flatMap(language =>
  comments[language].map((write, index) => ({ language, write, index })),
);

describe('a comment with a reason hides its rule on the next line and nothing else', () => {
  test.each(cells)('$language, form $index', async ({ language, write }) => {
    const comment = write(`inference-cost-disable-next-line ${rule} -- the gateway caps it`);
    const { before, after } = await commented(language, comment);
    expect(before).toContain(rule);
    expect(after).toEqual(before.filter(found => found !== rule));
  });
});

describe('a comment that hides nothing is reported, and the finding stays', () => {
  test.each(cells)('$language, form $index', async ({ language, write }) => {
    const { before, after } = await commented(language, write('inference-cost-disable-next-line over-budget -- old'));
    expect(after).toEqual([...before, 'unused-suppression'].sort());
  });
});

describe('what a comment says', () => {
  test.each<[LanguageId, string, string[], string | undefined]>([
    ['python', '# inference-cost-disable-next-line a-rule', ['a-rule'], undefined],
    ['python', '# inference-cost-disable-next-line a-rule -- because', ['a-rule'], 'because'],
    ['go', '// inference-cost-disable-next-line a-rule, b-rule -- both', ['a-rule', 'b-rule'], 'both'],
    ['java', '/* inference-cost-disable-next-line a-rule -- it is capped */', ['a-rule'], 'it is capped'],
    ['typescriptreact', '{/* inference-cost-disable-next-line a-rule */}', ['a-rule'], undefined],
    ['prompt-file', '<!-- inference-cost-disable-next-line a-rule -- meant so -->', ['a-rule'], 'meant so'],
    ['prompt-file', '{# inference-cost-disable-next-line a-rule #}', ['a-rule'], undefined],
    ['rust', '// inference-cost-disable-next-line', [], undefined],
  ])('in %s: %s', (language, comment, rules, reason) => {
    const found = findSuppressions(comment, language);
    expect(found.map(entry => entry.rule)).toEqual(rules);
    expect(found.map(entry => entry.reason)).toEqual(rules.map(() => reason));
    expect(found.every(entry => entry.line === 2)).toBe(true);
    for (const { range, rule: name } of found)
      expect(comment.slice(range.start.column - 1, range.end.column - 1)).toBe(name);
  });
});

describe('fingerprints through the whole pipeline', () => {
  const marks = async (language: SourceLanguage, text: string) =>
    (await analyze(language, text)).findings.map(({ rule: id, fingerprint }) => `${id} ${fingerprint}`).sort();

  test.each(sourceLanguages)('stay when the call moves down in %s', async language => {
    const text = callIn[language](said);
    const head = language === 'php' ? '<?php\n' : '';
    const moved = head + '\n'.repeat(7) + text.slice(head.length);
    expect(await marks(language, moved)).toEqual(await marks(language, text));
    expect((await marks(language, text)).length).toBeGreaterThan(0);
  });

  test('stay when another call comes before it', async () => {
    const text = callIn.python(said);
    const other = 'import anthropic\nanthropic.Anthropic().completions.create(model="claude-2", prompt=q)\n';
    expect(await marks('python', other + text)).toEqual(expect.arrayContaining(await marks('python', text)));
  });
});
