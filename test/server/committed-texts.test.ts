import { expect, test } from 'vitest';
import { defaultConfiguration } from '../../src/configuration/read-configuration.ts';
import { CommittedTexts } from '../../src/server/committed-texts.ts';
import { lineAnalyzer } from './line-analyzer.ts';

const uri = 'file:///workspace/a.py';
const source = { file: 'a.py', language: 'python' } as const;

function made(analyzer = lineAnalyzer()) {
  const analyses = { generation: 0, readImported: () => undefined };
  const texts = new CommittedTexts();
  const analysisOf = (configuration = defaultConfiguration) =>
    texts.analysisOf({ analyzer, analyses } as never, uri, source, configuration);
  return { analyzer, analyses, texts, analysisOf };
}

test('a text is analysed once, until the configuration or what it imports is another', async () => {
  const { analyzer, analyses, texts, analysisOf } = made();
  texts.set(uri, 'ask(1)');
  expect((await analysisOf())!.calls).toHaveLength(1);
  await analysisOf();
  expect(analyzer.analyzed).toHaveLength(1);
  await analysisOf({ ...defaultConfiguration });
  expect(analyzer.analyzed).toHaveLength(2);
  analyses.generation = 1;
  await analysisOf();
  expect(analyzer.analyzed).toHaveLength(3);
});

test.each<[string, string | null, number]>([
  ['the same text is kept', 'ask(1)', 1],
  ['another is analysed', 'ask(1)\nask(2)', 2],
])('a new commit: %s', async (_, text, analysed) => {
  const { analyzer, texts, analysisOf } = made();
  texts.set(uri, 'ask(1)');
  await analysisOf();
  texts.set(uri, text);
  await analysisOf();
  expect(analyzer.analyzed).toHaveLength(analysed);
});

test.each<[string, (texts: CommittedTexts) => void]>([
  ['in no commit', texts => texts.set(uri, null)],
  ['closed', texts => texts.forget(uri)],
  ['too long to be code', texts => texts.set(uri, 'a'.repeat(2_000_001))],
])('there is none of a document that is %s', (_, change) => {
  const { texts, analysisOf } = made();
  texts.set(uri, 'ask(1)');
  change(texts);
  expect(analysisOf()).toBeUndefined();
});

test('an analysis that failed is tried again', async () => {
  let fails = true;
  const { texts, analysisOf } = made(
    lineAnalyzer(async () => {
      if (fails) throw new Error('no grammar');
    }),
  );
  texts.set(uri, 'ask(1)');
  await expect(analysisOf()).rejects.toThrow('no grammar');
  fails = false;
  expect((await analysisOf())!.calls).toHaveLength(1);
});
