import type { Configuration } from '../configuration/configuration.ts';
import { defaultConfiguration } from '../configuration/read-configuration.ts';
import type { PricingContext } from '../cost/kept-costs.ts';
import { priceCall } from '../cost/price-call.ts';
import type { PricedCall } from '../cost/priced-call.ts';
import type { CustomModels } from '../cost/resolve-deployment.ts';
import type { CallSite, LanguageId } from '../source/call-site.ts';
import { createScanner } from '../source/create-scanner.ts';
import type { ScanOptions, ScanProblem, SourceText } from '../source/scanner.ts';
import type { ShareTree } from '../tokens/shared-trees.ts';
import type { ReadAsset, TokenCounter } from '../tokens/token-counter.ts';
import { createTokenCounters } from '../tokens/token-counters.ts';
import { type CustomModelProblem, readCustomModels } from './custom-models.ts';
import { exampleCall, exampleModel } from './example-call.ts';
import { analysisOf, type FileAnalysis } from './file-analysis.ts';
import { textAsCall } from './text-as-call.ts';

/** What the pure core needs from where it runs. */
export interface AnalyzerHost {
  /** Reads a file of `media/`. */
  readonly readAsset: ReadAsset;
  /** A model's `tokenizer.json` from this machine, for models whose vocabulary does not ship; undefined when there is none. */
  readonly readTokenizerJson?: (modelId: string) => Promise<Uint8Array | undefined>;
  /** Where threads of one process share vocabularies. */
  readonly shareTree?: ShareTree;
  /** Text of a Hugging Face `config.json` named in the configuration (path relative to it); undefined when unreadable. */
  readonly readModelConfig?: (path: string, configuration: Configuration) => Promise<string | undefined>;
}

/** The one pipeline: text to call sites to tokens to estimates to findings. Every surface reads what it returns. */
export interface Analyzer {
  /** Loads what analysing a document of this language will need first: its grammar, the vocabulary that most counts rest on. */
  prepare(language: LanguageId): Promise<void>;
  analyze(source: SourceText, configuration: Configuration, options?: ScanOptions): Promise<FileAnalysis>;
  /** Prices a stretch of plain text as one user message, e.g. an editor selection. */
  analyzeText(text: string, modelId: string | undefined, configuration: Configuration): Promise<FileAnalysis>;
  /** What counts a model's tokens, for showing where they lie. */
  tokenCounter(modelId: string | undefined): Promise<TokenCounter>;
  /** The models that the configuration describes by their own `config.json`. */
  customModels(configuration: Configuration): Promise<CustomModels>;
  /** What is wrong with those files. */
  customModelProblems(configuration: Configuration): Promise<readonly CustomModelProblem[]>;
}

interface PricedSite {
  readonly call: PricedCall;
  readonly counter: TokenCounter;
}

/** What a configuration and the files that it names come to. */
interface Reading {
  readonly pricing: PricingContext;
  /** An edit leaves most calls of a document what they were: what they came to is found by the call itself. */
  readonly priced: WeakMap<CallSite, PricedSite>;
  readonly problems: readonly CustomModelProblem[];
}

export function createAnalyzer(host: AnalyzerHost): Analyzer {
  const scanner = createScanner(host.readAsset);
  const counters = createTokenCounters(host.readAsset, host);
  let isAsked = false;
  const readings = new WeakMap<Configuration, Promise<Reading>>();

  const read = (configuration: Configuration): Promise<Reading> => {
    let reading = readings.get(configuration);
    if (!reading) {
      const readText = async (path: string) => host.readModelConfig?.(path, configuration);
      reading = readCustomModels(configuration, readText).then(({ models, corrections, problems }) => ({
        problems,
        priced: new WeakMap(),
        pricing: { configuration, customModels: models, counters, ...(corrections ? { corrections } : {}) },
      }));
      readings.set(configuration, reading);
    }
    return reading;
  };

  async function price(
    source: SourceText,
    sites: readonly CallSite[],
    problems: readonly ScanProblem[],
    configuration: Configuration,
    isCancelled: () => boolean = () => false,
  ): Promise<FileAnalysis> {
    const { pricing, priced } = await read(configuration);
    const calls: PricedCall[] = [];
    const counterOf = new Map<PricedCall, TokenCounter>();
    for (const site of sites) {
      if (isCancelled()) break;
      let known = priced.get(site);
      if (!known) {
        known = { call: await priceCall(site, pricing), counter: await counters.forModel(site.model.id) };
        priced.set(site, known);
      }
      calls.push(known.call);
      counterOf.set(known.call, known.counter);
    }
    const { file, language, text } = source;
    return analysisOf({ file, language, text, calls, counterOf, configuration }, problems);
  }

  async function analyze(source: SourceText, configuration: Configuration, options: ScanOptions = {}) {
    await scanner.prepare(source.language, source.text);
    const { calls, problems } = scanner.scan(source, options);
    return price(source, calls, problems, configuration, options.isCancelled);
  }

  function analyzeText(text: string, modelId: string | undefined, configuration: Configuration) {
    const { source, site } = textAsCall(text, modelId);
    return price(source, [site], [], configuration);
  }

  return {
    async prepare(language) {
      // Vocabularies are unpacked while the grammar is compiled, which other threads do. What an estimate needs besides is left for a file
      // that needs it.
      await Promise.all([scanner.prepare(language), analyzeText('a', exampleModel, defaultConfiguration)]);
      // Somebody waits already: an example would only be in the way.
      if (!isAsked) await analyze(exampleCall(language), defaultConfiguration);
    },
    customModels: async configuration => (await read(configuration)).pricing.customModels,
    customModelProblems: async configuration => (await read(configuration)).problems,
    analyze(source, configuration, options) {
      isAsked = true;
      return analyze(source, configuration, options);
    },
    tokenCounter: modelId => counters.forModel(modelId),
    analyzeText,
  };
}
