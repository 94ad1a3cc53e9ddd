import { describe, expect, test } from 'vitest';
import { json, run, Workspace } from './command-line.ts';

describe('counts plain text', () => {
  test('of files, in their order', async () => {
    using workspace = new Workspace({ 'a.txt': 'hello world', 'b.txt': '' });
    expect(await json(['tokens', '--model', 'gpt-4o', 'a.txt', 'b.txt'], workspace.folder)).toEqual({
      model: 'gpt-4o',
      vocabulary: 'o200k_base',
      exact: true,
      counts: [2, 0],
    });
  });

  test('of standard input', async () => {
    const readStandardInput = async () => 'hello world';
    for (const argv of [
      ['tokens', '--model', 'gpt-4o'],
      ['tokens', '--model', 'gpt-4o', '-'],
    ])
      expect((await json(argv, undefined, { readStandardInput })).counts).toEqual([2]);
  });

  test('of JSON lines, with ids', async () => {
    using workspace = new Workspace({ 'x.jsonl': '"hello world"\n"a\\nb"\r\n""\n' });
    const report = await json(['tokens', '--model', 'gpt-4o', '--lines', 'x.jsonl', '--ids'], workspace.folder);
    expect(report.counts).toEqual(report.ids.map((ids: number[]) => ids.length));
    expect(report.ids[0]).toEqual([24912, 2375]);
    expect(report.counts[2]).toBe(0);
  });

  test('text that looks like a special token is text', async () => {
    const { counts } = await json(['tokens', '--model', 'gpt-4o'], undefined, {
      readStandardInput: async () => '<|endoftext|>',
    });
    expect(counts[0]).toBeGreaterThan(1);
  });

  test('with bounds where the vocabulary is not known', async () => {
    const readStandardInput = async () => 'hello world '.repeat(40);
    const report = await json(['tokens', '--model', 'nobody-knows-this'], undefined, { readStandardInput });
    expect(report.exact).toBe(false);
    expect(report.low[0]).toBeLessThan(report.counts[0]);
    expect(report.high[0]).toBeGreaterThan(report.counts[0]);
    const { out } = await run(['tokens', '--model', 'nobody-knows-this'], undefined, { readStandardInput });
    expect(out).toMatch(/^≈\d+ {2}-\nthe model is unknown: /);
  });
});

describe('bad input is one line and status 2', () => {
  test.each([
    [['tokens', 'a.txt'], 'Name the model whose vocabulary counts: --model ID.'],
    [['tokens', '--model', 'gpt-4o', 'none.txt'], 'none.txt cannot be read: there is no such file.'],
    [['tokens', '--model', 'gpt-4o', '-', '-'], 'Standard input (-) can be read only once.'],
    [['tokens', '--model', 'gpt-4o', '--lines', 'x.jsonl', 'a'], '--lines takes no FILE beside it.'],
    [
      ['tokens', '--model', 'gpt-4o', '--lines', 'x.jsonl'],
      'x.jsonl:2: not a JSON string; put one string in double quotes on each line.',
    ],
    [
      ['tokens', '--model', 'gpt-4o', '--lines', 'y.jsonl'],
      'y.jsonl:1: a JSON string is expected, in double quotes, not 3.',
    ],
    [
      ['tokens', '--model', 'gpt-4o', '--lines', 'null.jsonl'],
      'null.jsonl:2: a JSON string is expected, in double quotes, not null.',
    ],
    [['tokens', '--model', 'gpt-4o', 'latin1.txt'], 'latin1.txt cannot be read: it is not UTF-8 text.'],
  ])('%j', async (argv, expected) => {
    using workspace = new Workspace({ 'x.jsonl': '"a"\nb\n', 'y.jsonl': '3\n', 'null.jsonl': '"a"\nnull\n' });
    workspace.write('latin1.txt', new Uint8Array([0x63, 0xe9]));
    const { status, out, err } = await run(argv, workspace.folder);
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: `inference-cost: ${expected}\n` });
  });
});
