import { isIdle, readCustomModels } from '../analysis/custom-models.ts';
import { selfHostedCost } from '../cost/self-hosted-cost.ts';
import { estimateJson, estimateText } from '../report/estimate-report.ts';
import { customModelProblemText } from '../report/messages.ts';
import { english } from '../report/translate.ts';
import { tokens } from '../units.ts';
import type { Command, CommandHost } from './command.ts';
import type { CommandArguments } from './command-arguments.ts';
import { Configurations, type LoadedConfiguration } from './configuration-file.ts';
import { deploymentFlags, deploymentFromFlags } from './deployment-flags.ts';
import { configurationFlag, formatFlag } from './flag.ts';
import { jsonText } from './json-text.ts';
import type { CustomModelFiles } from './model-named.ts';
import { analyzerOf } from './process-analyzer.ts';
import { readText, textIfReadable } from './text-files.ts';
import { UsageError } from './usage-error.ts';

export const estimate: Command = {
  name: 'estimate',
  synopsis: 'estimate --model ID --hardware ID --input N --output N',
  summary: 'one request on one deployment: memory, time, throughput, dollars',
  flags: [
    ...deploymentFlags,
    { name: 'input', value: 'N', help: 'input tokens' },
    { name: 'text', value: 'S', mayBeEmpty: true, help: 'or the input itself' },
    { name: 'file', value: 'F', help: 'or a file that holds it' },
    { name: 'output', value: 'N', help: 'output tokens' },
    { name: 'cached', value: 'N', help: 'input tokens that are already in the KV cache' },
    formatFlag('text', 'json'),
    configurationFlag,
  ],

  async run(given, host) {
    if (given.positionals[0] !== undefined)
      throw new UsageError(`estimate takes no "${given.positionals[0]}"; the input goes to --text or --file.`);
    const loaded = new Configurations(given.text('config'), host.cwd, line => host.err(`${line}\n`)).inFolder(host.cwd);
    const models = await customModelsOf(loaded, host);
    const resolved = deploymentFromFlags(given, loaded.configuration, models);
    const input = await inputTokens(given, host, resolved.deployment.model.id);
    const cached = given.number('cached', { whole: true }) ?? 0;
    if (cached > input) throw new UsageError(`--cached ${cached} is more than the ${input} input tokens.`);
    const output = given.number('output', { whole: true, most: 1e9 }) ?? loaded.configuration.outputTokens.default;
    const shape = { input: tokens(input), cached: tokens(cached), output: tokens(output) };
    const corrections = models.corrections;
    const result = selfHostedCost({ ...resolved, ...(corrections ? { corrections } : {}) }, shape);
    const json = given.text('format') === 'json';
    host.out(json ? jsonText(estimateJson(result)) : estimateText(result));
    return result.estimate.fits ? 0 : 1;
  },
};

/** The models that the configuration describes by their own `config.json`. @throws UsageError when one cannot be used. */
export async function customModelsOf(
  { configuration, folder }: LoadedConfiguration,
  host: CommandHost,
): Promise<CustomModelFiles> {
  const { models, corrections, problems } = await readCustomModels(configuration, async file =>
    textIfReadable(file, folder),
  );
  const fault = problems.find(problem => !isIdle(problem, configuration));
  if (fault) throw new UsageError(customModelProblemText(fault, english));
  const { cwd, confined = false } = host;
  return { known: models, cwd, confined, ...(corrections ? { corrections } : {}) };
}

async function inputTokens(given: CommandArguments, host: CommandHost, model: string): Promise<number> {
  const ways = ['input', 'text', 'file'].filter(name => given.has(name));
  if (ways.length !== 1) {
    const problem = ways.length === 0 ? 'The input is missing' : `--${ways.join(' and --')} exclude each other`;
    throw new UsageError(`${problem}: give one of --input N, --text S or --file F.`);
  }
  const count = given.number('input', { whole: true, most: 1e9 });
  if (count !== undefined) return count;
  const counter = await analyzerOf(host.readAsset).tokenCounter(model);
  return counter.count(given.text('text') ?? readText(given.text('file')!, host)).tokens;
}
