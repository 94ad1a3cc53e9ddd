import { describe, expect, test } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import type { SourceText } from '../../src/source/scanner.ts';
import { analyzer } from '../analyzer-of-tests.ts';
import { configured } from '../cost/fixtures.ts';
import { readMedia } from '../tokens/media.ts';

const python = (text: string): SourceText => ({ file: 'app.py', language: 'python', text });
const support = python(`from openai import OpenAI

client = OpenAI()

def answer(question):
    return client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[
            {"role": "system", "content": "You are a helpful assistant."},
            {"role": "user", "content": f"Answer briefly: {question}"},
        ],
    )
`);
const prod = {
  model: 'meta-llama/Llama-3.1-8B-Instruct',
  hardware: 'h100-sxm',
  concurrency: 8,
  pricePerGpuHour: 3,
} as const;

describe('analyze', () => {
  test('text to call to tokens to seconds to dollars, and a finding', async () => {
    const analysis = await analyzer.analyze(support, configured({ deployments: { prod }, use: 'prod' }));
    expect(analysis.problems).toEqual([]);
    expect(analysis.calls).toHaveLength(1);
    const call = analysis.calls[0]!;
    expect(call.site.model).toMatchObject({ id: 'gpt-4o-mini', from: 'literal' });
    expect(call.parts.map(part => [part.role, part.staticCount.tokens, part.staticCount.exact])).toEqual([
      ['system', 6, true],
      ['user', 4, true],
    ]);
    expect(call.headline).toBe('self-hosted');
    const selfHosted = call.selfHosted!;
    expect(selfHosted.name).toBe('prod');
    expect(selfHosted.estimate.fits).toBe(true);
    if (!('costPerRequest' in selfHosted)) throw new Error('no cost');
    expect(selfHosted.costPerRequest).toBeCloseTo(selfHosted.prefillCost! + selfHosted.decodeCost!, 12);
    expect(analysis.findings.map(finding => finding.rule)).toContain('unbounded-output');
  });

  test.each([
    ['an empty file', ''],
    ['broken syntax', 'def (:\n  client.chat.'],
    ['NUL bytes', 'x = "\0\0"\n'],
  ])('%s has no calls and does not throw', async (_, text) => {
    expect((await analyzer.analyze(python(text), configured({}))).calls).toEqual([]);
  });

  test('a cancelled analysis stops', async () => {
    const analysis = await analyzer.analyze(support, configured({}), { isCancelled: () => true });
    expect(analysis.calls).toEqual([]);
  });

  test('without any configuration the deployment in force is called a default', async () => {
    const [call] = (await analyzer.analyze(support, configured({}))).calls;
    expect(call!.selfHosted).toMatchObject({ name: 'default', from: 'default' });
  });
});

describe('analyzeText', () => {
  test('prices plain text as one user message', async () => {
    const { calls } = await analyzer.analyzeText('hello world', 'gpt-4o', configured({}));
    expect(calls[0]!.parts[0]!.count).toMatchObject({ tokens: 2, exact: true });
  });

  test('nothing selected is a prompt of no tokens', async () => {
    const { calls } = await analyzer.analyzeText('', undefined, configured({}));
    expect(calls[0]!.unknown.map(({ code }) => code)).toEqual(['prompt-unknown', 'model-unknown']);
  });
});

describe('what is not computed twice, or too early', () => {
  const configuration = configured({ deployments: { prod }, use: 'prod' });

  test('findings are found when they are asked for, and once', async () => {
    const analysis = await analyzer.analyze(support, configuration);
    const { findings } = analysis;
    expect(findings.length).toBeGreaterThan(0);
    expect(analysis.findings).toBe(findings);
    expect(JSON.parse(JSON.stringify(analysis)).findings).toEqual(JSON.parse(JSON.stringify(findings)));
  });

  test('a call that an edit did not touch costs what it did, from the same estimate, and stands where it now stands', async () => {
    const [before] = (await analyzer.analyze(support, configuration)).calls;
    const [after] = (await analyzer.analyze(python(`# a new line\n${support.text}`), configuration)).calls;
    expect(after!.selfHosted).toBe(before!.selfHosted);
    expect(after!.site.range.start.line).toBe(before!.site.range.start.line + 1);
    expect(after!.parts.map(part => part.range!.start.line)).toEqual(
      before!.parts.map(part => part.range!.start.line + 1),
    );
  });
});

test.each([
  ['python', support.text],
  ['typescript', "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-4o', input: 'hello' });\n"],
  ['prompt-file', 'You answer briefly.'],
] as const)('a prepared analyzer reads no more files for a document in %s', async (language, text) => {
  const read: string[] = [];
  const prepared = createAnalyzer({
    readAsset: name => {
      read.push(name);
      return readMedia(name);
    },
  });
  await prepared.prepare(language);
  const ahead = read.length;
  expect(ahead).toBeGreaterThan(0);
  const { calls } = await prepared.analyze({ file: 'a.prompt', language, text }, configured({}));
  expect(calls).toHaveLength(1);
  expect(read.slice(ahead)).toEqual([]);
});

test('an analyzer that is asked while it is prepared reads each file once', async () => {
  const read: string[] = [];
  const asked = createAnalyzer({
    readAsset: name => {
      read.push(name);
      return readMedia(name);
    },
  });
  const [, { calls }] = await Promise.all([asked.prepare('python'), asked.analyze(support, configured({}))]);
  expect(calls).toHaveLength(1);
  expect(new Set(read).size).toBe(read.length);
});
