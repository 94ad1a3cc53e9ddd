import { formatTokens } from '../report/format.ts';
import { countBasisText } from '../report/messages.ts';
import { alignColumns } from '../report/text-columns.ts';
import { english } from '../report/translate.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';
import type { Command, CommandHost } from './command.ts';
import type { CommandArguments } from './command-arguments.ts';
import { formatFlag } from './flag.ts';
import { analyzerOf } from './process-analyzer.ts';
import { readText } from './text-files.ts';
import { UsageError } from './usage-error.ts';

/** One text to count, with the name that it is shown under. */
interface Input {
  readonly name: string;
  readonly text: string;
}

/** One JSON string per line. @throws UsageError that names the line. */
function jsonLines(file: string, host: CommandHost): Input[] {
  const lines = readText(file, host).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => {
    const name = `${file}:${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new UsageError(`${name}: not a JSON string; put one string in double quotes on each line.`);
    }
    if (typeof value !== 'string')
      throw new UsageError(`${name}: a JSON string is expected, in double quotes, not ${line.slice(0, 40)}.`);
    return { name, text: value };
  });
}

async function inputs(given: CommandArguments, host: CommandHost): Promise<Input[]> {
  const lines = given.text('lines');
  if (lines !== undefined) {
    if (given.positionals.length > 0) throw new UsageError('--lines takes no FILE beside it.');
    return jsonLines(lines, host);
  }
  const files = given.positionals.length === 0 ? ['-'] : given.positionals;
  if (files.filter(file => file === '-').length > 1) throw new UsageError('Standard input (-) can be read only once.');
  const read: Input[] = [];
  for (const file of files)
    read.push({ name: file, text: file === '-' ? await host.readStandardInput() : readText(file, host) });
  return read;
}

function tokensJson(model: string, counter: TokenCounter, texts: readonly Input[], withIds: boolean) {
  const counts = texts.map(({ text }) => counter.count(text));
  return {
    model,
    vocabulary: counter.basis.vocabulary,
    exact: counter.exact,
    counts: counts.map(count => count.tokens),
    ...(counter.exact ? {} : { low: counts.map(count => count.low), high: counts.map(count => count.high) }),
    ...(withIds ? { ids: texts.map(({ text }) => [...counter.encode(text)]) } : {}),
  };
}

function tokensText(counter: TokenCounter, texts: readonly Input[], withIds: boolean): string {
  const rows = texts.map(({ name, text }) => {
    const count = counter.count(text);
    return [formatTokens(count.tokens, { exact: count.exact, form: 'long' }), name];
  });
  const lines = alignColumns(rows, [0]).map((line, index) =>
    withIds ? `${line}\n  ${[...counter.encode(texts[index]!.text)].join(' ')}\n` : `${line}\n`,
  );
  return `${lines.join('')}${countBasisText(counter.basis, english)}\n`;
}

export const tokens: Command = {
  name: 'tokens',
  synopsis: 'tokens --model ID [FILE…|-]',
  summary: 'count plain text',
  flags: [
    { name: 'model', value: 'ID', help: 'whose vocabulary counts' },
    { name: 'lines', value: 'FILE.jsonl', help: 'count each line, one JSON string per line' },
    { name: 'ids', help: 'add the token ids' },
    formatFlag('text', 'json'),
  ],

  async run(given, host) {
    const model = given.text('model');
    if (model === undefined) throw new UsageError('Name the model whose vocabulary counts: --model ID.');
    const texts = await inputs(given, host);
    const counter = await analyzerOf(host.readAsset).tokenCounter(model);
    const ids = given.has('ids');
    const json = given.text('format') === 'json';
    host.out(json ? `${JSON.stringify(tokensJson(model, counter, texts, ids))}\n` : tokensText(counter, texts, ids));
    return 0;
  },
};
