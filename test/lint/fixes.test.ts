import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../src/configuration/rule-ids.ts';
import { rules } from '../../src/lint/registry.ts';
import { callIn, type Said, type SourceLanguage, sourceLanguages } from './languages.ts';
import { analyze, messages, openAi } from './lint-source.ts';
import { applied } from './rule-cases.ts';

type Source = (language: SourceLanguage) => string | undefined;

/** An insertion in a template of JavaScript, Kotlin or PHP. */
const inserted = (code: string): string => `$\{${code}}`;

const ecmascript: readonly SourceLanguage[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];
const saying =
  (said: Said, languages: readonly SourceLanguage[] = sourceLanguages): Source =>
  language =>
    languages.includes(language) ? callIn[language](said) : undefined;

/** Languages whose text goes over several lines as it is written in these calls. */
const multiLine: readonly SourceLanguage[] = ['python', ...ecmascript, 'go', 'csharp', 'php'];
/** Languages whose SDK has a key for the limit that can be written into the call: elsewhere it is a builder's setter. */
const withLimitKey: readonly SourceLanguage[] = ['python', ...ecmascript, 'go', 'ruby', 'php'];

const serializers: Readonly<Record<SourceLanguage, readonly [string, string]>> = {
  python: ['{document}', '{json.dumps(document, indent=2)}'],
  typescript: [inserted('document'), inserted('JSON.stringify(document, null, 2)')],
  typescriptreact: [inserted('document'), inserted('JSON.stringify(document, null, 2)')],
  javascript: [inserted('document'), inserted('JSON.stringify(document, null, 2)')],
  javascriptreact: [inserted('document'), inserted('JSON.stringify(document, null, 2)')],
  go: ['+ document', '+ string(json.MarshalIndent(document, "", "  "))'],
  java: ['+ document', '+ mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document)'],
  kotlin: ['$document', inserted('mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document)')],
  csharp: ['{document}', '{JsonConvert.SerializeObject(document, Formatting.Indented)}'],
  rust: ['{document}")', '{}", serde_json::to_string_pretty(&document)?)'],
  ruby: ['#{document}', '#{JSON.pretty_generate(document)}'],
  php: ['{$document}"', '" . json_encode($document, JSON_PRETTY_PRINT)'],
};

const withSerializer: Source = language => {
  const [plain, indented] = serializers[language];
  const text = callIn[language]({ user: 'Sum up these orders:' });
  return text.replace(plain, () => indented);
};

/** Writes one more entry into the call's options, in the languages that write them as one. */
const withEntry =
  (said: Said, python: string, script: string, ruby: string, php: string): Source =>
  language => {
    const text = callIn[language](said);
    const model = said.model ?? 'gpt-4o';
    if (language === 'python') return text.replace(`model="${model}",`, `model="${model}",\n        ${python},`);
    if (ecmascript.includes(language)) return text.replace(`model: '${model}',`, `model: '${model}',\n    ${script},`);
    if (language === 'ruby') return text.replace(`model: "${model}",`, `model: "${model}",\n  ${ruby},`);
    if (language === 'php') return text.replace(`'model' => '${model}',`, `'model' => '${model}',\n    ${php},`);
    return undefined;
  };

const handbook = 'Answer from the handbook and cite the section that you used. '.repeat(110).trim();
const schema = `{ type: 'json_schema', json_schema: { name: 'order', schema: { type: 'object', properties: { id: { type: 'integer' } } } } }`;

/** A text in each language where the rule has a fix; the cases of the rules themselves say where it has none and why. */
const sources: Partial<Record<RuleId, Source>> = {
  'unbounded-output': saying({ user: 'Tell me about' }, withLimitKey),
  'short-answer-unbounded': saying({ user: 'Is this spam? Answer yes or no.' }, withLimitKey),
  'indented-prompt': saying(
    {
      system:
        'You are a clerk.\n            Be polite.\n            Never guess.\n            Cite the section.\n\n\n\n\n            Sign your name.\n            Be brief.\n            Use no list.\n            Thank them.',
      user: 'Tell me about',
    },
    multiLine,
  ),
  'pretty-json-literal': saying(
    { system: 'Read this:\n{\n    "kind": "refund",\n    "order": 1234,\n    "tags": ["a", "b"]\n}', user: 'Now' },
    ['python', ...ecmascript, 'go', 'php'],
  ),
  'pretty-json-in-prompt': withSerializer,
  'schema-said-twice': withEntry(
    { system: 'Extract the order. Respond only with a valid JSON object.', user: 'Order:' },
    'response_format={"type": "json_schema", "json_schema": {"name": "order", "schema": {"type": "object"}}}',
    `response_format: ${schema}`,
    'response_format: { type: "json_schema", json_schema: { name: "order", schema: { type: "object" } } }',
    "'response_format' => ['type' => 'json_schema', 'json_schema' => ['name' => 'order', 'schema' => ['type' => 'object']]]",
  ),
  'reasoning-for-simple-task': withEntry(
    { user: 'Is this spam? Answer yes or no.', model: 'o3' },
    'reasoning_effort="high"',
    "reasoning_effort: 'high'",
    'reasoning_effort: "high"',
    "'reasoning_effort' => 'high'",
  ),
  'cacheable-prefix-unmarked': language => {
    if (language === 'python')
      return `import anthropic\nclient = anthropic.Anthropic()\nclient.messages.create(model="claude-sonnet-4-5", max_tokens=9, system="${handbook}", messages=[{"role": "user", "content": question}])\n`;
    if (language === 'ruby')
      return `require "anthropic"\nclient = Anthropic::Client.new\nclient.messages.create(model: "claude-sonnet-4-5", max_tokens: 9, system: "${handbook}", messages: [{ role: "user", content: gets }])\n`;
    if (ecmascript.includes(language))
      return `import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\nexport const ask = (q) =>\n  client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 9, system: '${handbook}', messages: [{ role: 'user', content: q }] });\n`;
    return undefined;
  },
  'image-full-detail': language => {
    const image = { python: '{"type": "image_url", "image_url": {"url": document}}' };
    if (language === 'python') return openAi(messages(`{"role": "user", "content": [${image.python}]}`));
    if (!ecmascript.includes(language)) return undefined;
    return callIn[language]({ user: 'x' }).replace(
      `\`x ${inserted('document')}\``,
      "[{ type: 'image_url', image_url: { url: document } }, { type: 'text', text: 'What is it?' }]",
    );
  },
};

const cells = Object.entries(sources).flatMap(([rule, source]) =>
  sourceLanguages.flatMap(language => {
    const text = source(language);
    return text === undefined ? [] : [{ rule: rule as RuleId, language, text }];
  }),
);

/** Each text is read once for all tests of this file. */
const analyses = new Map<string, ReturnType<typeof analyze>>();
function analysisOf(language: SourceLanguage, text: string): ReturnType<typeof analyze> {
  const key = `${language}\n${text}`;
  const known = analyses.get(key) ?? analyze(language, text);
  analyses.set(key, known);
  return known;
}

/** How often each rule reports. */
const counts = (findings: readonly { readonly rule: string }[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(findings.map(({ rule }) => rule))]
      .sort()
      .map(rule => [rule, findings.filter(f => f.rule === rule).length]),
  );

describe('a fix removes its finding and no other, and leaves nothing to do', () => {
  test.each(cells)('$rule in $language', async ({ rule, language, text }) => {
    const before = await analysisOf(language, text);
    const finding = before.findings.find(found => found.rule === rule && found.fix);
    expect(finding, `no fix in:\n${text}`).toBeDefined();
    const fixed = applied(text, finding!);
    const after = await analyze(language, fixed);

    const expected = counts(before.findings);
    expected[rule]! -= 1;
    if (expected[rule] === 0) delete expected[rule];
    expect(counts(after.findings), fixed).toEqual(expected);

    expect(after.calls.map(({ site }) => [site.callee, site.syntaxError])).toEqual(
      before.calls.map(({ site }) => [site.callee, undefined]),
    );
    const again = after.findings.find(found => found.rule === rule && found.fix);
    expect(again && applied(fixed, again)).toBeUndefined();
  });
});

test('every rule that may bring a fix stands in the table', async () => {
  const seen = new Set<string>();
  for (const { language, text } of cells)
    for (const { rule, fix } of (await analysisOf(language, text)).findings) if (fix) seen.add(rule);
  expect([...seen].sort()).toEqual(Object.keys(sources).sort());
  expect(rules.map(rule => rule.id)).toEqual(expect.arrayContaining([...seen]));
});

test('a fix edits only the file of its finding', async () => {
  for (const { language, text } of cells)
    for (const { file, fix } of (await analysisOf(language, text)).findings)
      for (const edit of fix?.edits ?? []) expect(edit.file).toBe(file);
});
