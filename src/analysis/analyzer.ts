import type { Configuration } from '../configuration/configuration.ts';
import type { ScanOptions, SourceText } from '../source/scanner.ts';
import type { ReadAsset } from '../tokens/token-counter.ts';
import type { FileAnalysis } from './file-analysis.ts';

/** What the pure core needs from where it runs. */
export interface AnalyzerHost {
  /** Reads a file of `media/`. */
  readonly readAsset: ReadAsset;
  /** Text of a Hugging Face `config.json` named in the configuration (path relative to it); undefined when unreadable. */
  readonly readModelConfig?: (path: string) => Promise<string | undefined>;
  /** A local `tokenizer.json` for a model, if the machine has one. */
  readonly readTokenizerJson?: (modelId: string) => Promise<Uint8Array | undefined>;
}

/** The one pipeline: text to call sites to tokens to estimates to findings. Every surface reads what it returns. */
export interface Analyzer {
  analyze(source: SourceText, configuration: Configuration, options?: ScanOptions): Promise<FileAnalysis>;
  /** Prices a stretch of plain text as one user message, e.g. an editor selection. */
  analyzeText(text: string, modelId: string | undefined, configuration: Configuration): Promise<FileAnalysis>;
}
